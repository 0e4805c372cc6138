//! [`Context`]: what rules look at, and the two shapes that most of their findings have.
use std::collections::HashMap;

use super::wording::{addresses, counted, listed, number};
use super::{Finding, Rule, Severity, shortage, subject};
use crate::azure::{Date, Fact};
use crate::capacity::{ClusterCapacity, Resource, Row};
use crate::design::NodePool;
use crate::net::Prefix;
use crate::overlap::{Holder, Holding, Pair, Verdict};
use crate::resolve::{Moment, Resolved, ResolvedCluster, ResolvedPool};

/// Everything that rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The design with its defaults.
    pub resolved: &'a Resolved,
    /// The capacity of each cluster, by its place.
    pub capacity: &'a [ClusterCapacity],
    /// The matrix of pairs.
    pub overlaps: &'a [Pair],
    /// The day that retirements are compared with.
    pub today: Date,
    /// The places of the clusters that are looked at, in order; `None`: all. Findings about others may be missing.
    pub only: Option<&'a [usize]>,
}

/// Names of a range's holders that one finding lists.
const HOLDERS_LISTED: usize = 3;

impl<'a> Context<'a> {
    /// Every cluster that is looked at, with its place.
    #[inline(never)]
    pub(crate) fn clusters(&self) -> std::vec::IntoIter<(usize, &'a ResolvedCluster)> {
        let clusters = self.resolved.clusters.iter().enumerate();
        let looked_at: Vec<_> = match self.only {
            None => clusters.collect(),
            Some(only) => {
                only.iter().filter_map(|place| Some((*place, self.resolved.clusters.get(*place)?))).collect()
            }
        };
        looked_at.into_iter()
    }

    /// Every pool of every cluster, also of those that are not looked at.
    pub(super) fn all_pools(&self) -> impl Iterator<Item = &'a ResolvedPool> + use<'a> {
        self.resolved.clusters.iter().flat_map(|cluster| cluster.pools())
    }

    /// Whether the cluster at that place is looked at.
    pub(super) fn looks_at(&self, cluster: usize) -> bool {
        self.only.is_none_or(|only| only.binary_search(&cluster).is_ok())
    }

