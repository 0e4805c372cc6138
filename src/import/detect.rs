//! What one JSON value is.
use super::Kind;
use super::block::Block;
use super::{code, design_file, network_profile};
use crate::text::quoted;
use crate::text::tree::{Node, Value};

/// The keys that are asked for.
pub(super) const KEYS: &[&str] = &[
    "id",
    "type",
    "kind",
    "metadata",
    "apiVersion",
    "dnsPrefix",
    "fqdn",
    "vmSize",
    "addressSpace",
    "agentPoolProfiles",
    "currentValue",
    "nextHopType",
    "error",
    "code",
    "message",
    "$schema",
    "resources",
    "contentVersion",
    "parameters",
    "variables",
    "changes",
    "changeType",
    "resourceId",
    "before",
    "after",
    "terraform_version",
    "format_version",
];

/// One thing that an importer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Cluster,
    /// A `networkProfile` itself.
    NetworkProfile,
    /// An object whose only use is the `networkProfile` in it.
    AroundNetworkProfile,
    /// A `loadBalancerProfile` itself.
    LoadBalancerProfile,
    /// A `natGatewayProfile` itself.
    NatGatewayProfile,
    Pool,
    Subnet,
    Network,
    Peering,
    /// What is read where every reader is at hand.
    Rare(Rare),
}

/// What few people paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rare {
    /// An error answer of Azure.
    Error,
    /// An object of Kubernetes or a list of them.
    Kubernetes,
    /// A machine of a node pool.
    Machine,
    /// How many addresses of a subnet are in use.
    SubnetUsage,
    /// A design file of this planner.
    Design,
    /// What stands around subnets.
    Around(Around),
    /// Infrastructure code.
    Code(code::Document),
}

/// What stands around subnets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    RouteTable,
    SecurityGroup,
    NatGateway,
    Firewall,
    /// A public address or a prefix of them.
    PublicAddress,
    /// A link of a private DNS zone to a network.
    DnsLink,
    LoadBalancer,
    /// An outbound rule of a load balancer, by itself.
    OutboundRule,
}

impl Around {
    /// The word for a list of them in a subject.
    pub(super) fn list(self) -> &'static str {
        match self {
            Around::RouteTable => "routeTables",
            Around::SecurityGroup => "networkSecurityGroups",
            Around::NatGateway => "natGateways",
            Around::Firewall => "azureFirewalls",
            Around::PublicAddress => "publicAddresses",
            Around::DnsLink => "virtualNetworkLinks",
            Around::LoadBalancer => "loadBalancers",
            Around::OutboundRule => "outboundRules",
        }
    }
}

impl Rare {
    /// What a document of these is.
    pub(super) fn kind(self) -> Kind {
        match self {
            Rare::Error => Kind::Error,
            Rare::Kubernetes => Kind::Kubernetes,
            Rare::Machine => Kind::NodePools,
            Rare::SubnetUsage => Kind::Subnet,
            Rare::Design => Kind::Design,
            Rare::Around(_) => Kind::Surroundings,
            Rare::Code(document) => document.kind(),
        }
    }
}

/// What a value is; for one that no importer reads, words for it.
pub(super) fn thing(node: &Node<'_>) -> Result<Thing, String> {
    match &node.value {
        Value::Object(members) if members.is_empty() => Err("an empty object".into()),
        Value::Object(_) => of_object(node),
        _ => Err(node.described()),
    }
}

fn of_object(node: &Node<'_>) -> Result<Thing, String> {
    let block = Block::new(node, String::new());
    if let Some(document) = code::Document::of(node) {
        return Ok(Thing::Rare(Rare::Code(document)));
    }
    if let Some(resource_type) = resource_type(node) {
        return by_type(&block, &resource_type);
    }
    if let Some(rare) = rare(node) {
        return Ok(Thing::Rare(rare));
    }
    by_keys(&block).ok_or_else(|| format!("JSON of something else ({})", first_keys(node)))
}

/// The resource type, in lower case: from `type`, else from the id.
fn resource_type(node: &Node<'_>) -> Option<String> {
    let printed = node.get("type").and_then(Node::as_str).filter(|text| text.contains('/'));
    if let Some(printed) = printed {
        return Some(printed.to_ascii_lowercase());
    }
    let id = node.get("id").and_then(Node::as_str)?.to_ascii_lowercase();
    let (_, path) = id.rsplit_once("/providers/")?;
    let mut segments = path.split('/');
    let mut resource_type = segments.next()?.to_owned();
    for segment in segments.step_by(2) {
        resource_type.push('/');
        resource_type.push_str(segment);
    }
    Some(resource_type)
}

