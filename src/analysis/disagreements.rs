//! Which disagreements of sources touch a design, and every number with the one side and the other.
use super::{Analysis, Analyzing};
use crate::azure::{Date, Disagreement};
use crate::capacity::{Resource, Row};
use crate::design::Design;
use crate::edit::{self, Edit};
use crate::resolve::Moment;
use crate::rules::{Finding, Rule, Severity};

/// A disagreement that changes a number or a finding of a design.
#[derive(Debug, Clone)]
pub struct InForce {
    /// About what.
    pub disagreement: Disagreement,
    /// Whether the side is taken that is not where nobody chose.
    pub other: bool,
    /// The numbers that it changes.
    pub numbers: Vec<TwoSided>,
    /// The findings that it changes.
    pub findings: Vec<Weighed>,
}

/// A finding with both sides.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// The cluster; `None`: networks alone.
    pub cluster: Option<String>,
    /// The rule that finds it.
    pub rule: &'static Rule,
    /// How bad it is with the side that is taken; `None`: not found.
    pub taken: Option<Severity>,
    /// The same with the other one.
    pub other: Option<Severity>,
}

/// A number with both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoSided {
    /// The cluster.
    pub cluster: String,
    /// The resource.
    pub resource: Resource,
    /// Which one of its kind.
    pub name: String,
    /// When.
    pub moment: Moment,
    /// What is left with the side that is taken, in words.
    pub taken: String,
    /// The same with the other one.
    pub other: String,
}

/// The disagreements that change a number or a finding of the design.
pub fn disagreements(design: &Design, today: Date) -> Vec<InForce> {
    let analyze = |design: &Design| Analyzing::new(design, today).finish();
    let taken = analyze(design);
    let in_force = Disagreement::ALL.into_iter().map(|disagreement| {
        let other = !taken.resolved.takes_otherwise(disagreement);
        let turned = edit::apply(design, &[Edit::TakeSide { disagreement, other }]).design;
        let turned = analyze(&turned);
        let (numbers, findings) = (two_sided(&taken, &turned), weighed(&taken, &turned));
        InForce { disagreement, other: !other, numbers, findings }
    });
    in_force.filter(|of| !of.numbers.is_empty() || !of.findings.is_empty()).collect()
}

/// Every finding of the one that is not as bad in the other, then those of the other alone.
fn weighed(taken: &Analysis, other: &Analysis) -> Vec<Weighed> {
    let one = |of: &Finding| severity_in(taken, of);
    let two = |of: &Finding| severity_in(other, of);
    let new = other.findings.iter().filter(|finding| one(finding).is_none());
    let all = taken.findings.iter().chain(new).filter(|finding| one(finding) != two(finding));
    let name = |place: usize| taken.resolved.clusters.get(place).map(|cluster| cluster.name().to_owned());
    let weighed = |of: &Finding| Weighed {
        cluster: of.cluster.and_then(name),
        rule: of.rule,
        taken: one(of),
        other: two(of),
    };
    all.map(weighed).collect()
}

fn severity_in(analysis: &Analysis, of: &Finding) -> Option<Severity> {
    let same =
        |own: &&Finding| (own.rule.id, own.cluster, &own.subjects) == (of.rule.id, of.cluster, &of.subjects);
    analysis.findings.iter().find(same).map(|own| own.severity)
}

fn two_sided(taken: &Analysis, other: &Analysis) -> Vec<TwoSided> {
    let clusters = taken.resolved.clusters.iter().zip(taken.capacity.iter().zip(&other.capacity));
    let rows = clusters.flat_map(|(cluster, (taken, other))| {
        taken.rows.iter().zip(&other.rows).map(move |(taken, other)| (cluster.name(), taken, other))
    });
    rows.flat_map(|(cluster, taken, other)| Moment::ALL.map(|moment| of_row(cluster, taken, other, moment)))
        .flatten()
        .collect()
}

fn of_row(cluster: &str, taken: &Row, other: &Row, moment: Moment) -> Option<TwoSided> {
    let (left, left_otherwise) = (taken.left(moment), other.left(moment));
    (left != left_otherwise).then(|| TwoSided {
        cluster: cluster.to_owned(),
        resource: taken.resource,
        name: taken.name.clone(),
        moment,
        taken: left,
        other: left_otherwise,
    })
}
