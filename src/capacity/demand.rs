//! What all clusters together ask of the subnets that they share.
use super::sizing;
use crate::azure::{NetworkModel, limits};
use crate::resolve::{Allocation, Moment, Resolved, ResolvedCluster, ResolvedPool};

/// A sum per moment; `None` where a term is not known.
pub(super) type Sums = [Option<u64>; 4];

/// Nothing yet.
pub(super) const NOTHING: Sums = [Some(0); 4];

/// Demands on one subnet.
#[derive(Debug, Clone, Copy)]
pub(super) struct SubnetDemand {
    /// Nodes that stand in it.
    pub(super) count: Sums,
    /// Addresses that nodes (and, in the node subnet model, their pods) take.
    pub(super) nodes: Sums,
    /// Addresses that pods hold of it as their pod subnet.
    pub(super) pods: Sums,
    /// The least that those pods hold.
    pub(super) pods_floor: Sums,
    /// Whether its pods come in static blocks.
    pub(super) static_blocks: bool,
    /// Addresses that API servers take.
    pub(super) api_servers: u64,
    /// Whether nodes stand here that no list of pools tells.
    pub(super) unlisted_nodes: bool,
}

/// Demands on every subnet, by its place.
#[derive(Debug)]
pub(super) struct SharedDemand(Vec<SubnetDemand>);

impl SharedDemand {
    pub(super) fn of(resolved: &Resolved) -> SharedDemand {
        let none = SubnetDemand {
            count: NOTHING,
            nodes: NOTHING,
            pods: NOTHING,
            pods_floor: NOTHING,
            static_blocks: false,
            api_servers: 0,
            unlisted_nodes: false,
        };
        let mut shared = SharedDemand(vec![none; resolved.subnets.len()]);
        for cluster in &resolved.clusters {
            shared.add(cluster);
        }
        shared
    }

    /// The demand on the subnet of that place.
    pub(super) fn on(&self, place: usize) -> Option<&SubnetDemand> {
        self.0.get(place)
    }

    fn add(&mut self, cluster: &ResolvedCluster) {
        for pool in cluster.pools() {
            if let Some(demand) = pool.subnet.and_then(|place| self.0.get_mut(place)) {
                demand.count = sum(demand.count, of_nodes(pool, Some(1)));
                demand.nodes = sum(demand.nodes, of_nodes(pool, node_addresses(cluster.model(), pool)));
                demand.unlisted_nodes |= cluster.has_unlisted_nodes;
            }
            if let Some(demand) = pool.pod_subnet.and_then(|place| self.0.get_mut(place)) {
                demand.pods = sum(demand.pods, of_nodes(pool, sizing::pod_subnet_per_node(pool)));
                demand.pods_floor = sum(demand.pods_floor, of_nodes(pool, Some(sizing::pod_subnet_floor())));
                demand.static_blocks |= pool.allocation == Some(Allocation::StaticBlock);
                demand.unlisted_nodes |= cluster.has_unlisted_nodes;
            }
        }
        if let Some(demand) = cluster.api_server_subnet.and_then(|place| self.0.get_mut(place)) {
            demand.api_servers += limits::API_SERVER_ADDRESSES.value;
        }
    }
}

/// Addresses of its node subnet that one node of the pool takes.
pub(super) fn node_addresses(model: Option<NetworkModel>, pool: &ResolvedPool) -> Option<u64> {
    sizing::addresses_of_node(model?, pool)
}

/// The pool's nodes at each moment, times what each of them takes.
pub(super) fn of_nodes(pool: &ResolvedPool, per_node: Option<u64>) -> Sums {
    Moment::ALL.map(|moment| Some(pool.nodes(moment)?.saturating_mul(per_node?)))
}

/// The sum of two, moment by moment.
pub(super) fn sum(left: Sums, right: Sums) -> Sums {
    std::array::from_fn(|at| Some(left[at]?.saturating_add(right[at]?)))
}

/// The nodes of a cluster at each moment: 0 with an empty list of pools, unknown without a list or with an
/// empty one where nodes exist all the same.
pub(super) fn nodes_of(cluster: &ResolvedCluster) -> Sums {
    match &cluster.pools {
        None => [None; 4],
        Some(pools) if pools.is_empty() && cluster.has_unlisted_nodes => [None; 4],
        Some(pools) => pools.iter().fold(NOTHING, |nodes, pool| sum(nodes, of_nodes(pool, Some(1)))),
    }
}
