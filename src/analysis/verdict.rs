//! [`Verdict`]: the one sentence about a cluster, and the numbers that it is made of.
//!
//! Decides which statement comes first; how it is said stands in `sentence`.
mod sentence;

use crate::capacity::{ClusterCapacity, Resource, Row, Term, terms_among};
use crate::overlap::{Holder, Pair, Verdict as PairVerdict};
use crate::resolve::{Allocation, Ask, Moment, Resolved, ResolvedCluster};
use crate::rules::{Context, Finding, Severity, Topic};

/// What is to be said of a cluster first.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// What a colleague would say. Every number in it stands in the analysis document.
    pub sentence: String,
    /// How the deciding number comes about, written out; empty where nothing is short.
    pub sum: String,
    /// The deciding row of the cluster's capacity.
    pub row: Option<usize>,
    /// The moment at which it decides.
    pub moment: Option<Moment>,
    /// Commands that would tell what is not known.
    pub asks: Vec<String>,
}

/// How a cluster stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Does not fit as it is.
    TooSmallToday,
    /// Runs, but the service's own check refuses the next change.
    Refused,
    /// Runs, but an upgrade does not fit.
    CannotUpgrade,
    /// Has addresses enough, but some collide or the service refuses a combination.
    Conflicting,
    /// Runs while its nodes are not full of pods: the pod subnet cannot hold all that they may run.
    ShortWhenFull,
    /// Runs and upgrades, but cannot grow to its autoscalers' maximum.
    CannotScale,
    /// Grows to the maximum, but cannot be upgraded there.
    CannotUpgradeAtMaximum,
    /// What would decide is not known.
    Unknown,
    /// Fits at all moments.
    Fits,
}

impl Standing {
    /// A word or two for a badge.
    pub fn title(self) -> &'static str {
        match self {
            Standing::TooSmallToday => "does not fit",
            Standing::Refused => "refused by the service",
            Standing::CannotUpgrade => "cannot upgrade",
            Standing::Conflicting => "conflicts",
            Standing::ShortWhenFull => "short when full",
            Standing::CannotScale => "cannot scale",
            Standing::CannotUpgradeAtMaximum => "no upgrade at maximum",
            Standing::Unknown => "not known",
            Standing::Fits => "fits",
        }
    }
}

/// The verdict on every cluster that is looked at, with its place.
pub(super) fn verdicts(context: &Context, findings: &[Finding]) -> Vec<(usize, Verdict)> {
    let in_subnet = clusters_of_subnets(context.resolved);
    let mut of: Vec<Option<OfCluster>> = Vec::new();
    of.resize_with(context.resolved.clusters.len(), || None);
    for (place, cluster) in context.clusters() {
        if let (Some(of), Some(capacity)) = (of.get_mut(place), context.capacity.get(place)) {
            *of = Some(OfCluster::new(context, &in_subnet, place, (cluster, capacity)));
        }
    }
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        if let Some(Some(of)) = finding.cluster.and_then(|place| of.get_mut(place)) {
            of.errors.push(finding);
        }
    }
    for pair in context.overlaps.iter().filter(|pair| pair.verdict >= PairVerdict::Breaks) {
        for place in concerned(context.resolved, pair, &in_subnet) {
            if let Some(Some(of)) = of.get_mut(place) {
                of.collisions.push(pair);
            }
        }
    }
    of.iter().flatten().map(|of| (of.place, of.verdict())).collect()
}

/// The clusters in each subnet, by its place.
pub(super) fn clusters_of_subnets(resolved: &Resolved) -> Vec<Vec<usize>> {
    let mut clusters = vec![Vec::new(); resolved.subnets.len()];
    for (place, cluster) in resolved.clusters.iter().enumerate() {
        for subnet in cluster.subnets() {
            if let Some(of) = clusters.get_mut(subnet) {
                of.push(place);
            }
        }
    }
    clusters
}

