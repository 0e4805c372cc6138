//! What stands around subnets and settles where packets go: route tables, security groups, NAT gateways, firewalls and
//! public addresses. None of it travels in a link; each is known by its resource id.
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{ResourceId, Word};
use crate::net::Prefix;

/// Everything of the kind that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attached {
    /// Route tables.
    pub route_tables: Vec<RouteTable>,
    /// Network security groups.
    pub security_groups: Vec<SecurityGroup>,
    /// NAT gateways.
    pub nat_gateways: Vec<NatGateway>,
    /// Azure Firewalls.
    pub firewalls: Vec<Firewall>,
    /// Public addresses and prefixes of them.
    pub public_addresses: Vec<PublicAddress>,
    /// Links of private DNS zones to networks.
    pub dns_links: Vec<DnsLink>,
    /// Outbound rules of load balancers.
    pub outbound_rules: Vec<OutboundRule>,
    /// What subnets say that they have.
    pub of_subnets: Vec<OfSubnet>,
}

/// A link of a private DNS zone to a network, whose machines it then answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DnsLink {
    /// Its resource id, which names its zone.
    pub id: ResourceId,
    /// The network.
    pub network: ResourceId,
}

/// An outbound rule of a load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboundRule {
    /// Its resource id, which names its load balancer.
    pub id: ResourceId,
    /// Ports of each machine; `Some(0)`: divided by the platform's steps.
    pub ports: Option<u64>,
    /// Minutes after which an idle connection ends.
    pub idle_minutes: Option<u64>,
    /// The addresses or prefixes in front that it leaves from.
    pub frontends: u64,
}

/// A route table, a security group or a NAT gateway that a subnet says it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfSubnet {
    /// The resource id of the subnet.
    pub subnet: ResourceId,
    /// The resource id of what it has.
    pub has: ResourceId,
}

/// A route table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteTable {
    /// Its resource id.
    pub id: ResourceId,
    /// The subnets that have it, by resource id.
    pub subnets: Vec<ResourceId>,
    /// Its routes.
    pub routes: Vec<TableRoute>,
}

/// A route of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRoute {
    /// Its name.
    pub name: String,
    /// The range that it is for (`addressPrefix`); `None`: a service tag.
    pub prefix: Option<Prefix>,
    /// What takes its packets (`nextHopType`).
    pub next_hop: Word<NextHopType>,
    /// The appliance's address (`nextHopIpAddress`).
    pub address: Option<IpAddr>,
}

/// `nextHopType` of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NextHopType {
    /// A firewall or another machine that passes packets on.
    VirtualAppliance,
    /// A VPN or ExpressRoute gateway.
    VirtualNetworkGateway,
    /// The platform's own way to the Internet.
    Internet,
    /// The network itself.
    VnetLocal,
    /// Packets are dropped.
    None,
}

/// A network security group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its resource id.
    pub id: ResourceId,
    /// The subnets that have it, by resource id.
    pub subnets: Vec<ResourceId>,
    /// Its rules, without the default ones, which every group has.
    pub rules: Vec<SecurityRule>,
}

/// A rule of a security group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityRule {
    /// Its name.
    pub name: String,
    /// Its priority: the lowest number is looked at first.
    pub priority: u64,
    /// Whether it is about what comes in, else about what goes out.
    pub inbound: bool,
    /// Whether it lets packets through, else drops them.
    pub allows: bool,
    /// `Tcp`, `Udp`, `Icmp`, `*` and so on.
    pub protocol: String,
    /// Ranges, tags such as `Internet`, or `*`; empty: groups of machines.
    pub sources: Vec<String>,
    /// Ranges, tags such as `Internet`, or `*`; empty: groups of machines.
    pub destinations: Vec<String>,
    /// Ports of the destination: `443`, `1000-2000` or `*`.
    pub ports: Vec<String>,
}

/// A NAT gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its resource id.
    pub id: ResourceId,
    /// The subnets that have it, by resource id.
    pub subnets: Vec<ResourceId>,
    /// Its public addresses and prefixes, by resource id.
    pub addresses: Vec<ResourceId>,
}

