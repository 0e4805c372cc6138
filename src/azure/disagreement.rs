//! Numbers and verdicts about which sources disagree: both sides, and which one is taken where nobody chose.
use serde::{Deserialize, Serialize};

use super::{Source, defaults, learn, limits, ports, ranges, release_note};

/// A number or a verdict about which sources disagree.
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
    /// A pod CIDR in the free space of the cluster's own network.
    PodCidrInNetwork,
    /// A node subnet that is delegated to AKS itself.
    NodeSubnetDelegation,
    /// A service CIDR that is exactly a /12.
    LargestServiceCidr,
    /// Node auto-provisioning with pods in a pod subnet.
    ProvisioningWithPodSubnet,
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
    pub const ALL: [Disagreement; 8] = [
        Disagreement::PoolSurge,
        Disagreement::PodSubnetMaxPods,
        Disagreement::OverlayPods,
        Disagreement::AutomaticPorts,
        Disagreement::PodCidrInNetwork,
        Disagreement::NodeSubnetDelegation,
        Disagreement::LargestServiceCidr,
        Disagreement::ProvisioningWithPodSubnet,
    ];

    /// The word for it in a design file.
    pub fn text(self) -> &'static str {
        match self {
            Disagreement::PoolSurge => "poolSurge",
            Disagreement::PodSubnetMaxPods => "podSubnetMaxPods",
            Disagreement::OverlayPods => "overlayPods",
            Disagreement::AutomaticPorts => "automaticPorts",
            Disagreement::PodCidrInNetwork => "podCidrInNetwork",
            Disagreement::NodeSubnetDelegation => "nodeSubnetDelegation",
            Disagreement::LargestServiceCidr => "largestServiceCidr",
            Disagreement::ProvisioningWithPodSubnet => "provisioningWithPodSubnet",
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
            Disagreement::PodCidrInNetwork => "A pod CIDR in the free space of the cluster’s network",
            Disagreement::NodeSubnetDelegation => "A node subnet that is delegated to AKS",
            Disagreement::LargestServiceCidr => "A service CIDR of exactly /12",
            Disagreement::ProvisioningWithPodSubnet => "Node auto-provisioning with a pod subnet",
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
            Disagreement::PodCidrInNetwork => {
                Side { words: "only subnets are looked at: a risk", source: release_note("2024-10-25") }
            }
            Disagreement::NodeSubnetDelegation => Side {
                words: "it is allowed: a doubt",
                source: learn(
                    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisdelegated-error",
                ),
            },
            Disagreement::LargestServiceCidr => Side {
                words: "it has to be smaller than /12: a doubt",
                source: limits::LARGEST_SERVICE_CIDR.source,
            },
            Disagreement::ProvisioningWithPodSubnet => Side {
                words: "it does not work",
                source: learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking"),
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
            Disagreement::PodCidrInNetwork => Side {
                words: "any overlap with the network is refused",
                source: learn("https://learn.microsoft.com/azure/aks/update-azure-cni"),
            },
            Disagreement::NodeSubnetDelegation => Side {
                words: "no delegation is allowed",
                source: learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
            },
            Disagreement::LargestServiceCidr => {
                Side { words: "Kubernetes takes a /12", source: ranges::KUBERNETES_SERVICE_CIDR }
            }
            Disagreement::ProvisioningWithPodSubnet => {
                Side { words: "only kubenet and Calico are excluded", source: release_note("2025-01-30") }
            }
        }
    }
}
