//! An excerpt of a resolved design: a cluster, those that share subnets with it, and nothing else.
use std::collections::HashMap;

use super::Operation;
use super::growth::neighbours;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedNetwork, ResolvedPool};

/// The cluster as it is, before all others, with the subnets that they use, and the operation in the places of the
/// excerpt, but for the cluster's own. Each count of it costs the same beside one cluster as beside thousands. `after`
/// is the cluster with what comes.
pub(super) fn excerpt(
    resolved: &Resolved,
    operation: Operation,
    after: &ResolvedCluster,
) -> Option<(Resolved, Operation)> {
    let cluster = resolved.clusters.get(operation.cluster())?;
    let mut clusters = neighbours(resolved, operation.cluster(), after);
    *clusters.first_mut()? = cluster.clone();
    let mut excerpt = Resolved { taken_otherwise: resolved.taken_otherwise.clone(), ..Resolved::default() };
    let mut places: HashMap<usize, usize> = HashMap::new();
    let used = clusters.iter().chain([after]).flat_map(ResolvedCluster::subnets);
    for place in used.collect::<Vec<_>>() {
        let Some(subnet) = resolved.subnets.get(place).filter(|_| !places.contains_key(&place)) else {
            continue;
        };
        places.insert(place, excerpt.subnets.len());
        excerpt.networks.push(ResolvedNetwork {
            name: String::new(),
            id: None,
            prefixes: Vec::new(),
            default: None,
            dns_servers: None,
            managed: resolved.networks.get(subnet.network).is_some_and(|network| network.managed),
            subnets: Vec::new(),
        });
        let mut subnet = subnet.clone();
        subnet.network = excerpt.subnets.len();
        excerpt.subnets.push(subnet);
    }
    let new = |place: Option<usize>| place.and_then(|place| places.get(&place).copied());
    for cluster in &mut clusters {
        cluster.api_server_subnet = None;
        let move_there = |pool: &mut ResolvedPool| {
            (pool.subnet, pool.pod_subnet) = (new(pool.subnet), new(pool.pod_subnet));
        };
        cluster.pools.iter_mut().flatten().for_each(move_there);
    }
    excerpt.clusters = clusters;
    let operation = match new(operation.subnet()) {
        Some(place) => operation.with_subnet(place).unwrap_or(operation),
        None => operation,
    };
    Some((excerpt, operation))
}
