//! What is compared of clusters.
use super::field::Consequence::{
    Capacity, None as Nothing, PolicyEnforcement, Reach, Retirement, SourceAddress,
};
use super::field::{Field, Value};
use crate::azure::Feature;
use crate::capacity::ClusterCapacity;
use crate::design::{NetworkPlugin, NetworkProfile};
use crate::net::Prefix;
use crate::resolve::{Moment, Ports, Resolved, ResolvedCluster, ResolvedSubnet};
use crate::sorting::sort_by_key;

macro_rules! fields {
    ($($field:literal, $title:literal, $consequence:expr, $meaning:literal, $value:expr;)+) => {
        pub(super) const FIELDS: &[Field] = &[$(Field {
            field: $field,
            title: $title,
            consequence: $consequence,
            meaning: $meaning,
            value: $value,
        }),+];
    };
}

fields! {
    "networkPlugin", "Network model", SourceAddress,
        "Others see other addresses, pods are dialled otherwise, and sums of addresses are others.",
        model;
    "networkDataplane", "Data plane", PolicyEnforcement,
        "Policies and services are carried out by another program, which treats some of them otherwise.",
        |_, of| Value::resolved(&of.network_dataplane);
    "networkPolicy", "Network policy", PolicyEnforcement,
        "Policies are enforced in one and not, or otherwise, in the other.",
        |_, of| Value::resolved(&of.network_policy);
    "outboundType", "Outbound type", SourceAddress,
        "Connections leave by another way: others see other addresses, and ports last otherwise.",
        |_, of| Value::resolved(&of.outbound_type);
    "loadBalancerSku", "Load balancer SKU", Retirement,
        "The Basic load balancer is out of support.",
        |_, of| Value::resolved(&of.load_balancer_sku);
    "loadBalancerProfile.managedOutboundIPs.count", "Outbound addresses", Capacity,
        "Another number of addresses gives another number of ports, and partners allow another number.",
        |_, of| of.outbound.as_ref().and_then(|outbound| Value::resolved(&outbound.ips));
    "loadBalancerProfile.allocatedOutboundPorts", "Outbound ports for each node", Capacity,
        "Calls out fail at another load, and another number of nodes fits.",
        |_, of| of.outbound.as_ref().map(|outbound| match outbound.ports {
            Ports::Given(ports) => Value::of(ports, true),
            Ports::Automatic => Value::of("automatic", false),
        });
    "loadBalancerProfile.idleTimeoutInMinutes", "Idle timeout in minutes", Reach,
        "Quiet connections are forgotten sooner in one of them.",
        |_, of| {
            let profile = of.said.network_profile.as_ref().and_then(|profile| profile.load_balancer_profile.as_ref());
            of.outbound.as_ref().map(|_| {
                Value::said(profile.and_then(|profile| profile.idle_timeout_minutes), "30")
            })
        };
    "natGatewayProfile.managedOutboundIPProfile.count", "Addresses of the managed NAT gateway", Capacity,
        "Another number of addresses gives another number of ports, and partners allow another number.",
        |_, of| {
            let profile = of.said.network_profile.as_ref()?.nat_gateway_profile.as_ref()?;
            Some(Value::said(profile.managed_outbound_ips, "1"))
        };
    "podCidr.size", "Size of the pod CIDR", Capacity,
        "Another number of nodes fits.",
        |_, of| sizes(of.pod_cidrs.known()?, said(of, |profile| profile.pod_cidrs.is_some()));
    "serviceCidr.size", "Size of the service CIDR", Capacity,
        "Another number of services fits.",
        |_, of| sizes(of.service_cidrs.known()?, said(of, |profile| profile.service_cidrs.is_some()));
    "ipFamilies", "Address families", Reach,
        "One of them has addresses that the other cannot reach.",
        |_, of| {
            let families = of.ip_families.known()?.iter().map(ToString::to_string).collect::<Vec<_>>();
            Some(Value::of(families.join(", "), of.ip_families.is_given()))
        };
    "kubernetesVersion", "Kubernetes version", Retirement,
        "One of them leaves support sooner, and what comes with a version is not in both.",
        |_, of| of.kubernetes_minor().map(|minor| Value::of(format!("1.{minor}"), true));
    "sku.name", "SKU", Capacity,
        "AKS Automatic chooses much by itself.",
        |_, of| Some(Value::said(of.said.sku_name.as_ref(), "Base"));
    "sku.tier", "Tier", Capacity,
        "Another number of nodes is supported, and the uptime of the API server is promised or not.",
        |_, of| Some(Value::said(of.said.sku_tier.as_ref(), "Free"));
    "enablePrivateCluster", "Private cluster", Reach,
        "The API server is reached from the Internet in one and from the network in the other.",
        |_, of| Some(flag(of.said.api_server.enable_private_cluster));
    "enableVnetIntegration", "API server in the virtual network", Reach,
        "Nodes and others reach the API server by another way.",
        |_, of| Some(flag(of.said.api_server.enable_vnet_integration));
    "authorizedIPRanges", "Ranges that reach the API server", Reach,
        "Somebody reaches the API server of one and not of the other.",
        |_, of| {
            let ranges = of.said.api_server.authorized_ip_ranges.as_ref();
            Some(match ranges.filter(|ranges| !ranges.is_empty()) {
                Some(ranges) => Value::of(sorted(ranges).join(", "), true),
                None => Value::of("all", ranges.is_some()),
            })
        };
    "nodeProvisioningProfile.mode", "Node auto-provisioning", Capacity,
        "Nodes come and go by themselves in one of them, and no list of pools tells how many.",
        |_, of| Some(match of.said.node_auto_provisioning {
            Some(true) => Value::of("Auto", true),
            said => Value::of("Manual", said.is_some()),
        });
    "identity.type", "Identity", Nothing,
        "Rights on networks are given to another kind of identity.",
        |_, of| of.said.user_assigned_identity.map(|own| {
            Value::of(if own { "UserAssigned" } else { "SystemAssigned" }, true)
        });
    "subnets", "Sizes of the node subnets", Capacity,
        "Another number of nodes fits.",
        |resolved, of| lengths(resolved, of, |pool| pool.subnet);
    "podSubnets", "Sizes of the pod subnets", Capacity,
        "Another number of pods fits.",
        |resolved, of| lengths(resolved, of, |pool| pool.pod_subnet);
    "natGateway", "NAT gateway on the subnets", SourceAddress,
        "Connections leave by the gateway in one of them.",
        |resolved, of| attached(resolved, of, |subnet| subnet.nat_gateway);
    "routeTable", "Route table on the subnets", SourceAddress,
        "Connections take another way in one of them.",
        |resolved, of| attached(resolved, of, |subnet| subnet.route_table);
    "networkSecurityGroup", "Network security group on the subnets", Reach,
        "Connections are let through or denied in one of them.",
        |resolved, of| attached(resolved, of, |subnet| subnet.network_security_group);
}

