//! What does not work with what, as one table.
use super::{Feature, Grade, NetworkModel, Source, learn, release_note};

/// Something that a cluster may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// An add-on or option.
    Feature(Feature),
    /// Addresses come in this way.
    Model(NetworkModel),
    /// Pods of some pool get addresses of a pod subnet as they come.
    DynamicPodSubnet,
    /// Pods of some pool get addresses of a pod subnet in whole blocks.
    StaticPodSubnet,
    /// The Cilium data plane.
    Cilium,
    /// Another data plane than Cilium.
    OtherDataplane,
    /// Azure Network Policy Manager.
    Npm,
    /// Pools of Windows nodes.
    WindowsNodes,
    /// Pools of Windows Server 2019.
    WindowsServer2019,
    /// Pools of the type availability set.
    AvailabilitySets,
    /// Nodes with public addresses of their own.
    NodePublicIps,
    /// Node auto-provisioning.
    NodeAutoProvisioning,
    /// No way out, and images from a registry in the network.
    NetworkIsolation,
    /// IPv4 and IPv6.
    DualStack,
    /// Ranges that alone may reach the API server.
    AuthorizedRanges,
    /// A minor version of Kubernetes before this one.
    Before(u64),
    /// The Cilium data plane on a minor version of Kubernetes before this one.
    CiliumBefore(u64),
}

/// Two things that do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// What does not work.
    pub what: Thing,
    /// What it does not work with.
    pub with: Thing,
    /// Whether that is said outright, and not only advised or concluded.
    pub is_certain: bool,
    /// Who says so.
    pub source: Source,
}

use Feature::{
    AdvancedNetworking, AdvancedSecurity, AppRouting, ApplicationGateway, AzurePolicy, ContainerInsights,
    DcsV2, Fqdn, GatewayForContainers, HostRouting, HttpProxy, ImdsRestriction, Ipvs, Istio, LayerSeven,
    MutualTls, NfTables, OpenServiceMesh, ServicePrincipal, StaticEgressGateway, VirtualNodes, WireGuard,
};
use NetworkModel::{Kubenet, Overlay, PodSubnet};
use Thing::{
    AvailabilitySets, Before, Cilium, CiliumBefore, DualStack, DynamicPodSubnet, Model, NetworkIsolation,
    NodeAutoProvisioning, NodePublicIps, Npm, OtherDataplane, StaticPodSubnet, WindowsNodes,
    WindowsServer2019,
};

