//! [`Row`]: one cluster of a fleet.
use std::sync::Arc;

use super::Facet;
use crate::advice::support_ends;
use crate::analysis::{Analysis, Number, Question, Standing};
use crate::azure::Date;
use crate::capacity::{ClusterCapacity, Resource, Term, terms};
use crate::design::Cluster;
use crate::resolve::Moment;
use crate::rules::wording::number;
use crate::rules::{Finding, Severity};
use crate::sorting::sort_by_key;

/// One cluster.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its place in the analysis.
    pub cluster: usize,
    /// What the design says of it: its name, group, region and version.
    pub said: Arc<Cluster>,
    /// How it stands.
    pub standing: Standing,
    /// The resource and moment with the least headroom; `None`: no row is known.
    pub tightest: Option<Tightest>,
    /// What stops its growth first; `None`: not known.
    pub growth: Option<Growth>,
    /// What ends, by its day; past days come first.
    pub deadlines: Vec<Deadline>,
    /// The place of its worst finding in the analysis.
    pub worst: Option<usize>,
    /// Its errors, warnings and notes.
    pub counts: [usize; 3],
    pub(super) facets: [u32; Facet::ALL.len()],
}

/// A resource at the moment at which least of it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tightest {
    /// The place of the row in the cluster's capacity.
    pub row: usize,
    /// Which resource.
    pub resource: Resource,
    /// The moment.
    pub moment: Moment,
    /// What is left in percent of what there is, rounded down; `None`: something is needed where there is nothing.
    pub percent: Option<i64>,
    /// How much there is.
    pub available: u64,
    /// How much is needed.
    pub required: u64,
}

/// The most nodes with which a cluster can still be upgraded, and what stops the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// Nodes.
    pub nodes: u64,
    /// The first resource that one node more breaks.
    pub limited_by: Resource,
}

/// A day on which something of a cluster ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: Date,
    /// What ends: the title of the rule that tells it, or `Kubernetes 1.35`.
    pub of: Ends,
    /// What happens then, in a few words.
    pub what: &'static str,
    /// The place of the finding that tells it; `None`: the day is far.
    pub finding: Option<usize>,
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ends {
    /// A minor version of Kubernetes.
    Version(u64),
    /// What a rule of this title is about.
    Rule(&'static str),
}

/// The rows of an analysis, without their facets.
pub(super) fn rows(analysis: &Analysis) -> Vec<Row> {
    let mut rows: Vec<Row> = analysis
        .resolved
        .clusters
        .iter()
        .enumerate()
        .map(|(cluster, of)| Row {
            cluster,
            said: Arc::clone(&of.said),
            standing: analysis.verdicts.get(cluster).map_or(Standing::Unknown, |verdict| verdict.standing),
            tightest: analysis.capacity.get(cluster).and_then(tightest),
            growth: analysis.capacity.get(cluster).and_then(growth),
            deadlines: Vec::new(),
            worst: None,
            counts: [0; 3],
            facets: [0; Facet::ALL.len()],
        })
        .collect();
    for (place, finding) in analysis.findings.iter().enumerate() {
        if let Some(row) = finding.cluster.and_then(|cluster| rows.get_mut(cluster)) {
            row.add(place, finding);
        }
    }
    for (row, of) in rows.iter_mut().zip(&analysis.resolved.clusters) {
        let minor = of.kubernetes_minor();
        let is_told = row.deadlines.iter().any(|deadline| matches!(deadline.of, Ends::Version(_)));
        if let Some((day, minor)) = support_ends(of).zip(minor).filter(|_| !is_told) {
            row.deadlines.push(Deadline {
                day,
                of: Ends::Version(minor),
                what: "support ends",
                finding: None,
            });
        }
        for deadline in &mut row.deadlines {
            // The findings tell every version alike; here each has its own.
            if let (Ends::Version(of), Some(minor)) = (&mut deadline.of, minor) {
                *of = minor;
            }
        }
        if row.deadlines.len() > 1 {
            sort_by_key(&mut row.deadlines, |deadline| deadline.day);
        }
    }
    rows
}

/// The rule that tells of a version whose end is near.
const VERSION: &str = "kubernetes-version-unsupported";

impl Row {
    /// The local key.
    pub fn name(&self) -> &str {
        &self.said.name
    }

    /// The resource group; empty: not known.
    pub fn group(&self) -> &str {
        self.said.resource_group.as_deref().unwrap_or_default()
    }

    /// The deadline to be met first: one that is past, else the next one.
    pub fn deadline(&self) -> Option<&Deadline> {
        self.deadlines.first()
    }

    /// Its worst finding.
    pub fn worst_of<'a>(&self, analysis: &'a Analysis) -> Option<&'a Finding> {
        analysis.findings.get(self.worst?)
    }

    pub(super) fn facet(&self, facet: Facet) -> usize {
        self.facets.get(facet as usize).map_or(0, |value| *value as usize)
    }

    /// Findings come with the worst first.
    fn add(&mut self, place: usize, finding: &Finding) {
        self.worst.get_or_insert(place);
        let count = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        if let Some(count) = self.counts.get_mut(count) {
            *count = count.saturating_add(1);
        }
        let of = if finding.rule.id == VERSION { Ends::Version(0) } else { Ends::Rule(finding.rule.title) };
        for (day, what) in &finding.days {
            self.deadlines.push(Deadline { day: *day, of, what, finding: Some(place) });
        }
    }
}

