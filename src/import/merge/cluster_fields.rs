//! The fields of network profiles and node pools, one by one.
use super::fields::Fields;
use crate::design::{
    ApiServerAccess, Features, LoadBalancerProfile, NatGatewayProfile, NetworkProfile, NodePool, SubnetRef,
};

/// Takes the fields of a network profile.
pub(super) fn network_profile(fields: &mut Fields<'_>, of: &mut NetworkProfile, from: &NetworkProfile) {
    fields.take("networkPlugin", &mut of.network_plugin, from.network_plugin.clone());
    fields.take("networkPluginMode", &mut of.network_plugin_mode, from.network_plugin_mode.clone());
    fields.take("networkDataplane", &mut of.network_dataplane, from.network_dataplane.clone());
    fields.take("networkPolicy", &mut of.network_policy, from.network_policy.clone());
    fields.take("podCidr", &mut of.pod_cidrs, from.pod_cidrs.clone());
    fields.take("serviceCidr", &mut of.service_cidrs, from.service_cidrs.clone());
    fields.take("dnsServiceIP", &mut of.dns_service_ip, from.dns_service_ip);
    fields.take("ipFamilies", &mut of.ip_families, from.ip_families.clone());
    fields.take("outboundType", &mut of.outbound_type, from.outbound_type.clone());
    fields.take("loadBalancerSku", &mut of.load_balancer_sku, from.load_balancer_sku.clone());
    of.untold.extend(from.untold.iter().cloned());
    if let Some(from) = &from.load_balancer_profile {
        load_balancer(fields, of.load_balancer_profile.get_or_insert_default(), from);
    }
    if let Some(from) = &from.nat_gateway_profile {
        nat_gateway(fields, of.nat_gateway_profile.get_or_insert_default(), from);
    }
}

/// Takes the features that somebody said something about.
pub(super) fn features(fields: &mut Fields<'_>, of: &mut Features, from: Features) {
    for (feature, theirs) in from.said() {
        let mut mine = of.get(feature);
        fields.take(feature.path().last().copied().unwrap_or_default(), &mut mine, Some(theirs));
        of.set(feature, mine);
    }
}

/// Takes what tells who may reach an API server, and by which name.
pub(super) fn api_server(fields: &mut Fields<'_>, of: &mut ApiServerAccess, from: &ApiServerAccess) {
    fields.take("privateDNSZone", &mut of.private_dns_zone, from.private_dns_zone.clone());
    fields.take("enablePrivateClusterPublicFQDN", &mut of.public_fqdn, from.public_fqdn);
    fields.take("authorizedIPRanges", &mut of.authorized_ip_ranges, from.authorized_ip_ranges.clone());
}

fn load_balancer(fields: &mut Fields<'_>, of: &mut LoadBalancerProfile, from: &LoadBalancerProfile) {
    let managed = "loadBalancerProfile.managedOutboundIPs.count";
    let managed_ipv6 = "loadBalancerProfile.managedOutboundIPs.countIPv6";
    fields.take(managed, &mut of.managed_outbound_ips, from.managed_outbound_ips);
    fields.take(managed_ipv6, &mut of.managed_outbound_ipv6, from.managed_outbound_ipv6);
    fields.take("loadBalancerProfile.outboundIPs", &mut of.outbound_ips, from.outbound_ips);
    let lengths = from.outbound_ip_prefix_lengths.clone();
    fields.take("loadBalancerProfile.outboundIPPrefixes", &mut of.outbound_ip_prefix_lengths, lengths);
    let effective = "loadBalancerProfile.effectiveOutboundIPs";
    fields.take(effective, &mut of.effective_outbound_ips, from.effective_outbound_ips);
    let ports = "loadBalancerProfile.allocatedOutboundPorts";
    fields.take(ports, &mut of.allocated_outbound_ports, from.allocated_outbound_ports);
    let idle = "loadBalancerProfile.idleTimeoutInMinutes";
    fields.take(idle, &mut of.idle_timeout_minutes, from.idle_timeout_minutes);
}

