//! Sizes and limits: what a subnet keeps back, what a node takes, how large pools and clusters may grow.
use super::{Fact, Grade, NetworkModel, Source, defaults, learn, release_note};

/// Addresses that Azure keeps of every IPv4 range of a subnet: the first four and the last.
pub const RESERVED_PER_SUBNET: Fact<u64> = Fact {
    value: 5,
    source: learn("https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq"),
};

/// The longest prefix that a subnet may have.
pub const LONGEST_SUBNET_PREFIX: Fact<u8> = Fact { value: 29, source: RESERVED_PER_SUBNET.source };

/// The length of the block of the pod CIDR that each node gets, whatever its maximum of pods.
pub const NODE_BLOCK_LENGTH: Fact<u8> = Fact {
    value: 24,
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
};

/// Pod subnet addresses that a node asks for at a time, and the size of its blocks in static allocation.
pub const POD_BATCH: Fact<u64> = Fact {
    value: 16,
    source: learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation"),
};

/// The shortest IPv4 prefix that a service CIDR may have for certain: the documents ask for one "smaller than
/// /12", and Kubernetes itself takes a /12.
pub const LARGEST_SERVICE_CIDR: Fact<u8> = Fact {
    value: 13,
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
};

/// The formula of the static block allocation.
pub const STATIC_BLOCKS: Source =
    learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation");

/// The formula of the node subnet model: every node takes its maximum of pods and one address itself.
pub const NODE_SUBNET_FORMULA: Source =
    learn("https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning");

/// Addresses of the API server's subnet that one cluster takes.
pub const API_SERVER_ADDRESSES: Fact<u64> =
    Fact { value: 9, source: learn("https://learn.microsoft.com/azure/aks/api-server-vnet-integration") };

/// The longest prefix that the API server's subnet may have.
pub const LONGEST_API_SERVER_PREFIX: Fact<u8> = Fact { value: 28, source: API_SERVER_ADDRESSES.source };

/// Nodes of a kubenet cluster: each takes a route, and a route table holds that many.
pub const KUBENET_NODES: Fact<u64> =
    Fact { value: 400, source: learn("https://learn.microsoft.com/azure/aks/configure-kubenet") };

/// Nodes of a pool, those of surge included.
pub const POOL_NODES: Fact<u64> =
    Fact { value: 1_000, source: learn("https://learn.microsoft.com/azure/aks/create-node-pools") };

/// Characters of a pool's name.
pub const POOL_NAME: Fact<usize> = Fact { value: 12, source: defaults::NETWORK_PROFILE };

/// Characters of the name of a pool of Windows nodes.
pub const WINDOWS_POOL_NAME: Fact<usize> = Fact { value: 6, source: POOL_NAME.source };

/// Nodes of a cluster.
pub const CLUSTER_NODES: Fact<u64> =
    Fact { value: 5_000, source: learn("https://learn.microsoft.com/azure/aks/quotas-skus-regions") };

/// Nodes of a cluster on the Free tier.
pub const FREE_TIER_NODES: Fact<u64> =
    Fact { value: 1_000, source: learn("https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers") };

/// Nodes of a cluster with Azure Network Policy Manager.
pub const NPM_NODES: Fact<u64> =
    Fact { value: 250, source: learn("https://learn.microsoft.com/azure/aks/use-network-policies") };

/// Nodes of a cluster with L7 policies.
pub const LAYER_SEVEN_NODES: Fact<u64> = Fact {
    value: 1_000,
    source: learn("https://learn.microsoft.com/azure/aks/container-network-security-l7-policy-concepts"),
};

/// The prefix of a subnet of Application Gateway for Containers beside an overlay cluster.
pub const GATEWAY_FOR_CONTAINERS_LENGTH: Fact<u8> = Fact {
    value: 24,
    source: learn(
        "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking",
    ),
};

/// Pods of a cluster with Azure Network Policy Manager.
pub const NPM_PODS: Fact<u64> = Fact { value: 20_000, source: NPM_NODES.source };