/// Targets degrade where they are crossed and are left out, as a verdict leaves them out.
fn tightest(capacity: &ClusterCapacity) -> Option<Tightest> {
    let rows = capacity.rows.iter().enumerate().filter(|(_, row)| !row.is_target());
    let needs = rows.flat_map(|(place, row)| {
        Moment::ALL.into_iter().filter_map(move |moment| {
            let need = row.at(moment);
            let (available, required) = (row.available?, need.required?);
            let percent = need.headroom_percent();
            (percent.is_some() || required > 0).then_some(Tightest {
                row: place,
                resource: row.resource,
                moment,
                percent,
                available,
                required,
            })
        })
    });
    needs.reduce(|least, next| if next.percent < least.percent { next } else { least })
}

fn growth(capacity: &ClusterCapacity) -> Option<Growth> {
    Some(Growth { nodes: capacity.largest.value?, limited_by: capacity.largest.limited_by? })
}

impl Tightest {
    /// The percentage for people.
    pub fn percent_in_words(&self) -> String {
        self.percent.map_or_else(|| "nothing there".to_owned(), |percent| format!("{percent} %"))
    }

    /// `node subnet, upgrade at maximum`.
    pub fn place_in_words(&self) -> String {
        format!("{}, {}", self.resource.title(), self.moment.title().to_ascii_lowercase())
    }

    /// `240 of 251 addresses`.
    pub fn sum_in_words(&self) -> String {
        format!("{} of {} {}", number(self.required), number(self.available), self.resource.unit().text())
    }

    /// What its sum is made of, pool by pool.
    pub fn terms(&self, analysis: &Analysis, cluster: usize) -> Vec<Term> {
        let row = analysis.capacity.get(cluster).and_then(|of| of.rows.get(self.row));
        row.map(|row| terms(&analysis.resolved, cluster, row, self.moment)).unwrap_or_default()
    }

    /// The question that the sum answers.
    pub fn question(&self, cluster: usize) -> Question {
        Question::Row { cluster, row: self.row, number: Number::Percent(self.moment) }
    }
}

impl Growth {
    /// `37 nodes, pod CIDR`.
    pub fn in_words(&self) -> String {
        format!("{}, {}", number(self.nodes), self.limited_by.title())
    }
}

impl Ends {
    /// The name for people.
    pub fn title(self) -> String {
        match self {
            Ends::Version(minor) => format!("Kubernetes 1.{minor}"),
            Ends::Rule(title) => title.to_owned(),
        }
    }
}

impl Deadline {
    /// `2028-03-31: kubenet retires`; of a version `2027-04-01: Kubernetes 1.35 leaves support`.
    pub fn in_words(&self) -> String {
        format!("{}: {}", self.day, self.of.title())
    }
}
