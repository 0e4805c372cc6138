//! Managed clusters, their network profile and their node pools.
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

use super::{
    Features, LoadBalancerSku, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodeImage,
    Observed, OsType, OutboundType, PodIpAllocationMode, PoolMode, PoolType, PrivateDnsZone, ResourceId,
    SubnetRef, Word,
};
use crate::net::{Family, Prefix};

/// A managed cluster (`Microsoft.ContainerService/managedClusters`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cluster {
    /// The local key, unique in a design; empty in a part that nobody named.
    pub name: String,
    /// Its resource id, where one was read.
    pub id: Option<ResourceId>,
    /// Its resource group.
    pub resource_group: Option<String>,
    /// The Azure region.
    pub location: Option<String>,
    /// Whether the service printed this, or it would create a cluster.
    pub stage: Stage,
    /// `currentKubernetesVersion`, else `kubernetesVersion`.
    pub kubernetes_version: Option<String>,
    /// `sku.name`: `Base`, `Automatic`.
    pub sku_name: Option<String>,
    /// `sku.tier`: `Free`, `Standard`, `Premium`.
    pub sku_tier: Option<String>,
    /// The resource group of its nodes.
    pub node_resource_group: Option<String>,
    /// Whether it is stopped (`powerState.code`).
    pub stopped: Option<bool>,
    /// `networkProfile`; a part that holds only that has no pools.
    pub network_profile: Option<NetworkProfile>,
    /// `agentPoolProfiles`, in their order; `None`: the text does not list them.
    pub pools: Option<Vec<NodePool>>,
    /// `apiServerAccessProfile`.
    pub api_server: ApiServerAccess,
    /// Whether node auto-provisioning is on (`nodeProvisioningProfile.mode` is `Auto`).
    pub node_auto_provisioning: Option<bool>,
    /// Whether system pools are hosted by the service (`hostedSystemProfile.enabled`).
    pub hosted_system: Option<bool>,
    /// `hostedSystemProfile.nodeSubnetId`.
    pub hosted_node_subnet: Option<SubnetRef>,
    /// Add-ons and options.
    pub features: Features,
    /// The version of the API that a template asks (`apiVersion`), such as `2025-05-01`.
    pub api_version: Option<String>,
    /// Whether its identity is one that somebody made and assigned (`identity.type`).
    pub user_assigned_identity: Option<bool>,
    /// The public addresses and prefixes that it leaves from (`effectiveOutboundIPs`), by resource id.
    pub outbound_addresses: Vec<ResourceId>,
    /// What Kubernetes shows of it.
    pub observed: Option<Observed>,
}

impl Cluster {
    /// The local key of a cluster that nobody named; further ones are numbered.
    pub const UNNAMED: &str = "cluster";

    /// Whether nobody named it.
    pub fn is_unnamed(&self) -> bool {
        let rest = self.name.strip_prefix(Cluster::UNNAMED);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('~'))
    }
}

/// What a text about a cluster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// The service printed it: what it does not say is not known.
    #[default]
    Deployed,
    /// It would create a cluster: what it does not say takes the service's default.
    Template,
}

/// `apiServerAccessProfile`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ApiServerAccess {
    /// `enablePrivateCluster`.
    pub enable_private_cluster: Option<bool>,
    /// `enableVnetIntegration`.
    pub enable_vnet_integration: Option<bool>,
    /// `subnetId`, the subnet of the API server.
    pub subnet: Option<SubnetRef>,
    /// `privateDNSZone`.
    pub private_dns_zone: Option<Word<PrivateDnsZone>>,
    /// `enablePrivateClusterPublicFQDN`: whether a private API server has a public name as well.
    pub public_fqdn: Option<bool>,
    /// `authorizedIPRanges`; empty: everybody may ask it.
    pub authorized_ip_ranges: Option<Vec<Prefix>>,
}

/// `networkProfile` of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NetworkProfile {
    /// `networkPlugin`.
    pub network_plugin: Option<Word<NetworkPlugin>>,
    /// `networkPluginMode`; an empty text reads as null.
    pub network_plugin_mode: Option<Word<NetworkPluginMode>>,
    /// `networkDataplane`.
    pub network_dataplane: Option<Word<NetworkDataplane>>,
    /// `networkPolicy`.
    pub network_policy: Option<Word<NetworkPolicy>>,
    /// `podCidrs`, else `podCidr`.
    pub pod_cidrs: Option<Vec<Prefix>>,
    /// `serviceCidrs`, else `serviceCidr`.
    pub service_cidrs: Option<Vec<Prefix>>,
    /// `dnsServiceIP`.
    pub dns_service_ip: Option<IpAddr>,
    /// `ipFamilies`.
    pub ip_families: Option<Vec<Family>>,
    /// `outboundType`.
    pub outbound_type: Option<Word<OutboundType>>,
    /// `loadBalancerSku`.
    pub load_balancer_sku: Option<Word<LoadBalancerSku>>,
    /// `loadBalancerProfile`.
    pub load_balancer_profile: Option<LoadBalancerProfile>,
    /// `natGatewayProfile`.
    pub nat_gateway_profile: Option<NatGatewayProfile>,
    /// Properties that the text gives in words that only a run of it would turn into values: no default stands for
    /// them.
    pub untold: Vec<String>,
}

