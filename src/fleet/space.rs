//! [`Space`]: an address space in equal cells, and which clusters use each of them.
use std::collections::BTreeMap;
use std::net::IpAddr;

use crate::analysis::Analysis;
use crate::net::Prefix;
use crate::overlap::{RangeKind, Verdict};
use crate::sorting::sort_by_key;

/// An address space of IPv4, cell by cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// The whole.
    pub whole: Prefix,
    /// Its cells, all of one size, in their order; at most 256.
    pub cells: Vec<Cell>,
}

/// A part of a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The part.
    pub prefix: Prefix,
    /// The places of the clusters that use addresses of it, sorted.
    pub clusters: Vec<usize>,
    /// Their subnets, pod CIDRs and service CIDRs here; a range counts once for each cluster that uses it.
    pub uses: [usize; 3],
    /// The worst that the platform makes of ranges that share addresses here; `None`: it allows all of them.
    pub conflict: Option<Verdict>,
}

/// A range and the clusters that use it in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The range.
    pub prefix: Prefix,
    /// As what: a subnet, a pod CIDR or a service CIDR.
    pub kind: RangeKind,
    /// The places of the clusters, sorted.
    pub clusters: Vec<usize>,
}

/// The roles of [`Cell::uses`].
pub const ROLES: [RangeKind; 3] = [RangeKind::Subnet, RangeKind::PodCidr, RangeKind::ServiceCidr];

/// The spaces from which private networks take their ranges (RFC 1918, and RFC 6598 which clusters use as well), with
/// the length of their cells.
const PRIVATE: [([u8; 4], u8, u8); 4] = [
    ([10, 0, 0, 0], 8, 16),
    ([172, 16, 0, 0], 12, 16),
    ([192, 168, 0, 0], 16, 24),
    ([100, 64, 0, 0], 10, 16),
];

/// How much longer than a space its cells are.
const FINER: u8 = 8;

/// Every range that the clusters at these places use, in the order of the ranges.
pub fn used(analysis: &Analysis, clusters: &[usize]) -> Vec<Used> {
    let resolved = &analysis.resolved;
    let mut used: BTreeMap<(Prefix, RangeKind), Vec<usize>> = BTreeMap::new();
    let mut clusters = clusters.to_vec();
    sort_by_key(&mut clusters, |place| *place);
    for place in clusters {
        let Some(cluster) = resolved.clusters.get(place) else { continue };
        let subnets = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
        let subnets = subnets.filter_map(|subnet| resolved.subnets.get(subnet));
        let subnets = subnets.flat_map(|subnet| &subnet.prefixes).map(|prefix| (prefix, RangeKind::Subnet));
        let pods = cluster.pod_cidrs.known().into_iter().flatten().map(|prefix| (prefix, RangeKind::PodCidr));
        let services = cluster.service_cidrs.known().into_iter().flatten();
        let services = services.map(|prefix| (prefix, RangeKind::ServiceCidr));
        for (prefix, kind) in subnets.chain(pods).chain(services) {
            let of = used.entry((*prefix, kind)).or_default();
            if of.last() != Some(&place) {
                of.push(place);
            }
        }
    }
    used.into_iter().map(|((prefix, kind), clusters)| Used { prefix, kind, clusters }).collect()
}

/// The private spaces of which something is used, or the one that is given; and what is used outside of them.
pub fn spaces<'u>(
    analysis: &Analysis,
    used: &'u [Used],
    whole: Option<Prefix>,
) -> (Vec<Space>, Vec<&'u Used>) {
    let wholes: Vec<(Prefix, u8)> = match whole.filter(|whole| whole.is_ipv4()) {
        Some(whole) => vec![(whole, whole.length().saturating_add(FINER).min(32))],
        None => PRIVATE.iter().map(|(first, length, cell)| (Prefix::ipv4(*first, *length), *cell)).collect(),
    };
    let is_inside = |of: &&Used| wholes.iter().any(|(whole, _)| whole.overlaps(of.prefix));
    let (inside, outside): (Vec<&Used>, Vec<&Used>) = used.iter().partition(is_inside);
    let spaces = wholes.iter().map(|(whole, length)| space(analysis, &inside, *whole, *length));
    let is_used = |space: &Space| space.cells.iter().any(|cell| !cell.clusters.is_empty());
    let spaces = spaces.filter(|space| whole.is_some() || is_used(space)).collect();
    (spaces, outside)
}

fn space(analysis: &Analysis, used: &[&Used], whole: Prefix, length: u8) -> Space {
    let mut cells = cells(whole, length);
    for of in used {
        for cell in touched(&mut cells, whole, length, of.prefix) {
            cell.clusters.extend(&of.clusters);
            let role = ROLES.iter().position(|role| *role == of.kind);
            if let Some(uses) = role.and_then(|role| cell.uses.get_mut(role)) {
                *uses = uses.saturating_add(of.clusters.len());
            }
        }
    }
    for cell in &mut cells {
        sort_by_key(&mut cell.clusters, |place| *place);
        cell.clusters.dedup();
    }
    for pair in analysis.overlaps.iter().filter(|pair| pair.verdict > Verdict::Allowed) {
        let (left, right) = (pair.left.prefix, pair.right.prefix);
        let shared = if left.length() > right.length() { left } else { right };
        for cell in touched(&mut cells, whole, length, shared) {
            let is_here = |cluster: &usize| cell.clusters.binary_search(cluster).is_ok();
            if pair.clusters.is_empty() || pair.clusters.iter().any(is_here) {
                cell.conflict = cell.conflict.max(Some(pair.verdict));
            }
        }
    }
    Space { whole, cells }
}

fn cells(whole: Prefix, length: u8) -> Vec<Cell> {
    let IpAddr::V4(first) = whole.first() else { return Vec::new() };
    let count = 1_u32.checked_shl(u32::from(length.saturating_sub(whole.length()))).unwrap_or(0);
    let size = 1_u32.checked_shl(32_u32.saturating_sub(u32::from(length))).unwrap_or(0);
    let cell = |at: u32| Cell {
        prefix: Prefix::containing(
            IpAddr::V4((u32::from(first).saturating_add(at.saturating_mul(size))).into()),
            length,
        ),
        clusters: Vec::new(),
        uses: [0; 3],
        conflict: None,
    };
    (0..count).map(cell).collect()
}

/// The cells that share addresses with a range.
fn touched(cells: &mut [Cell], whole: Prefix, length: u8, range: Prefix) -> impl Iterator<Item = &mut Cell> {
    let (start, count) = match (whole.overlaps(range), whole.first(), range.first(), range.last()) {
        (true, IpAddr::V4(base), IpAddr::V4(first), IpAddr::V4(last)) => {
            let at = |address: u32| {
                let distance = u64::from(address.saturating_sub(u32::from(base)));
                let bits = 32_u32.saturating_sub(u32::from(length));
                usize::try_from(distance.checked_shr(bits).unwrap_or(0)).unwrap_or(usize::MAX)
            };
            let (first, last) = (at(first.into()), at(last.into()));
            (first, last.saturating_sub(first).saturating_add(1))
        }
        _ => (0, 0),
    };
    cells.iter_mut().skip(start).take(count)
}
