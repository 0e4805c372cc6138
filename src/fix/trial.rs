//! [`Trial`]: a finding, and what becomes of the design when something is changed.
use super::way::Candidate;
use super::{Fix, Number, Which, taking};
use crate::analysis::{Analysis, Analyzing};
use crate::azure::Date;
use crate::design::{Cluster, Design};
use crate::edit::{self, Step};
use crate::resolve::{Moment, ResolvedCluster};
use crate::rules::{Finding, Severity};

/// A design with a finding, in which changes are tried.
pub(super) struct Trial<'a> {
    pub(super) design: &'a Design,
    pub(super) before: Analysis,
    pub(super) finding: Finding,
}

/// Numbers that are told of a fix.
const NUMBERS: usize = 12;

impl<'a> Trial<'a> {
    pub(super) fn of(design: &'a Design, today: Date, which: &Which) -> Option<Trial<'a>> {
        let before = Analyzing::new(design, today).finish();
        let is_meant = |finding: &&Finding| key(&before, finding) == which.key();
        let finding = before.findings.iter().find(is_meant)?.clone();
        Some(Trial { design, before, finding })
    }

    /// The place of the cluster that the finding is about; of networks alone, that of the first cluster.
    pub(super) fn place(&self) -> usize {
        self.finding.cluster.unwrap_or_default()
    }

    pub(super) fn cluster(&self) -> Option<&ResolvedCluster> {
        self.before.resolved.clusters.get(self.place())
    }

    /// The cluster as it was said to be.
    pub(super) fn said(&self) -> Option<&Cluster> {
        self.cluster().map(|cluster| &*cluster.said)
    }

    /// The analysis after the steps; `None` where the finding stays, an error comes, or nothing changes.
    pub(super) fn after(&self, steps: &[Step]) -> Option<Analysis> {
        let design = edit::take(self.design, steps);
        if design == *self.design {
            return None;
        }
        let after = Analyzing::new(&design, self.before.today).finish();
        let own = key(&self.before, &self.finding);
        let is_there = after.findings.iter().any(|finding| key(&after, finding) == own);
        // Less bad is better; as bad is another finding in the place of this one, unless that is an error.
        let own = self.finding.severity;
        let is_worse =
            |of: &Finding| of.severity == Severity::Error || of.severity <= own && own != Severity::Error;
        let is_better = !self.coming(&after).any(is_worse);
        (!is_there && is_better).then_some(after)
    }

    /// Whether the finding goes with the steps, and no error comes.
    pub(super) fn is_mended_by(&self, steps: &[Step]) -> bool {
        self.after(steps).is_some()
    }

    /// The candidate as a fix; `None` where it is none.
    pub(super) fn fix(&self, candidate: Candidate) -> Option<Fix> {
        let after = self.after(&candidate.steps)?;
        let own = key(&self.before, &self.finding);
        let gone = self.before.findings.iter().filter(|finding| {
            let of = key(&self.before, finding);
            of != own && !after.findings.iter().any(|there| key(&after, there) == of)
        });
        let mut goes: Vec<&'static str> = gone.map(|finding| finding.rule.title).collect();
        goes.dedup();
        let comes = self.coming(&after).map(|finding| (finding.severity, finding.message.clone())).collect();
        let taking = taking::of(&self.before.resolved, self.design, &candidate.steps);
        let keeps_pools = pools(self.design) == pools(&edit::take(self.design, &candidate.steps));
        let numbers = self.numbers(&after);
        let Candidate { title, reasons, steps } = candidate;
        Some(Fix { title, reasons, steps, taking, numbers, goes, comes, keeps_pools })
    }

    /// The findings that were not there, or were not as bad.
    fn coming<'b>(&'b self, after: &'b Analysis) -> impl Iterator<Item = &'b Finding> {
        after.findings.iter().filter(move |finding| {
            let of = key(after, finding);
            let before = self.before.findings.iter().filter(|before| key(&self.before, before) == of);
            before.map(|before| before.severity).min().is_none_or(|severity| finding.severity < severity)
        })
    }

    /// What is left of the cluster's resources, where that changes.
    fn numbers(&self, after: &Analysis) -> Vec<Number> {
        let rows = |analysis: &Analysis| analysis.capacity.get(self.place()).map(|of| of.rows.clone());
        let (before, after) = (rows(&self.before).unwrap_or_default(), rows(after).unwrap_or_default());
        let mut numbers = Vec::new();
        for row in &after {
            let own = before.iter().find(|own| own.resource == row.resource && own.name == row.name);
            let own = own.or_else(|| {
                let mut alike = before.iter().filter(|own| own.resource == row.resource);
                alike.next().filter(|_| alike.next().is_none())
            });
            let mut told = None;
            for moment in [Moment::Upgrading, Moment::ScaledUpgrading] {
                let now = own.map(|own| own.left(moment)).unwrap_or_default();
                let both = (now, row.left(moment));
                if both.0 != both.1 && told.as_ref() != Some(&both) {
                    let of = format!("{} {}", row.resource.title(), row.name);
                    let (before, after) = both.clone();
                    numbers.push(Number { of, when: moment.title(), before, after });
                    told = Some(both);
                }
            }
        }
        numbers.truncate(NUMBERS);
        numbers
    }
}

/// What tells findings apart, in any analysis.
type Key<'a> = (&'a str, Option<&'a str>, &'a [String]);

impl Which {
    /// The name of a finding of an analysis.
    pub fn of(analysis: &Analysis, finding: &Finding) -> Which {
        let (rule, cluster, subjects) = key(analysis, finding);
        Which { rule: rule.to_owned(), cluster: cluster.map(str::to_owned), subjects: subjects.to_vec() }
    }

    fn key(&self) -> Key<'_> {
        (&self.rule, self.cluster.as_deref(), &self.subjects)
    }
}

fn key<'a>(analysis: &'a Analysis, finding: &'a Finding) -> Key<'a> {
    let cluster = finding.cluster.and_then(|place| analysis.resolved.clusters.get(place));
    (finding.rule.id, cluster.map(ResolvedCluster::name), &finding.subjects)
}

/// Every pool with its cluster, its count and its bounds.
fn pools(design: &Design) -> Vec<(&str, &str, [Option<u64>; 3])> {
    let pools = design
        .clusters
        .iter()
        .flat_map(|cluster| cluster.pools.iter().flatten().map(move |pool| (cluster.name.as_str(), pool)));
    pools.map(|(of, pool)| (of, pool.name.as_str(), [pool.count, pool.min_count, pool.max_count])).collect()
}
