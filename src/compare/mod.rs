//! How clusters differ from a baseline, and what each difference leads to.
//!
//! Compares what a cluster is, defaults filled in, not how a text spells it: what every cluster has of its own (names,
//! ids, ranges, nodes of the moment) is no difference.

mod cluster;
mod field;
mod pairs;
mod pool;
mod pools;

use std::cmp::Reverse;

use crate::azure::Feature;
use crate::capacity::{ClusterCapacity, capacity};
use crate::design::Design;
use crate::edit::{Step, fields};
use crate::resolve::{Resolved, ResolvedCluster, resolve};
use crate::rules::subject;
use crate::sorting::sort_by_key;

pub use field::Consequence;
pub use pairs::{Pair, pairs};

use field::{Field, Value};

/// How the clusters of a design differ from one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The place of the baseline.
    pub baseline: usize,
    /// Its name.
    pub name: String,
    /// Every other cluster, in their order.
    pub clusters: Vec<Compared>,
}

/// How a cluster differs from the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its place.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// What differs, the weightiest first.
    pub differences: Vec<Difference>,
    /// What one of the two does not tell, by title.
    pub unknown: Vec<&'static str>,
    /// Changes of the design that bring it into line, as far as values of fields do.
    pub steps: Vec<Step>,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The pool; `None`: the cluster itself.
    pub pool: Option<String>,
    /// ARM's name of the field.
    pub field: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What the baseline has.
    pub baseline: String,
    /// What the cluster has.
    pub own: String,
    /// What it leads to.
    pub consequence: Consequence,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// Whether a cluster is like the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// Nothing differs.
    Same,
    /// What differs leads to nothing.
    Harmless,
    /// Something that differs has a consequence.
    Consequence,
}

/// How much of the baseline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// All of it, defaults included: it is a cluster.
    Everything,
    /// What it says itself: it is a list of values that are expected.
    Given,
}

/// Compares every cluster with the one at that place; `None` where there is none.
///
/// `within` are the places of the clusters that are compared; empty: all others.
pub fn compare(
    design: &Design,
    resolved: &Resolved,
    baseline: usize,
    within: &[usize],
    expected: Expected,
) -> Option<Comparison> {
    let of = resolved.clusters.get(baseline)?;
    let capacity = capacity(resolved);
    let world = World { design, resolved, capacity: &capacity };
    let both = Both { of: world, own: world, expected };
    let places = (0..resolved.clusters.len()).filter(|place| *place != baseline);
    let places = places.filter(|place| within.is_empty() || within.contains(place));
    let clusters = places.filter_map(|place| both.compared(baseline, place)).collect();
    Some(Comparison { baseline, name: of.name().to_owned(), clusters })
}

/// Compares every cluster of a design with the first one of another design, which may hold the same cluster as it was;
/// `None` where that has none.
pub fn compare_with(baseline: &Design, design: &Design, expected: Expected) -> Option<Comparison> {
    let (of, own) = (resolve(baseline), resolve(design));
    let (of_capacity, own_capacity) = (capacity(&of), capacity(&own));
    let both = Both {
        of: World { design: baseline, resolved: &of, capacity: &of_capacity },
        own: World { design, resolved: &own, capacity: &own_capacity },
        expected,
    };
    let clusters = (0..own.clusters.len()).filter_map(|place| both.compared(0, place)).collect();
    Some(Comparison { baseline: 0, name: of.clusters.first()?.name().to_owned(), clusters })
}

/// A design in which clusters are looked up.
#[derive(Clone, Copy)]
struct World<'a> {
    design: &'a Design,
    resolved: &'a Resolved,
    capacity: &'a [ClusterCapacity],
}

/// The design of the baseline, and that of the others.
struct Both<'a> {
    of: World<'a>,
    own: World<'a>,
    expected: Expected,
}