/// The clusters that a pair is about: those whose ranges meet something, else those whose subnet, or the
/// network around it, does.
pub(super) fn concerned(resolved: &Resolved, pair: &Pair, in_subnet: &[Vec<usize>]) -> Vec<usize> {
    if !pair.clusters.is_empty() {
        return pair.clusters.clone();
    }
    let subnets = pair.left.holders.iter().chain(&pair.right.holders).flat_map(|holder| match holder {
        Holder::Subnet(place) => vec![*place],
        Holder::Network(place) => {
            resolved.networks.get(*place).map(|network| network.subnets.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    });
    let mut clusters: Vec<usize> =
        subnets.filter_map(|subnet| in_subnet.get(subnet)).flatten().copied().collect();
    clusters.sort_unstable();
    clusters.dedup();
    clusters
}

struct OfCluster<'a> {
    context: &'a Context<'a>,
    /// The clusters in each subnet, by its place.
    in_subnet: &'a [Vec<usize>],
    place: usize,
    cluster: &'a ResolvedCluster,
    capacity: &'a ClusterCapacity,
    errors: Vec<&'a Finding>,
    /// The pairs that are errors of this cluster or of the subnets that it is in.
    collisions: Vec<&'a Pair>,
}

impl<'a> OfCluster<'a> {
    fn new(
        context: &'a Context<'a>,
        in_subnet: &'a [Vec<usize>],
        place: usize,
        (cluster, capacity): (&'a ResolvedCluster, &'a ClusterCapacity),
    ) -> OfCluster<'a> {
        OfCluster { context, in_subnet, place, cluster, capacity, errors: Vec::new(), collisions: Vec::new() }
    }

    fn verdict(&self) -> Verdict {
        let (fit, deciding) = self.deciding();
        let is_conflict = |finding: &&Finding| finding.rule.topic != Topic::Capacity;
        let conflicts = self.errors.iter().any(is_conflict) || !self.collisions.is_empty();
        Verdict {
            standing: if conflicts { fit.min(Standing::Conflicting) } else { fit },
            sentence: self.sentence(fit, deciding),
            sum: deciding.map(|(row, moment)| self.sum(row, moment)).unwrap_or_default(),
            row: deciding
                .and_then(|(row, _)| self.capacity.rows.iter().position(|other| std::ptr::eq(other, row))),
            moment: deciding.map(|(_, moment)| moment),
            asks: self.asks(),
        }
    }

    /// How the cluster fits, and the row and moment that decide it: the first moment at which something is
    /// short, and of the rows that are short then the first.
    fn deciding(&self) -> (Standing, Option<(&Row, Moment)>) {
        let short_at = |moment: Moment, only_when_full: bool| {
            let is_short = |row: &&Row| {
                let is_meant = only_when_full == self.is_only_when_full(row, moment);
                is_meant && !row.is_target() && row.at(moment).fits() == Some(false)
            };
            self.capacity.rows.iter().find(is_short).map(|row| (row, moment))
        };
        let refused = || {
            let counted = |row: &Row| {
                if row.resource == Resource::SnatPorts { Moment::ScaledUpgrading } else { Moment::Scaled }
            };
            let is_refused =
                |row: &&Row| row.preflight.is_some_and(|preflight| preflight.fits == Some(false));
            self.capacity.rows.iter().find(is_refused).map(|row| (row, counted(row)))
        };
        let when_full = || Moment::ALL.into_iter().find_map(|moment| short_at(moment, true));
        let by_severity = [
            (Standing::TooSmallToday, short_at(Moment::Steady, false)),
            (Standing::Refused, refused()),
            (Standing::CannotUpgrade, short_at(Moment::Upgrading, false)),
            (Standing::ShortWhenFull, when_full()),
            (Standing::CannotScale, short_at(Moment::Scaled, false)),
            (Standing::CannotUpgradeAtMaximum, short_at(Moment::ScaledUpgrading, false)),
        ];
        for (standing, deciding) in by_severity {
            if deciding.is_some() {
                return (standing, deciding);
            }
        }
        (if self.is_undecided() { Standing::Unknown } else { Standing::Fits }, None)
    }

    /// Whether a pod subnet with dynamic allocation holds the nodes, but not all pods that they may run.
    fn is_only_when_full(&self, row: &Row, moment: Moment) -> bool {
        let is_dynamic = self.cluster.pools().iter().any(|pool| {
            pool.pod_subnet == row.subnet
                && pool.allocation == Some(Allocation::Dynamic)
                && pool.pods_per_node.is_none()
        });
        let floor_fits =
            row.at(moment).floor.zip(row.available).is_some_and(|(floor, available)| floor <= available);
        row.resource == Resource::PodSubnet && is_dynamic && floor_fits
    }

    /// Whether a resource could be short without anybody knowing.
    fn is_undecided(&self) -> bool {
        self.capacity.largest.value.is_none() || self.unknown_row().is_some()
    }

    /// The first row that would decide if what there is, or what is taken, were known.
    fn unknown_row(&self) -> Option<&Row> {
        self.capacity.rows.iter().find(|row| {
            let is_range =
                matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet | Resource::PodCidr);
            row.available.is_none() || (is_range && row.at(Moment::Upgrading).fits().is_none())
        })
    }

    fn terms(&self, row: &Row, moment: Moment) -> Vec<Term> {
        let places = row.subnet.and_then(|subnet| self.in_subnet.get(subnet)).into_iter().flatten().copied();
        terms_among(self.context.resolved, places, self.place, row, moment)
    }

    /// Other clusters that take part in a row's sum.
    fn sharing(&self, row: &Row, moment: Moment) -> Vec<String> {
        let terms = self.terms(row, moment);
        let mut names = Vec::new();
        for term in terms.iter().filter(|term| term.cluster != self.place) {
            let name =
                self.context.resolved.clusters.get(term.cluster).map(|cluster| cluster.name().to_owned());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names
    }

    /// Whether the row would fit if this cluster alone were upgraded.
    fn fits_alone(&self, row: &Row, moment: Moment) -> bool {
        let before = if moment == Moment::ScaledUpgrading { Moment::Scaled } else { Moment::Steady };
        let own = |at: Moment| -> Option<u64> {
            let terms = self.terms(row, at);
            let mut own = terms.iter().filter(|term| term.cluster == self.place);
            own.try_fold(0, |sum: u64, term| {
                Some(sum.saturating_add(term.nodes?.saturating_mul(term.per_node?)))
            })
        };
        let alone =
            || Some(row.at(before).required?.saturating_sub(own(before)?).saturating_add(own(moment)?));
        alone().zip(row.available).is_some_and(|(alone, available)| alone <= available)
    }

    fn asks(&self) -> Vec<String> {
        let said = &self.cluster.said;
        let is_unnamed = said.id.is_none() && said.resource_group.is_none() && said.is_unnamed();
        let name = if is_unnamed { "<cluster>" } else { &said.name };
        let command = |ask: Ask| ask.command(said.resource_group.as_deref(), name, None);
        let mut asks = Vec::new();
        if self.capacity.largest.value.is_none() || self.cluster.model().is_none() {
            let ask = if self.cluster.has_unlisted_nodes { Ask::Nodes } else { Ask::Cluster };
            asks.push(command(ask));
        }
        for row in &self.capacity.rows {
            let concerns = row.available.is_none() || row.resource == Resource::NodeSubnet;
            let Some(subnet) = row.subnet.filter(|_| concerns && !row.assumed) else { continue };
            if row.available.is_none() || row.residents.is_none() {
                asks.push(self.context.resolved.command_for_subnet(subnet));
            }
        }
        if self.cluster.outbound.as_ref().is_some_and(|outbound| outbound.ips.known().is_none()) {
            asks.push(command(Ask::PublicIpPrefix));
        }
        asks.dedup();
        asks
    }
}