/// An Azure Firewall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firewall {
    /// Its resource id.
    pub id: ResourceId,
    /// Its private addresses.
    pub private: Vec<IpAddr>,
    /// Its public addresses, by resource id.
    pub addresses: Vec<ResourceId>,
}

/// A public address or a prefix of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicAddress {
    /// Its resource id.
    pub id: ResourceId,
    /// What it is (`ipAddress`, `ipPrefix`); `None`: nothing is allotted yet.
    pub range: Option<Prefix>,
}

impl Attached {
    /// Whether nothing of the kind was read.
    pub fn is_empty(&self) -> bool {
        self.route_tables.is_empty()
            && self.security_groups.is_empty()
            && self.nat_gateways.is_empty()
            && self.firewalls.is_empty()
            && self.public_addresses.is_empty()
            && self.dns_links.is_empty()
            && self.outbound_rules.is_empty()
            && self.of_subnets.is_empty()
    }

    /// Takes what another one holds as well.
    pub fn extend(&mut self, more: Attached) {
        self.route_tables.extend(more.route_tables);
        self.security_groups.extend(more.security_groups);
        self.nat_gateways.extend(more.nat_gateways);
        self.firewalls.extend(more.firewalls);
        self.public_addresses.extend(more.public_addresses);
        self.dns_links.extend(more.dns_links);
        self.outbound_rules.extend(more.outbound_rules);
        self.of_subnets.extend(more.of_subnets);
    }

    /// The same by parts, none with more than `most` of a kind.
    pub fn parts(mut self, most: usize) -> Vec<Attached> {
        let mut parts = Vec::new();
        while !self.is_empty() {
            parts.push(Attached {
                route_tables: first(&mut self.route_tables, most),
                security_groups: first(&mut self.security_groups, most),
                nat_gateways: first(&mut self.nat_gateways, most),
                firewalls: first(&mut self.firewalls, most),
                public_addresses: first(&mut self.public_addresses, most),
                dns_links: first(&mut self.dns_links, most),
                outbound_rules: first(&mut self.outbound_rules, most),
                of_subnets: first(&mut self.of_subnets, most),
            });
        }
        parts
    }

    /// The ranges of public addresses by their resource ids, and whether all of them are known.
    pub fn ranges_of(&self, ids: &[ResourceId]) -> (Vec<Prefix>, bool) {
        let range = |id: &ResourceId| self.public_addresses.iter().find(|of| of.id.same_as(id))?.range;
        let known: Vec<Prefix> = ids.iter().filter_map(range).collect();
        let is_all = known.len() == ids.len();
        (known, is_all)
    }
}

/// Takes the first of a list out of it.
fn first<T>(list: &mut Vec<T>, most: usize) -> Vec<T> {
    list.drain(..most.max(1).min(list.len())).collect()
}

impl RouteTable {
    /// The route for everything that no other one is for, over IPv4.
    pub fn default_route(&self) -> Option<&TableRoute> {
        let is_default = |prefix: Prefix| prefix.is_ipv4() && prefix.length() == 0;
        self.routes.iter().find(|route| route.prefix.is_some_and(is_default))
    }
}

impl NextHopType {
    const ALL: [(&str, NextHopType); 6] = [
        ("VirtualAppliance", NextHopType::VirtualAppliance),
        ("VirtualNetworkGateway", NextHopType::VirtualNetworkGateway),
        ("Internet", NextHopType::Internet),
        ("VnetLocal", NextHopType::VnetLocal),
        ("VirtualNetwork", NextHopType::VnetLocal),
        ("None", NextHopType::None),
    ];

    /// Reads a value in any casing.
    pub fn read(text: &str) -> Word<NextHopType> {
        let known = NextHopType::ALL.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim()));
        known.map_or_else(|| Word::Newer(text.to_owned()), |(_, value)| Word::Known(*value))
    }

    /// ARM's spelling.
    pub fn text(self) -> &'static str {
        NextHopType::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl std::fmt::Display for NextHopType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}
