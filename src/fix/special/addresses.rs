//! Ranges and addresses of a cluster's profile.
use super::{on_cluster, one};
use crate::azure::defaults;
use crate::edit::dns_in;
use crate::fix::trial::Trial;
use crate::fix::way::Candidate;
use crate::net::{Family, Prefix};

/// The usual address of the DNS service in the service CIDR.
pub(in crate::fix) fn usual_dns_address(trial: &Trial) -> Vec<Candidate> {
    let ranges = trial.cluster().and_then(|cluster| cluster.service_cidrs.known());
    let usual = ranges.and_then(|ranges| ranges.iter().find_map(|range| dns_in(*range)));
    let Some(address) = usual else { return Vec::new() };
    one(trial, on_cluster(trial, &[("dnsServiceIP", address.to_string())]))
}

/// The usual pod CIDR, or the first of the ranges that stand in for it, where nothing speaks against it.
pub(in crate::fix) fn usual_pod_range(trial: &Trial) -> Vec<Candidate> {
    let usual = defaults::POD_CIDR.value;
    let others = [[100, 64, 0, 0], [172, 16, 0, 0], [192, 168, 0, 0], [10, 0, 0, 0]];
    let ranges = [usual].into_iter().chain(others.map(|first| Prefix::ipv4(first, 16)));
    let steps = ranges.map(|range| on_cluster(trial, &[("podCidr", range.to_string())]));
    let first = steps.into_iter().find(|steps| trial.is_mended_by(steps));
    first.into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// IPv4 alone, and the ranges of it.
pub(in crate::fix) fn one_family(trial: &Trial) -> Vec<Candidate> {
    let mut values = ranges(trial, |range| range.is_ipv4());
    values.push(("ipFamilies", Family::IPv4.to_string()));
    one(trial, on_cluster(trial, &values))
}

/// Both families, IPv4 before IPv6, and the ranges in that order.
pub(in crate::fix) fn families_in_order(trial: &Trial) -> Vec<Candidate> {
    let both = format!("{}, {}", Family::IPv4, Family::IPv6);
    let mut values = ranges(trial, |_| true);
    let in_order = on_cluster(trial, &values);
    values.push(("ipFamilies", both));
    [in_order, on_cluster(trial, &values)].into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// The first of the cluster's ranges of each family that is kept, IPv4 first, as values of their fields.
fn ranges(trial: &Trial, is_kept: fn(&Prefix) -> bool) -> Vec<(&'static str, String)> {
    let Some(profile) = trial.said().and_then(|cluster| cluster.network_profile.as_ref()) else {
        return Vec::new();
    };
    let of = [("podCidr", &profile.pod_cidrs), ("serviceCidr", &profile.service_cidrs)];
    let told = of.into_iter().filter_map(|(field, ranges)| {
        let first = |is_ipv4: bool| {
            let mut of_family = ranges.iter().flatten().filter(|range| range.is_ipv4() == is_ipv4);
            of_family.next().filter(|range| is_kept(range))
        };
        ranges.as_ref()?;
        let texts: Vec<String> =
            [first(true), first(false)].into_iter().flatten().map(Prefix::to_string).collect();
        Some((field, texts.join(", ")))
    });
    told.collect()
}

/// Those of the authorised ranges that are taken when each stands alone.
pub(in crate::fix) fn ranges_taken(trial: &Trial) -> Vec<Candidate> {
    let said = trial.said().and_then(|cluster| cluster.api_server.authorized_ip_ranges.as_deref());
    let with = |text: String| on_cluster(trial, &[("authorizedIPRanges", text)]);
    let taken = said.unwrap_or_default().iter().filter(|range| trial.is_mended_by(&with(range.to_string())));
    let texts: Vec<String> = taken.map(Prefix::to_string).collect();
    if texts.is_empty() { Vec::new() } else { one(trial, with(texts.join(", "))) }
}
