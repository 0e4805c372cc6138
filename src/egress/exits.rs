//! [`Exit`]: the ways by which packets of a cluster leave for the Internet.
use super::Origin;
use super::next_hop::{NextHop, of_node};
use crate::design::NodePool;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool};

/// A way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// What takes packets off the subnet.
    pub hop: NextHop,
    /// The place of the subnet; `None`: nothing tells it.
    pub subnet: Option<usize>,
}

/// The ways by which packets of an origin leave, each once, in the order of the pools; where no pool is of that origin,
/// the one that the cluster alone tells.
pub(super) fn exits(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Vec<Exit> {
    let is_public = |said: &NodePool| said.enable_node_public_ip == Some(true);
    exits_of(resolved, cluster, origin.is_on_host(), &|said, pool| match origin {
        Origin::PodOnPublicNode => is_public(said),
        Origin::WindowsPod => pool.is_windows(),
        Origin::Pod => !pool.is_gateway() && !pool.is_windows() && !is_public(said),
        _ => !pool.is_gateway(),
    })
}

/// The same of the pools that are meant, by the subnets of nodes or by those of pods where these have their own.
pub(super) fn exits_of(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    is_on_host: bool,
    is_meant: &dyn Fn(&NodePool, &ResolvedPool) -> bool,
) -> Vec<Exit> {
    let exit = |subnet: Option<usize>, is_public: bool| Exit {
        hop: of_node(resolved, cluster, (subnet, is_public)),
        subnet,
    };
    let mut exits: Vec<Exit> = Vec::new();
    for (said, pool) in cluster.said.pools.iter().flatten().zip(cluster.pools()) {
        if is_meant(said, pool) {
            let subnet = pool.pod_subnet.filter(|_| !is_on_host).or(pool.subnet);
            let new = exit(subnet, said.enable_node_public_ip == Some(true));
            exits.extend((!exits.contains(&new)).then_some(new));
        }
    }
    if exits.is_empty() {
        exits.push(exit(None, false));
    }
    exits
}
