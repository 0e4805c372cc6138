//! The outbound side of a network profile: `loadBalancerProfile` and `natGatewayProfile`.
use super::block::Block;
use super::draft::Draft;
use crate::design::{LoadBalancerProfile, NatGatewayProfile, ResourceId};
use crate::text::tree::Node;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "managedOutboundIPs",
    "count",
    "countIPv6",
    "outboundIPs",
    "publicIPs",
    "outboundIPPrefixes",
    "publicIPPrefixes",
    "prefixLength",
    "effectiveOutboundIPs",
    "allocatedOutboundPorts",
    "idleTimeoutInMinutes",
    "managedOutboundIPProfile",
    "enableMultipleStandardLoadBalancers",
    "backendPoolType",
    "sku",
    "hasIPv6",
    "hasOwnAddresses",
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
        outbound_ip_prefix_lengths: prefixes.and_then(|own| prefix_lengths(&own, draft)),
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

/// The ids of the addresses and prefixes that a cluster leaves from.
pub(super) fn effective_ids(cluster: &Block<'_, '_>) -> Vec<ResourceId> {
    let Some(profile) = cluster.child("networkProfile") else { return Vec::new() };
    let of_profile = |key: &str| profile.child(key)?.list("effectiveOutboundIPs");
    let nodes = ["loadBalancerProfile", "natGatewayProfile"].into_iter().filter_map(of_profile).flatten();
    nodes.filter_map(|node| node.get("id")?.as_str().and_then(ResourceId::parse)).collect()
}

/// The lengths of outbound prefixes: their ids do not tell, a design file does.
fn prefix_lengths(own: &Block<'_, '_>, draft: &mut Draft) -> Option<Vec<Option<u8>>> {
    own.length(draft, "publicIPPrefixes", "loadBalancerProfile.outboundIPPrefixes")?;
    let length = |node: &Node<'_>| node.get("prefixLength").and_then(Node::as_u64);
    let lengths = own.list("publicIPPrefixes")?.iter().map(length);
    Some(lengths.map(|length| length.and_then(|length| u8::try_from(length).ok())).collect())
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
