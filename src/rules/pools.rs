//! Findings about a cluster or some of its pools, and how a sentence names those.
use super::wording::listed;
use super::{Context, Finding, subject};
use crate::azure::kubernetes::minor;
use crate::design::NodePool;
use crate::resolve::ResolvedCluster;
use crate::sorting::sort_by_key;

/// Findings about each cluster of which there are some to tell.
pub(super) fn of_each_several(
    context: &Context,
    told: &dyn Fn(&ResolvedCluster) -> Vec<Finding>,
) -> Vec<Finding> {
    let of =
        |(place, cluster)| told(cluster).into_iter().map(move |finding: Finding| finding.of_cluster(place));
    context.clusters().flat_map(of).collect()
}

/// The pools of which something holds, as the design says them.
pub(super) fn pools_where(cluster: &ResolvedCluster, holds: impl Fn(&NodePool) -> bool) -> Vec<&NodePool> {
    cluster.said.pools.iter().flatten().filter(|pool| holds(pool)).collect()
}

/// `pool np1`, `pools np1 and np2`, by their names.
pub(super) fn named(pools: &[&NodePool]) -> String {
    let mut names: Vec<String> = pools.iter().map(|pool| pool.name.clone()).collect();
    sort_by_key(&mut names, Clone::clone);
    format!("{} {}", if names.len() == 1 { "pool" } else { "pools" }, listed(&names))
}

/// The subjects of pools.
pub(super) fn subjects(cluster: &ResolvedCluster, pools: &[&NodePool]) -> Vec<String> {
    pools.iter().map(|pool| subject::pool(cluster.name(), &pool.name)).collect()
}

/// The minor version of Kubernetes that a pool runs: its own, else the cluster's.
pub(super) fn minor_of(cluster: &ResolvedCluster, pool: &NodePool) -> Option<u64> {
    let own = pool.orchestrator_version.as_deref().and_then(minor);
    own.or_else(|| minor(cluster.said.kubernetes_version.as_deref()?))
}

/// The same words with a capital letter at the beginning.
pub(super) fn capital(words: String) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
