//! `networkProfile` of a cluster, whole or in part.
use super::block::Block;
use super::draft::Draft;
use super::{features, load_balancer, prefixes};
use crate::design::{
    LoadBalancerSku, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NetworkProfile,
    OutboundType, Word,
};
use crate::net::Family;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "networkPlugin",
    "networkPluginMode",
    "networkDataplane",
    "ebpfDataplane",
    "networkPolicy",
    "podCidr",
    "podCidrs",
    "serviceCidr",
    "serviceCidrs",
    "dnsServiceIP",
    "ipFamilies",
    "outboundType",
    "loadBalancerSku",
    "loadBalancerProfile",
    "natGatewayProfile",
    "untold",
];

/// Reads a network profile.
pub(super) fn read(block: &Block<'_, '_>, draft: &mut Draft) -> NetworkProfile {
    block.ignore_except(draft, "networkProfile.", &[KEYS, features::KEYS_OF_PROFILE]);
    values(block, draft)
}

/// Reads the values of a network profile from an object that holds others beside them.
pub(super) fn values(block: &Block<'_, '_>, draft: &mut Draft) -> NetworkProfile {
    NetworkProfile {
        network_plugin: block.word(draft, "networkPlugin", "networkPlugin", NetworkPlugin::read),
        network_plugin_mode: block.word(
            draft,
            "networkPluginMode",
            "networkPluginMode",
            NetworkPluginMode::read,
        ),
        network_dataplane: dataplane(block, draft),
        network_policy: block.word(draft, "networkPolicy", "networkPolicy", NetworkPolicy::read),
        pod_cidrs: prefixes::read(block, draft, "podCidrs", "podCidr", "podCidr"),
        service_cidrs: prefixes::read(block, draft, "serviceCidrs", "serviceCidr", "serviceCidr"),
        dns_service_ip: prefixes::address(block, draft, "dnsServiceIP", "dnsServiceIP"),
        ip_families: families(block, draft),
        outbound_type: block.word(draft, "outboundType", "outboundType", OutboundType::read),
        load_balancer_sku: block.word(draft, "loadBalancerSku", "loadBalancerSku", LoadBalancerSku::read),
        load_balancer_profile: block
            .child("loadBalancerProfile")
            .map(|profile| load_balancer::read(&profile, draft)),
        nat_gateway_profile: block
            .child("natGatewayProfile")
            .map(|profile| load_balancer::read_nat(&profile, draft)),
        untold: block.texts("untold"),
    }
}

/// The data plane; previews of 2022 called it by another name.
fn dataplane(block: &Block<'_, '_>, draft: &mut Draft) -> Option<Word<NetworkDataplane>> {
    let keys = ["networkDataplane", "ebpfDataplane"];
    keys.into_iter().find_map(|key| block.word(draft, key, "networkDataplane", NetworkDataplane::read))
}

fn families(block: &Block<'_, '_>, draft: &mut Draft) -> Option<Vec<Family>> {
    let mut families = Vec::new();
    for node in block.list("ipFamilies")? {
        match node.as_str().map(str::trim) {
            Some(text) if text.eq_ignore_ascii_case("IPv4") => families.push(Family::IPv4),
            Some(text) if text.eq_ignore_ascii_case("IPv6") => families.push(Family::IPv6),
            _ => {
                draft.warn(node.span, || {
                    format!("ipFamilies: expected IPv4 or IPv6, found {}", node.described())
                });
                continue;
            }
        }
        draft.place(&block.subject, "ipFamilies", node.span);
    }
    families.dedup();
    (!families.is_empty()).then_some(families)
}
