//! Which loaded clusters an error may be about, and where it and they do not go together.
use crate::design::ReportedError;
use crate::resolve::{Resolved, distinct};

/// What an error's number is a sum of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    /// Addresses of a subnet.
    Subnet,
    /// Blocks of a pod CIDR.
    PodCidr,
    /// Outbound ports.
    Ports,
    /// Addresses that machines asked for at once.
    AtOnce,
}

/// A loaded cluster, and the subnet of it that the error may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) cluster: usize,
    pub(super) subnet: Option<usize>,
}

/// Candidates, and why there are none.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) found: Vec<Candidate>,
    pub(super) contradictions: Vec<String>,
}

/// More of them are not reckoned with.
const MOST: usize = 200;

/// The clusters that an error with a number of that kind may be about.
pub(super) fn candidates(error: &ReportedError, sum: Sum, resolved: &Resolved) -> Candidates {
    let mut candidates = Candidates::default();
    let clusters = with_pools(resolved);
    if clusters.is_empty() {
        return candidates;
    }
    let named = by_name(error, resolved, clusters, &mut candidates);
    let of: Vec<Candidate> =
        named.into_iter().take(MOST).flat_map(|cluster| places(resolved, cluster, sum)).collect();
    let fits = |candidate: &&Candidate| fits(error, resolved, **candidate, sum);
    candidates.found = of.iter().filter(fits).copied().collect();
    if candidates.found.is_empty() && !of.is_empty() {
        candidates.contradictions.push(strange_range(error, sum));
    }
    candidates
}

fn with_pools(resolved: &Resolved) -> Vec<usize> {
    let clusters = resolved.clusters.iter().enumerate();
    clusters.filter(|(_, cluster)| !cluster.pools().is_empty()).map(|(place, _)| place).collect()
}

/// The clusters of the name and with the pool that the error tells; none where it tells another one.
fn by_name(error: &ReportedError, resolved: &Resolved, all: Vec<usize>, told: &mut Candidates) -> Vec<usize> {
    let cluster = |place: usize| resolved.clusters.get(place);
    if let Some(name) = &error.cluster {
        let is =
            |place: &usize| cluster(*place).is_some_and(|cluster| cluster.name().eq_ignore_ascii_case(name));
        let named: Vec<usize> = all.into_iter().filter(is).collect();
        if named.is_empty() {
            told.contradictions
                .push(format!("The error is about the cluster {name}, which is not among those loaded."));
        }
        return named;
    }
    all
}

fn places(resolved: &Resolved, cluster: usize, sum: Sum) -> Vec<Candidate> {
    if !matches!(sum, Sum::Subnet | Sum::AtOnce) {
        return vec![Candidate { cluster, subnet: None }];
    }
    let pools = resolved.clusters.get(cluster).map(|cluster| cluster.pools()).unwrap_or_default();
    let places = distinct(pools.iter().filter_map(|pool| pool.subnet));
    if places.is_empty() {
        return vec![Candidate { cluster, subnet: None }];
    }
    places.into_iter().map(|place| Candidate { cluster, subnet: Some(place) }).collect()
}

/// Whether range and name of the error are those of the candidate, as far as both are known.
fn fits(error: &ReportedError, resolved: &Resolved, candidate: Candidate, sum: Sum) -> bool {
    let Some(cluster) = resolved.clusters.get(candidate.cluster) else { return false };
    match sum {
        Sum::Ports => cluster.outbound.is_some(),
        Sum::PodCidr => match (error.prefix, cluster.pod_cidrs.known()) {
            (Some(prefix), Some(known)) if !known.is_empty() => known.contains(&prefix),
            (_, Some(known)) => !known.is_empty(),
            _ => true,
        },
        Sum::Subnet | Sum::AtOnce => {
            let Some(subnet) = candidate.subnet.and_then(|place| resolved.subnets.get(place)) else {
                return true;
            };
            let is_range = error
                .prefix
                .is_none_or(|prefix| subnet.prefixes.is_empty() || subnet.prefixes.contains(&prefix));
            let is_managed = resolved.networks.get(subnet.network).is_some_and(|network| network.managed);
            let base = subnet.name.rsplit_once('~').map_or(subnet.name.as_str(), |(base, _)| base);
            let is_name = error.subnet.as_ref().is_none_or(|name| {
                name.eq_ignore_ascii_case(&subnet.name) || name.eq_ignore_ascii_case(base)
            });
            is_range && (is_name || is_managed)
        }
    }
}

fn strange_range(error: &ReportedError, sum: Sum) -> String {
    let range = error.prefix.map(|prefix| prefix.to_string()).unwrap_or_default();
    let what = match (sum, &error.subnet) {
        (Sum::Ports, _) => {
            return "No cluster that is loaded leaves through a load balancer of its own.".to_owned();
        }
        (Sum::PodCidr, _) => format!("the pod CIDR {range}"),
        (_, Some(name)) if range.is_empty() => format!("the subnet {name}"),
        (_, Some(name)) => format!("the subnet {name} ({range})"),
        (_, None) => format!("a subnet {range}"),
    };
    format!("The error is about {}, and no node pool that is loaded stands there.", what.trim())
}
