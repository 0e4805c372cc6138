//! The flags of a cluster's network profile.
use super::cluster::take;
use super::values::{Values, pieces};
use crate::design::{
    LoadBalancerProfile, LoadBalancerSku, NatGatewayProfile, NetworkDataplane, NetworkPlugin,
    NetworkPluginMode, NetworkPolicy, NetworkProfile, OutboundType,
};
use crate::import::draft::Draft;
use crate::net::{Family, Prefix};
use crate::text::quoted;

/// The flags of properties that have a default.
const WITH_DEFAULT: &[(&str, &str)] = &[
    ("--network-plugin", "networkPlugin"),
    ("--network-plugin-mode", "networkPluginMode"),
    ("--network-dataplane", "networkDataplane"),
    ("--network-policy", "networkPolicy"),
    ("--pod-cidr", "podCidr"),
    ("--pod-cidrs", "podCidr"),
    ("--service-cidr", "serviceCidr"),
    ("--service-cidrs", "serviceCidr"),
    ("--dns-service-ip", "dnsServiceIP"),
    ("--ip-families", "ipFamilies"),
    ("--outbound-type", "outboundType"),
    ("--load-balancer-sku", "loadBalancerSku"),
    ("--load-balancer-managed-outbound-ip-count", "loadBalancerProfile"),
    ("--load-balancer-outbound-ips", "loadBalancerProfile"),
    ("--load-balancer-outbound-ip-prefixes", "loadBalancerProfile"),
];

/// Reads the flags into a profile, the outbound side aside.
pub(super) fn read(values: Values<'_>, draft: &mut Draft, profile: &mut NetworkProfile) {
    profile.untold = values.untold(WITH_DEFAULT);
    let field = "networkPlugin";
    profile.network_plugin = values.word(draft, "--network-plugin", field, NetworkPlugin::read);
    let field = "networkPluginMode";
    profile.network_plugin_mode = values.word(draft, "--network-plugin-mode", field, NetworkPluginMode::read);
    let field = "networkDataplane";
    profile.network_dataplane = values.word(draft, "--network-dataplane", field, NetworkDataplane::read);
    let field = "networkPolicy";
    profile.network_policy = values.word(draft, "--network-policy", field, NetworkPolicy::read);
    profile.pod_cidrs = ranges(values, draft, ["--pod-cidrs", "--pod-cidr"], "podCidr");
    profile.service_cidrs = ranges(values, draft, ["--service-cidrs", "--service-cidr"], "serviceCidr");
    profile.dns_service_ip = values.address(draft, "--dns-service-ip", "dnsServiceIP");
    profile.ip_families = families(values, draft);
    let field = "outboundType";
    profile.outbound_type = values.word(draft, "--outbound-type", field, OutboundType::read);
    let field = "loadBalancerSku";
    profile.load_balancer_sku = values.word(draft, "--load-balancer-sku", field, LoadBalancerSku::read);
}

/// The ranges of the flag that takes several, else of the one that takes one.
fn ranges(values: Values<'_>, draft: &mut Draft, flags: [&str; 2], field: &str) -> Option<Vec<Prefix>> {
    let [several, one] = flags;
    values.prefixes(draft, several, field).or_else(|| values.prefixes(draft, one, field))
}

fn families(values: Values<'_>, draft: &mut Draft) -> Option<Vec<Family>> {
    let argument = values.arguments.get("--ip-families")?;
    let mut families = Vec::new();
    for given in &argument.values {
        let Some(text) = given.text() else {
            super::values::not_told(draft, "--ip-families", given);
            return None;
        };
        for piece in pieces(text) {
            match piece.to_ascii_lowercase().as_str() {
                "ipv4" => families.push(Family::IPv4),
                "ipv6" => families.push(Family::IPv6),
                _ => {
                    draft.warn(given.span, || {
                        format!("--ip-families: expected ipv4 or ipv4,ipv6, found {}", quoted(piece))
                    });
                    return None;
                }
            }
        }
        draft.place(values.subject, "ipFamilies", given.span);
    }
    families.dedup();
    (!families.is_empty()).then_some(families)
}

/// Takes the values of a later command.
pub(super) fn take_all(of: &mut NetworkProfile, later: NetworkProfile) {
    of.untold.extend(later.untold);
    take(&mut of.network_plugin, later.network_plugin);
    take(&mut of.network_plugin_mode, later.network_plugin_mode);
    take(&mut of.network_dataplane, later.network_dataplane);
    take(&mut of.network_policy, later.network_policy);
    take(&mut of.pod_cidrs, later.pod_cidrs);
    take(&mut of.service_cidrs, later.service_cidrs);
    take(&mut of.dns_service_ip, later.dns_service_ip);
    take(&mut of.ip_families, later.ip_families);
    take(&mut of.outbound_type, later.outbound_type);
    take(&mut of.load_balancer_sku, later.load_balancer_sku);
    if let Some(later) = later.load_balancer_profile {
        take_balancer(of.load_balancer_profile.get_or_insert_default(), later);
    }
    if let Some(later) = later.nat_gateway_profile {
        let NatGatewayProfile { managed_outbound_ips, idle_timeout_minutes, .. } = later;
        let of = of.nat_gateway_profile.get_or_insert_default();
        take(&mut of.managed_outbound_ips, managed_outbound_ips);
        take(&mut of.idle_timeout_minutes, idle_timeout_minutes);
    }
}

/// Of the three ways to give outbound addresses a later one replaces the others.
fn take_balancer(of: &mut LoadBalancerProfile, later: LoadBalancerProfile) {
    let managed = later.managed_outbound_ips.is_some() || later.managed_outbound_ipv6.is_some();
    let own = later.outbound_ips.is_some() || later.outbound_ip_prefix_lengths.is_some();
    if own && !managed {
        (of.managed_outbound_ips, of.managed_outbound_ipv6) = (None, None);
    }
    if managed {
        (of.outbound_ips, of.outbound_ip_prefix_lengths) = (None, None);
    }
    take(&mut of.managed_outbound_ips, later.managed_outbound_ips);
    take(&mut of.managed_outbound_ipv6, later.managed_outbound_ipv6);
    take(&mut of.outbound_ips, later.outbound_ips);
    take(&mut of.outbound_ip_prefix_lengths, later.outbound_ip_prefix_lengths);
    take(&mut of.allocated_outbound_ports, later.allocated_outbound_ports);
    take(&mut of.idle_timeout_minutes, later.idle_timeout_minutes);
}