fn nat_gateway(fields: &mut Fields<'_>, of: &mut NatGatewayProfile, from: &NatGatewayProfile) {
    let managed = "natGatewayProfile.managedOutboundIPProfile.count";
    fields.take(managed, &mut of.managed_outbound_ips, from.managed_outbound_ips);
    let effective = "natGatewayProfile.effectiveOutboundIPs";
    fields.take(effective, &mut of.effective_outbound_ips, from.effective_outbound_ips);
    let idle = "natGatewayProfile.idleTimeoutInMinutes";
    fields.take(idle, &mut of.idle_timeout_minutes, from.idle_timeout_minutes);
}

/// Takes the fields of a node pool; `refer` turns a reference of its reading into one of the design.
pub(super) fn node_pool(
    fields: &mut Fields<'_>,
    of: &mut NodePool,
    from: &NodePool,
    refer: impl Fn(&SubnetRef) -> Option<SubnetRef>,
) {
    of.seen_only &= from.seen_only;
    fields.take("mode", &mut of.mode, from.mode.clone());
    fields.take("osType", &mut of.os_type, from.os_type.clone());
    fields.take("osSKU", &mut of.os_sku, from.os_sku.clone());
    fields.take("nodeImageVersion", &mut of.node_image, from.node_image);
    let nat = "windowsProfile.disableOutboundNat";
    fields.take(nat, &mut of.outbound_nat_disabled, from.outbound_nat_disabled);
    fields.take("localDNSProfile.mode", &mut of.local_dns, from.local_dns);
    fields.take("type", &mut of.pool_type, from.pool_type.clone());
    fields.take("count", &mut of.count, from.count);
    fields.take("enableAutoScaling", &mut of.enable_auto_scaling, from.enable_auto_scaling);
    fields.take("minCount", &mut of.min_count, from.min_count);
    fields.take("maxCount", &mut of.max_count, from.max_count);
    fields.take("maxPods", &mut of.max_pods, from.max_pods);
    fields.take("podsPerNode", &mut of.pods_per_node, from.pods_per_node);
    fields.take("maxSurge", &mut of.max_surge, from.max_surge);
    fields.take("maxUnavailable", &mut of.max_unavailable, from.max_unavailable);
    fields.take("scaleSetPriority", &mut of.spot, from.spot);
    fields.take("vnetSubnetID", &mut of.subnet, from.subnet.as_ref().and_then(&refer));
    fields.take("podSubnetID", &mut of.pod_subnet, from.pod_subnet.as_ref().and_then(&refer));
    fields.take("podIPAllocationMode", &mut of.pod_ip_allocation_mode, from.pod_ip_allocation_mode.clone());
    if !is_narrower(from, of) {
        fields.take("orchestratorVersion", &mut of.orchestrator_version, from.orchestrator_version.clone());
    }
    of.by_command |= from.by_command;
    of.first_of_cluster |= from.first_of_cluster;
    of.untold.extend(from.untold.iter().cloned());
    let gateway = "gatewayProfile.publicIPPrefixSize";
    fields.take(gateway, &mut of.gateway_prefix_length, from.gateway_prefix_length);
    fields.take("upgradeStrategy", &mut of.blue_green, from.blue_green);
    fields.take("availabilityZones", &mut of.zones, from.zones);
    fields.take("enableNodePublicIP", &mut of.enable_node_public_ip, from.enable_node_public_ip);
}

/// Whether nodes that were seen run a patch of the version that the pool is given: 1.33.2 where that is 1.33.
fn is_narrower(seen: &NodePool, given: &NodePool) -> bool {
    let (Some(seen_version), Some(given)) = (&seen.orchestrator_version, &given.orchestrator_version) else {
        return false;
    };
    let patch = seen_version.strip_prefix(given.as_str());
    seen.seen_only && patch.is_some_and(|patch| patch.starts_with('.'))
}
