//! What is compared of the subnets of a cluster: sizes and what is attached, never names and ranges.
use super::cluster::{Member, sizes};
use super::value::Held;
use crate::azure::NetworkModel;
use crate::net::Prefix;
use crate::resolve::{ResolvedCluster, ResolvedPool, ResolvedSubnet, distinct};

const OWN: &str = "one's own";
const MANAGED: &str = "managed by the service";

/// Whose the network of the nodes is.
pub(super) fn whose(of: &ResolvedCluster) -> Held {
    let Some(pools) = &of.said.pools else { return Held::Unknown };
    let is_own = pools.iter().any(|pool| pool.subnet.is_some()) || of.said.hosted_node_subnet.is_some();
    match is_own {
        true => Held::of(OWN, true),
        // Nodes that were seen do not tell which subnet their pools name.
        false if pools.iter().any(|pool| pool.seen_only) || of.said.network_profile.is_none() => {
            Held::Unknown
        }
        false => Held::of(MANAGED, false),
    }
}

/// The sizes of the subnets of nodes.
pub(super) fn of_nodes(of: &Member) -> Held {
    lengths(of, |pool| pool.subnet)
}

/// The sizes of the subnets of pods, where the model has such.
pub(super) fn of_pods(of: &Member) -> Held {
    match of.cluster.model() {
        Some(NetworkModel::PodSubnet) => lengths(of, |pool| pool.pod_subnet),
        Some(_) => Held::NotApplicable,
        None => Held::Unknown,
    }
}

/// Whether something is attached to all, some or none of the subnets of nodes.
pub(super) fn attached(of: &Member, has: fn(&ResolvedSubnet) -> Option<bool>) -> Held {
    let flags = |subnets: Vec<&ResolvedSubnet>| {
        let flags: Vec<bool> = subnets.into_iter().map(has).collect::<Option<_>>()?;
        Some(match (flags.iter().any(|flag| *flag), flags.iter().all(|flag| *flag)) {
            (_, true) => "yes",
            (true, false) => "on some",
            (false, _) => "no",
        })
    };
    within(of, |pool| pool.subnet, |subnets| Held::or_unknown(flags(subnets)))
}

fn lengths(of: &Member, which: fn(&ResolvedPool) -> Option<usize>) -> Held {
    within(of, which, |subnets| {
        if subnets.iter().any(|subnet| subnet.prefixes.is_empty()) {
            return Held::Unknown;
        }
        let ranges: Vec<Prefix> = subnets.iter().flat_map(|subnet| subnet.prefixes.iter().copied()).collect();
        sizes(&ranges, true)
    })
}

/// What the subnets of the pools tell, each of which counts once; in a network that the service manages nobody sets
/// anything of them.
fn within(
    of: &Member,
    which: fn(&ResolvedPool) -> Option<usize>,
    tell: impl Fn(Vec<&ResolvedSubnet>) -> Held,
) -> Held {
    match whose(of.cluster) {
        Held::Known(value) if value.text == MANAGED => return Held::NotApplicable,
        Held::Known(_) => {}
        _ => return Held::Unknown,
    }
    let places = distinct(of.cluster.pools().iter().filter_map(which));
    let subnets: Option<Vec<&ResolvedSubnet>> =
        places.into_iter().map(|place| of.resolved.subnets.get(place)).collect();
    subnets.filter(|subnets| !subnets.is_empty()).map_or(Held::Unknown, tell)
}
