//! What is compared of clusters.
use super::about::{About, Consequence, fields};
use super::subnets;
use super::value::Held;
use super::ways_out as out;
use crate::azure::{NetworkModel, defaults};
use crate::capacity::{ClusterCapacity, Row};
use crate::design::{NetworkPlugin, NetworkPluginMode, NetworkProfile, Stage};
use crate::net::Prefix;
use crate::resolve::{Moment, Resolved, ResolvedCluster};
use crate::rules::Severity;
use crate::sorting::sort_by_key;

/// A cluster with what stands around it.
pub(super) struct Member<'r> {
    pub(super) resolved: &'r Resolved,
    pub(super) capacity: Option<&'r ClusterCapacity>,
    pub(super) cluster: &'r ResolvedCluster,
}

fields! { &Member:
    "networkPlugin", "Network model", SourceAddress, Error,
        "Others see other addresses, pods are dialled otherwise, and sums of addresses are others.",
        |of| model(of.cluster);
    "networkDataplane", "Data plane", PolicyEnforcement, Warning,
        "Policies and services are carried out by another program, which treats some of them otherwise.",
        |of| Held::resolved(&of.cluster.network_dataplane);
    "networkPolicy", "Network policy", PolicyEnforcement, Warning,
        "Policies are enforced in one and not, or otherwise, in the other.",
        |of| Held::resolved(&of.cluster.network_policy);
    "outboundType", "Outbound type", SourceAddress, Error,
        "Connections leave by another way: others see other addresses, and ports last otherwise.",
        |of| Held::resolved(&of.cluster.outbound_type);
    "loadBalancerSku", "Load balancer SKU", Retirement, Warning,
        "The Basic load balancer is out of support.",
        |of| Held::resolved(&of.cluster.load_balancer_sku);
    "loadBalancerProfile.managedOutboundIPs.count" if "outboundType" | "loadBalancerSku", "Outbound addresses", Capacity, Warning,
        "Another number of addresses gives another number of ports, and partners allow another number.",
        |of| out::addresses(of.cluster);
    "loadBalancerProfile.allocatedOutboundPorts" if "outboundType" | "loadBalancerSku", "Outbound ports for each node", Capacity, Warning,
        "Calls out fail at another load, and another number of nodes fits.",
        |of| out::ports(of.cluster);
    "loadBalancerProfile.idleTimeoutInMinutes" if "outboundType" | "loadBalancerSku", "Idle timeout in minutes", Reach, Warning,
        "Quiet connections are forgotten sooner in one of them.",
        |of| out::idle_timeout(of.cluster);
    "natGatewayProfile.managedOutboundIPProfile.count" if "outboundType", "Addresses of the managed NAT gateway", Capacity, Warning,
        "Another number of addresses gives another number of ports, and partners allow another number.",
        |of| out::gateway_addresses(of.cluster);
    "natGatewayProfile.idleTimeoutInMinutes" if "outboundType", "Idle timeout of the managed NAT gateway in minutes", Reach, Warning,
        "Quiet connections are forgotten sooner in one of them.",
        |of| out::gateway_idle_timeout(of.cluster);
    "podCidr.size" if "networkPlugin", "Size of the pod CIDR", Capacity, Warning,
        "Another number of nodes fits.",
        |of| pod_cidr(of.cluster);
    "serviceCidr.size", "Size of the service CIDR", Capacity, Warning,
        "Another number of services fits.",
        |of| of.cluster.service_cidrs.known().map_or(Held::Unknown, |ranges| {
            sizes(ranges, said(of.cluster, |profile| profile.service_cidrs.is_some()))
        });
    "ipFamilies", "Address families", Reach, Error,
        "One of them has addresses that the other cannot reach.",
        |of| of.cluster.ip_families.known().map_or(Held::Unknown, |families| {
            let families: Vec<String> = families.iter().map(ToString::to_string).collect();
            Held::of(families.join(", "), of.cluster.ip_families.is_given())
        });
    "kubernetesVersion", "Kubernetes version", Retirement, Warning,
        "One of them leaves support sooner, and what comes with a version is not in both.",
        |of| Held::or_unknown(of.cluster.kubernetes_minor().map(|minor| format!("1.{minor}")));
    "sku.name", "SKU", Capacity, Warning,
        "AKS Automatic chooses much by itself.",
        |of| sku(of.cluster, of.cluster.said.sku_name.as_deref(), defaults::SKU.0.value);
    "sku.tier", "Tier", Capacity, Warning,
        "Another number of nodes is supported, and the uptime of the API server is promised or not.",
        |of| sku(of.cluster, of.cluster.said.sku_tier.as_deref(), defaults::SKU.1.value);
    "enablePrivateCluster", "Private cluster", Reach, Error,
        "The API server is reached from the Internet in one and from the network in the other.",
        |of| flag(of.cluster, of.cluster.said.api_server.enable_private_cluster, "yes", "no");
    "enableVnetIntegration", "API server in the virtual network", Reach, Warning,
        "Nodes and others reach the API server by another way.",
        |of| flag(of.cluster, of.cluster.said.api_server.enable_vnet_integration, "yes", "no");
    "authorizedIPRanges", "Ranges that reach the API server", Reach, Warning,
        "Somebody reaches the API server of one and not of the other.",
        |of| authorized(of.cluster);
    "nodeProvisioningProfile.mode", "Node auto-provisioning", Capacity, Warning,
        "Nodes come and go by themselves in one of them, and no list of pools tells how many.",
        |of| flag(of.cluster, of.cluster.said.node_auto_provisioning, "Auto", defaults::NODE_PROVISIONING.value);
    "identity.type", "Identity", None, Note,
        "Rights on networks are given to another kind of identity.",
        |of| Held::or_unknown(of.cluster.said.user_assigned_identity.map(|own| {
            if own { "UserAssigned" } else { "SystemAssigned" }
        }));
    "vnetSubnetID", "Virtual network", Reach, Warning,
        "In a network that the service manages nothing can be attached, routed or reached by others.",
        |of| subnets::whose(of.cluster);
    "subnets" if "vnetSubnetID", "Sizes of the node subnets", Capacity, Warning,
        "Another number of nodes fits.",
        |of| subnets::of_nodes(of);
    "podSubnets" if "networkPlugin", "Sizes of the pod subnets", Capacity, Warning,
        "Another number of pods fits.",
        |of| subnets::of_pods(of);
    "natGateway" if "vnetSubnetID", "NAT gateway on the subnets", SourceAddress, Error,
        "Connections leave by the gateway in one of them.",
        |of| subnets::attached(of, |subnet| subnet.nat_gateway);
    "routeTable" if "vnetSubnetID", "Route table on the subnets", SourceAddress, Warning,
        "Connections take another way in one of them.",
        |of| subnets::attached(of, |subnet| subnet.route_table);
    "networkSecurityGroup" if "vnetSubnetID", "Network security group on the subnets", Reach, Warning,
        "Connections are let through or denied in one of them.",
        |of| subnets::attached(of, |subnet| subnet.network_security_group);
    "fits", "Whether it fits at its largest moment", Capacity, Error,
        "One of them cannot upgrade or grow as far as it is allowed to.",
        |of| of.capacity.map_or(Held::Unknown, fits);
}