/// A plugin without a mode says nothing of the model where values are expected one by one.
fn model(_: &Resolved, of: &ResolvedCluster) -> Option<Value> {
    let is_said = said(of, |profile| {
        profile.network_plugin_mode.is_some()
            || profile.network_plugin.as_ref().is_some_and(|plugin| *plugin != NetworkPlugin::Azure)
    });
    of.network_model.known().map(|model| Value::of(model.title(), is_said))
}

fn said(of: &ResolvedCluster, is_said: fn(&NetworkProfile) -> bool) -> bool {
    of.said.network_profile.as_ref().is_some_and(is_said)
}

fn flag(said: Option<bool>) -> Value {
    Value::of(if said == Some(true) { "yes" } else { "no" }, said.is_some())
}

fn sizes(ranges: &[Prefix], is_given: bool) -> Option<Value> {
    let mut lengths: Vec<u8> = ranges.iter().map(|range| range.length()).collect();
    sort_by_key(&mut lengths, |length| *length);
    let texts: Vec<String> = lengths.iter().map(|length| format!("/{length}")).collect();
    Some(Value::of(if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }, is_given))
}

fn sorted(ranges: &[Prefix]) -> Vec<String> {
    let mut ranges = ranges.to_vec();
    sort_by_key(&mut ranges, |range| *range);
    ranges.iter().map(Prefix::to_string).collect()
}

