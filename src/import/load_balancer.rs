//! The outbound side of a network profile: `loadBalancerProfile` and `natGatewayProfile`.
use super::block::Block;
use super::draft::Draft;
use crate::design::{LoadBalancerProfile, NatGatewayProfile};

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "managedOutboundIPs",
    "count",
    "countIPv6",
    "outboundIPs",
    "publicIPs",
    "outboundIPPrefixes",
    "publicIPPrefixes",
    "effectiveOutboundIPs",
    "allocatedOutboundPorts",
    "idleTimeoutInMinutes",
    "managedOutboundIPProfile",
];

/// Reads a `loadBalancerProfile`.
pub(super) fn read(block: &Block<'_, '_>, draft: &mut Draft) -> LoadBalancerProfile {
    let managed = block.child("managedOutboundIPs");
    let prefixes = block.child("outboundIPPrefixes");
    let profile = LoadBalancerProfile {
        managed_outbound_ips: managed.as_ref().and_then(|managed| {
            managed.number(draft, "count", "loadBalancerProfile.managedOutboundIPs.count")
        }),
        managed_outbound_ipv6: managed.as_ref().and_then(|managed| {
            managed.number(draft, "countIPv6", "loadBalancerProfile.managedOutboundIPs.countIPv6")
        }),
        outbound_ips: block
            .child("outboundIPs")
            .and_then(|own| own.length(draft, "publicIPs", "loadBalancerProfile.outboundIPs")),
        // The ids do not tell how long the prefixes are.
        outbound_ip_prefix_lengths: prefixes
            .and_then(|own| own.length(draft, "publicIPPrefixes", "loadBalancerProfile.outboundIPPrefixes"))
            .map(|length| vec![None; length as usize]),
        effective_outbound_ips: block.length(
            draft,
            "effectiveOutboundIPs",
            "loadBalancerProfile.effectiveOutboundIPs",
        ),
        allocated_outbound_ports: block.number(
            draft,
            "allocatedOutboundPorts",
            "loadBalancerProfile.allocatedOutboundPorts",
        ),
        idle_timeout_minutes: block.number(
            draft,
            "idleTimeoutInMinutes",
            "loadBalancerProfile.idleTimeoutInMinutes",
        ),
    };
    block.ignore_except(draft, "networkProfile.loadBalancerProfile.", &[KEYS]);
    profile
}

/// Reads a `natGatewayProfile`.
pub(super) fn read_nat(block: &Block<'_, '_>, draft: &mut Draft) -> NatGatewayProfile {
    let profile = NatGatewayProfile {
        managed_outbound_ips: block.child("managedOutboundIPProfile").and_then(|managed| {
            managed.number(draft, "count", "natGatewayProfile.managedOutboundIPProfile.count")
        }),
        effective_outbound_ips: block.length(
            draft,
            "effectiveOutboundIPs",
            "natGatewayProfile.effectiveOutboundIPs",
        ),
        idle_timeout_minutes: block.number(
            draft,
            "idleTimeoutInMinutes",
            "natGatewayProfile.idleTimeoutInMinutes",
        ),
    };
    block.ignore_except(draft, "networkProfile.natGatewayProfile.", &[KEYS]);
    profile
}