/// Whether a document told of all of it, so that what it leaves out is off.
pub(super) fn is_whole(of: &ResolvedCluster) -> bool {
    of.said.stage == Stage::Template || of.said.network_profile.is_some() && of.said.pools.is_some()
}

/// A plugin without a mode says nothing of the model where values are expected one by one, and the mode alone says all.
fn model(of: &ResolvedCluster) -> Held {
    let is_said = said(of, |profile| {
        profile.network_plugin_mode.is_some()
            || profile.network_plugin.as_ref().is_some_and(|plugin| *plugin != NetworkPlugin::Azure)
    });
    let is_overlay = said(of, |profile| {
        profile.network_plugin_mode.as_ref().is_some_and(|mode| *mode == NetworkPluginMode::Overlay)
    });
    match of.model() {
        Some(model) => Held::of(model.title(), is_said),
        None if is_overlay => Held::of(NetworkModel::Overlay.title(), true),
        None => Held::Unknown,
    }
}

/// Whether a plugin is said, which without a mode is not enough to hold a model against.
pub(super) fn says_plugin(of: &ResolvedCluster) -> bool {
    said(of, |profile| profile.network_plugin.is_some() || profile.network_plugin_mode.is_some())
}

fn said(of: &ResolvedCluster, is_said: fn(&NetworkProfile) -> bool) -> bool {
    of.said.network_profile.as_ref().is_some_and(is_said)
}

fn flag(of: &ResolvedCluster, said: Option<bool>, on: &str, off: &str) -> Held {
    match said {
        None if !is_whole(of) => Held::Unknown,
        said => Held::of(if said == Some(true) { on } else { off }, said.is_some()),
    }
}

/// A cluster that is to be created takes the default; of one that exists the service prints it.
fn sku(of: &ResolvedCluster, said: Option<&str>, otherwise: &str) -> Held {
    match said {
        None if of.said.stage != Stage::Template => Held::Unknown,
        said => Held::said(said, otherwise),
    }
}

fn pod_cidr(of: &ResolvedCluster) -> Held {
    match of.pod_cidrs.known() {
        Some(ranges) if ranges.is_empty() => Held::NotApplicable,
        Some(ranges) => sizes(ranges, said(of, |profile| profile.pod_cidrs.is_some())),
        None => Held::Unknown,
    }
}

/// The lengths of ranges, the shortest first.
pub(super) fn sizes(ranges: &[Prefix], is_given: bool) -> Held {
    let mut lengths: Vec<u8> = ranges.iter().map(|range| range.length()).collect();
    sort_by_key(&mut lengths, |length| *length);
    let texts: Vec<String> = lengths.iter().map(|length| format!("/{length}")).collect();
    Held::of(if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }, is_given)
}

fn authorized(of: &ResolvedCluster) -> Held {
    let ranges = of.said.api_server.authorized_ip_ranges.as_deref();
    match ranges.filter(|ranges| !ranges.is_empty()) {
        Some(ranges) => {
            let mut ranges = ranges.to_vec();
            sort_by_key(&mut ranges, |range| *range);
            ranges.dedup();
            let texts: Vec<String> = ranges.iter().map(Prefix::to_string).collect();
            Held::of(texts.join(", "), true)
        }
        None if ranges.is_none() && !is_whole(of) => Held::Unknown,
        None => Held::of("all", ranges.is_some()),
    }
}

/// Whether every resource of it suffices while it upgrades at its maximum, with what is left of the tightest; unknown
/// where nothing is known of it.
fn fits(of: &ClusterCapacity) -> Held {
    let need = |row: &Row| row.at(Moment::ScaledUpgrading).headroom_percent();
    let known = of.rows.iter().filter(|row| row.at(Moment::ScaledUpgrading).fits().is_some());
    let Some(tightest) = known.min_by_key(|row| need(row)) else { return Held::Unknown };
    let does = tightest.at(Moment::ScaledUpgrading).fits() == Some(true);
    let mut held = Held::of(if does { "yes" } else { "no" }, false);
    if let Held::Known(value) = &mut held {
        let left = tightest.left(Moment::ScaledUpgrading);
        value.text = format!("{}, {}: {left}", value.text, tightest.resource.title().to_lowercase());
    }
    held
}
