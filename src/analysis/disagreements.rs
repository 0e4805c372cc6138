//! Which disagreements of sources touch a design, and every number with the one side and the other.
use super::{Analysis, Analyzing};
use crate::azure::{Date, Disagreement};
use crate::capacity::{Resource, Row};
use crate::design::Design;
use crate::edit::{self, Edit};
use crate::resolve::Moment;

/// A disagreement that changes a number of a design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// About what.
    pub disagreement: Disagreement,
    /// Whether the side is taken that is not where nobody chose.
    pub other: bool,
    /// The numbers that it changes.
    pub numbers: Vec<TwoSided>,
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

/// The disagreements that change a number of the design.
pub fn disagreements(design: &Design, today: Date) -> Vec<InForce> {
    let analyze = |design: &Design| Analyzing::new(design, today).finish();
    let taken = analyze(design);
    let in_force = Disagreement::ALL.into_iter().map(|disagreement| {
        let other = !taken.resolved.takes_otherwise(disagreement);
        let turned = edit::apply(design, &[Edit::TakeSide { disagreement, other }]).design;
        let numbers = two_sided(&taken, &analyze(&turned));
        InForce { disagreement, other: !other, numbers }
    });
    in_force.filter(|in_force| !in_force.numbers.is_empty()).collect()
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
