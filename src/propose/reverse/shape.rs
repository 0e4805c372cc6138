//! [`Shape`]: the pools that a reverse table counts with.
use super::Ranged;
use crate::azure::ranges;
use crate::design::MaxSurge;
use crate::resolve::{ResolvedCluster, ResolvedPool};

/// Pools of one kind, which share the nodes of a cluster evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many pools: from 1 to the 100 of a cluster.
    pub pools: u64,
    /// The maximum of pods of a node.
    pub max_pods: u64,
    /// Pods per node that are expected; `None`: the maximum. Counts where addresses come as pods do.
    pub pods_per_node: Option<u64>,
    /// Extra nodes during an upgrade, of each pool.
    pub max_surge: MaxSurge,
}

impl Shape {
    /// The first of its pools.
    pub(super) const FIRST_POOL: &str = "n0";

    /// The shape of a cluster: as many pools as it has, all like the one with the most nodes, the first of equal
    /// ones. `None` where its pools, that pool's maximum of pods or its surge are not known.
    pub fn of(cluster: &ResolvedCluster) -> Option<Shape> {
        let grows = |pool: &&ResolvedPool| !pool.is_gateway();
        let larger = |one: &'_ ResolvedPool, other: &'_ ResolvedPool| other.count.get() > one.count.get();
        let model = cluster.pools().iter().filter(grows);
        let model = model.reduce(|one, other| if larger(one, other) { other } else { one })?;
        let max_surge = if model.spot { MaxSurge::Nodes(0) } else { model.max_surge.get()? };
        Some(Shape {
            pools: cluster.pools().iter().filter(grows).count() as u64,
            max_pods: model.max_pods.get()?,
            pods_per_node: model.pods_per_node,
            max_surge,
        })
    }

    /// As many pools as the platform has.
    pub(super) fn bounded(self) -> Shape {
        Shape { pools: self.pools.clamp(1, ranges::POOLS.value), ..self }
    }

    /// The pods that a node runs.
    pub(super) fn pods_of_node(&self, of: Ranged) -> u64 {
        match (of, self.pods_per_node) {
            (Ranged::DynamicPodSubnet, Some(pods)) => pods.min(self.max_pods),
            _ => self.max_pods,
        }
    }
}
