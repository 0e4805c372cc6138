//! Numbers about which sources disagree: both sides, and which one is taken where nobody chose.
use serde::{Deserialize, Serialize};

use super::{Source, defaults, limits, ports};

/// A number about which sources disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Disagreement {
    /// The surge of a pool that names none.
    PoolSurge,
    /// The maximum of pods of a node with a pod subnet whose pool names none.
    PodSubnetMaxPods,
    /// Pods of an overlay cluster.
    OverlayPods,
    /// Ports that are allotted automatically where there are several outbound addresses.
    AutomaticPorts,
}

/// What one source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The number in a few words.
    pub words: &'static str,
    /// Who says so.
    pub source: Source,
}

impl Disagreement {
    /// All of them.
    pub const ALL: [Disagreement; 4] = [
        Disagreement::PoolSurge,
        Disagreement::PodSubnetMaxPods,
        Disagreement::OverlayPods,
        Disagreement::AutomaticPorts,
    ];

    /// The word for it in a design file.
    pub fn text(self) -> &'static str {
        match self {
            Disagreement::PoolSurge => "poolSurge",
            Disagreement::PodSubnetMaxPods => "podSubnetMaxPods",
            Disagreement::OverlayPods => "overlayPods",
            Disagreement::AutomaticPorts => "automaticPorts",
        }
    }

    /// What it is about.
    pub fn title(self) -> &'static str {
        match self {
            Disagreement::PoolSurge => "Surge of a pool that names none",
            Disagreement::PodSubnetMaxPods => {
                "Most pods on a node with a pod subnet, where the pool does not say"
            }
            Disagreement::OverlayPods => "Pods of an overlay cluster",
            Disagreement::AutomaticPorts => "Ports of a node that are allotted automatically",
        }
    }

    /// What is taken where nobody chose.
    pub fn taken(self) -> Side {
        match self {
            Disagreement::PoolSurge => {
                Side { words: "10% of the nodes", source: defaults::SURGE_PERCENT.source }
            }
            Disagreement::PodSubnetMaxPods => Side { words: "110 pods", source: limits::MAX_PODS.source },
            Disagreement::OverlayPods => Side { words: "200,000 pods", source: limits::OVERLAY_PODS.source },
            Disagreement::AutomaticPorts => Side {
                words: "the step of the cluster’s size for each outbound address, 1,024 at most",
                source: ports::AUTOMATIC_MOST.source,
            },
        }
    }

    /// What the other source says.
    pub fn other(self) -> Side {
        match self {
            Disagreement::PoolSurge => Side { words: "1 node", source: defaults::SURGE_NODES.source },
            Disagreement::PodSubnetMaxPods => {
                Side { words: "250 pods", source: limits::POD_SUBNET_MAX_PODS.source }
            }
            Disagreement::OverlayPods => {
                Side { words: "250,000 pods", source: limits::OVERLAY_PODS_PLANNED.source }
            }
            Disagreement::AutomaticPorts => Side {
                words: "the step of the cluster’s size for each outbound address, without a most",
                source: ports::AUTOMATIC_BEFORE,
            },
        }
    }
}
