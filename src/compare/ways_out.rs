//! What is compared of the way out: addresses, ports and timeouts, as far as the outbound type has them.
use super::value::Held;
use crate::azure::{defaults, egress};
use crate::design::{LoadBalancerProfile, NatGatewayProfile, OutboundType};
use crate::resolve::{Outbound, Ports, ResolvedCluster};

pub(super) fn addresses(of: &ResolvedCluster) -> Held {
    balanced(of, |outbound| Held::resolved(&outbound.ips), |profile| profile.managed_outbound_ips)
}

pub(super) fn ports(of: &ResolvedCluster) -> Held {
    let said = balancer(of).and_then(|profile| profile.allocated_outbound_ports);
    let of_balancer = |outbound: &Outbound| match outbound.ports {
        Ports::Given(ports) => Held::of(ports, true),
        Ports::Automatic => Held::of("automatic", said.is_some()),
    };
    balanced(of, of_balancer, |_| said)
}

pub(super) fn idle_timeout(of: &ResolvedCluster) -> Held {
    let said = balancer(of).and_then(|profile| profile.idle_timeout_minutes);
    balanced(of, |_| Held::said(said, egress::IDLE_MINUTES.0.value), |_| said)
}

pub(super) fn gateway_addresses(of: &ResolvedCluster) -> Held {
    translated(of, |profile| profile.managed_outbound_ips, defaults::NAT_GATEWAY_IPS.value)
}

pub(super) fn gateway_idle_timeout(of: &ResolvedCluster) -> Held {
    translated(of, |profile| profile.idle_timeout_minutes, egress::IDLE_MINUTES.1.value)
}

/// A value of the load balancer's outbound side; where the outbound type is not told, what the profile says of it.
fn balanced(
    of: &ResolvedCluster,
    known: impl Fn(&Outbound) -> Held,
    said: impl Fn(&LoadBalancerProfile) -> Option<u64>,
) -> Held {
    match (&of.outbound, of.outbound_type.known()) {
        (Some(outbound), _) => known(outbound),
        (None, Some(_)) if of.load_balancer_sku.known().is_some() => Held::NotApplicable,
        _ => Held::or_unknown(balancer(of).and_then(said)),
    }
}

/// A value of the managed NAT gateway; where the outbound type is not told, what the profile says of it.
fn translated(
    of: &ResolvedCluster,
    said: impl Fn(&NatGatewayProfile) -> Option<u64>,
    otherwise: u64,
) -> Held {
    let profile = of.said.network_profile.as_ref().and_then(|profile| profile.nat_gateway_profile.as_ref());
    let said = profile.and_then(said);
    match of.outbound_type.known() {
        Some(outbound) if *outbound == OutboundType::ManagedNatGateway => Held::said(said, otherwise),
        Some(_) => Held::NotApplicable,
        None => Held::or_unknown(said),
    }
}

fn balancer(of: &ResolvedCluster) -> Option<&LoadBalancerProfile> {
    of.said.network_profile.as_ref()?.load_balancer_profile.as_ref()
}
