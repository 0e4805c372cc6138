//! Which lengths ranges may have, and what of a range can be changed later.
use super::{Fact, Grade, Source, learn, release_note};

/// The shortest prefix of a virtual network's address space, and so of a subnet.
pub const SHORTEST_NETWORK: Fact<u8> = Fact {
    value: 8,
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning"),
};

/// The shortest prefix of a pod subnet with static blocks.
pub const SHORTEST_STATIC_SUBNET: Fact<u8> = Fact {
    value: 12,
    source: learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation"),
};

/// The first minor version of Kubernetes whose nodes take static blocks.
pub const STATIC_BLOCKS_FROM: Fact<u64> = Fact { value: 28, source: SHORTEST_STATIC_SUBNET.source };

/// The first minor version of Kubernetes with which the Cilium data plane carries IPv6.
pub const DUAL_STACK_CILIUM_FROM: Fact<u64> =
    Fact { value: 29, source: learn("https://learn.microsoft.com/azure/aks/configure-dual-stack") };

/// Characters of the names of a network, its resource group and its subnets, with overlay and dynamic pod subnets.
pub const NAME_LENGTH: Fact<usize> = Fact {
    value: 63,
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
};

/// The shortest prefix of an IPv6 service CIDR.
pub const LARGEST_IPV6_SERVICE_CIDR: Fact<u8> = Fact { value: 108, source: DUAL_STACK_CILIUM_FROM.source };

/// Private addresses of a virtual network that resources may hold.
pub const NETWORK_ADDRESSES: Fact<u64> = Fact {
    value: 65_536,
    source: learn(
        "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
    ),
};

/// A pod CIDR of private or shared space is supported; another is not refused.
pub const POD_CIDR_SPACE: Source =
    learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay");

/// Node pools of a cluster.
pub const POOLS: Fact<u64> =
    Fact { value: 100, source: learn("https://learn.microsoft.com/azure/aks/quotas-skus-regions") };

/// A surge in percent is rounded up, and pools add up.
pub const SURGE_ROUNDED_UP: Source =
    learn("https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling");

/// Calls the expansion of a pod CIDR a public preview, which the article on it does not.
pub const EXPANSION_IN_PREVIEW: Source = release_note("2026-01-04");

/// With a CLI older than the expansion, another pod CIDR was answered with success and nothing changed.
pub const POD_CIDR_IGNORED: Source = observed("https://github.com/Azure/azure-cli/issues/28403");

/// The provider azurerm plans another cluster where a pod CIDR changes.
pub const TERRAFORM_REPLACES: Source = Source {
    url: "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/containers/kubernetes_cluster_resource.go",
    read: "2026-08-21",
    grade: Grade::Code,
};

/// The first version of Kubernetes, major and minor, in which a ServiceCIDR object adds a range of services. The
/// range of the cluster itself stays as it was made.
pub const SERVICE_CIDR_OBJECT: Fact<(u64, u64)> = Fact {
    value: (1, 33),
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
};

/// The property `serviceCidr` of a cluster does not tell what ServiceCIDR objects add.
pub const SERVICE_CIDR_STAYS: Source = Source { grade: Grade::Inferred, ..SERVICE_CIDR_OBJECT.source };

/// A range that a ServiceCIDR object added was not handed out by itself, only where a service named its ClusterIP.
pub const ADDED_RANGE_NOT_USED: Source = observed("https://github.com/kubernetes/kubernetes/issues/131866");

/// The code with which a change of the range of a subnet in use is refused.
pub const SUBNET_IN_USE: Fact<&str> = Fact {
    value: "InUseSubnetCannotBeUpdated",
    source: observed("https://github.com/hashicorp/terraform-provider-azurerm/issues/7687"),
};

const fn observed(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Observed }
}

/// Kubernetes takes service CIDRs of at most 20 host bits.
pub const KUBERNETES_SERVICE_CIDR: Source = Source {
    url: "https://github.com/kubernetes/kubernetes/blob/master/cmd/kube-apiserver/app/options/validation.go",
    read: "2026-08-21",
    grade: Grade::Code,
};
