//! A cluster and those beside it, at the size that is wanted, and what that counts.
use std::collections::HashSet;
use std::sync::Arc;

use super::needs::Needs;
use crate::azure::Date;
use crate::capacity::{Largest, Resource, Row, capacity, hand_out};
use crate::design::{Cluster, ConnectedRange, Design};
use crate::overlap::{Pair, RangeKind, Verdict, overlaps};
use crate::resolve::{Moment, ResolvedCluster, resolve};
use crate::rules::{Context, Finding, Severity, Topic, findings};

/// What a design counts.
pub(super) struct Made {
    /// Addresses of virtual networks that the subnets of the cluster have taken today, neighbours included.
    pub(super) now: Option<u64>,
    /// The same at the largest moment.
    pub(super) at_most: Option<u64>,
    /// Usable addresses of those subnets; `None`: some range is not known.
    pub(super) usable: Option<u64>,
    /// Whether subnets, pod CIDR and nodes fit at every moment.
    pub(super) fits: Option<bool>,
    /// Whether the subnets do.
    pub(super) subnets_fit: Option<bool>,
    /// The ranges that are too small for some moment or not chosen yet, with the length that holds every moment.
    pub(super) lacking: Vec<Lacking>,
    /// Whether the pod CIDR meets a range with which it is refused or breaks something.
    pub(super) pod_cidr_clashes: bool,
    /// The largest cluster.
    pub(super) largest: Largest,
    /// Nodes of the largest one with larger ranges, where those are still to be chosen.
    pub(super) largest_at_will: Option<u64>,
    /// Errors of the rules about this cluster, and warnings of what is too small; retirements left out.
    pub(super) errors: Vec<Finding>,
}

/// A range that a cluster lacks.
pub(super) struct Lacking {
    /// What it is for.
    pub(super) resource: Resource,
    /// The longest prefix that holds every moment.
    pub(super) length: u8,
    /// Whether none is chosen, else it is too small.
    pub(super) is_unchosen: bool,
}

/// The cluster before those in the same networks, with the networks that they use and what is connected to those.
pub(super) fn excerpt(design: &Design, cluster: usize) -> Option<Design> {
    let own = design.clusters.get(cluster)?;
    let networks: HashSet<&str> = networks_of(own).collect();
    let beside = design.clusters.iter().enumerate().filter(|(place, other)| {
        *place != cluster && networks_of(other).any(|network| networks.contains(network))
    });
    let clusters: Vec<_> = std::iter::once(own).chain(beside.map(|(_, other)| other)).cloned().collect();
    let used: HashSet<&str> = clusters.iter().flat_map(|cluster| networks_of(cluster)).collect();
    let is_near =
        |range: &&ConnectedRange| range.network.as_deref().is_none_or(|network| used.contains(network));
    let near = design.networks.iter().filter(|network| used.contains(network.name.as_str()));
    Some(Design {
        networks: near.cloned().collect(),
        ranges: design.ranges.iter().filter(is_near).cloned().collect(),
        errors: Vec::new(),
        taken_otherwise: design.taken_otherwise.clone(),
        attached: design.attached.clone(),
        clusters,
    })
}

fn networks_of(cluster: &Cluster) -> impl Iterator<Item = &str> {
    let pools = cluster.pools.iter().flatten();
    let subnets = pools.flat_map(|pool| [pool.subnet.as_ref(), pool.pod_subnet.as_ref()]);
    let others = [cluster.api_server.subnet.as_ref(), cluster.hosted_node_subnet.as_ref()];
    subnets.chain(others).flatten().map(|subnet| subnet.network.as_str())
}

/// As many nodes as are wanted at the most, handed out over the pools; more pods than a node takes are more nodes.
pub(super) fn with_size(design: &mut Design, place: usize, needs: &Needs) {
    if needs.nodes.is_none() && needs.pods.is_none() {
        return;
    }
    let resolved = resolve(design);
    let Some(cluster) = resolved.clusters.get(place) else { return };
    let Some(given) = wanted(cluster, needs).and_then(|nodes| hand_out(cluster, nodes)) else { return };
    let Some(own) = design.clusters.get_mut(place) else { return };
    for (pool, nodes) in Arc::make_mut(own).pools.iter_mut().flatten().zip(given) {
        // Today's nodes stay what they are: the size wanted is what an autoscaler would come to.
        let most = if pool.enable_auto_scaling == Some(true) { pool.max_count } else { pool.count };
        pool.min_count = pool.min_count.or(pool.count);
        pool.enable_auto_scaling = Some(true);
        pool.max_count = Some(nodes.max(most.unwrap_or(0)));
    }
}