impl Both<'_> {
    fn compared(&self, baseline: usize, place: usize) -> Option<Compared> {
        let of = self.of.resolved.clusters.get(baseline)?;
        let own = self.own.resolved.clusters.get(place)?;
        let mut compared = Compared {
            place,
            name: own.name().to_owned(),
            differences: Vec::new(),
            unknown: Vec::new(),
            steps: Vec::new(),
        };
        let names = (subject::cluster(of.name()), subject::cluster(own.name()));
        for field in cluster::FIELDS {
            let both = ((field.value)(self.of.resolved, of), (field.value)(self.own.resolved, own));
            if compared.add(None, field, both, self.expected) {
                compared.align(self.of.design, (&names.0, &names.1), field.field);
            }
        }
        let fits = |world: World, place: usize| world.capacity.get(place).and_then(cluster::fits);
        let both = (fits(self.of, baseline), fits(self.own, place));
        compared.add(None, &cluster::FITS, both, self.expected);
        for feature in Feature::every() {
            let both = (cluster::of_feature(of, feature), cluster::of_feature(own, feature));
            if compared.add(None, &cluster::feature(feature), both, self.expected) {
                let on = of.said.features.has(feature);
                compared.steps.push(Step::Feature { cluster: own.name().to_owned(), feature, on });
            }
        }
        self.pools(of, own, &mut compared);
        sort_by_key(&mut compared.differences, |of| Reverse(of.consequence));
        Some(compared)
    }

    fn pools(&self, of: &ResolvedCluster, own: &ResolvedCluster, compared: &mut Compared) {
        let matched = pools::matched(of, own);
        for (one, other) in &matched.pairs {
            let names = (subject::pool(of.name(), &one.name), subject::pool(own.name(), &other.name));
            for field in pool::FIELDS {
                let both = ((field.value)(one), (field.value)(other));
                if compared.add(Some(&other.name), &field.as_cluster(), both, self.expected) {
                    compared.align(self.of.design, (&names.0, &names.1), field.field);
                }
            }
        }
        if self.expected == Expected::Everything {
            compared.differences.extend(matched.only_in_baseline.iter().map(|name| pools::missing(name)));
            compared.differences.extend(matched.only_here.iter().map(|name| pools::more(name)));
        }
    }
}

impl Compared {
    /// Adds a difference where both are known and are not the same; whether it did.
    fn add(
        &mut self,
        pool: Option<&str>,
        field: &Field,
        (baseline, own): (Option<Value>, Option<Value>),
        expected: Expected,
    ) -> bool {
        let counts = |of: &Value| expected == Expected::Everything || of.is_given;
        let (baseline, own) = match (baseline, own) {
            (Some(baseline), Some(own)) if counts(&baseline) => (baseline, own),
            (None, Some(_)) if expected == Expected::Everything => return self.lack(field.title),
            (Some(of), None) if counts(&of) => return self.lack(field.title),
            _ => return false,
        };
        let differs = !baseline.is_same(&own);
        self.differences.extend(differs.then(|| Difference {
            pool: pool.map(str::to_owned),
            field: field.field,
            title: field.title,
            baseline: baseline.text,
            own: own.text,
            consequence: field.consequence,
            meaning: field.meaning,
        }));
        differs
    }

    /// Notes that one of the two does not tell.
    fn lack(&mut self, title: &'static str) -> bool {
        if !self.unknown.contains(&title) {
            self.unknown.push(title);
        }
        false
    }

    /// The change that gives a field the baseline's value, where it is a field that can be typed.
    fn align(&mut self, design: &Design, (of, own): (&str, &str), field: &'static str) {
        // The model is told by two fields.
        let is_meant =
            |said: &&'static str| *said == field || field == "networkPlugin" && *said == "networkPluginMode";
        let said = fields(design, of).into_iter().filter(|said| is_meant(&said.field));
        self.steps.extend(said.map(|said| Step::Set {
            subject: own.to_owned(),
            field: said.field.to_owned(),
            text: said.text,
        }));
    }

    /// Whether it is like the baseline.
    pub fn likeness(&self) -> Likeness {
        match self.differences.iter().map(|difference| difference.consequence).max() {
            None => Likeness::Same,
            Some(Consequence::None) => Likeness::Harmless,
            Some(_) => Likeness::Consequence,
        }
    }
}

impl Comparison {
    /// Whether all clusters are like the baseline: as the least alike is.
    pub fn likeness(&self) -> Likeness {
        self.clusters.iter().map(Compared::likeness).max().unwrap_or(Likeness::Same)
    }

    /// Clusters that differ from the baseline in the same things alike, by their places in the list.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, of) in self.clusters.iter().enumerate() {
            let is_alike = |group: &&mut Vec<usize>| {
                group
                    .first()
                    .and_then(|first| self.clusters.get(*first))
                    .is_some_and(|first| first.differences == of.differences && first.unknown == of.unknown)
            };
            match groups.iter_mut().find(is_alike) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }
}

impl Likeness {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Harmless => "differs harmlessly",
            Likeness::Consequence => "differs with consequence",
        }
    }
}