/// Every clash; those of one thing stand together.
pub const CLASHES: &[Clash] = &[
    clash(Thing::Feature(VirtualNodes), Model(Kubenet), KUBENET),
    clash(Thing::Feature(VirtualNodes), Model(NetworkModel::None), VIRTUAL_NODES),
    advice(Thing::Feature(VirtualNodes), Model(Overlay), OVERLAY),
    clash(Thing::Feature(VirtualNodes), DualStack, VIRTUAL_NODES),
    clash(Thing::Feature(VirtualNodes), Thing::AuthorizedRanges, VIRTUAL_NODES),
    clash(Thing::Feature(GatewayForContainers), Model(Kubenet), GATEWAY_FOR_CONTAINERS),
    clash(Thing::Feature(StaticEgressGateway), Model(PodSubnet), EGRESS_GATEWAY),
    clash(Thing::Feature(StaticEgressGateway), DualStack, EGRESS_GATEWAY),
    clash(Thing::Feature(Istio), Thing::Feature(OpenServiceMesh), ISTIO),
    advice(Thing::Feature(Istio), WindowsNodes, ISTIO),
    advice(Thing::Feature(Istio), Thing::Feature(VirtualNodes), ISTIO),
    clash(Thing::Feature(AdvancedNetworking), CiliumBefore(29), ADVANCED_NETWORKING),
    clash(Thing::Feature(AdvancedSecurity), OtherDataplane, FQDN),
    clash(Thing::Feature(Fqdn), Before(29), FQDN),
    clash(Thing::Feature(LayerSeven), OtherDataplane, LAYER_SEVEN),
    clash(Thing::Feature(LayerSeven), Before(29), LAYER_SEVEN),
    advice(Thing::Feature(LayerSeven), Thing::Feature(Istio), LAYER_SEVEN),
    clash(Thing::Feature(WireGuard), OtherDataplane, WIREGUARD),
    clash(Thing::Feature(MutualTls), OtherDataplane, MTLS),
    clash(Thing::Feature(MutualTls), Before(34), MTLS),
    clash(Thing::Feature(MutualTls), Thing::Feature(Istio), MTLS),
    clash(Thing::Feature(HostRouting), OtherDataplane, HOST_ROUTING),
    clash(Thing::Feature(HostRouting), Before(33), HOST_ROUTING),
    clash(Thing::Feature(ImdsRestriction), Thing::Feature(ApplicationGateway), IMDS),
    clash(Thing::Feature(ImdsRestriction), Thing::Feature(ContainerInsights), IMDS),
    clash(Thing::Feature(ImdsRestriction), Thing::Feature(VirtualNodes), IMDS),
    clash(Thing::Feature(ImdsRestriction), Thing::Feature(AzurePolicy), IMDS),
    clash(Thing::Feature(ImdsRestriction), Thing::Feature(AppRouting), IMDS),
    clash(Thing::Feature(ImdsRestriction), WindowsNodes, IMDS),
    clash(Thing::Feature(Ipvs), Npm, KUBE_PROXY),
    advice(Thing::Feature(Ipvs), Cilium, KUBE_PROXY),
    clash(Thing::Feature(NfTables), Before(33), release_note("2026-07-17")),
    advice(Thing::Feature(NfTables), Cilium, KUBE_PROXY),
    clash(Thing::Feature(HttpProxy), WindowsNodes, HTTP_PROXY),
    clash(Thing::Feature(HttpProxy), AvailabilitySets, HTTP_PROXY),
    clash(NodeAutoProvisioning, Model(Kubenet), release_note("2025-01-30")),
    clash(NodeAutoProvisioning, DynamicPodSubnet, PROVISIONING_NETWORK),
    advice(NodeAutoProvisioning, StaticPodSubnet, Source { grade: Grade::Inferred, ..PROVISIONING_NETWORK }),
    clash(NodeAutoProvisioning, DualStack, PROVISIONING),
    clash(NodeAutoProvisioning, WindowsNodes, PROVISIONING),
    clash(NodeAutoProvisioning, Thing::Feature(ServicePrincipal), PROVISIONING),
    clash(NetworkIsolation, Model(Kubenet), ISOLATION),
    clash(NetworkIsolation, WindowsNodes, ISOLATION),
    clash(NetworkIsolation, Before(30), ISOLATION),
    clash(WindowsNodes, Model(Kubenet), WINDOWS_WITH_KUBENET),
    advice(WindowsServer2019, Model(Overlay), OVERLAY),
    clash(WindowsServer2019, Model(PodSubnet), POD_SUBNET),
    clash(Thing::Feature(DcsV2), Model(Overlay), OVERLAY),
    clash(AvailabilitySets, Model(Overlay), OVERLAY),
    advice(NodePublicIps, Thing::AuthorizedRanges, AUTHORIZED_RANGES),
];

const fn clash(what: Thing, with: Thing, source: Source) -> Clash {
    Clash { what, with, is_certain: true, source }
}

const fn advice(what: Thing, with: Thing, source: Source) -> Clash {
    Clash { what, with, is_certain: false, source }
}

const KUBENET: Source = learn("https://learn.microsoft.com/azure/aks/configure-kubenet");
const OVERLAY: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay");
const POD_SUBNET: Source =
    learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet");
const ADVANCED_NETWORKING: Source =
    learn("https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview");
const VIRTUAL_NODES: Source = learn("https://learn.microsoft.com/azure/aks/virtual-nodes");
const GATEWAY_FOR_CONTAINERS: Source =
    learn("https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking");
const EGRESS_GATEWAY: Source = learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway");
const ISTIO: Source = learn("https://learn.microsoft.com/azure/aks/istio-about");
const FQDN: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-fqdn-filtering-concepts");
const LAYER_SEVEN: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-l7-policy-concepts");
const WIREGUARD: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-wireguard-encryption-concepts");
const MTLS: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-cilium-mutual-tls-concepts");
const HOST_ROUTING: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-performance-ebpf-host-routing");
const IMDS: Source = learn("https://learn.microsoft.com/azure/aks/imds-restriction");
/// The modes of kube-proxy.
pub const KUBE_PROXY: Source = learn("https://learn.microsoft.com/azure/aks/configure-kube-proxy");
const HTTP_PROXY: Source = learn("https://learn.microsoft.com/azure/aks/http-proxy");
const PROVISIONING: Source = learn("https://learn.microsoft.com/azure/aks/use-node-auto-provisioning");
const PROVISIONING_NETWORK: Source =
    learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking");
const ISOLATION: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated");
const AUTHORIZED_RANGES: Source =
    learn("https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges");
const WINDOWS_WITH_KUBENET: Source =
    Source { url: "https://github.com/Azure/AKS/issues/1076", read: "2026-08-21", grade: Grade::Observed };
