//! [`Route`]: what a route table must hold for a cluster.
use super::Remark;
use crate::azure::{Source, egress};
use crate::design::OutboundType;
use crate::resolve::ResolvedCluster;

/// A route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The range, or words for it where nothing read tells it.
    pub prefix: &'static str,
    /// ARM's name of the kind of next hop.
    pub next_hop: &'static str,
    /// What for.
    pub why: Remark,
}

/// With a default route to an appliance, that route and the way back of what comes in through its public address.
pub(super) fn of(cluster: &ResolvedCluster) -> Vec<Route> {
    if cluster.outbound_type.known().is_none_or(|outbound| *outbound != OutboundType::UserDefinedRouting) {
        return Vec::new();
    }
    let route = |prefix, next_hop, why: &str, source: Source| Route {
        prefix,
        next_hop,
        why: Remark::new(why, source),
    };
    vec![
        route(
            "0.0.0.0/0",
            "VirtualAppliance or VirtualNetworkGateway",
            "For all that leaves; a next hop of Internet is refused.",
            egress::OUTBOUND_TYPES,
        ),
        route(
            "the firewall's public address, /32",
            "Internet",
            "For answers to what the firewall brings in to public services: without it they return through the \
             firewall's private side, which drops them.",
            egress::FIREWALL_TUTORIAL,
        ),
        route(
            "a further public address of the firewall, /32",
            "Internet",
            "Each address that brings something in needs a route of its own: with several, only that of the route was \
             seen to work.",
            egress::FIREWALL_ADDRESSES,
        ),
    ]
}
