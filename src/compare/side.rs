//! [`Side`]: a design in which clusters are looked up, with what follows from it.
use crate::capacity::{ClusterCapacity, capacity};
use crate::design::Design;
use crate::resolve::{Resolved, ResolvedCluster, resolve};

/// A design in which clusters are looked up.
#[derive(Debug)]
pub struct Side<'a> {
    pub(super) design: &'a Design,
    pub(super) resolved: Resolved,
    pub(super) capacity: Vec<ClusterCapacity>,
}

/// What clusters are held against.
#[derive(Debug, Clone, Copy)]
pub struct Baseline<'a> {
    /// The design that holds it.
    pub side: &'a Side<'a>,
    /// The place of the cluster; `None`: each cluster is held against the one of its name, and one without against the
    /// first.
    pub place: Option<usize>,
    /// How much of it counts.
    pub expected: Expected,
}

/// How much of the baseline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// All of it, defaults included: it is a cluster.
    Everything,
    /// What it says itself: it is a list of values that are expected.
    Given,
}

impl<'a> Side<'a> {
    /// Resolves a design and sums it up.
    pub fn of(design: &'a Design) -> Side<'a> {
        let resolved = resolve(design);
        let capacity = capacity(&resolved);
        Side { design, resolved, capacity }
    }

    /// The design.
    pub fn design(&self) -> &'a Design {
        self.design
    }

    /// The design with every value known or unknown.
    pub fn resolved(&self) -> &Resolved {
        &self.resolved
    }

    pub(super) fn cluster(&self, place: usize) -> Option<&ResolvedCluster> {
        self.resolved.clusters.get(place)
    }
}

impl<'a> Baseline<'a> {
    /// A document that was put beside the design: a cluster without a name is a list of expected values, a single cluster
    /// is the baseline of all, and of several each is that of its namesake. `None` where it holds no cluster.
    pub fn of_document(side: &'a Side<'a>) -> Option<Baseline<'a>> {
        let first = side.design.clusters.first()?;
        let is_single = first.is_unnamed() || side.design.clusters.len() == 1;
        let expected = if first.is_unnamed() { Expected::Given } else { Expected::Everything };
        Some(Baseline { side, place: is_single.then_some(0), expected })
    }

    /// The place of the cluster that one of that name is held against.
    pub(super) fn place_for(&self, name: &str) -> usize {
        let namesake = || self.side.resolved.clusters.iter().position(|of| of.name() == name);
        self.place.or_else(namesake).unwrap_or_default()
    }

    /// What it is called: the cluster, or what the clusters have in common.
    pub(super) fn name(&self) -> String {
        match (self.expected, self.place) {
            (Expected::Given, _) => "the list of expected values".to_owned(),
            (_, None) => "the cluster of the same name".to_owned(),
            (_, Some(place)) => self.side.cluster(place).map(|of| of.name().to_owned()).unwrap_or_default(),
        }
    }
}