fn by_type(block: &Block<'_, '_>, resource_type: &str) -> Result<Thing, String> {
    let around = |around| Ok(Thing::Rare(Rare::Around(around)));
    match resource_type {
        "microsoft.containerservice/managedclusters" => Ok(Thing::Cluster),
        "microsoft.containerservice/managedclusters/agentpools" => Ok(Thing::Pool),
        "microsoft.network/virtualnetworks" => Ok(Thing::Network),
        "microsoft.containerservice/managedclusters/agentpools/machines" => Ok(Thing::Rare(Rare::Machine)),
        "microsoft.network/virtualnetworks/subnets" if block.has("currentValue") => {
            Ok(Thing::Rare(Rare::SubnetUsage))
        }
        "microsoft.network/virtualnetworks/subnets" => Ok(Thing::Subnet),
        "microsoft.network/virtualnetworks/virtualnetworkpeerings" => Ok(Thing::Peering),
        "microsoft.network/routetables" => around(Around::RouteTable),
        "microsoft.network/networksecuritygroups" => around(Around::SecurityGroup),
        "microsoft.network/natgateways" => around(Around::NatGateway),
        "microsoft.network/azurefirewalls" => around(Around::Firewall),
        "microsoft.network/publicipaddresses" | "microsoft.network/publicipprefixes" => {
            around(Around::PublicAddress)
        }
        "microsoft.network/privatednszones/virtualnetworklinks" => around(Around::DnsLink),
        "microsoft.network/loadbalancers" => around(Around::LoadBalancer),
        "microsoft.network/loadbalancers/outboundrules" => around(Around::OutboundRule),
        other => Err(format!("a resource of type {}", quoted(other))),
    }
}

/// What is rare, by its keys.
fn rare(node: &Node<'_>) -> Option<Rare> {
    if node.get("document").and_then(Node::as_str) == Some(design_file::DOCUMENT) {
        return Some(Rare::Design);
    }
    if node.has("apiVersion") && node.has("kind") && (node.has("metadata") || node.has("items")) {
        return Some(Rare::Kubernetes);
    }
    if node.has("output") && node.get("exitCode").and_then(Node::as_u64).is_some_and(|exit| exit > 0) {
        return Some(Rare::Error);
    }
    let error = node.get("error").filter(|error| error.is_object()).unwrap_or(node);
    (error.get("code").and_then(Node::as_str).is_some() && error.has("message")).then_some(Rare::Error)
}

fn by_keys(block: &Block<'_, '_>) -> Option<Thing> {
    let has = |key: &str| block.has(key);
    let holds = |keys: &[&str], least: usize| keys.iter().filter(|key| block.has(key)).count() >= least;
    let named = has("name") || has("id");
    let in_profile = network_profile::KEYS.iter().any(|key| block.node().has(key));
    let in_columns = block.node().members().iter().any(|member| is_profile_column(&member.key));
    if has("agentPoolProfiles") || has("dnsPrefix") || has("nodeResourceGroup") || in_columns {
        return Some(Thing::Cluster);
    }
    if has("addressSpace") || (has("subnets") && named) {
        return Some(Thing::Network);
    }
    if has("remoteVirtualNetwork") || has("remoteAddressSpace") {
        return Some(Thing::Peering);
    }
    if holds(&["addressPrefix", "addressPrefixes"], 1) && !has("nextHopType") {
        return Some(Thing::Subnet);
    }
    if holds(POOL_KEYS, 2) || (has("count") && has("mode")) {
        return Some(Thing::Pool);
    }
    if holds(CLUSTER_KEYS, 1) || (in_profile && named) {
        return Some(Thing::Cluster);
    }
    if has("networkProfile") {
        return Some(if named || has("location") { Thing::Cluster } else { Thing::AroundNetworkProfile });
    }
    if in_profile {
        return Some(Thing::NetworkProfile);
    }
    if holds(&["managedOutboundIPs", "allocatedOutboundPorts", "outboundIPPrefixes"], 1) {
        return Some(Thing::LoadBalancerProfile);
    }
    has("managedOutboundIPProfile").then_some(Thing::NatGatewayProfile)
}

/// Keys of a pool; a single one of them may be anybody's.
const POOL_KEYS: &[&str] = &[
    "count",
    "vmSize",
    "maxPods",
    "osType",
    "osSKU",
    "enableAutoScaling",
    "minCount",
    "maxCount",
    "vnetSubnetID",
    "podSubnetID",
    "orchestratorVersion",
    "virtualMachinesProfile",
    "scaleSetPriority",
    "agentPoolType",
    "typePropertiesType",
    "upgradeSettings",
];

/// Keys that only a cluster has.
const CLUSTER_KEYS: &[&str] = &[
    "kubernetesVersion",
    "currentKubernetesVersion",
    "apiServerAccessProfile",
    "hostedSystemProfile",
    "nodeProvisioningProfile",
];

/// Keys that hardly anything but a document that is read here has.
pub(super) const TELLING: &[&str] = &[
    "agentPoolProfiles",
    "networkProfile",
    "kubernetesVersion",
    "currentKubernetesVersion",
    "nodeResourceGroup",
    "dnsPrefix",
    "apiServerAccessProfile",
    "maxPods",
    "osType",
    "osSKU",
    "enableAutoScaling",
    "orchestratorVersion",
    "vnetSubnetID",
    "podSubnetID",
    "managedOutboundIPs",
    "allocatedOutboundPorts",
    "managedOutboundIPProfile",
    "addressSpace",
    "addressPrefix",
    "addressPrefixes",
    "subnets",
    "ipConfigurations",
    "virtualNetworkPeerings",
    "remoteVirtualNetwork",
    "apiVersion",
];

fn is_profile_column(key: &str) -> bool {
    let column = "properties_networkprofile_";
    key.get(..column.len()).is_some_and(|start| start.eq_ignore_ascii_case(column))
}

fn first_keys(node: &Node<'_>) -> String {
    let keys: Vec<String> = node.members().iter().take(3).map(|member| quoted(&member.key)).collect();
    let more = if node.members().len() > 3 { ", …" } else { "" };
    format!("its keys are {}{more}", keys.join(", "))
}
