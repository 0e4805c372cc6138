//! The flags of a cluster's way out: load balancer and managed NAT gateway.
use super::arguments::Given;
use super::values::{Values, not_told, pieces};
use crate::design::{LoadBalancerProfile, NatGatewayProfile, NetworkProfile};
use crate::import::draft::Draft;
use crate::text::shell::Flat;

/// Reads the flags into a profile.
pub(super) fn read(values: Values<'_>, text: &str, draft: &mut Draft, profile: &mut NetworkProfile) {
    let balancer = load_balancer(values, text, draft);
    profile.load_balancer_profile = (balancer != LoadBalancerProfile::default()).then_some(balancer);
    let nat = NatGatewayProfile {
        managed_outbound_ips: values.number(
            draft,
            "--nat-gateway-managed-outbound-ip-count",
            "natGatewayProfile.managedOutboundIPProfile.count",
        ),
        effective_outbound_ips: None,
        idle_timeout_minutes: values.number(
            draft,
            "--nat-gateway-idle-timeout",
            "natGatewayProfile.idleTimeoutInMinutes",
        ),
    };
    profile.nat_gateway_profile = (nat != NatGatewayProfile::default()).then_some(nat);
}

fn load_balancer(values: Values<'_>, text: &str, draft: &mut Draft) -> LoadBalancerProfile {
    let mut number = |flag: &str, field: &str| {
        let flag = format!("--load-balancer-{flag}");
        values.number(draft, &flag, &format!("loadBalancerProfile.{field}"))
    };
    LoadBalancerProfile {
        managed_outbound_ips: number("managed-outbound-ip-count", "managedOutboundIPs.count"),
        managed_outbound_ipv6: number("managed-outbound-ipv6-count", "managedOutboundIPs.countIPv6"),
        allocated_outbound_ports: number("outbound-ports", "allocatedOutboundPorts"),
        idle_timeout_minutes: number("idle-timeout", "idleTimeoutInMinutes"),
        outbound_ips: ids(values, text, draft, ["--load-balancer-outbound-ips", "outboundIPs"]),
        // The ids do not tell how long the prefixes are.
        outbound_ip_prefix_lengths: ids(
            values,
            text,
            draft,
            ["--load-balancer-outbound-ip-prefixes", "outboundIPPrefixes"],
        )
        .and_then(|count| Some(vec![None; usize::try_from(count).ok()?])),
        effective_outbound_ips: None,
    }
}

/// How many resource ids stand behind a flag. An id that a command looks up is one.
fn ids(values: Values<'_>, text: &str, draft: &mut Draft, [flag, field]: [&str; 2]) -> Option<u64> {
    let argument = values.arguments.get(flag)?;
    let mut count = 0_u64;
    for given in &argument.values {
        let Some(ids) = ids_of(given, text) else {
            not_told(draft, flag, given);
            return None;
        };
        count = count.saturating_add(ids);
        draft.place(values.subject, &format!("loadBalancerProfile.{field}"), given.span);
    }
    (count > 0).then_some(count)
}

fn ids_of(given: &Given, text: &str) -> Option<u64> {
    let mut ids = String::new();
    for part in &given.parts {
        match part {
            Flat::Text(part) => ids.push_str(part),
            Flat::Output { commands, .. } if commands.of(text).contains("--query id") => ids.push_str("id"),
            // Inside an id it does not matter what stands there.
            Flat::Output { .. } | Flat::Unknown(_)
                if ids.rsplit(',').next().is_some_and(|id| id.starts_with('/')) =>
            {
                ids.push_str("id");
            }
            Flat::Output { .. } | Flat::Unknown(_) => return None,
        }
    }
    u64::try_from(pieces(&ids).count()).ok()
}
