//! Route tables, security groups, NAT gateways, firewalls and public addresses, as `az network … show` and `list`
//! print them. Without a resource id nothing tells what one belongs to, and it is left out.
use std::net::IpAddr;

use super::block::Block;
use super::detect::Around;
use super::draft::Draft;
use crate::design::subject::segment;
use crate::design::{
    DnsLink, Firewall, NatGateway, NextHopType, OutboundRule, PublicAddress, ResourceId, RouteTable,
    SecurityGroup, SecurityRule, TableRoute,
};
use crate::net::Prefix;
use crate::text::tree::Node;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "subnets",
    "routes",
    "addressPrefix",
    "nextHopType",
    "nextHopIpAddress",
    "securityRules",
    "priority",
    "direction",
    "access",
    "protocol",
    "sourceAddressPrefix",
    "sourceAddressPrefixes",
    "destinationAddressPrefix",
    "destinationAddressPrefixes",
    "destinationPortRange",
    "destinationPortRanges",
    "publicIpAddresses",
    "publicIpAddressesV6",
    "publicIpPrefixes",
    "publicIpPrefixesV6",
    "ipConfigurations",
    "privateIPAddress",
    "publicIPAddress",
    "ipAddress",
    "ipPrefix",
    "prefixLength",
    "virtualNetwork",
    "outboundRules",
    "allocatedOutboundPorts",
    "idleTimeoutInMinutes",
    "frontendIPConfigurations",
];

/// Reads one of them.
pub(super) fn read(around: Around, node: &Node<'_>, draft: &mut Draft) {
    let Some(id) = id_of(node) else { return };
    let name = id.name().unwrap_or_default();
    let block = Block::new(node, format!("{}/{}", around.list(), segment(name)));
    if let Some(node) = block.get("id") {
        draft.place(&block.subject, "id", node.span);
    }
    let attached = &mut draft.attached;
    match around {
        Around::RouteTable => {
            let routes = objects(&block, "routes").filter_map(|route| route_of(&route)).collect();
            attached.route_tables.push(RouteTable { id, subnets: ids(&block, "subnets"), routes });
        }
        Around::SecurityGroup => {
            let rules = objects(&block, "securityRules").filter_map(|rule| rule_of(&rule)).collect();
            attached.security_groups.push(SecurityGroup { id, subnets: ids(&block, "subnets"), rules });
        }
        Around::NatGateway => {
            let keys = ["publicIpAddresses", "publicIpAddressesV6", "publicIpPrefixes", "publicIpPrefixesV6"];
            let addresses = keys.into_iter().flat_map(|key| ids(&block, key)).collect();
            attached.nat_gateways.push(NatGateway { id, subnets: ids(&block, "subnets"), addresses });
        }
        Around::Firewall => attached.firewalls.push(firewall_of(id, &block)),
        Around::PublicAddress => {
            let range = ["ipAddress", "ipPrefix"].into_iter().find_map(|key| range_of(text(&block, key)?));
            attached.public_addresses.push(PublicAddress { id, range });
        }
        Around::DnsLink => {
            let network = block.get("virtualNetwork").and_then(id_of);
            attached.dns_links.extend(network.map(|network| DnsLink { id, network }));
        }
        Around::LoadBalancer => {
            let rules = objects(&block, "outboundRules");
            attached
                .outbound_rules
                .extend(rules.filter_map(|rule| Some(outbound_rule(id_of(rule.node())?, &rule))));
        }
        Around::OutboundRule => {
            let rule = outbound_rule(id, &block);
            attached.outbound_rules.push(rule);
        }
    }
    block.ignore_except(draft, "", &[KEYS]);
}

fn route_of(route: &Block<'_, '_>) -> Option<TableRoute> {
    Some(TableRoute {
        name: text(route, "name").unwrap_or_default().to_owned(),
        prefix: text(route, "addressPrefix").and_then(range_of),
        next_hop: NextHopType::read(text(route, "nextHopType")?),
        address: text(route, "nextHopIpAddress").and_then(|text| text.parse().ok()),
    })
}

fn rule_of(rule: &Block<'_, '_>) -> Option<SecurityRule> {
    let several = |one: &str, many: &str| -> Vec<String> {
        let one = text(rule, one).map(str::to_owned).into_iter();
        one.chain(rule.texts(many)).collect()
    };
    Some(SecurityRule {
        name: text(rule, "name").unwrap_or_default().to_owned(),
        priority: rule.get("priority").and_then(Node::as_u64)?,
        inbound: text(rule, "direction")?.eq_ignore_ascii_case("Inbound"),
        allows: text(rule, "access")?.eq_ignore_ascii_case("Allow"),
        protocol: text(rule, "protocol")?.to_owned(),
        sources: several("sourceAddressPrefix", "sourceAddressPrefixes"),
        destinations: several("destinationAddressPrefix", "destinationAddressPrefixes"),
        ports: several("destinationPortRange", "destinationPortRanges"),
    })
}

fn outbound_rule(id: ResourceId, rule: &Block<'_, '_>) -> OutboundRule {
    let frontends = ["frontendIPConfigurations", "frontendIpConfigurations"];
    let frontends = frontends.into_iter().find_map(|key| rule.list(key)).map_or(0, <[_]>::len);
    OutboundRule {
        id,
        ports: rule.get("allocatedOutboundPorts").and_then(Node::as_u64),
        idle_minutes: rule.get("idleTimeoutInMinutes").and_then(Node::as_u64),
        frontends: frontends as u64,
    }
}

fn firewall_of(id: ResourceId, block: &Block<'_, '_>) -> Firewall {
    let mut firewall = Firewall { id, private: Vec::new(), addresses: Vec::new() };
    for configuration in objects(block, "ipConfigurations") {
        let private: Option<IpAddr> =
            text(&configuration, "privateIPAddress").and_then(|text| text.parse().ok());
        firewall.private.extend(private);
        firewall.addresses.extend(configuration.get("publicIPAddress").and_then(id_of));
    }
    firewall
}

fn objects<'n, 't>(block: &Block<'n, 't>, key: &str) -> impl Iterator<Item = Block<'n, 't>> {
    let nodes = block.list(key).unwrap_or_default().iter().filter(|node| node.is_object());
    nodes.map(|node| Block::new(node, String::new()))
}

fn ids(block: &Block<'_, '_>, key: &str) -> Vec<ResourceId> {
    block.list(key).unwrap_or_default().iter().filter_map(id_of).collect()
}

/// The id of a resource, or of one that is referred to.
fn id_of(node: &Node<'_>) -> Option<ResourceId> {
    node.get("id").unwrap_or(node).as_str().and_then(ResourceId::parse)
}

fn text<'n>(block: &Block<'n, '_>, key: &str) -> Option<&'n str> {
    block.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// A range, or an address as the range that holds it alone.
fn range_of(text: &str) -> Option<Prefix> {
    let alone = || Some(Prefix::containing(text.parse().ok()?, u8::MAX));
    text.parse().ok().or_else(alone)
}
