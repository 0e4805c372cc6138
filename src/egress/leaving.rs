//! [`Leaving`]: the public addresses that a cluster leaves from, as far as documents tell.
use super::next_hop::{NextHop, default_route, next_hop};
use crate::design::{OutboundType, ResourceId};
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster, distinct};

/// Public addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaving {
    /// Those that are known, each once.
    pub ranges: Vec<Prefix>,
    /// Whether these are all.
    pub is_all: bool,
}

/// The public addresses that a cluster's nodes leave from, by all of their subnets.
pub fn leaving(resolved: &Resolved, cluster: &ResolvedCluster) -> Leaving {
    let places = distinct(cluster.pools().iter().filter_map(|pool| pool.subnet));
    let mut all = Leaving { ranges: Vec::new(), is_all: !places.is_empty() };
    for place in places {
        let hop = next_hop(resolved, cluster, Some(place));
        let of = by_hop(resolved, cluster, (hop, Some(place)));
        all.is_all &= of.is_all;
        let new: Vec<Prefix> = of.ranges.into_iter().filter(|range| !all.ranges.contains(range)).collect();
        all.ranges.extend(new);
    }
    all
}

/// The public addresses of what takes packets off a subnet.
pub(super) fn by_hop(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (hop, subnet): (NextHop, Option<usize>),
) -> Leaving {
    let is_managed =
        cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::ManagedNatGateway);
    let ids: Option<&[ResourceId]> = match hop {
        NextHop::Route => subnet.and_then(|place| of_firewall(resolved, place)),
        NextHop::LoadBalancer => Some(&cluster.said.outbound_addresses),
        NextHop::NatGateway if is_managed => Some(&cluster.said.outbound_addresses),
        NextHop::NatGateway => {
            subnet.and_then(|place| resolved.nat_gateway(place)).map(|gateway| gateway.addresses.as_slice())
        }
        NextHop::Nothing | NextHop::Unknown => None,
    };
    let ids = ids.filter(|ids| !ids.is_empty());
    ids.map_or_else(Leaving::default, |ids| {
        let (ranges, is_all) = resolved.attached.ranges_of(ids);
        Leaving { ranges, is_all }
    })
}

/// The addresses of the firewall that the default route of a subnet leads to.
fn of_firewall(resolved: &Resolved, subnet: usize) -> Option<&[ResourceId]> {
    let address = default_route(resolved, subnet)?.address?;
    let firewall = resolved.attached.firewalls.iter().find(|of| of.private.contains(&address))?;
    Some(&firewall.addresses)
}
