//! The wire's own types: what there is of a value is a list of properties, so that what nobody said takes no byte.
//! The order of variants and of fields is what links hold, and never changes.
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::list::List;
use super::range::Range;
use super::words;

/// Everything that a link says of a design.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wire {
    pub(super) networks: List<Network>,
    pub(super) ranges: List<ConnectedRange>,
    pub(super) clusters: List<Cluster>,
    /// Disagreements of sources in which the other side is taken, by their codes.
    pub(super) taken_otherwise: List<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Network {
    pub(super) name: String,
    pub(super) properties: List<OfNetwork>,
    pub(super) subnets: List<Subnet>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfNetwork {
    Location(String),
    Prefix(Range),
    Prefixes(List<Range>),
    ByCommand,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Subnet {
    pub(super) name: String,
    pub(super) properties: List<OfSubnet>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfSubnet {
    Prefix(Range),
    Prefixes(List<Range>),
    ByCommand,
    /// All addresses in use; who holds them is not known.
    Used(u64),
    /// All addresses in use, and those that the machines of a cluster hold, by the cluster's place, ascending.
    UsedBy(u64, List<(u32, u64)>),
    Reserve(u64),
    Delegations(List<String>),
    NatGateway(bool),
    RouteTable(bool),
    NetworkSecurityGroup(bool),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ConnectedRange {
    pub(super) name: String,
    pub(super) kind: RangeKind,
    pub(super) prefixes: List<Range>,
    pub(super) ends: Ends,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum RangeKind {
    Peered,
    OnPremises,
    Other,
}

/// The network that is connected to a range, and that at the other end, by their places in the link; `Named` is one
/// that the link does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Ends {
    None,
    Near(u32),
    Far(u32),
    Both(u32, u32),
    Named(String),
    NamedAndFar(String, u32),
}

/// A subnet: by the places of its network and of itself in the link, or one that the link does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum SubnetRef {
    Here(u32, u32),
    Named(String, String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cluster {
    pub(super) name: String,
    pub(super) properties: List<OfCluster>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfCluster {
    Location(String),
    Template,
    KubernetesVersion(Version),
    SkuName(String),
    SkuTier(String),
    Stopped(bool),
    Profile(List<OfProfile>),
    Pools(List<Pool>),
    PrivateCluster(bool),
    VnetIntegration(bool),
    ApiServerSubnet(SubnetRef),
    NodeAutoProvisioning(bool),
    HostedSystem(bool),
    HostedNodeSubnet(SubnetRef),
    /// A feature by its place in the catalogue, and whether it is on.
    Feature(u8, bool),
    ApiVersion(String),
    UserAssignedIdentity(bool),
    PrivateDnsZone(words::PrivateDnsZone),
    PublicFqdn(bool),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfProfile {
    NetworkPlugin(words::NetworkPlugin),
    NetworkPluginMode(words::NetworkPluginMode),
    NetworkDataplane(words::NetworkDataplane),
    NetworkPolicy(words::NetworkPolicy),
    PodCidr(Range),
    PodCidrs(List<Range>),
    ServiceCidr(Range),
    ServiceCidrs(List<Range>),
    DnsServiceIp(IpAddr),
    /// So many addresses after the first one of the first service CIDR, which stands before it.
    DnsServiceIpAt(u8),
    IpFamilies(List<Family>),
    OutboundType(words::OutboundType),
    LoadBalancerSku(words::LoadBalancerSku),
    LoadBalancer(List<OfLoadBalancer>),
    NatGateway(List<OfNatGateway>),
    Untold(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Family {
    IPv4,
    IPv6,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfLoadBalancer {
    ManagedOutboundIps(u64),
    ManagedOutboundIpv6(u64),
    OutboundIps(u64),
    OutboundIpPrefixLengths(List<Option<u8>>),
    EffectiveOutboundIps(u64),
    AllocatedOutboundPorts(u64),
    IdleTimeoutMinutes(u64),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfNatGateway {
    ManagedOutboundIps(u64),
    EffectiveOutboundIps(u64),
    IdleTimeoutMinutes(u64),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pool {
    pub(super) name: String,
    pub(super) properties: List<OfPool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OfPool {
    Mode(words::PoolMode),
    OsType(words::OsType),
    OsSku(String),
    PoolType(words::PoolType),
    Count(u64),
    AutoScaled,
    NotAutoScaled,
    MinCount(u64),
    MaxCount(u64),
    MaxPods(u64),
    PodsPerNode(u64),
    MaxSurgeNodes(u64),
    MaxSurgePercent(u64),
    MaxUnavailableNodes(u64),
    MaxUnavailablePercent(u64),
    Spot(bool),
    Subnet(SubnetRef),
    PodSubnet(SubnetRef),
    PodIpAllocationMode(words::PodIpAllocationMode),
    OrchestratorVersion(Version),
    EnableNodePublicIp(bool),
    SeenOnly,
    ByCommand,
    FirstOfCluster,
    Untold(String),
    NodeImage(words::NodeImage),
    OutboundNatDisabled(bool),
    LocalDns(bool),
    GatewayPrefixLength(u64),
    BlueGreen(bool),
    Zones(u64),
}

/// A version of Kubernetes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Version {
    Text(String),
    /// Such as 33 for `1.33`.
    Minor(u32),
    /// Such as 33 and 2 for `1.33.2`.
    Patch(u32, u32),
}
