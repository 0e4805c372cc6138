//! [`Trial`]: a finding, and what becomes of the design when something is changed.
use super::outcome::Outcome;
use super::way::Candidate;
use super::{Fix, Which};
use crate::analysis::{Analysis, Analyzing};
use crate::azure::Date;
use crate::design::{Cluster, Design};
use crate::edit::{self, Step};
use crate::resolve::ResolvedCluster;
use crate::rules::{Finding, Severity};

/// A design with a finding, in which changes are tried.
pub(super) struct Trial<'a> {
    pub(super) design: &'a Design,
    pub(super) before: Analysis,
    pub(super) finding: Finding,
}

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
        let is_better = !Outcome { before: &self.before, after: &after }.coming().any(is_worse);
        (!is_there && is_better).then_some(after)
    }

    /// Whether the finding goes with the steps, and no error comes.
    pub(super) fn is_mended_by(&self, steps: &[Step]) -> bool {
        self.after(steps).is_some()
    }

    /// The candidate as a fix; `None` where it is none.
    pub(super) fn fix(&self, candidate: Candidate) -> Option<Fix> {
        let after = self.after(&candidate.steps)?;
        let Candidate { title, reasons, further, steps } = candidate;
        let outcome = Outcome { before: &self.before, after: &after };
        let mut fix = outcome.fix(self.design, self.place(), title, steps);
        // The finding itself is what the fix is for.
        fix.goes = outcome.going(Some(&self.finding));
        Some(Fix { reasons, further, ..fix })
    }
}

/// What tells findings apart, in any analysis.
pub(super) type Key<'a> = (&'a str, Option<&'a str>, &'a [String]);

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

pub(super) fn key<'a>(analysis: &'a Analysis, finding: &'a Finding) -> Key<'a> {
    let cluster = finding.cluster.and_then(|place| analysis.resolved.clusters.get(place));
    (finding.rule.id, cluster.map(ResolvedCluster::name), &finding.subjects)
}
