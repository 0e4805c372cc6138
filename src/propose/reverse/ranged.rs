//! [`Ranged`]: the ranges whose length decides how many nodes a cluster may have.
use crate::azure::{Fact, NetworkModel, limits, ranges};
use crate::capacity::{Resource, smallest_pod_cidr};
use crate::resolve::{Allocation, ResolvedCluster};

/// A kind of range whose length decides how many nodes a cluster may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ranged {
    /// The pod CIDR of an overlay cluster.
    OverlayPodCidr,
    /// The node subnet of an overlay cluster; that of a pod subnet cluster holds as many nodes.
    OverlayNodeSubnet,
    /// The pod subnet with dynamic allocation.
    DynamicPodSubnet,
    /// The pod subnet with static blocks.
    StaticPodSubnet,
    /// The one subnet of nodes and pods.
    NodeSubnet,
    /// The pod CIDR of a kubenet cluster.
    KubenetPodCidr,
    /// The node subnet of a kubenet cluster.
    KubenetNodeSubnet,
}

impl Ranged {
    /// All of them.
    pub const ALL: [Ranged; 7] = [
        Ranged::OverlayPodCidr,
        Ranged::OverlayNodeSubnet,
        Ranged::DynamicPodSubnet,
        Ranged::StaticPodSubnet,
        Ranged::NodeSubnet,
        Ranged::KubenetPodCidr,
        Ranged::KubenetNodeSubnet,
    ];

    /// Those that a cluster has; none where its model is not known or it brings its own CNI.
    pub fn of(cluster: &ResolvedCluster) -> Vec<Ranged> {
        let allocations = cluster.pools().iter().filter_map(|pool| pool.allocation);
        match cluster.model() {
            Some(NetworkModel::Overlay) => vec![Ranged::OverlayPodCidr, Ranged::OverlayNodeSubnet],
            Some(NetworkModel::PodSubnet) => {
                let has = |wanted| allocations.clone().any(|allocation| allocation == wanted);
                let of_pods = [
                    (Ranged::DynamicPodSubnet, has(Allocation::Dynamic)),
                    (Ranged::StaticPodSubnet, has(Allocation::StaticBlock)),
                ];
                let of_pods = of_pods.into_iter().filter(|(_, has)| *has).map(|(range, _)| range);
                [Ranged::OverlayNodeSubnet].into_iter().chain(of_pods).collect()
            }
            Some(NetworkModel::NodeSubnet) => vec![Ranged::NodeSubnet],
            Some(NetworkModel::Kubenet) => vec![Ranged::KubenetPodCidr, Ranged::KubenetNodeSubnet],
            Some(NetworkModel::None) | None => Vec::new(),
        }
    }

    /// The network model.
    pub fn model(self) -> NetworkModel {
        match self {
            Ranged::OverlayPodCidr | Ranged::OverlayNodeSubnet => NetworkModel::Overlay,
            Ranged::DynamicPodSubnet | Ranged::StaticPodSubnet => NetworkModel::PodSubnet,
            Ranged::NodeSubnet => NetworkModel::NodeSubnet,
            Ranged::KubenetPodCidr | Ranged::KubenetNodeSubnet => NetworkModel::Kubenet,
        }
    }

    /// Which resource of a cluster the range is.
    pub fn resource(self) -> Resource {
        match self {
            Ranged::OverlayPodCidr | Ranged::KubenetPodCidr => Resource::PodCidr,
            Ranged::DynamicPodSubnet | Ranged::StaticPodSubnet => Resource::PodSubnet,
            Ranged::OverlayNodeSubnet | Ranged::NodeSubnet | Ranged::KubenetNodeSubnet => {
                Resource::NodeSubnet
            }
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Ranged::OverlayPodCidr => "Azure CNI Overlay: pod CIDR",
            Ranged::OverlayNodeSubnet => "Azure CNI Overlay and pod subnet: node subnet",
            Ranged::DynamicPodSubnet => "Azure CNI pod subnet, dynamic allocation: pod subnet",
            Ranged::StaticPodSubnet => "Azure CNI pod subnet, static blocks: pod subnet",
            Ranged::NodeSubnet => "Azure CNI node subnet: subnet of nodes and pods",
            Ranged::KubenetPodCidr => "kubenet: pod CIDR",
            Ranged::KubenetNodeSubnet => "kubenet: node subnet",
        }
    }

    /// The word for it in documents.
    pub fn text(self) -> &'static str {
        match self {
            Ranged::OverlayPodCidr => "overlayPodCidr",
            Ranged::OverlayNodeSubnet => "overlayNodeSubnet",
            Ranged::DynamicPodSubnet => "dynamicPodSubnet",
            Ranged::StaticPodSubnet => "staticPodSubnet",
            Ranged::NodeSubnet => "nodeSubnet",
            Ranged::KubenetPodCidr => "kubenetPodCidr",
            Ranged::KubenetNodeSubnet => "kubenetNodeSubnet",
        }
    }

    /// The shortest and the longest prefix length that make sense. No document names a shortest pod CIDR: it is the
    /// one that holds the largest cluster of its model.
    pub fn lengths(self) -> (Fact<u8>, Fact<u8>) {
        let pod_cidr = |nodes: Fact<u64>| {
            let value = smallest_pod_cidr(nodes.value).unwrap_or_default();
            (Fact { value, source: nodes.source }, limits::NODE_BLOCK_LENGTH)
        };
        match self {
            Ranged::OverlayPodCidr => pod_cidr(limits::CLUSTER_NODES),
            Ranged::KubenetPodCidr => pod_cidr(limits::KUBENET_NODES),
            Ranged::StaticPodSubnet => (ranges::SHORTEST_STATIC_SUBNET, limits::LONGEST_SUBNET_PREFIX),
            _ => (ranges::SHORTEST_NETWORK, limits::LONGEST_SUBNET_PREFIX),
        }
    }
}
