//! [`Leaving`]: the public addresses that a cluster leaves from, as far as documents tell.
use super::exits::{Exit, exits_of};
use super::next_hop::{NextHop, default_route};
use crate::design::{OutboundType, ResourceId};
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster};

/// Whose packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaver {
    /// All nodes, and what has their addresses.
    Nodes,
    /// All pods with addresses of their own.
    Pods,
}

/// The ways by which packets leave, and what is known of their public addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Each way once.
    pub exits: Vec<(Exit, Addresses)>,
}

/// Public addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addresses {
    /// Those that are known, each once.
    pub ranges: Vec<Prefix>,
    /// Whether these are all.
    pub is_all: bool,
}

/// The public addresses that a cluster's nodes or pods leave from, by all of their subnets.
pub fn leaving(resolved: &Resolved, cluster: &ResolvedCluster, whose: Leaver) -> Leaving {
    let is_meant = |is_gateway: bool| whose == Leaver::Nodes || !is_gateway;
    let exits = exits_of(resolved, cluster, whose == Leaver::Nodes, &|_, pool| is_meant(pool.is_gateway()));
    let of = |exit: Exit| {
        let mut addresses = by_exit(resolved, cluster, exit);
        // A subnet that nothing tells may have a gateway of its own; where the service makes the network, it has none.
        addresses.is_all &= exit.subnet.is_some() || is_managed(cluster);
        (exit, addresses)
    };
    Leaving { exits: exits.into_iter().map(of).collect() }
}

impl Leaving {
    /// The addresses that are known, each once.
    pub fn ranges(&self) -> Vec<Prefix> {
        let mut ranges: Vec<Prefix> = Vec::new();
        for range in self.exits.iter().flat_map(|(_, addresses)| &addresses.ranges) {
            ranges.extend((!ranges.contains(range)).then_some(*range));
        }
        ranges
    }

    /// Whether these are all.
    pub fn is_all(&self) -> bool {
        self.exits.iter().all(|(_, addresses)| addresses.is_all)
    }
}

/// The public addresses of a way out.
pub(super) fn by_exit(resolved: &Resolved, cluster: &ResolvedCluster, exit: Exit) -> Addresses {
    let of_gateway = |place| resolved.nat_gateway(place).map(|gateway| gateway.addresses.as_slice());
    match exit.hop {
        NextHop::Route => exit.subnet.map(|place| of_firewall(resolved, place)).unwrap_or_default(),
        NextHop::LoadBalancer => of_ids(resolved, &cluster.said.outbound_addresses),
        NextHop::NatGateway if is_managed(cluster) => of_ids(resolved, &cluster.said.outbound_addresses),
        NextHop::NatGateway => of_ids(resolved, exit.subnet.and_then(of_gateway).unwrap_or_default()),
        NextHop::NetworkGateway | NextHop::NodePublic | NextHop::Nothing | NextHop::Unknown => {
            Addresses::default()
        }
    }
}

/// The addresses of the firewall that the default route of a subnet leads to; a NAT gateway on the firewall's own subnet
/// comes before them.
fn of_firewall(resolved: &Resolved, subnet: usize) -> Addresses {
    let own = firewall_subnet(resolved, subnet);
    if let Some(gateway) = own.and_then(|place| resolved.nat_gateway(place)) {
        return of_ids(resolved, &gateway.addresses);
    }
    let has_gateway = own.and_then(|place| resolved.subnets.get(place)?.nat_gateway);
    if has_gateway == Some(true) {
        return Addresses::default();
    }
    let mut addresses = addresses_of_firewall(resolved, subnet);
    addresses.is_all &= has_gateway == Some(false);
    addresses
}

/// The public addresses that are the firewall's own to which the default route of a subnet leads.
pub(super) fn addresses_of_firewall(resolved: &Resolved, subnet: usize) -> Addresses {
    let address = default_route(resolved, subnet).and_then(|route| route.address);
    let of = address.and_then(|address| {
        resolved.attached.firewalls.iter().find(|firewall| firewall.private.contains(&address))
    });
    of.map(|firewall| of_ids(resolved, &firewall.addresses)).unwrap_or_default()
}

/// The place of the subnet that holds the appliance which the default route of a subnet names: one of the same network
/// before those of others, of which no two may hold the address.
pub(super) fn firewall_subnet(resolved: &Resolved, subnet: usize) -> Option<usize> {
    let address = default_route(resolved, subnet)?.address?;
    let network = resolved.subnets.get(subnet)?.network;
    let all = resolved.subnets.iter().enumerate();
    let holding = all.filter(|(_, of)| of.prefixes.iter().any(|prefix| prefix.contains_address(address)));
    let holding: Vec<(usize, bool)> = holding.map(|(place, of)| (place, of.network == network)).collect();
    match (holding.iter().find(|(_, is_own)| *is_own), holding.as_slice()) {
        (Some((own, _)), _) => Some(*own),
        (None, [(other, _)]) => Some(*other),
        _ => None,
    }
}

fn of_ids(resolved: &Resolved, ids: &[ResourceId]) -> Addresses {
    if ids.is_empty() {
        return Addresses::default();
    }
    let (ranges, is_all) = resolved.attached.ranges_of(ids);
    Addresses { ranges, is_all }
}

fn is_managed(cluster: &ResolvedCluster) -> bool {
    cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::ManagedNatGateway)
}
