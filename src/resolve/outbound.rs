//! The outbound side of a cluster's load balancer: how many addresses, how ports are given out.
use super::{Ask, Value};
use crate::azure::defaults;
use crate::design::LoadBalancerProfile;

/// Outbound rules of a Standard load balancer.
#[derive(Debug, Clone, PartialEq)]
pub struct Outbound {
    /// IPv4 addresses that connections leave from.
    pub ips: Value<u64>,
    /// How ports are given out to nodes.
    pub ports: Ports,
}

/// How the ports of a load balancer are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ports {
    /// As many to each node as the profile says.
    Given(u64),
    /// By the platform's steps of cluster size.
    Automatic,
}

/// Reads a profile; a cluster without one has the service's one managed address. `untold`: the text gives the
/// addresses in words that only a run of it would turn into values.
pub(super) fn resolve(profile: Option<&LoadBalancerProfile>, untold: bool) -> Outbound {
    let given = profile.and_then(|profile| profile.allocated_outbound_ports).filter(|ports| *ports > 0);
    let default = Value::default(defaults::OUTBOUND_IPS.value, defaults::OUTBOUND_IPS.source);
    let ips = profile.map_or(default, ips);
    Outbound {
        ips: if untold && ips.is_default() { Value::Unknown(Ask::Cluster) } else { ips },
        ports: given.map_or(Ports::Automatic, Ports::Given),
    }
}

fn ips(profile: &LoadBalancerProfile) -> Value<u64> {
    if let Some(count) = profile.managed_outbound_ips {
        return Value::given(count);
    }
    if let Some(count) = profile.outbound_ips {
        return Value::given(count);
    }
    if let Some(lengths) = &profile.outbound_ip_prefix_lengths {
        return Value::or_ask(addresses_of(lengths), Ask::PublicIpPrefix);
    }
    if let Some(effective) = profile.effective_outbound_ips {
        return Value::given(effective.saturating_sub(profile.managed_outbound_ipv6.unwrap_or(0)));
    }
    Value::default(defaults::OUTBOUND_IPS.value, defaults::OUTBOUND_IPS.source)
}

fn addresses_of(lengths: &[Option<u8>]) -> Option<u64> {
    lengths.iter().try_fold(0, |sum: u64, length| {
        let length = length.filter(|length| *length <= 32)?;
        Some(sum.saturating_add(1 << (32 - length)))
    })
}
