//! The ranges that nodes and pods of a cluster take their addresses of.
use super::command;
use crate::azure::NetworkModel;
use crate::net::Prefix;
use crate::resolve::{Ask, Resolved, ResolvedCluster, ResolvedPool, distinct};

/// Ranges, and the commands that print what is missing of them.
pub(super) type Known = (Vec<Prefix>, Vec<String>);

/// The ranges of the nodes that run an origin's pods.
pub(super) fn of_nodes(resolved: &Resolved, cluster: &ResolvedCluster) -> Known {
    of_subnets(resolved, cluster, |pool| pool.subnet)
}

/// The ranges of pods, where the model is known.
pub(super) fn of_pods(resolved: &Resolved, cluster: &ResolvedCluster) -> Known {
    match cluster.model() {
        Some(NetworkModel::NodeSubnet) => of_nodes(resolved, cluster),
        Some(NetworkModel::PodSubnet) => of_subnets(resolved, cluster, |pool| pool.pod_subnet),
        _ => {
            let known = cluster.pod_cidrs.known().filter(|ranges| !ranges.is_empty()).cloned();
            let ask = known.is_none().then(|| command::cluster(cluster));
            (known.unwrap_or_default(), ask.into_iter().collect())
        }
    }
}

/// Both, each once.
pub(super) fn of_both(resolved: &Resolved, cluster: &ResolvedCluster) -> Known {
    let ((mut ranges, mut asks), (pods, asks_of_pods)) =
        (of_nodes(resolved, cluster), of_pods(resolved, cluster));
    ranges.extend(pods.into_iter().filter(|range| !ranges.contains(range)).collect::<Vec<_>>());
    asks.extend(asks_of_pods.into_iter().filter(|ask| !asks.contains(ask)).collect::<Vec<_>>());
    (ranges, asks)
}

/// Ranges of the subnets that the pools name; the nodes of a gateway are no one's origin.
fn of_subnets(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    subnet: fn(&ResolvedPool) -> Option<usize>,
) -> Known {
    let pools = || cluster.pools().iter().filter(|pool| !pool.is_gateway());
    let places = distinct(pools().filter_map(subnet));
    let mut ranges: Vec<Prefix> = Vec::new();
    let unplaced = pools().any(|pool| subnet(pool).is_none()).then(|| command::cluster(cluster));
    let mut asks: Vec<String> = unplaced.into_iter().collect();
    for place in &places {
        let prefixes =
            resolved.subnets.get(*place).map(|subnet| subnet.prefixes.as_slice()).unwrap_or_default();
        if prefixes.is_empty() {
            asks.push(resolved.command_for_subnet(*place));
        }
        let new: Vec<Prefix> = prefixes.iter().copied().filter(|prefix| !ranges.contains(prefix)).collect();
        ranges.extend(new);
    }
    if asks.is_empty() && (places.is_empty() || cluster.has_unlisted_nodes) {
        asks.push(Ask::Nodes.command(None, "", None));
    }
    (ranges, asks)
}
