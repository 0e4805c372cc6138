//! What works with which network model, as the documentation's table of features has it.
use super::migration::OVERVIEW;
use super::{Grade, Source, learn, release_note};

/// Something that a network model lets a cluster do, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Capability {
    /// A network of one's own.
    OwnNetwork,
    /// A network that the service makes.
    ManagedNetwork,
    /// Pods called from outside the cluster by their own addresses.
    InboundToPods,
    /// Pods that call the network and on-premises.
    OutboundToNetwork,
    /// Service endpoints, Azure DNS and private zones.
    EndpointsAndZones,
    /// Services behind a load balancer.
    LoadBalancerServices,
    /// Such services behind Private Link.
    PrivateLinkServices,
    /// A node subnet for several clusters.
    SharedNodeSubnet,
    /// Windows pools.
    Windows,
    /// IPv6 beside IPv4.
    DualStack,
    /// The Cilium data plane.
    Cilium,
    /// Azure Network Policy Manager.
    Npm,
    /// Calico.
    Calico,
    /// Node auto-provisioning.
    NodeAutoProvisioning,
    /// Virtual nodes.
    VirtualNodes,
    /// API server VNet integration.
    VnetIntegration,
    /// Private clusters.
    PrivateCluster,
    /// Network isolated clusters.
    NetworkIsolated,
    /// The Application Gateway ingress add-on.
    ApplicationGateway,
    /// Application Gateway for Containers.
    GatewayForContainers,
    /// The static egress gateway.
    StaticEgressGateway,
    /// The observability of Advanced Container Networking Services.
    Observability,
    /// Virtual network encryption of what pods send.
    NetworkEncryption,
    /// A pod CIDR that grows where it stands.
    PodCidrExpansion,
    /// Machines of the series DCsv2.
    DcsV2Machines,
    /// Internal load balancers with the local traffic policy, reached from other machines in the cluster's range.
    LocalInternalBalancers,
}

/// Whether it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Support {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It is advised against, and no refusal is documented.
    Against,
    /// Nothing says.
    Unstated,
    /// With something to look at.
    Partly(&'static str),
}

use Support::{Against, No, Partly, Unstated, Yes};

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supported {
    /// What is asked about.
    pub capability: Capability,
    /// The words for it in a sentence.
    pub title: &'static str,
    /// Overlay, pod subnet, pod subnet in static blocks, node subnet, kubenet, a CNI of one's own.
    pub cells: [Support; 6],
    /// Who says so.
    pub source: Source,
}

