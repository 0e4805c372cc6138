//! [`Route`]: what a route table must hold for a cluster.
use super::exits::Exit;
use super::leaving::{Addresses, Leaver, addresses_of_firewall, leaving};
use super::{NextHop, Remark};
use crate::azure::{Source, egress};
use crate::design::OutboundType;
use crate::resolve::{Resolved, ResolvedCluster};

/// A route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The range, or words for it where nothing read tells it: `20.1.2.3/32`.
    pub prefix: String,
    /// ARM's name of the kind of next hop.
    pub next_hop: &'static str,
    /// What for.
    pub why: Remark,
}

/// With a default route to an appliance, that route and the way back of what comes in through each of its public
/// addresses.
pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Route> {
    let leaving = leaving(resolved, cluster, Leaver::Nodes);
    let routed: Vec<_> = leaving.exits.iter().filter(|(exit, _)| exit.hop == NextHop::Route).collect();
    let is_asked = cluster.outbound_type.known().is_some_and(|of| *of == OutboundType::UserDefinedRouting);
    if routed.is_empty() && !is_asked {
        return Vec::new();
    }
    let mut routes = vec![route(
        "0.0.0.0/0".to_owned(),
        "VirtualAppliance or VirtualNetworkGateway",
        "For all that leaves; a next hop of Internet is refused.",
        egress::OUTBOUND_TYPES,
    )];
    let mut addresses = of_firewalls(resolved, &routed);
    if addresses.is_empty() {
        let unknown = ["the firewall's public address, /32", "a further public address of the firewall, /32"];
        addresses = unknown.map(str::to_owned).to_vec();
    }
    for (at, address) in addresses.into_iter().enumerate() {
        routes.push(match at {
            0 => route(
                address,
                "Internet",
                "For answers to what the firewall brings in to public services: without it they return through the \
                 firewall's private side, which drops them.",
                egress::FIREWALL_TUTORIAL,
            ),
            _ => route(
                address,
                "Internet",
                "Each address that brings something in needs a route of its own: with several, only that of the route \
                 was seen to work.",
                egress::FIREWALL_ADDRESSES,
            ),
        });
    }
    routes
}

/// The public addresses of the firewalls that default routes lead to: these bring in what is answered, whatever leads
/// out.
fn of_firewalls(resolved: &Resolved, routed: &[&(Exit, Addresses)]) -> Vec<String> {
    let mut addresses: Vec<String> = Vec::new();
    for (exit, _) in routed {
        let ranges = exit.subnet.map(|place| addresses_of_firewall(resolved, place)).unwrap_or_default();
        for range in ranges.ranges.iter().map(ToString::to_string) {
            addresses.extend((!addresses.contains(&range)).then_some(range));
        }
    }
    addresses
}

fn route(prefix: String, next_hop: &'static str, why: &str, source: Source) -> Route {
    Route { prefix, next_hop, why: Remark::new(why, source) }
}
