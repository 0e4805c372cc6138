//! What of a cluster's network can be changed later: for each field whether in place, by new pools or by a new cluster,
//! from which version on, and what that takes.
use super::bounds::SCHEMA;
use super::{Grade, Source, learn, migration, planning, ranges, release_note};

/// How a field of what exists is changed, the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Means {
    /// What exists is updated.
    InPlace,
    /// A pool keeps it from its creation: a new one takes its place.
    NewPools,
    /// A cluster keeps it from its creation: a new one takes its place.
    NewCluster,
}

/// How a field is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changeable {
    /// ARM's name, as the fields of an edit have it.
    pub field: &'static str,
    /// To which value, or in which case; empty: to any that no row before it names.
    pub to: &'static str,
    /// How.
    pub means: Means,
    /// From which versions on; empty: nothing names one.
    pub since: &'static str,
    /// What it takes, in sentences.
    pub words: &'static str,
    /// Who says so.
    pub source: Source,
}

/// How a field of a cluster changes to a value; `None`: it is no field of the platform's.
pub fn of_cluster(field: &str, to: &str) -> Option<&'static Changeable> {
    find(CLUSTER, field, to)
}

/// How a field of a pool changes to a value; `None`: it is no field of the platform's.
pub fn of_pool(field: &str, to: &str) -> Option<&'static Changeable> {
    find(POOL, field, to)
}