/// Pods of an overlay cluster; a scale target, not a quota.
pub const OVERLAY_PODS: Fact<u64> = Fact {
    value: 200_000,
    source: learn("https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large"),
};

/// Pods of an overlay cluster by the article on planning pod networks.
pub const OVERLAY_PODS_PLANNED: Fact<u64> =
    Fact { value: 250_000, source: learn("https://learn.microsoft.com/azure/aks/plan-pod-networking") };

/// Pods of a pod subnet cluster with dynamic allocation; a scale target, not a quota.
pub const DYNAMIC_PODS: Fact<u64> =
    Fact { value: 50_000, source: learn("https://learn.microsoft.com/azure/aks/plan-pod-networking") };

/// Pods of a pod subnet cluster with static block allocation; a scale target, not a quota.
pub const STATIC_BLOCK_PODS: Fact<u64> = Fact { value: 1_000_000, source: release_note("2025-07-20") };

/// The least and the greatest maximum of pods of a node.
pub const MAX_PODS: Fact<(u64, u64)> = Fact {
    value: (10, 250),
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning"),
};

/// Pods of a Windows node that are recommended at most.
pub const WINDOWS_PODS: Fact<u64> = Fact { value: 110, source: NODE_BLOCK_LENGTH.source };

/// Ranges that may be authorized to reach an API server.
pub const AUTHORIZED_RANGES: Fact<u64> = Fact {
    value: 200,
    source: learn("https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges"),
};

/// The same with VNet integration.
pub const AUTHORIZED_RANGES_INTEGRATED: Fact<u64> = Fact { value: 2_000, source: AUTHORIZED_RANGES.source };

/// Nodes of a cluster that can be stopped at most.
pub const STOPPABLE_NODES: Fact<u64> =
    Fact { value: 100, source: learn("https://learn.microsoft.com/azure/aks/start-stop-cluster") };

/// Nodes below which internal load balancers are to be made.
pub const INTERNAL_BALANCERS_BELOW: Fact<u64> = Fact { value: 750, source: OVERLAY_PODS.source };

/// Services of type LoadBalancer of a cluster with a Standard load balancer.
pub const LOAD_BALANCER_SERVICES: Fact<u64> = Fact { value: 300, source: CLUSTER_NODES.source };

/// Backends of a load balancer's frontend: nodes × ports of a service.
pub const BACKENDS_OF_FRONTEND: Fact<u64> = Fact { value: 10_000, source: OVERLAY_PODS.source };

/// Nodes above which a count that a person sets grows in steps.
pub const LARGE_STEPS: Fact<u64> = Fact { value: 1_000, source: OVERLAY_PODS.source };

/// Pods that the nodes of each pool must be able to run together.
pub const LEAST_PODS_OF_POOL: Fact<u64> = Fact { value: 30, source: MAX_PODS.source };

/// ClusterIPs that the allocator never hands out: the first and the last address of the service CIDR.
pub const SERVICE_CIDR_KEPT: Fact<u64> = Fact {
    value: 2,
    source: Source {
        url: "https://github.com/kubernetes/kubernetes/tree/master/pkg/registry/core/service/ipallocator",
        read: "2026-08-21",
        grade: Grade::Code,
    },
};

/// The maximum of pods of a node with a pod subnet whose pool does not say, by the article on dynamic allocation.
pub const POD_SUBNET_MAX_PODS: Fact<u64> = Fact {
    value: 250,
    source: learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation"),
};

/// The maximum of pods of a node whose pool does not say.
///
/// For pod subnets Microsoft's pages disagree: 110 in the planning article, which is used, and 250 in the
/// article on dynamic allocation.
pub fn default_max_pods(model: NetworkModel) -> Fact<u64> {
    let value = match model {
        NetworkModel::Overlay | NetworkModel::None => 250,
        NetworkModel::Kubenet | NetworkModel::PodSubnet => 110,
        NetworkModel::NodeSubnet => 30,
    };
    Fact { value, source: MAX_PODS.source }
}
