//! How clusters differ from a baseline, what each difference leads to, and how it is brought into line.
//!
//! Compares what a cluster is, defaults filled in, not how a text spells it: what every cluster has of its own (names,
//! ids, ranges, nodes of the moment) is no difference. What a cluster cannot have is told from what nobody tells.

mod about;
mod aligned;
mod alignment;
mod both;
mod cluster;
mod compared;
mod families;
mod feature;
mod matrix;
mod pool;
mod pools;
mod side;
mod subnets;
mod value;
mod ways_out;

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use crate::net::wording::listed;
use crate::sorting::sort_by_key;
use crate::symptoms::{Check, smoke_test};

pub use about::{About, Consequence};
pub use aligned::Aligned;
pub use alignment::Alignment;
pub use compared::{Compared, Difference, Likeness};
pub use families::{Family, families};
pub use matrix::{Matrix, Row};
pub use side::{Baseline, Expected, Side};

/// How clusters of a design differ from a baseline.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What the baseline is called.
    pub name: String,
    /// The clusters, in their order.
    pub clusters: Vec<Compared>,
    baseline: Baseline<'a>,
    own: &'a Side<'a>,
    groups: Vec<Vec<usize>>,
    sections: OnceCell<Vec<Section>>,
}

/// Clusters that differ from the baseline in the same things alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Their places in the list of the comparison; never empty.
    pub clusters: Vec<usize>,
    /// How each difference of the first one is brought into line; none of a group after the first 300.
    pub alignments: Vec<Alignment>,
}

/// Groups of which it is worked out how they are brought into line.
const ALIGNED: usize = 300;

/// Holds the clusters at those places of a design against a baseline; `None` where one of them is not there.
pub fn compare<'a>(baseline: Baseline<'a>, own: &'a Side<'a>, places: &[usize]) -> Option<Comparison<'a>> {
    let clusters: Vec<Compared> =
        places.iter().map(|place| Compared::of(baseline, own, *place)).collect::<Option<_>>()?;
    let groups = grouped(&clusters);
    Some(Comparison { name: baseline.name(), clusters, baseline, own, groups, sections: OnceCell::new() })
}

/// Clusters that differ in the same things alike, those that differ most first.
fn grouped(clusters: &[Compared]) -> Vec<Vec<usize>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(Likeness, Vec<usize>)> = Vec::new();
    for (at, of) in clusters.iter().enumerate() {
        let place = *places.entry(of.key()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(at),
            None => groups.push((of.likeness(), vec![at])),
        }
    }
    sort_by_key(&mut groups, |(likeness, _)| Reverse(*likeness));
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Comparison<'_> {
    /// Whether all clusters are like the baseline: as the least alike is.
    pub fn likeness(&self) -> Likeness {
        self.clusters.iter().map(Compared::likeness).max().unwrap_or(Likeness::Same)
    }

    /// Clusters that differ from the baseline in the same things alike, by their places in the list, those that differ
    /// most first.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    /// The groups with how what differs is brought into line.
    pub fn sections(&self) -> &[Section] {
        self.sections.get_or_init(|| {
            let section = |(place, clusters): (usize, &Vec<usize>)| {
                let first = clusters.first().filter(|_| place < ALIGNED);
                let alignments = first.map(|at| self.alignments(*at)).unwrap_or_default();
                Section { clusters: clusters.clone(), alignments }
            };
            self.groups.iter().enumerate().map(section).collect()
        })
    }

    /// The verdict in a line: `Beside match-eu: 1 same and 1 differs with consequence.`
    pub fn line(&self) -> String {
        let parts = [Likeness::Same, Likeness::Harmless, Likeness::Consequence].map(|likeness| {
            let count = self.clusters.iter().filter(|of| of.likeness() == likeness).count();
            let title = if count == 1 {
                likeness.title().to_owned()
            } else {
                likeness.title().replace("differs", "differ")
            };
            (count > 0).then(|| format!("{count} {title}"))
        });
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("Beside {}: {}.", self.name, listed(&parts))
    }

    /// Where most clusters are alike and differ from the baseline, a sentence that says so.
    pub fn odd_one_out(&self) -> Option<String> {
        let largest = self.groups.iter().max_by_key(|group| group.len())?;
        let first = self.clusters.get(*largest.first()?)?;
        let is_cluster = self.baseline.expected == Expected::Everything;
        let is_odd = is_cluster && first.likeness() != Likeness::Same && largest.len() > 1;
        let is_most = largest.len().saturating_mul(2) > self.clusters.len();
        let count = largest.len();
        (is_odd && is_most).then(|| {
            format!("{count} clusters are alike and differ from the baseline: one of them, such as {}, may be the better baseline.", first.name)
        })
    }

    /// What is tried on a cluster of the list before a release and after it.
    pub fn smoke_test(&self, at: usize) -> Vec<Check> {
        let place = self.clusters.get(at).map(|of| of.places.0);
        place.and_then(|place| smoke_test(&self.own.resolved, place)).unwrap_or_default()
    }
}
