//! The outbound side of a cluster's load balancer: how many addresses, how ports are given out.
use super::{Ask, Value};
use crate::azure::defaults;
use crate::design::{Attached, LoadBalancerProfile, ResourceId};

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
/// addresses in words that only a run of it would turn into values. `seen`: the IPv4 addresses that documents show of it.
pub(super) fn resolve(profile: Option<&LoadBalancerProfile>, untold: bool, seen: Option<u64>) -> Outbound {
    let given = profile.and_then(|profile| profile.allocated_outbound_ports).filter(|ports| *ports > 0);
    let default = Value::default(defaults::OUTBOUND_IPS.value, defaults::OUTBOUND_IPS.source);
    let ips = profile.map_or(default, |profile| ips(profile, seen));
    Outbound {
        ips: if untold && ips.is_default() { Value::Unknown(Ask::Cluster) } else { ips },
        ports: given.map_or(Ports::Automatic, Ports::Given),
    }
}

/// Of several kinds of addresses all count; a prefix of which nobody says the length counts by what was seen.
fn ips(profile: &LoadBalancerProfile, seen: Option<u64>) -> Value<u64> {
    let prefixes = profile.outbound_ip_prefix_lengths.as_deref();
    let in_prefixes = prefixes.map(addresses_of);
    if in_prefixes == Some(None) {
        return Value::or_ask(seen, Ask::PublicIpPrefix);
    }
    let kinds = [profile.managed_outbound_ips, profile.outbound_ips, in_prefixes.flatten()];
    if let Some(sum) = kinds.into_iter().flatten().reduce(u64::saturating_add) {
        return Value::given(sum);
    }
    if let Some(effective) = profile.effective_outbound_ips {
        return Value::given(effective.saturating_sub(profile.managed_outbound_ipv6.unwrap_or(0)));
    }
    Value::default(defaults::OUTBOUND_IPS.value, defaults::OUTBOUND_IPS.source)
}

/// The IPv4 addresses of those public addresses and prefixes; `None`: not all were read.
pub(super) fn seen(attached: &Attached, ids: &[ResourceId]) -> Option<u64> {
    let (ranges, is_all) = attached.ranges_of(ids);
    let sizes = ranges.iter().filter(|range| range.is_ipv4()).map(|range| range.size());
    let sum = sizes.fold(0, u128::saturating_add);
    u64::try_from(sum).ok().filter(|_| is_all && !ids.is_empty())
}

/// The addresses of prefixes of those lengths; `None`: a length is not known.
pub fn addresses_of(lengths: &[Option<u8>]) -> Option<u64> {
    lengths.iter().try_fold(0, |sum: u64, length| {
        let length = length.filter(|length| *length <= 32)?;
        Some(sum.saturating_add(1 << (32 - length)))
    })
}