    /// The clusters with nodes or pods in each subnet, by its place.
    pub(super) fn clusters_by_subnet(&self) -> HashMap<usize, Vec<&'a ResolvedCluster>> {
        let mut by_subnet: HashMap<usize, Vec<&ResolvedCluster>> = HashMap::new();
        for cluster in &self.resolved.clusters {
            for place in cluster.subnets() {
                by_subnet.entry(place).or_default().push(cluster);
            }
        }
        by_subnet
    }

    /// A finding about each cluster of which there is something to tell.
    pub(super) fn of_each(&self, told: &dyn Fn(&'a ResolvedCluster) -> Option<Finding>) -> Vec<Finding> {
        self.clusters().filter_map(|(place, cluster)| Some(told(cluster)?.of_cluster(place))).collect()
    }

    /// A finding about each pool of which there is something to tell: as it is resolved, and as it was said.
    pub(super) fn of_each_pool(
        &self,
        rule: &'static Rule,
        told: &dyn Fn(&'a ResolvedCluster, &'a ResolvedPool, &'a NodePool) -> Option<String>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (place, cluster) in self.clusters() {
            for (pool, said) in cluster.pools().iter().zip(cluster.said.pools.iter().flatten()) {
                let Some(message) = told(cluster, pool, said) else { continue };
                let about = [subject::pool(cluster.name(), &pool.name)];
                findings.push(rule.finding(message).of_cluster(place).about(about));
            }
        }
        findings
    }

    /// A finding about each row of a resource of which there is something to tell.
    pub(super) fn of_each_row(
        &self,
        resource: Resource,
        told: &dyn Fn(&'a ResolvedCluster, &'a Row) -> Option<Finding>,
    ) -> Vec<Finding> {
        let of_row = |(place, row)| Some(told(self.resolved.clusters.get(place)?, row)?.of_cluster(place));
        self.rows(resource).filter_map(of_row).collect()
    }

    /// Every row of a resource, with its cluster's place.
    fn rows(&self, resource: Resource) -> impl Iterator<Item = (usize, &'a Row)> + use<'a> {
        let capacity = self.capacity;
        let rows = self.clusters().filter_map(move |(place, _)| Some((place, capacity.get(place)?)));
        let rows = rows.flat_map(|(place, of)| of.rows.iter().map(move |row| (place, row)));
        rows.filter(move |(_, row)| row.resource == resource)
    }

    /// A finding for each row of the resource that does not fit at some moment or at the service's own check.
    ///
    /// An error where it does not fit today or the service's check fails, else a warning.
    pub(super) fn exhausted(
        &self,
        rule: &'static Rule,
        resource: Resource,
        concerns: impl Fn(&ResolvedCluster) -> bool,
    ) -> Vec<Finding> {
        let of_row = |(place, row): (usize, &Row)| {
            let cluster = self.resolved.clusters.get(place).filter(|cluster| concerns(cluster))?;
            let refused = row.preflight.is_some_and(|preflight| preflight.fits == Some(false));
            let first = row.first_failure();
            if first.is_none() && !refused {
                return None;
            }
            let severity =
                if refused || first == Some(Moment::Steady) { Severity::Error } else { Severity::Warning };
            let code =
                row.error_code.or(row.preflight.filter(|_| refused).map(|preflight| preflight.error_code));
            Some(
                rule.finding(shortage::message(row, cluster.name()))
                    .of_cluster(place)
                    .with_severity(severity)
                    .with_code(code)
                    .with_source(row.source)
                    .about([self.subject_of(cluster, row)]),
            )
        };
        self.rows(resource).filter_map(of_row).collect()
    }

    fn subject_of(&self, cluster: &ResolvedCluster, row: &Row) -> String {
        let name = cluster.name();
        match row.resource {
            Resource::PoolNodes => subject::pool(name, &row.name),
            Resource::PodCidr => subject::field(name, "podCidr"),
            Resource::ServiceCidr => subject::field(name, "serviceCidr"),
            Resource::SnatPorts => subject::field(name, "loadBalancerProfile"),
            _ => {
                let subnet = row.subnet.and_then(|place| subject::subnet_at(self.resolved, place));
                subnet.unwrap_or_else(|| subject::cluster(name))
            }
        }
    }

    /// A finding for each pair that `concerns` and that is not allowed: one per cluster that the verdict is
    /// about, or one for the networks. `consequence` ends its message.
    pub(super) fn overlapping(
        &self,
        rule: &'static Rule,
        concerns: impl Fn(&Pair) -> bool,
        consequence: impl Fn(&Pair) -> String,
    ) -> Vec<Finding> {
        let pairs = self.overlaps.iter().filter(|pair| pair.verdict > Verdict::Allowed && concerns(pair));
        let is_looked_at = |pair: &&Pair| {
            pair.clusters.is_empty() || pair.clusters.iter().any(|place| self.looks_at(*place))
        };
        pairs.filter(is_looked_at).flat_map(|pair| self.of_pair(rule, pair, &consequence(pair))).collect()
    }

    fn of_pair(&self, rule: &'static Rule, pair: &Pair, consequence: &str) -> Vec<Finding> {
        let severity = if pair.verdict == Verdict::Risky { Severity::Warning } else { Severity::Error };
        let about = |cluster: Option<usize>| {
            let left = self.holders(&pair.left, cluster);
            let right = self.holders(&pair.right, cluster);
            let message = if (pair.left.kind, pair.left.prefix) == (pair.right.kind, pair.right.prefix) {
                format!("The {}{consequence}", self.repeated(&pair.left, cluster))
            } else {
                let (left, right) = (self.described(&pair.left, &left), self.described(&pair.right, &right));
                format!("The {left} and the {right} share {}{consequence}", addresses(shared(pair)))
            };
            let mut subjects = Vec::new();
            for (holding, holders) in [(&pair.left, left), (&pair.right, right)] {
                for holder in holders {
                    let subject = subject::holder(self.resolved, holding, holder);
                    subjects.extend(subject.filter(|subject| !subjects.contains(subject)));
                }
            }
            let mut finding =
                rule.finding(message).with_severity(severity).with_code(pair.error_code).about(subjects);
            finding.cluster = cluster;
            finding
        };
        if pair.clusters.is_empty() {
            return vec![about(None)];
        }
        let clusters = pair.clusters.iter().filter(|cluster| self.looks_at(**cluster));
        clusters.map(|cluster| about(Some(*cluster))).collect()
    }

    /// The holders to name: the cluster itself where it is one, else the first few.
    fn holders(&self, holding: &Holding, cluster: Option<usize>) -> Vec<Holder> {
        match cluster.map(Holder::Cluster).filter(|own| holding.holders.binary_search(own).is_ok()) {
            Some(own) => vec![own],
            None => holding.holders.iter().copied().take(HOLDERS_LISTED).collect(),
        }
    }

    /// `service CIDR 10.0.0.0/16 (aks-prod)`.
    fn described(&self, holding: &Holding, holders: &[Holder]) -> String {
        let is_own = matches!(holders, [Holder::Cluster(_)]);
        let more = if is_own { 0 } else { holding.holders.len().saturating_sub(holders.len()) };
        let default = if holding.default { ", a default" } else { "" };
        let names = self.named(holders, more);
        format!("{} {} ({names}{default})", holding.kind.title(), holding.prefix)
    }

    /// `pod CIDR 10.244.0.0/16 stands twice, with aks-a and aks-b`; the cluster itself comes first.
    fn repeated(&self, holding: &Holding, cluster: Option<usize>) -> String {
        let own = cluster.map(Holder::Cluster).filter(|own| holding.holders.binary_search(own).is_ok());
        let others = holding.holders.iter().copied().filter(|holder| Some(*holder) != own);
        let told: Vec<Holder> = own.into_iter().chain(others).take(HOLDERS_LISTED).collect();
        let times = match holding.holders.len() {
            2 => "twice".to_owned(),
            several => format!("{} times", number(several as u64)),
        };
        let names = self.named(&told, holding.holders.len().saturating_sub(told.len()));
        format!("{} {} stands {times}, with {names}", holding.kind.title(), holding.prefix)
    }

    fn named(&self, holders: &[Holder], more: usize) -> String {
        let names = holders.iter().map(|holder| holder.name(self.resolved));
        let more = (more > 0).then(|| format!("{} more", number(more as u64)));
        listed(&names.chain(more).collect::<Vec<_>>())
    }
}

/// The part that two overlapping ranges share: the longer of the two.
fn shared(pair: &Pair) -> Prefix {
    let (left, right) = (pair.left.prefix, pair.right.prefix);
    if left.length() >= right.length() { left } else { right }
}

/// How a retirement weighs today: passed or within 180 days a warning, further ahead a note.
pub(super) fn weight_of_date(today: Date, retires: Fact<Date>) -> Severity {
    if (retires.value - today).whole_days() <= 180 { Severity::Warning } else { Severity::Note }
}

/// What happens on the day of a retirement.
pub(super) const SUPPORT_ENDS: &str = "support ends";

/// "has been unsupported since …" or "is unsupported from …", with the days between.
pub(super) fn date_in_words(today: Date, retires: Fact<Date>) -> String {
    let days = (retires.value - today).whole_days();
    let away = counted(days.unsigned_abs(), "day", "days");
    match days {
        0 => format!("is unsupported from today, {}", retires.value),
        1.. => format!("is unsupported from {} (in {away})", retires.value),
        _ => format!("has been unsupported since {} ({away} ago)", retires.value),
    }
}
