//! The pools that an operation brings to a cluster.
use std::collections::HashSet;
use std::sync::Arc;

use super::Operation;
use crate::azure::limits;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool, Value};

/// The cluster with what comes, and the pools that another one has of it, as they are there. `None` where the design
/// has no such cluster, pool or subnet, or nothing lists the pools that come.
pub(super) fn after(
    resolved: &Resolved,
    operation: Operation,
) -> Option<(ResolvedCluster, Vec<ResolvedPool>)> {
    let mut cluster = resolved.clusters.get(operation.cluster())?.clone();
    if let Some(place) = operation.subnet() {
        resolved.subnets.get(place)?;
    }
    let mut taken_over = Vec::new();
    if let Operation::TakeOver { cluster: own, from, .. } = operation {
        let other = resolved.clusters.get(from).filter(|_| from != own)?;
        taken_over.clone_from(other.pools.as_ref()?);
        cluster.has_unlisted_nodes |= other.has_unlisted_nodes;
    }
    arrive(&mut cluster, operation, &taken_over)?;
    Some((cluster, taken_over))
}

/// The cluster with the pools and nodes that come; `None` where it has no such pool.
pub(super) fn arrive(
    cluster: &mut ResolvedCluster,
    operation: Operation,
    taken_over: &[ResolvedPool],
) -> Option<()> {
    match operation {
        Operation::AddNodes { pool, nodes, .. } => {
            let pool = cluster.pools.as_mut()?.get_mut(pool)?;
            if let Some(count) = pool.count.get() {
                pool.count = Value::given(count.saturating_add(nodes));
            }
        }
        Operation::AddPool { like, nodes, subnet, .. } => {
            let mut pool = cluster.pools().get(like)?.clone();
            pool.count = Value::given(nodes);
            (pool.autoscaled, pool.seen_only) = (false, false);
            (pool.min_count, pool.max_count) = (None, None);
            pool.subnet = subnet.or(pool.subnet);
            join(cluster, like, vec![pool])?;
        }
        Operation::TakeOver { subnet, .. } => {
            let pools = taken_over.iter().map(|pool| placed(pool.clone(), cluster, subnet)).collect();
            join(cluster, 0, pools)?;
        }
        Operation::UpgradePool { pool, .. } => {
            cluster.pools().get(pool)?;
        }
        Operation::UpgradeAll { .. } | Operation::EveryPoolToMaximum { .. } => {}
    }
    Some(())
}

/// A pool of another cluster as it is made anew in this one, beside its first pool.
fn placed(mut pool: ResolvedPool, cluster: &ResolvedCluster, subnet: Option<usize>) -> ResolvedPool {
    let first = cluster.pools().first();
    pool.subnet = subnet.or(first.and_then(|first| first.subnet));
    pool.pod_subnet = first.and_then(|first| first.pod_subnet);
    pool.allocation = first.and_then(|first| first.allocation);
    pool.pod_ip_allocation_mode = first.and_then(|first| first.pod_ip_allocation_mode.clone());
    if let (true, Some(model)) = (pool.max_pods.is_default(), cluster.model()) {
        let default = limits::default_max_pods(model);
        pool.max_pods = Value::default(default.value, default.source);
    }
    pool
}

/// Adds pools under names that are free; what is said of each is what is said of the pool at that place.
fn join(cluster: &mut ResolvedCluster, like: usize, coming: Vec<ResolvedPool>) -> Option<()> {
    let said = cluster.said.pools.as_ref().and_then(|pools| pools.get(like)).cloned();
    let pools = cluster.pools.as_mut()?;
    let mut names: HashSet<String> = pools.iter().map(|pool| pool.name.clone()).collect();
    let count = coming.len();
    for mut pool in coming {
        pool.name = free_name(&pool.name, &names);
        names.insert(pool.name.clone());
        pools.push(pool);
    }
    if let (Some(said), Some(pools)) = (said, &mut Arc::make_mut(&mut cluster.said).pools) {
        pools.extend(std::iter::repeat_n(said, count));
    }
    Some(())
}

/// The name, or with the first number after it that makes it free; Azure's names of pools have no hyphens.
fn free_name(name: &str, taken: &HashSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    let stem: String = name.chars().take(limits::POOL_NAME.value.saturating_sub(2)).collect();
    let numbered = (2u64..).map(|number| format!("{stem}{number}"));
    numbered.into_iter().find(|name| !taken.contains(name)).unwrap_or_default()
}