/// The table.
pub const TABLE: &[Supported] = &[
    row(Capability::OwnNetwork, "a network of your own", [Yes, Yes, Yes, Yes, Yes, Yes], OVERVIEW),
    row(
        Capability::ManagedNetwork,
        "a network that the service makes",
        [Yes, No, No, Yes, Yes, Yes],
        OVERVIEW,
    ),
    row(
        Capability::InboundToPods,
        "calls to pods from outside the cluster",
        [No, Yes, Yes, Yes, No, Unstated],
        OVERVIEW,
    ),
    row(
        Capability::OutboundToNetwork,
        "calls of pods to the network and on-premises",
        [Yes, Yes, Yes, Yes, Yes, Unstated],
        OVERVIEW,
    ),
    row(
        Capability::EndpointsAndZones,
        "service endpoints, Azure DNS and private zones",
        [Yes, Yes, Yes, Yes, Yes, Unstated],
        OVERVIEW,
    ),
    row(Capability::LoadBalancerServices, "load balancer services", [Yes, Yes, Yes, Yes, Yes, Yes], OVERVIEW),
    row(
        Capability::PrivateLinkServices,
        "Private Link Services made by Kubernetes",
        [Yes, Yes, No, Yes, Yes, Unstated],
        STATIC_BLOCKS,
    ),
    row(
        Capability::SharedNodeSubnet,
        "a node subnet shared with other clusters",
        [Yes, Yes, Yes, Yes, No, Unstated],
        OVERVIEW,
    ),
    row(Capability::Windows, "Windows pools", [Yes, WINDOWS, WINDOWS, Yes, No, Unstated], OVERVIEW),
    row(
        Capability::DualStack,
        "IPv6 beside IPv4",
        [Yes, No, Yes, No, Partly("it was there once, and new clusters need overlay"), Unstated],
        release_note("2026-06-19"),
    ),
    row(
        Capability::Cilium,
        "the Cilium data plane",
        [Yes, Yes, Yes, Partly("with the Azure CLI 2.69 or later"), No, Unstated],
        learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"),
    ),
    row(Capability::Npm, "Azure Network Policy Manager", [Yes, Yes, Yes, Yes, No, No], POLICIES),
    row(Capability::Calico, "Calico", [Yes, Yes, Yes, Yes, Yes, No], POLICIES),
    row(
        Capability::NodeAutoProvisioning,
        "node auto-provisioning",
        [Yes, No, No, Yes, No, Partly("Microsoft does not support the CNI")],
        learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking"),
    ),
    row(
        Capability::VirtualNodes,
        "virtual nodes",
        [Against, Unstated, Unstated, Yes, No, No],
        learn("https://learn.microsoft.com/azure/aks/virtual-nodes"),
    ),
    row(
        Capability::VnetIntegration,
        "the API server in the virtual network",
        [Yes, Yes, Yes, Yes, Unstated, Yes],
        learn("https://learn.microsoft.com/azure/aks/api-server-vnet-integration"),
    ),
    row(
        Capability::PrivateCluster,
        "a private cluster",
        [
            Yes,
            Yes,
            Yes,
            Yes,
            Partly(
                "with a route table and DNS of your own the first creation fails until the table is attached",
            ),
            Yes,
        ],
        learn("https://learn.microsoft.com/azure/aks/private-clusters"),
    ),
    row(
        Capability::NetworkIsolated,
        "a network isolated cluster",
        [Yes, Yes, Yes, Yes, No, Unstated],
        learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated"),
    ),
    row(
        Capability::ApplicationGateway,
        "the Application Gateway ingress add-on",
        [Partly("with the add-on 1.8.0 or later"), Yes, Yes, Yes, Yes, Unstated],
        release_note("2025-08-29"),
    ),
    row(
        Capability::GatewayForContainers,
        "Application Gateway for Containers",
        [Partly("in a subnet of exactly /24"), Yes, Yes, Yes, No, Unstated],
        learn("https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking"),
    ),
    row(
        Capability::StaticEgressGateway,
        "the static egress gateway",
        [Yes, No, No, Yes, Unstated, Unstated],
        learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway"),
    ),
    row(
        Capability::Observability,
        "the observability of Advanced Container Networking Services",
        [Yes, Yes, Yes, Yes, Yes, Unstated],
        Source {
            grade: Grade::Inferred,
            ..learn("https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview")
        },
    ),
    row(
        Capability::NetworkEncryption,
        "virtual network encryption of what pods send",
        [Unstated, No, Unstated, Unstated, Unstated, Unstated],
        Source {
            url: "https://github.com/Azure/AKS/issues/4541",
            read: "2026-08-21",
            grade: Grade::Observed,
        },
    ),
    row(
        Capability::PodCidrExpansion,
        "a pod CIDR that grows where it stands",
        [Partly("with Linux nodes alone"), No, No, No, No, Partly("the CNI decides what it does")],
        learn("https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand"),
    ),
    row(
        Capability::DcsV2Machines,
        "machines of the series DCsv2",
        [No, Unstated, Unstated, Unstated, Unstated, Unstated],
        learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
    ),
    row(
        Capability::LocalInternalBalancers,
        "internal load balancers with the local traffic policy for other machines in the cluster’s range",
        [Unstated, Unstated, Unstated, No, Unstated, Unstated],
        learn("https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni"),
    ),
];

/// The row of a capability.
pub fn of(capability: Capability) -> Option<&'static Supported> {
    TABLE.iter().find(|row| row.capability == capability)
}

/// On AKS Automatic, services with `spec.externalIPs` are refused.
pub const EXTERNAL_ADDRESSES: Source = release_note("2026-05-29");

const WINDOWS: Support = Partly("on Windows Server 2022 and 2025");
const STATIC_BLOCKS: Source =
    learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation");
const POLICIES: Source = learn("https://learn.microsoft.com/azure/aks/use-network-policies");

const fn row(capability: Capability, title: &'static str, cells: [Support; 6], source: Source) -> Supported {
    Supported { capability, title, cells, source }
}
