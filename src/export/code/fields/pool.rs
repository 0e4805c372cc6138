//! The properties of a node pool.
use super::{Row, flag, number, plain, row, word};
use crate::design::PoolMode;
use crate::export::code::plan::Pool;
use crate::export::code::tree::Tree;

/// In the order in which they are written.
pub(in crate::export::code) const POOL: &[Row<Pool>] = &[
    row("mode", "--mode", "mode", |of| word(of.of.mode.as_ref())),
    row("orchestratorVersion", "--kubernetes-version", "orchestrator_version", |of| {
        plain(of.said.orchestrator_version.as_ref())
    }),
    row("vmSize", "--node-vm-size", "vm_size", |of| Some(Tree::Text(of.size.clone()))),
    row("type", "--vm-set-type", "type", |of| word(of.of.pool_type.as_ref())),
    row("osType", "--os-type", "os_type", |of| word(Some(&of.of.os_type))),
    row("osSKU", "--os-sku", "os_sku", |of| plain(of.said.os_sku.as_ref())),
    row("count", "--node-count", "node_count", |of| number(of.of.count.get())),
    row("enableAutoScaling", "--enable-cluster-autoscaler", "auto_scaling_enabled", |of| {
        flag(of.said.enable_auto_scaling)
    }),
    row("minCount", "--min-count", "min_count", |of| number(of.of.min_count.filter(|_| of.of.autoscaled))),
    row("maxCount", "--max-count", "max_count", |of| number(of.of.max_count.filter(|_| of.of.autoscaled))),
    row("maxPods", "--max-pods", "max_pods", |of| number(of.of.max_pods.get())),
    row("vnetSubnetID", "--vnet-subnet-id", "vnet_subnet_id", |of| of.subnet.clone().map(Tree::Text)),
    row("podSubnetID", "--pod-subnet-id", "pod_subnet_id", |of| of.pod_subnet.clone().map(Tree::Text)),
    row("podIPAllocationMode", "--pod-ip-allocation-mode", "", |of| {
        word(of.of.pod_ip_allocation_mode.as_ref())
    }),
    row("upgradeSettings.maxSurge", "--max-surge", "upgrade_settings.max_surge", surge),
    row("upgradeSettings.maxUnavailable", "--max-unavailable", "", |of| {
        of.said.max_unavailable.map(|nodes| Tree::text(nodes.to_string()))
    }),
    row("scaleSetPriority", "--priority", "priority", |of| {
        of.said.spot.map(|spot| Tree::text(if spot { "Spot" } else { "Regular" }))
    }),
    row("enableNodePublicIP", "--enable-node-public-ip", "node_public_ip_enabled", |of| {
        flag(of.said.enable_node_public_ip)
    }),
    row("windowsProfile.disableOutboundNat", "--disable-windows-outbound-nat", "", |of| {
        flag(of.said.outbound_nat_disabled)
    }),
    row("localDNSProfile.mode", "", "", |of| {
        of.said.local_dns.map(|on| Tree::text(if on { "Required" } else { "Disabled" }))
    }),
    row("gatewayProfile.publicIPPrefixSize", "--gateway-prefix-size", "", |of| {
        let is_gateway = of.of.mode.as_ref().is_some_and(|mode| *mode == PoolMode::Gateway);
        number(of.said.gateway_prefix_length.filter(|_| is_gateway))
    }),
];

/// Spot nodes are upgraded without surge, and the service takes no number for them.
fn surge(of: &Pool) -> Option<Tree> {
    let surge = of.of.max_surge.get().filter(|_| !of.of.spot)?;
    Some(Tree::text(surge.to_string()))
}
