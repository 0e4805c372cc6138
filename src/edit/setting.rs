//! [`Setting`]: a number of a pool that is tried or proposed.
use serde::{Deserialize, Serialize};

use crate::design::{MaxSurge, NodePool};

/// A number of a pool, and what it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Setting {
    /// Nodes now. For all pools, the nodes of the cluster, handed out as for the largest cluster, which has at most
    /// 5,001; pools whose counts are not known all stay as they are.
    Nodes(u64),
    /// The autoscaler's minimum; turns the autoscaler on.
    MinCount(u64),
    /// The autoscaler's maximum; turns the autoscaler on.
    MaxCount(u64),
    /// Whether the autoscaler is on.
    Autoscaled(bool),
    /// The maximum of pods of a node.
    MaxPods(u64),
    /// Pods per node that are expected.
    PodsPerNode(u64),
    /// Extra nodes during an upgrade.
    MaxSurge(MaxSurge),
    /// Nodes that may be missing during an upgrade.
    MaxUnavailable(MaxSurge),
}

impl Setting {
    /// The pool with that number.
    pub(crate) fn apply(self, pool: &mut NodePool) {
        match self {
            Setting::Nodes(nodes) => pool.count = Some(nodes),
            Setting::MinCount(nodes) => {
                (pool.enable_auto_scaling, pool.min_count) = (Some(true), Some(nodes));
            }
            Setting::MaxCount(nodes) => {
                (pool.enable_auto_scaling, pool.max_count) = (Some(true), Some(nodes));
            }
            Setting::Autoscaled(on) => pool.enable_auto_scaling = Some(on),
            Setting::MaxPods(pods) => pool.max_pods = Some(pods),
            Setting::PodsPerNode(pods) => pool.pods_per_node = Some(pods),
            Setting::MaxSurge(surge) => pool.max_surge = Some(surge),
            Setting::MaxUnavailable(nodes) => pool.max_unavailable = Some(nodes),
        }
    }
}