/// Nodes of the platform's largest cluster and one more.
const MOST: u64 = 5_001;

fn wanted(cluster: &ResolvedCluster, needs: &Needs) -> Option<u64> {
    let Some(pods) = needs.pods else { return needs.nodes };
    let holds = |nodes: u64| {
        let given = hand_out(cluster, nodes)?.into_iter();
        let pods_of =
            given.zip(cluster.pools()).map(|(nodes, pool)| Some(nodes.saturating_mul(pool.max_pods.get()?)));
        Some(pods_of.sum::<Option<u64>>()? >= pods)
    };
    let (mut low, mut high) = (0, MOST);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high.max(needs.nodes.unwrap_or(0)))
}

/// What the first cluster of a design counts.
pub(super) fn count(design: &Design, today: Date) -> Option<Made> {
    let resolved = resolve(design);
    let counted = capacity(&resolved);
    let overlaps = overlaps(&resolved);
    let context = Context { resolved: &resolved, capacity: &counted, overlaps: &overlaps, today, only: None };
    let weighs = |finding: &Finding| {
        let is_too_small = finding.rule.topic == Topic::Capacity && finding.severity == Severity::Warning;
        finding.severity == Severity::Error || is_too_small
    };
    let own = |finding: &Finding| finding.cluster == Some(0) && weighs(finding);
    let errors = findings(&context).into_iter().filter(own);
    let errors = errors.filter(|finding| finding.rule.topic != Topic::Retirement).collect();
    let pod_cidr_clashes = overlaps.iter().any(is_clash_of_pods);
    let of = counted.into_iter().next()?;
    let sum = |of_row: &dyn Fn(&Row) -> Option<u64>| {
        let mut subnets = of.rows.iter().filter(|row| is_subnet(row)).peekable();
        subnets.peek()?;
        subnets.map(of_row).sum::<Option<u64>>()
    };
    Some(Made {
        now: sum(&|row| row.at(Moment::Steady).required),
        at_most: sum(&|row| row.at(Moment::ScaledUpgrading).required),
        usable: sum(&|row| row.available),
        fits: fits(of.rows.iter().filter(|row| counts(row))),
        subnets_fit: fits(of.rows.iter().filter(|row| is_subnet(row))),
        lacking: of.rows.iter().filter_map(lacking).collect(),
        pod_cidr_clashes,
        largest: of.largest,
        largest_at_will: None,
        errors,
    })
}

fn is_clash_of_pods(pair: &Pair) -> bool {
    let is_of_pods = [&pair.left, &pair.right].iter().any(|side| side.kind == RangeKind::PodCidr);
    is_of_pods && pair.verdict > Verdict::Risky && pair.clusters.contains(&0)
}

fn is_subnet(row: &Row) -> bool {
    matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet)
}

fn counts(row: &Row) -> bool {
    let others = [Resource::PodCidr, Resource::RouteTable, Resource::PoolNodes, Resource::ClusterNodes];
    is_subnet(row) || others.contains(&row.resource)
}

fn fits<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<bool> {
    let mut all = Some(true);
    for row in rows {
        match row.at(Moment::ScaledUpgrading).fits() {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

fn lacking(row: &Row) -> Option<Lacking> {
    let is_range = is_subnet(row) || row.resource == Resource::PodCidr;
    let is_unchosen = row.prefixes.is_empty() && row.resource != Resource::NodeSubnet;
    let lacks = is_range && (is_unchosen || row.first_failure().is_some());
    let length = row.smallest_prefix.filter(|_| lacks)?;
    Some(Lacking { resource: row.resource, length, is_unchosen })
}
