//! The design file, version 1: what was decided and read, for this planner, for people and for their version
//! control. Networks and clusters are spelled as Azure spells them; what Azure has no word for has its own.
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::azure::{Feature, Spelling};
use crate::design::{
    ApiServerAccess, Cluster, ConnectedRange, Design, LoadBalancerProfile, NatGatewayProfile, NetworkProfile,
    NodeAddresses, NodePool, Stage, Subnet, SubnetRef, Usage, VirtualNetwork,
};
use crate::net::Prefix;

/// The design as JSON, ending in a line break: without what was observed in clusters, what stands around
/// subnets and what was reported as failed, since nobody decides that here. The same design gives the same bytes, and reading them gives the design.
pub fn design_file(design: &Design) -> String {
    let file = File {
        document: "aks-network-design",
        version: 1,
        networks: design.networks.iter().map(|network| of_network(network)).collect(),
        ranges: design.ranges.iter().map(of_range).collect(),
        clusters: design.clusters.iter().map(|cluster| of_cluster(design, cluster)).collect(),
        taken_otherwise: design.taken_otherwise.iter().map(|one| one.text()).collect(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct File {
    document: &'static str,
    version: u32,
    networks: Vec<Value>,
    ranges: Vec<Value>,
    clusters: Vec<Value>,
    #[serde(rename = "takenOtherwise", skip_serializing_if = "Vec::is_empty")]
    taken_otherwise: Vec<&'static str>,
}

/// An object of the values that there are.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let known = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(known.collect::<Map<String, Value>>())
}

fn text<T: ToString>(value: &Option<T>) -> Option<Value> {
    value.as_ref().map(|value| value.to_string().into())
}

fn texts<T: ToString>(list: &[T]) -> Value {
    list.iter().map(|value| Value::String(value.to_string())).collect()
}

fn prefixes(prefixes: &Option<Vec<Prefix>>) -> Option<Value> {
    prefixes.as_deref().map(texts)
}

/// A list of which only the length is known.
fn list_of(length: Option<u64>) -> Option<Value> {
    length.map(|length| (0..length.min(u64::from(u16::MAX))).map(|_| json!({})).collect())
}

fn of_network(network: &VirtualNetwork) -> Value {
    let space = prefixes(&network.prefixes).map(|prefixes| json!({ "addressPrefixes": prefixes }));
    object([
        ("name", Some(network.name.as_str().into())),
        ("id", text(&network.id)),
        ("location", text(&network.location)),
        ("addressSpace", space),
        ("byCommand", network.by_command.then_some(true.into())),
        ("subnets", Some(network.subnets.iter().map(of_subnet).collect())),
    ])
}

fn of_subnet(subnet: &Subnet) -> Value {
    object([
        ("name", Some(subnet.name.as_str().into())),
        ("id", text(&subnet.id)),
        ("addressPrefixes", prefixes(&subnet.prefixes)),
        ("usage", subnet.usage.as_ref().map(of_usage)),
        ("reserve", subnet.reserve.map(Value::from)),
        ("delegations", subnet.delegations.as_deref().map(texts)),
        ("natGateway", subnet.nat_gateway.map(Value::from)),
        ("routeTable", subnet.route_table.map(Value::from)),
        ("networkSecurityGroup", subnet.network_security_group.map(Value::from)),
        ("byCommand", subnet.by_command.then_some(true.into())),
    ])
}

fn of_usage(usage: &Usage) -> Value {
    let of = |of: &NodeAddresses| json!({ "resourceGroup": of.resource_group, "addresses": of.addresses });
    let machines = usage.nodes.as_ref().map(|nodes| nodes.iter().map(of).collect());
    object([("total", Some(usage.total.into())), ("machines", machines)])
}

fn of_range(range: &ConnectedRange) -> Value {
    object([
        ("name", Some(range.name.as_str().into())),
        ("kind", Some(range.kind.text().into())),
        ("prefixes", Some(texts(&range.prefixes))),
        ("network", text(&range.network)),
        ("remote", text(&range.remote)),
    ])
}

fn of_cluster(design: &Design, cluster: &Cluster) -> Value {
    let refer = |reference: &Option<SubnetRef>| reference.as_ref().map(|of| reference_to(design, of).into());
    let sku = object([("name", text(&cluster.sku_name)), ("tier", text(&cluster.sku_tier))]);
    let mode =
        cluster.node_auto_provisioning.map(|auto| json!({ "mode": if auto { "Auto" } else { "Manual" } }));
    let power = cluster.stopped.map(|stopped| json!({ "code": if stopped { "Stopped" } else { "Running" } }));
    let hosted = object([
        ("enabled", cluster.hosted_system.map(Value::from)),
        ("nodeSubnetID", refer(&cluster.hosted_node_subnet)),
    ]);
    let assigned = |is_own| if is_own { "UserAssigned" } else { "SystemAssigned" };
    let identity = cluster.user_assigned_identity.map(|is_own| json!({ "type": assigned(is_own) }));
    let pools = cluster.pools.as_ref().map(|pools| pools.iter().map(|pool| of_pool(design, pool)).collect());
    let mut file = object([
        ("name", Some(cluster.name.as_str().into())),
        ("id", text(&cluster.id)),
        ("stage", Some(if cluster.stage == Stage::Template { "template" } else { "deployed" }.into())),
        ("resourceGroup", text(&cluster.resource_group)),
        ("location", text(&cluster.location)),
        ("kubernetesVersion", text(&cluster.kubernetes_version)),
        ("sku", unless_empty(sku)),
        ("nodeResourceGroup", text(&cluster.node_resource_group)),
        ("powerState", power),
        ("networkProfile", cluster.network_profile.as_ref().map(of_profile)),
        ("agentPoolProfiles", pools),
        ("apiServerAccessProfile", unless_empty(of_access(design, &cluster.api_server))),
        ("nodeProvisioningProfile", mode),
        ("hostedSystemProfile", unless_empty(hosted)),
        ("identity", identity),
        ("apiVersion", text(&cluster.api_version)),
    ]);
    for is_on in [false, true] {
        let said = cluster.features.said().filter(|(_, on)| *on == is_on);
        said.for_each(|(feature, _)| put(&mut file, feature.path(), of_feature(feature, is_on)));
    }
    file
}

/// What stands at a feature's path. Of features that share one, that which is on is written last.
fn of_feature(feature: Feature, is_on: bool) -> Value {
    match feature.spelling() {
        Spelling::Flag => is_on.into(),
        Spelling::Words(on, off) => if is_on { on } else { off }.into(),
    }
}

/// Puts a value under a path of keys, with the objects on the way.
fn put(object: &mut Value, path: &[&str], value: Value) {
    let mut place = object;
    for key in path {
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        let Some(members) = place.as_object_mut() else { return };
        place = members.entry(*key).or_insert(Value::Null);
    }
    *place = value;
}

fn of_access(design: &Design, access: &ApiServerAccess) -> Value {
    object([
        ("enablePrivateCluster", access.enable_private_cluster.map(Value::from)),
        ("enableVnetIntegration", access.enable_vnet_integration.map(Value::from)),
        ("subnetId", access.subnet.as_ref().map(|of| reference_to(design, of).into())),
        ("privateDNSZone", text(&access.private_dns_zone)),
        ("enablePrivateClusterPublicFQDN", access.public_fqdn.map(Value::from)),
        ("authorizedIPRanges", prefixes(&access.authorized_ip_ranges)),
    ])
}

fn unless_empty(object: Value) -> Option<Value> {
    object.as_object().is_some_and(|members| !members.is_empty()).then_some(object)
}

fn of_profile(profile: &NetworkProfile) -> Value {
    object([
        ("networkPlugin", text(&profile.network_plugin)),
        ("networkPluginMode", text(&profile.network_plugin_mode)),
        ("networkDataplane", text(&profile.network_dataplane)),
        ("networkPolicy", text(&profile.network_policy)),
        ("podCidrs", prefixes(&profile.pod_cidrs)),
        ("serviceCidrs", prefixes(&profile.service_cidrs)),
        ("dnsServiceIP", text(&profile.dns_service_ip)),
        ("ipFamilies", profile.ip_families.as_deref().map(texts)),
        ("outboundType", text(&profile.outbound_type)),
        ("loadBalancerSku", text(&profile.load_balancer_sku)),
        ("loadBalancerProfile", profile.load_balancer_profile.as_ref().map(of_balancer)),
        ("natGatewayProfile", profile.nat_gateway_profile.as_ref().map(of_nat_gateway)),
        ("untold", (!profile.untold.is_empty()).then(|| texts(&profile.untold))),
    ])
}

fn of_balancer(profile: &LoadBalancerProfile) -> Value {
    let managed = object([
        ("count", profile.managed_outbound_ips.map(Value::from)),
        ("countIPv6", profile.managed_outbound_ipv6.map(Value::from)),
    ]);
    let lengths = profile.outbound_ip_prefix_lengths.as_ref().map(|lengths| {
        let prefixes = lengths.iter().map(|length| object([("prefixLength", length.map(Value::from))]));
        json!({ "publicIPPrefixes": prefixes.collect::<Vec<_>>() })
    });
    object([
        ("managedOutboundIPs", unless_empty(managed)),
        ("outboundIPs", list_of(profile.outbound_ips).map(|list| json!({ "publicIPs": list }))),
        ("outboundIPPrefixes", lengths),
        ("effectiveOutboundIPs", list_of(profile.effective_outbound_ips)),
        ("allocatedOutboundPorts", profile.allocated_outbound_ports.map(Value::from)),
        ("idleTimeoutInMinutes", profile.idle_timeout_minutes.map(Value::from)),
    ])
}

fn of_nat_gateway(profile: &NatGatewayProfile) -> Value {
    let managed = profile.managed_outbound_ips.map(|count| json!({ "count": count }));
    object([
        ("managedOutboundIPProfile", managed),
        ("effectiveOutboundIPs", list_of(profile.effective_outbound_ips)),
        ("idleTimeoutInMinutes", profile.idle_timeout_minutes.map(Value::from)),
    ])
}

fn of_pool(design: &Design, pool: &NodePool) -> Value {
    let refer = |reference: &Option<SubnetRef>| reference.as_ref().map(|of| reference_to(design, of).into());
    let upgrade =
        object([("maxSurge", text(&pool.max_surge)), ("maxUnavailable", text(&pool.max_unavailable))]);
    let windows = pool.outbound_nat_disabled.map(|disabled| json!({ "disableOutboundNat": disabled }));
    let local_dns = pool.local_dns.map(|on| json!({ "mode": if on { "Required" } else { "Disabled" } }));
    object([
        ("name", Some(pool.name.as_str().into())),
        ("seenOnly", pool.seen_only.then_some(true.into())),
        ("byCommand", pool.by_command.then_some(true.into())),
        ("firstOfCluster", pool.first_of_cluster.then_some(true.into())),
        ("untold", (!pool.untold.is_empty()).then(|| texts(&pool.untold))),
        ("mode", text(&pool.mode)),
        ("osType", text(&pool.os_type)),
        ("osSKU", text(&pool.os_sku)),
        ("nodeImageVersion", text(&pool.node_image)),
        ("type", text(&pool.pool_type)),
        ("count", pool.count.map(Value::from)),
        ("enableAutoScaling", pool.enable_auto_scaling.map(Value::from)),
        ("minCount", pool.min_count.map(Value::from)),
        ("maxCount", pool.max_count.map(Value::from)),
        ("maxPods", pool.max_pods.map(Value::from)),
        ("podsPerNode", pool.pods_per_node.map(Value::from)),
        ("upgradeSettings", unless_empty(upgrade)),
        ("scaleSetPriority", pool.spot.map(|spot| if spot { "Spot" } else { "Regular" }.into())),
        ("vnetSubnetID", refer(&pool.subnet)),
        ("podSubnetID", refer(&pool.pod_subnet)),
        ("podIPAllocationMode", text(&pool.pod_ip_allocation_mode)),
        ("orchestratorVersion", text(&pool.orchestrator_version)),
        ("enableNodePublicIP", pool.enable_node_public_ip.map(Value::from)),
        ("windowsProfile", windows),
        ("localDNSProfile", local_dns),
        ("gatewayProfile", pool.gateway_prefix_length.map(|length| json!({ "publicIPPrefixSize": length }))),
        ("upgradeStrategy", pool.blue_green.map(|twice| if twice { "BlueGreen" } else { "Rolling" }.into())),
        ("availabilityZones", list_of(pool.zones)),
    ])
}

/// A subnet as Azure names it, where the id of its network is known; else by its names alone.
fn reference_to(design: &Design, reference: &SubnetRef) -> String {
    let SubnetRef { network, subnet } = reference;
    match design.network(network).and_then(|network| network.id.as_ref()) {
        Some(id) => format!("{id}/subnets/{subnet}"),
        None => format!("virtualNetworks/{network}/subnets/{subnet}"),
    }
}
