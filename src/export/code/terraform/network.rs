//! Networks and what stands around their subnets.
use super::Block;
use crate::export::code::plan::{Gateway, Length, Network, Place, Plan, Subnet};
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

pub(super) fn blocks(plan: &Plan) -> Vec<Block> {
    let mut blocks: Vec<Block> = plan.addresses.iter().map(address).collect();
    for gateway in &plan.gateways {
        blocks.extend(of_gateway(plan, gateway));
    }
    for table in &plan.tables {
        let routes = table.routes.iter().map(|route| {
            Tree::object([
                ("name", Some(Tree::Text(route.name.clone()))),
                ("address_prefix", Some(Tree::text(route.prefix.to_string()))),
                ("next_hop_type", Some(Tree::text(route.next_hop.clone()))),
                ("next_hop_in_ip_address", route.address.map(|address| Tree::text(address.to_string()))),
            ])
        });
        let body = with(&table.place, [("route", Tree::List(routes.collect()))]);
        blocks.push(Block::new("azurerm_route_table", &table.place.symbol, body));
    }
    for network in &plan.networks {
        let space = Tree::texts(&network.prefixes);
        let body = with(&network.place, [("address_space", space)]);
        blocks.push(Block::new("azurerm_virtual_network", &network.place.symbol, body));
        for subnet in &network.subnets {
            blocks.push(of_subnet(network, subnet));
            blocks.extend(associations(subnet));
        }
    }
    blocks
}

/// What every resource has, and more.
fn with<const N: usize>(place: &Place, more: [(&str, Tree); N]) -> Tree {
    let mut body = Tree::object([
        ("name", Some(Tree::Text(place.name.clone()))),
        ("resource_group_name", Some(Tree::Text(place.group.clone()))),
        ("location", Some(Tree::Text(place.location.clone()))),
    ]);
    more.into_iter().for_each(|(key, value)| body.put(key, value));
    body
}

fn address(of: &crate::export::code::plan::Address) -> Block {
    let version = Tree::text(if of.is_ipv6 { "IPv6" } else { "IPv4" });
    let sku = Tree::text(of.sku);
    let length = of.length.as_ref().map(|length| match length {
        Length::Known(length) => Tree::Number(u64::from(*length)),
        Length::Asked(text) => Tree::Text(text.clone()),
    });
    match length {
        None => {
            let more = [("allocation_method", Tree::text("Static")), ("sku", sku), ("ip_version", version)];
            Block::new("azurerm_public_ip", &of.place.symbol, with(&of.place, more))
        }
        Some(length) => {
            let more = [("prefix_length", length), ("sku", sku), ("ip_version", version)];
            Block::new("azurerm_public_ip_prefix", &of.place.symbol, with(&of.place, more))
        }
    }
}

fn of_gateway(plan: &Plan, of: &Gateway) -> Vec<Block> {
    let body = with(&of.place, [("sku_name", Tree::text(of.sku))]);
    let mut blocks = vec![Block::new("azurerm_nat_gateway", &of.place.symbol, body)];
    for (at, (id, is_prefix, _)) in of.addresses.iter().enumerate() {
        let (kind, argument) = if *is_prefix {
            ("azurerm_nat_gateway_public_ip_prefix_association", "public_ip_prefix_id")
        } else {
            ("azurerm_nat_gateway_public_ip_association", "public_ip_address_id")
        };
        let number = at.saturating_add(1).to_string();
        let own = plan.symbol_of(id).map_or(vec![number], <[String]>::to_vec);
        let symbol: Vec<String> = of.place.symbol.iter().cloned().chain(own).collect();
        let mut block = Block::new(kind, &symbol, Tree::object([(argument, Some(Tree::Text(id.clone())))]));
        block.of = Some(("nat_gateway_id", "azurerm_nat_gateway", of.place.symbol.clone()));
        blocks.push(block);
    }
    blocks
}

fn of_subnet(network: &Network, of: &Subnet) -> Block {
    let delegations = of.delegations.iter().enumerate().map(|(at, service)| {
        let own = Tree::object([("name", Some(Tree::Text(service.clone())))]);
        let name = Tree::text(format!("delegation-{}", at.saturating_add(1)));
        Tree::object([("name", Some(name)), ("service_delegation", Some(own))])
    });
    let delegations: Vec<Tree> = delegations.collect();
    let body = Tree::object([
        ("name", Some(Tree::Text(of.name.clone()))),
        ("resource_group_name", Some(Tree::Text(network.place.group.clone()))),
        ("virtual_network_name", Some(Tree::Text(network.place.name.clone()))),
        ("address_prefixes", Some(Tree::texts(&of.prefixes))),
        ("delegation", (!delegations.is_empty()).then_some(Tree::List(delegations))),
    ]);
    let mut block = Block::new("azurerm_subnet", &of.symbol, body);
    block.after = vec![("azurerm_virtual_network", network.place.symbol.clone())];
    block
}

/// What a subnet is associated with: kind, argument and id.
fn links(of: &Subnet) -> Vec<(&'static str, &'static str, &Text)> {
    let links = [
        ("azurerm_subnet_nat_gateway_association", "nat_gateway_id", &of.gateway),
        ("azurerm_subnet_route_table_association", "route_table_id", &of.table),
        (
            "azurerm_subnet_network_security_group_association",
            "network_security_group_id",
            &of.security_group,
        ),
    ];
    links.into_iter().filter_map(|(kind, argument, id)| Some((kind, argument, id.as_ref()?))).collect()
}

fn associations(of: &Subnet) -> Vec<Block> {
    let each = links(of).into_iter().map(|(kind, argument, id)| {
        let mut block =
            Block::new(kind, &of.symbol, Tree::object([(argument, Some(Tree::Text(id.clone())))]));
        block.of = Some(("subnet_id", "azurerm_subnet", of.symbol.clone()));
        block
    });
    each.collect()
}

/// The associations of a subnet that the code makes.
pub(super) fn associated(plan: &Plan, text: &Text) -> Vec<(&'static str, Vec<String>)> {
    let Text::Subnet(network, subnet) = text else { return Vec::new() };
    let subnet = plan.networks.get(*network).and_then(|network| network.subnets.get(*subnet));
    let of = |subnet: &Subnet| -> Vec<(&'static str, Vec<String>)> {
        links(subnet).into_iter().map(|(kind, _, _)| (kind, subnet.symbol.clone())).collect()
    };
    subnet.map(of).unwrap_or_default()
}