/// `loadBalancerProfile`: the outbound side of the cluster's load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LoadBalancerProfile {
    /// `managedOutboundIPs.count`: IPv4 addresses.
    pub managed_outbound_ips: Option<u64>,
    /// `managedOutboundIPs.countIPv6`.
    pub managed_outbound_ipv6: Option<u64>,
    /// The number of `outboundIPs.publicIPs`.
    pub outbound_ips: Option<u64>,
    /// The lengths of `outboundIPPrefixes.publicIPPrefixes`, each `None` where the text does not tell.
    pub outbound_ip_prefix_lengths: Option<Vec<Option<u8>>>,
    /// The number of `effectiveOutboundIPs`, IPv6 ones included.
    pub effective_outbound_ips: Option<u64>,
    /// `allocatedOutboundPorts`; `Some(0)`: allotted automatically.
    pub allocated_outbound_ports: Option<u64>,
    /// `idleTimeoutInMinutes`.
    pub idle_timeout_minutes: Option<u64>,
}

/// `natGatewayProfile`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NatGatewayProfile {
    /// `managedOutboundIPProfile.count`.
    pub managed_outbound_ips: Option<u64>,
    /// The number of `effectiveOutboundIPs`.
    pub effective_outbound_ips: Option<u64>,
    /// `idleTimeoutInMinutes`.
    pub idle_timeout_minutes: Option<u64>,
}

/// A node pool (`agentPoolProfiles[]`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NodePool {
    /// The local key, unique in its cluster; empty in a part that nobody named.
    pub name: String,
    /// `mode`.
    pub mode: Option<Word<PoolMode>>,
    /// `osType`.
    pub os_type: Option<Word<OsType>>,
    /// `osSKU`.
    pub os_sku: Option<String>,
    /// The family that its `nodeImageVersion` names.
    pub node_image: Option<NodeImage>,
    /// `type` (`typePropertiesType` where a pool is printed alone).
    pub pool_type: Option<Word<PoolType>>,
    /// Nodes now: `count`, or the sum of a virtual-machine pool's manual profiles.
    pub count: Option<u64>,
    /// `enableAutoScaling`, or a virtual-machine pool with a profile that scales.
    pub enable_auto_scaling: Option<bool>,
    /// `minCount`.
    pub min_count: Option<u64>,
    /// `maxCount`.
    pub max_count: Option<u64>,
    /// `maxPods`; the 0 that some documents hold reads as not given.
    pub max_pods: Option<u64>,
    /// Pods per node that are observed or expected; no ARM property.
    pub pods_per_node: Option<u64>,
    /// `upgradeSettings.maxSurge`.
    pub max_surge: Option<MaxSurge>,
    /// `upgradeSettings.maxUnavailable`.
    pub max_unavailable: Option<MaxSurge>,
    /// Whether its nodes are spot instances (`scaleSetPriority` is `Spot` or `Low`).
    pub spot: Option<bool>,
    /// `vnetSubnetID`; `None`: a network that the service manages.
    pub subnet: Option<SubnetRef>,
    /// `podSubnetID`.
    pub pod_subnet: Option<SubnetRef>,
    /// `podIPAllocationMode`.
    pub pod_ip_allocation_mode: Option<Word<PodIpAllocationMode>>,
    /// `orchestratorVersion` of the pool.
    pub orchestrator_version: Option<String>,
    /// `enableNodePublicIP`.
    pub enable_node_public_ip: Option<bool>,
    /// `windowsProfile.disableOutboundNat`.
    pub outbound_nat_disabled: Option<bool>,
    /// Whether nodes answer DNS themselves (`localDNSProfile.mode`: `Required`, `Disabled`).
    pub local_dns: Option<bool>,
    /// `gatewayProfile.publicIPPrefixSize` of a gateway pool: the length of the prefix that it shows.
    pub gateway_prefix_length: Option<u64>,
    /// Whether an upgrade makes a second set of nodes (`upgradeStrategy` is `BlueGreen`).
    pub blue_green: Option<bool>,
    /// The number of its `availabilityZones`; 0: none.
    pub zones: Option<u64>,
    /// Whether only its nodes were seen: what they do not show, such as its subnet, is then not known.
    pub seen_only: bool,
    /// Whether a command of the Azure CLI creates it: what it does not say takes the CLI's default.
    pub by_command: bool,
    /// Whether that command creates the cluster with it.
    pub first_of_cluster: bool,
    /// Properties that the text gives in words that only a run of it would turn into values: no default stands for
    /// them.
    pub untold: Vec<String>,
}

impl NodePool {
    /// The local key of a pool that nobody named; further ones are numbered.
    pub const UNNAMED: &str = "pool";

    /// Whether nobody named it.
    pub fn is_unnamed(&self) -> bool {
        let rest = self.name.strip_prefix(NodePool::UNNAMED).unwrap_or(&self.name);
        rest.is_empty() || rest.starts_with('~')
    }
}

/// A number of nodes, absolute or in percent of the pool (`maxSurge`, `maxUnavailable`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MaxSurge {
    /// That many nodes.
    Nodes(u64),
    /// That share of the pool, rounded up.
    Percent(u64),
}

impl MaxSurge {
    /// Reads `3`, `"3"` or `"33%"`; `None` for anything else.
    pub fn parse(text: &str) -> Option<MaxSurge> {
        let text = text.trim();
        match text.strip_suffix('%') {
            Some(percent) => percent.trim_end().parse().ok().map(MaxSurge::Percent),
            None => text.parse().ok().map(MaxSurge::Nodes),
        }
    }
}

impl std::fmt::Display for MaxSurge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MaxSurge::Nodes(nodes) => write!(f, "{nodes}"),
            MaxSurge::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}
