//! What Microsoft documents of changes to the network of a cluster that exists: which are possible, and from which
//! version on.
use super::{Fact, Grade, Source, learn, release_note};

pub mod outbound;
pub mod terraform;

/// Changes of the network model and of the data plane.
pub const UPDATE: Source = learn("https://learn.microsoft.com/azure/aks/update-azure-cni");

/// The minor version from which a cluster can move to overlay.
pub const OVERLAY_FROM: Fact<u64> = Fact { value: 27, source: UPDATE };

/// A custom configuration of the masquerading agent blocks a move to overlay.
pub const OWN_MASQUERADING: (&str, Source) = ("azure-ip-masq-agent-config", release_note("2025-01-30"));

/// A cluster of the node subnet model with Cilium keeps its engine on its way to overlay.
pub const CILIUM_KEPT: Source = release_note("2025-05-19");

/// From kubenet another pod CIDR may be given.
pub const KUBENET_POD_CIDR: Source = release_note("2025-08-29");

/// The operating system build of Windows Server 2022 before which overlay translates addresses wrongly.
pub const WINDOWS_BUILD: Fact<&str> = Fact { value: "20348.1668", source: UPDATE };

/// A request that still carries kubenet is refused, as by an old Azure CLI.
pub const KUBENET_CARRIED: Source = observed("https://github.com/Azure/AKS/issues/5662");

/// A cluster with pod subnets cannot move to overlay.
pub const POD_SUBNET_STAYS: Source = observed("https://github.com/Azure/AKS/issues/4077");

/// An application gateway whose subnet has the route table of kubenet blocks the move.
pub const GATEWAY_ROUTES: Source = observed("https://github.com/MicrosoftDocs/azure-aks-docs/issues/334");

/// The version of the Application Gateway ingress add-on that works with overlay.
pub const GATEWAY_ADD_ON: Fact<&str> = Fact { value: "1.8.0", source: release_note("2025-08-29") };

/// A bug that cut application gateways off during the move, and when it was mended.
pub const GATEWAY_MENDED: Source = release_note("2025-06-17");

/// The series of machines that overlay does not support; availability sets neither.
pub const OVERLAY_MACHINES: Fact<&str> = Fact {
    value: "DCsv2",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
};

/// The version of the Azure CLI that changes the data plane, and the one that does so with a node subnet.
pub const CILIUM_CLI: Fact<(&str, &str)> = Fact {
    value: ("2.52.0", "2.69.0"),
    source: learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"),
};

/// A change to the Cilium data plane that names no policy engine has been refused.
pub const BOTH_FLAGS: Source = observed("https://github.com/Azure/azure-container-networking/pull/4417");

/// A disruption budget of Calico's has been seen to block the drain of its nodes.
pub const CALICO_BUDGET: Source =
    observed("https://github.com/hashicorp/terraform-provider-azurerm/issues/32827");

/// What policies of Azure Network Policy Manager mean otherwise under Cilium.
pub const NPM_TO_CILIUM: Source =
    learn("https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy");

/// Policy engines, and how they are turned on and off.
pub const POLICIES: Source = learn("https://learn.microsoft.com/azure/aks/use-network-policies");

/// The same article speaks of kubenet with Calico becoming overlay with Calico.
pub const CALICO_KEPT: Source = POLICIES;

/// The minor version from which pods can have static blocks, and the Azure CLI that makes such pools.
pub const STATIC_BLOCKS: (Fact<u64>, &str) = (
    Fact {
        value: 28,
        source: learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation"),
    },
    "2.75.0",
);

/// Advanced Container Networking Services, and the Azure CLI that turns them on.
pub const ADVANCED: Fact<&str> = Fact {
    value: "2.79.0",
    source: learn("https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview"),
};

/// The minor version from which their security part works.
pub const ADVANCED_SECURITY_FROM: Fact<u64> = Fact { value: 29, source: ADVANCED.source };

/// eBPF host routing: the minor version and the Azure CLI.
pub const HOST_ROUTING: Fact<(u64, &str)> = Fact {
    value: (33, "2.71.0"),
    source: learn("https://learn.microsoft.com/azure/aks/container-network-performance-ebpf-host-routing"),
};

/// From the Basic to the Standard load balancer: the minor version and the Azure CLI.
pub const STANDARD_BALANCER: Fact<(u64, &str)> = Fact {
    value: (27, "2.76.0"),
    source: learn("https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks"),
};

/// API server VNet integration: the Azure CLI, and the region without it.
pub const INTEGRATION: Fact<(&str, &str)> = Fact {
    value: ("2.73.0", "qatarcentral"),
    source: learn("https://learn.microsoft.com/azure/aks/api-server-vnet-integration"),
};

/// A conversion into a subnet that holds anything is refused.
pub const INTEGRATION_SUBNET: Source = release_note("2024-05-13");

/// Private clusters.
pub const PRIVATE: Source = learn("https://learn.microsoft.com/azure/aks/private-clusters");

/// Two address families.
pub const DUAL_STACK: Source = learn("https://learn.microsoft.com/azure/aks/configure-dual-stack");

/// Backends of the load balancer by address, and services that share no load balancer.
pub const BALANCER: Source = learn("https://learn.microsoft.com/azure/aks/configure-load-balancer-standard");

/// The minor version from which backends can be addresses.
pub const ADDRESS_BACKENDS_FROM: Fact<u64> = Fact { value: 23, source: BALANCER };

/// Outbound addresses of several kinds at once: refused by the article, allowed by the release note.
pub const MIXED_ADDRESSES: (Source, Source) = (BALANCER, release_note("2023-09-03"));

/// Several load balancers, a preview: the minor version and the extension of the Azure CLI.
pub const SEVERAL_BALANCERS: Fact<(u64, &str)> = Fact {
    value: (28, "18.0.0b1"),
    source: learn("https://learn.microsoft.com/azure/aks/use-multiple-standard-load-balancer"),
};

/// Network isolated clusters, and the minor version from which they exist.
pub const ISOLATED: Fact<u64> =
    Fact { value: 30, source: learn("https://learn.microsoft.com/azure/aks/network-isolated") };

/// LocalDNS: the minor version, the Azure CLI and the least cores of a machine.
pub const LOCAL_DNS: Fact<(u64, &str, u64)> =
    Fact { value: (31, "2.80.0", 4), source: learn("https://learn.microsoft.com/azure/aks/localdns-custom") };

/// The static egress gateway, and the Azure CLI that turns it on.
pub const EGRESS_GATEWAY: Fact<&str> = Fact {
    value: "2.75.0",
    source: learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway"),
};

/// What of a pool is chosen when it is made, and that Windows has to be prepared when the cluster is.
pub const POOLS: Source = learn("https://learn.microsoft.com/azure/aks/create-node-pools");

/// A subnet, a maximum of pods and a size belong to a pool for as long as it is there.
pub const POOL_SUBNET: Source = learn("https://learn.microsoft.com/azure/aks/node-pool-unique-subnet");

/// A cluster in a network that the service manages gets no subnet of one's own later.
pub const MANAGED_STAYS: Source = observed("https://github.com/MicrosoftDocs/azure-docs/issues/122052");

/// Upgrades of Kubernetes and of node images make surge nodes; whether the reimage of a migration does is said
/// nowhere.
pub const REIMAGE_SURGE: Source = Source {
    grade: Grade::Inferred,
    ..learn("https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling")
};

/// Windows Server 2019 has no pod subnets.
pub const WINDOWS_2019_POD_SUBNET: Source =
    learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet");

/// Who sees which address, by network model.
pub const OVERVIEW: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview");

const fn observed(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Observed }
}
