//! What stands around clusters as Azure's resources: addresses, gateways, tables of routes, networks with their subnets.
use super::Resource;
use crate::export::code::plan::{Address, Gateway, Length, Network, Table};
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

pub(super) fn address(of: &Address) -> Resource {
    let version = Tree::text(if of.is_ipv6 { "IPv6" } else { "IPv4" });
    let (kind, length) = match &of.length {
        None => ("Microsoft.Network/publicIPAddresses", None),
        Some(Length::Known(length)) => {
            ("Microsoft.Network/publicIPPrefixes", Some(Tree::Number(u64::from(*length))))
        }
        Some(Length::Asked(text)) => ("Microsoft.Network/publicIPPrefixes", Some(Tree::Text(text.clone()))),
    };
    let is_static = length.is_none().then(|| Tree::text("Static"));
    let properties = Tree::object([
        ("publicIPAddressVersion", Some(version)),
        ("publicIPAllocationMethod", is_static),
        ("prefixLength", length),
    ]);
    Resource::of(kind, &of.place, with_sku(of.sku, properties))
}

pub(super) fn gateway(of: &Gateway) -> Resource {
    let ids = |is_prefix: bool, is_ipv6: bool| {
        let those =
            of.addresses.iter().filter(move |(_, prefix, ipv6)| *prefix == is_prefix && *ipv6 == is_ipv6);
        let ids: Vec<Tree> = those.map(|(id, _, _)| Tree::reference(id)).collect();
        (!ids.is_empty()).then_some(Tree::List(ids))
    };
    let properties = Tree::object([
        ("publicIpAddresses", ids(false, false)),
        ("publicIpPrefixes", ids(true, false)),
        ("publicIpAddressesV6", ids(false, true)),
        ("publicIpPrefixesV6", ids(true, true)),
    ]);
    Resource::of("Microsoft.Network/natGateways", &of.place, with_sku(of.sku, properties))
}

pub(super) fn table(of: &Table) -> Resource {
    let routes = of.routes.iter().map(|route| {
        let properties = Tree::object([
            ("addressPrefix", Some(Tree::text(route.prefix.to_string()))),
            ("nextHopType", Some(Tree::text(route.next_hop.clone()))),
            ("nextHopIpAddress", route.address.map(|address| Tree::text(address.to_string()))),
        ]);
        Tree::object([("name", Some(Tree::Text(route.name.clone()))), ("properties", Some(properties))])
    });
    let routes = Tree::List(routes.collect());
    let properties = Tree::object([("routes", Some(routes))]);
    let members = Tree::object([("properties", Some(properties))]);
    Resource::of("Microsoft.Network/routeTables", &of.place, members)
}

pub(super) fn network(of: &Network) -> Resource {
    let subnets = of.subnets.iter().map(|subnet| {
        let delegations = subnet.delegations.iter().enumerate().map(|(at, service)| {
            let properties = Tree::object([("serviceName", Some(Tree::Text(service.clone())))]);
            let name = Tree::text(format!("delegation-{}", at.saturating_add(1)));
            Tree::object([("name", Some(name)), ("properties", Some(properties))])
        });
        let delegations: Vec<Tree> = delegations.collect();
        let link = |text: &Option<Text>| text.as_ref().map(Tree::reference);
        let one = match subnet.prefixes.as_slice() {
            [prefix] => Some(Tree::text(prefix.to_string())),
            _ => None,
        };
        let several = one.is_none().then(|| Tree::texts(&subnet.prefixes));
        let properties = Tree::object([
            ("addressPrefix", one),
            ("addressPrefixes", several),
            ("delegations", (!delegations.is_empty()).then_some(Tree::List(delegations))),
            ("natGateway", link(&subnet.gateway)),
            ("routeTable", link(&subnet.table)),
            ("networkSecurityGroup", link(&subnet.security_group)),
        ]);
        Tree::object([("name", Some(Tree::Text(subnet.name.clone()))), ("properties", Some(properties))])
    });
    let space = Tree::object([("addressPrefixes", Some(Tree::texts(&of.prefixes)))]);
    let subnets = Tree::List(subnets.collect());
    let properties = Tree::object([("addressSpace", Some(space)), ("subnets", Some(subnets))]);
    let members = Tree::object([("properties", Some(properties))]);
    Resource::of("Microsoft.Network/virtualNetworks", &of.place, members)
}

fn with_sku(sku: &str, properties: Tree) -> Tree {
    Tree::object([
        ("sku", Some(Tree::object([("name", Some(Tree::text(sku)))]))),
        ("properties", Some(properties)),
    ])
}