/// The subnets of the pools, each once; `None` where the design does not hold one.
fn subnets<'r>(
    resolved: &'r Resolved,
    of: &ResolvedCluster,
    which: fn(&crate::resolve::ResolvedPool) -> Option<usize>,
) -> Option<Vec<&'r ResolvedSubnet>> {
    let places = crate::resolve::distinct(of.pools().iter().filter_map(which));
    places.into_iter().map(|place| resolved.subnets.get(place)).collect()
}

fn lengths(
    resolved: &Resolved,
    of: &ResolvedCluster,
    which: fn(&crate::resolve::ResolvedPool) -> Option<usize>,
) -> Option<Value> {
    of.pools.as_ref()?;
    let subnets = subnets(resolved, of, which)?;
    if subnets.iter().any(|subnet| subnet.prefixes.is_empty()) {
        return None;
    }
    let ranges: Vec<Prefix> = subnets.iter().flat_map(|subnet| subnet.prefixes.iter().copied()).collect();
    sizes(&ranges, true)
}

/// Whether something is attached to all, some or none of the subnets; `None` where that is not known of one.
fn attached(
    resolved: &Resolved,
    of: &ResolvedCluster,
    has: fn(&ResolvedSubnet) -> Option<bool>,
) -> Option<Value> {
    let subnets = subnets(resolved, of, |pool| pool.subnet)?;
    let flags: Vec<bool> = subnets.iter().map(|subnet| has(subnet)).collect::<Option<_>>()?;
    let text = match (flags.iter().any(|flag| *flag), flags.iter().all(|flag| *flag)) {
        _ if flags.is_empty() => return None,
        (_, true) => "yes",
        (true, false) => "on some",
        (false, _) => "no",
    };
    Some(Value::of(text, true))
}

/// Whether a cluster fits while it upgrades at its maximum.
pub(super) const FITS: Field = Field {
    field: "fits",
    title: "Whether it fits at its largest moment",
    consequence: Capacity,
    meaning: "One of them cannot upgrade or grow as far as it is allowed to.",
    value: |_, _| None,
};

/// Whether every resource of it suffices while it upgrades at its maximum; `None` where nothing is known of it.
pub(super) fn fits(of: &ClusterCapacity) -> Option<Value> {
    let all: Vec<bool> = of.rows.iter().filter_map(|row| row.at(Moment::ScaledUpgrading).fits()).collect();
    (!all.is_empty()).then(|| Value::of(if all.contains(&false) { "no" } else { "yes" }, false))
}

/// A feature as a field.
pub(super) fn feature(feature: Feature) -> Field {
    let consequence = match feature {
        Feature::LayerSeven | Feature::Fqdn | Feature::WireGuard | Feature::MutualTls => PolicyEnforcement,
        Feature::StaticEgressGateway | Feature::NatGatewayV2 => SourceAddress,
        Feature::HttpProxy | Feature::ImdsRestriction | Feature::NoPublicAccess | Feature::Istio => Reach,
        Feature::OpenServiceMesh => Retirement,
        _ => Nothing,
    };
    Field {
        field: feature.path().last().copied().unwrap_or_default(),
        title: feature.title(),
        consequence,
        meaning: "It is on in one of them.",
        value: |_, _| None,
    }
}

/// A feature of a cluster; not said is off in what the service printed.
pub(super) fn of_feature(of: &ResolvedCluster, feature: Feature) -> Option<Value> {
    let said = of.said.features.get(feature);
    Some(Value::of(if said == Some(true) { "on" } else { "off" }, said.is_some()))
}
