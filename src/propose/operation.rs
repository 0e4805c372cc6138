//! [`Operation`]: what people do to the nodes of a cluster.
use serde::{Deserialize, Serialize};

use crate::resolve::Moment;

/// Something that is done to the nodes of a cluster. Clusters, pools and subnets are named by their place in the
/// resolved design, pools by that in their cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operation {
    /// One pool is upgraded: it has its nodes and those of its surge, all others have their nodes.
    UpgradePool {
        /// The cluster.
        cluster: usize,
        /// The pool.
        pool: usize,
    },
    /// All pools are upgraded, each with its surge, those of other clusters that share a subnet as well: what an
    /// upgrade needs in the analysis.
    ///
    /// An automatic upgrade takes one pool after another, but nothing keeps people from starting several, and the
    /// article on rolling upgrades adds the surge of all pools up: 5 pools × 2 nodes = 10 nodes to keep free.
    /// <https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling>
    UpgradeAll {
        /// The cluster.
        cluster: usize,
    },
    /// The autoscaler takes every pool to its maximum, in other clusters that share a subnet as well. Nothing is
    /// asked of the service.
    EveryPoolToMaximum {
        /// The cluster.
        cluster: usize,
    },
    /// A pool more of so many nodes, without an autoscaler, in all else like another pool of the cluster.
    AddPool {
        /// The cluster.
        cluster: usize,
        /// The pool that it is like.
        like: usize,
        /// Its nodes.
        nodes: u64,
        /// The subnet of its nodes; `None`: that of the pool that it is like.
        subnet: Option<usize>,
    },
    /// So many nodes more of a pool.
    AddNodes {
        /// The cluster.
        cluster: usize,
        /// The pool.
        pool: usize,
        /// The nodes that come.
        nodes: u64,
    },
    /// The pools of another cluster are made anew in this one, with their counts, maximums and surge, while the other
    /// one still has them.
    TakeOver {
        /// The cluster that gets them.
        cluster: usize,
        /// The cluster whose pools they are.
        from: usize,
        /// The subnet of their nodes; `None`: that of the first pool of the cluster that gets them.
        subnet: Option<usize>,
    },
}

impl Operation {
    /// The place of the cluster that it is done to.
    pub fn cluster(self) -> usize {
        match self {
            Operation::UpgradePool { cluster, .. }
            | Operation::UpgradeAll { cluster }
            | Operation::EveryPoolToMaximum { cluster }
            | Operation::AddPool { cluster, .. }
            | Operation::AddNodes { cluster, .. }
            | Operation::TakeOver { cluster, .. } => cluster,
        }
    }

    /// The moment at which the changed cluster is counted.
    pub(super) fn moment(self) -> Moment {
        match self {
            Operation::UpgradePool { .. } | Operation::UpgradeAll { .. } => Moment::Upgrading,
            Operation::EveryPoolToMaximum { .. } => Moment::Scaled,
            Operation::AddPool { .. } | Operation::AddNodes { .. } | Operation::TakeOver { .. } => {
                Moment::Steady
            }
        }
    }

    /// Whether somebody asks the service for it, which then counts ahead.
    pub(super) fn is_asked_for(self) -> bool {
        !matches!(self, Operation::EveryPoolToMaximum { .. })
    }

    /// The same with so many nodes that come; `None` where none come by number.
    pub(super) fn with_nodes(self, more: u64) -> Option<Operation> {
        match self {
            Operation::AddPool { cluster, like, subnet, .. } => {
                Some(Operation::AddPool { cluster, like, subnet, nodes: more })
            }
            Operation::AddNodes { cluster, pool, .. } => {
                Some(Operation::AddNodes { cluster, pool, nodes: more })
            }
            _ => None,
        }
    }

    /// The subnet that it names for the pools that come.
    pub(super) fn subnet(self) -> Option<usize> {
        match self {
            Operation::AddPool { subnet, .. } | Operation::TakeOver { subnet, .. } => subnet,
            _ => None,
        }
    }

    /// The same with its new pools in another subnet; `None` where no pool comes.
    pub(super) fn with_subnet(self, place: usize) -> Option<Operation> {
        let subnet = Some(place);
        match self {
            Operation::AddPool { cluster, like, nodes, .. } => {
                Some(Operation::AddPool { cluster, like, nodes, subnet })
            }
            Operation::TakeOver { cluster, from, .. } => Some(Operation::TakeOver { cluster, from, subnet }),
            _ => None,
        }
    }
}