fn find(rows: &'static [Changeable], field: &str, to: &str) -> Option<&'static Changeable> {
    let mut those = rows.iter().filter(|row| row.field == field);
    those.find(|row| row.to.is_empty() || row.to == to)
}

const fn row(
    field: &'static str,
    to: &'static str,
    means: Means,
    since: &'static str,
    words: &'static str,
    source: Source,
) -> Changeable {
    Changeable { field, to, means, since, words, source }
}

const fn kept(field: &'static str, source: Source) -> Changeable {
    row(field, "", Means::NewCluster, "", KEPT, source)
}

const fn of_new_pools(field: &'static str) -> Changeable {
    row(field, "", Means::NewPools, "", POOL_KEPT, POOLS)
}

/// Of which no source tells a change.
const fn no_way(field: &'static str) -> Changeable {
    let source = Source { grade: Grade::Inferred, ..SCHEMA };
    row(
        field,
        "",
        Means::NewCluster,
        "",
        "No source gives a way to change it: count on a new cluster.",
        source,
    )
}

const fn runs_on(field: &'static str, source: Source) -> Changeable {
    row(field, "", Means::InPlace, "", RUNS_ON, source)
}

const fn balancer(field: &'static str) -> Changeable {
    row(field, "", Means::InPlace, "", ALLOTTED, migration::BALANCER)
}

/// What is chosen when a cluster is created.
pub const CREATION: Source = learn("https://learn.microsoft.com/azure/aks/plan-networking");
const POOLS: Source = migration::POOLS;
const UPGRADES: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-aks-cluster");
const ROLLING: Source = planning::ROLLING_UPGRADE;
const AUTOSCALER: Source = learn("https://learn.microsoft.com/azure/aks/cluster-autoscaler");
const NAT: Source = learn("https://learn.microsoft.com/azure/aks/nat-gateway");

/// What it takes where a cluster keeps it.
pub const KEPT: &str = "A cluster keeps this from its creation: a new cluster beside it, the workloads moved, the old one \
                    deleted.";
const POOL_KEPT: &str = "A pool keeps this from its creation: add a pool with it, drain the old one, delete it. A system \
                         pool can go once another one is there.";
const RUNS_ON: &str = "Nodes run on as they are.";
const RESTARTS_NOTHING: &str = "Nothing is restarted.";
const ALLOTTED: &str = "Ports are allotted anew: connections may be reset.";
const TO_OVERLAY: &str = "All nodes are reimaged, pods get addresses of the pod CIDR, and there is no way back. No policy \
                          engine may be installed meanwhile.";
const WITH_ENGINES: &str = "All nodes are reimaged, all pools at the same time; until then policies are enforced in part. From \
                            Cilium no way to another engine is documented.";

/// The case of a change to overlay, of `networkPlugin` and `networkPluginMode` together.
pub const OVERLAY: &str = "overlay";
/// The case of a pod CIDR that contains the one before.
pub const WIDER: &str = "a wider range, with overlay";
/// The case of a pod CIDR that comes with the model.
pub const WITH_OVERLAY: &str = "any, with the move from kubenet or a node subnet to overlay";
/// The case of a cluster whose CNI is not the service's.
pub const OWN_CNI: &str = "any, with a CNI of one’s own";

/// A pool that a cluster does not have yet.
pub static POOL_ADDED: Changeable = row(
    "agentPoolProfiles",
    "there",
    Means::InPlace,
    "",
    "The pool is added to the cluster that exists.",
    POOLS,
);
/// A pool that a cluster has no more.
pub static POOL_DELETED: Changeable = row(
    "agentPoolProfiles",
    "missing",
    Means::InPlace,
    "",
    "What runs in the pool is moved to another one; then it is deleted.",
    POOLS,
);

/// The fields of a cluster; of several rows of one field the first that fits holds.
pub static CLUSTER: &[Changeable] = &[
    row(
        "kubernetesVersion",
        "",
        Means::InPlace,
        "",
        "One minor version after the other: the control plane first, then every node with surge.",
        UPGRADES,
    ),
    no_way("sku.name"),
    no_way("hostedSystemProfile.enabled"),
    no_way("hostedSystemProfile.nodeSubnetID"),
    no_way("nodeResourceGroup"),
    row(
        "sku.tier",
        "",
        Means::InPlace,
        "",
        RESTARTS_NOTHING,
        learn("https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers"),
    ),
    row("networkPlugin", OVERLAY, Means::InPlace, "Kubernetes 1.27", TO_OVERLAY, migration::UPDATE),
    kept("networkPlugin", migration::UPDATE),
    row("networkPluginMode", OVERLAY, Means::InPlace, "Kubernetes 1.27", TO_OVERLAY, migration::UPDATE),
    kept("networkPluginMode", migration::UPDATE),
    row(
        "networkDataplane",
        "cilium",
        Means::InPlace,
        "Azure CLI 2.52.0, with a node subnet 2.69.0",
        "All nodes are reimaged, and no way back is documented; Windows pools have to go before.",
        migration::UPDATE,
    ),
    kept("networkDataplane", migration::UPDATE),
    row(
        "networkPolicy",
        "cilium",
        Means::InPlace,
        "Azure CLI 2.52.0, with a node subnet 2.69.0",
        "In one request with the Cilium data plane: all nodes are reimaged, and no way back is documented.",
        migration::BOTH_FLAGS,
    ),
    row("networkPolicy", "", Means::InPlace, "Kubernetes 1.30", WITH_ENGINES, migration::POLICIES),
    row(
        "podCidr",
        WIDER,
        Means::InPlace,
        "",
        "A public preview by the release notes, though the article does not say so: the range that is there grows to one \
         that holds it, with Linux nodes and IPv4 alone, and never back.",
        planning::POD_CIDR_EXPANSION,
    ),
    row(
        "podCidr",
        OWN_CNI,
        Means::InPlace,
        "",
        "With a CNI of one’s own it is a note to the service alone: its own settings give pods their addresses.",
        release_note("2023-07-02"),
    ),
    row(
        "podCidr",
        WITH_OVERLAY,
        Means::InPlace,
        "the release of 2025-08-29 from kubenet",
        "The move to overlay may bring another range.",
        migration::KUBENET_POD_CIDR,
    ),
    kept("podCidr", CREATION),
    row(
        "serviceCidr",
        "more addresses beside it",
        Means::InPlace,
        "Kubernetes 1.33",
        "A ServiceCIDR object adds a range; the one of the cluster stays.",
        ranges::SERVICE_CIDR_OBJECT.source,
    ),
    kept("serviceCidr", CREATION),
    kept("dnsServiceIP", CREATION),
    row(
        "ipFamilies",
        "",
        Means::NewCluster,
        "",
        "No source gives a procedure for a second family: count on a new cluster.",
        migration::DUAL_STACK,
    ),
    row(
        "outboundType",
        "",
        Means::InPlace,
        "Azure CLI 2.56.0",
        "Not every type becomes every other. Connections drop, and others see another address afterwards: they allow it \
         before the change.",
        migration::outbound::SOURCE,
    ),
    row(
        "loadBalancerSku",
        "standard",
        Means::InPlace,
        "Kubernetes 1.27, Azure CLI 2.76.0",
        "A downtime: inbound addresses stay, outbound ones are new. Not in place where internal load balancers are Basic.",
        migration::STANDARD_BALANCER.source,
    ),
    kept("loadBalancerSku", migration::STANDARD_BALANCER.source),
    balancer("loadBalancerProfile.managedOutboundIPs.count"),
    balancer("loadBalancerProfile.managedOutboundIPs.countIPv6"),
    balancer("loadBalancerProfile.outboundIPs"),
    balancer("loadBalancerProfile.allocatedOutboundPorts"),
    balancer("loadBalancerProfile.idleTimeoutInMinutes"),
    row("natGatewayProfile.managedOutboundIPProfile.count", "", Means::InPlace, "", RESTARTS_NOTHING, NAT),
    row("natGatewayProfile.idleTimeoutInMinutes", "", Means::InPlace, "", RESTARTS_NOTHING, NAT),
    row(
        "enablePrivateCluster",
        "either, with API server VNet integration",
        Means::InPlace,
        "",
        "Entries of DNS change; the way back to public is a preview.",
        migration::PRIVATE,
    ),
    kept("enablePrivateCluster", migration::PRIVATE),
    kept("privateDNSZone", migration::PRIVATE),
    row(
        "enablePrivateClusterPublicFQDN",
        "",
        Means::InPlace,
        "",
        "The private name stays.",
        migration::PRIVATE,
    ),
    row(
        "authorizedIPRanges",
        "",
        Means::InPlace,
        "",
        "It is in force within minutes.",
        learn("https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges"),
    ),
    row(
        "identity.type",
        "",
        Means::InPlace,
        "",
        "The identity needs the rights of the one before it.",
        learn("https://learn.microsoft.com/azure/aks/use-managed-identity"),
    ),
    row(
        "enableVnetIntegration",
        "true",
        Means::InPlace,
        "Azure CLI 2.73.0",
        "The cluster is stopped and started at once afterwards, all nodes get new images, the API server gets another \
         address, and there is no way back.",
        migration::INTEGRATION.source,
    ),
    kept("enableVnetIntegration", migration::INTEGRATION.source),
    row(
        "apiServerAccessProfile.subnetId",
        "one, with the integration",
        Means::InPlace,
        "Azure CLI 2.73.0",
        "It is named when the API server is brought into the network, and stays.",
        migration::INTEGRATION.source,
    ),
    kept("apiServerAccessProfile.subnetId", migration::INTEGRATION.source),
    row(
        "nodeProvisioningProfile.mode",
        "",
        Means::InPlace,
        "",
        "Nodes that it made have to be gone before.",
        learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning"),
    ),
];

/// The fields of a pool; of several rows of one field the first that fits holds.
pub static POOL: &[Changeable] = &[
    row("mode", "Gateway", Means::NewPools, "", POOL_KEPT, POOLS),
    runs_on("mode", POOLS),
    row(
        "osType",
        "Windows",
        Means::NewPools,
        "",
        "A new pool, in a cluster that had a profile of Windows from its creation; else a new cluster.",
        POOLS,
    ),
    of_new_pools("osType"),
    row(
        "count",
        "",
        Means::InPlace,
        "",
        "Nodes come or go; pods of those that go are moved.",
        learn("https://learn.microsoft.com/azure/aks/scale-cluster"),
    ),
    runs_on("enableAutoScaling", AUTOSCALER),
    runs_on("minCount", AUTOSCALER),
    runs_on("maxCount", AUTOSCALER),
    of_new_pools("maxPods"),
    runs_on("maxSurge", ROLLING),
    runs_on("maxUnavailable", ROLLING),
    row("vnetSubnetID", "", Means::NewPools, "", POOL_KEPT, migration::POOL_SUBNET),
    row("podSubnetID", "", Means::NewPools, "", POOL_KEPT, migration::POOL_SUBNET),
    row(
        "podIPAllocationMode",
        "StaticBlock",
        Means::NewPools,
        "Kubernetes 1.28, Azure CLI 2.75.0",
        "A new pool with another pod subnet, since a subnet has one allocation; drain the old one, delete it.",
        migration::STATIC_BLOCKS.0.source,
    ),
    of_new_pools("podIPAllocationMode"),
    of_new_pools("scaleSetPriority"),
    row(
        "type",
        "VirtualMachines",
        Means::InPlace,
        "Azure CLI 2.76.0",
        "From availability sets, all at once and together with the Standard load balancer: a downtime, and no way back. \
         From scale sets by new pools.",
        migration::STANDARD_BALANCER.source,
    ),
    of_new_pools("type"),
    row(
        "osSKU",
        "",
        Means::InPlace,
        "",
        "Every node of a Linux pool is reimaged; a Windows pool is made anew.",
        POOLS,
    ),
    row(
        "orchestratorVersion",
        "",
        Means::InPlace,
        "",
        "Every node of the pool is made anew with surge.",
        UPGRADES,
    ),
    row(
        "upgradeStrategy",
        "",
        Means::InPlace,
        "",
        "A preview: it holds from the next upgrade of the pool on.",
        Source { grade: Grade::Inferred, ..UPGRADES },
    ),
    of_new_pools("enableNodePublicIP"),
    of_new_pools("disableOutboundNat"),
    of_new_pools("gatewayProfile.publicIPPrefixSize"),
];
