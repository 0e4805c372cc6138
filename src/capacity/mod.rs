//! Demand, supply and headroom of every resource that can run out, at the four moments; what the service
//! itself counts ahead; the largest cluster that still fits.
//!
//! Takes a resolved design; every sum runs over all clusters that share the resource.

mod demand;
mod growth;
mod halving;
mod ladder;
mod largest;
mod resource;
mod row;
mod sizing;
mod split;
mod terms;
mod words;

pub use growth::hand_out;
pub(crate) use halving::last_that_holds;
pub use ladder::{Rung, ladder};
pub use largest::Largest;
pub use resource::{Resource, Unit};
pub use row::{Need, Preflight, Row};
pub use sizing::{
    addresses_of_node, dynamic_addresses, node_blocks, service_addresses, smallest_pod_cidr, smallest_subnet,
    static_addresses,
};
pub use split::Split;
pub(crate) use terms::terms_among;
pub use terms::{Term, terms};

use crate::resolve::Resolved;
use demand::SharedDemand;

/// The capacity of one cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterCapacity {
    /// One row per resource that can run out, in the order of [`Resource`].
    pub rows: Vec<Row>,
    /// The largest cluster that can still be upgraded.
    pub largest: Largest,
}

/// The capacity of every cluster, in their order.
pub fn capacity(resolved: &Resolved) -> Vec<ClusterCapacity> {
    let mut counting = Counting::new(resolved);
    while !counting.step(resolved, usize::MAX) {}
    counting.finish()
}

/// Counts the clusters at these places anew.
pub fn capacity_again(capacity: &mut [ClusterCapacity], resolved: &Resolved, places: &[usize]) {
    let shared = SharedDemand::of(resolved);
    for place in places {
        if let Some(of) = capacity.get_mut(*place) {
            *of = of_cluster(resolved, *place, &shared);
        }
    }
}

fn of_cluster(resolved: &Resolved, place: usize, shared: &SharedDemand) -> ClusterCapacity {
    let rows = row::rows(resolved, place, shared);
    let largest = largest::largest(resolved, place, &rows);
    ClusterCapacity { rows, largest }
}

/// The capacity of clusters while it is counted, for thousands of them.
#[derive(Debug)]
pub struct Counting {
    shared: SharedDemand,
    counted: Vec<ClusterCapacity>,
}

impl Counting {
    /// Begins; no cluster is counted yet.
    pub fn new(resolved: &Resolved) -> Counting {
        Counting { shared: SharedDemand::of(resolved), counted: Vec::with_capacity(resolved.clusters.len()) }
    }

    /// Counts that many clusters more of the same resolved design; whether that was all.
    pub fn step(&mut self, resolved: &Resolved, count: usize) -> bool {
        let end = self.counted.len().saturating_add(count).min(resolved.clusters.len());
        for place in self.counted.len()..end {
            self.counted.push(of_cluster(resolved, place, &self.shared));
        }
        end == resolved.clusters.len()
    }

    /// The capacity of the clusters that were counted, in their order.
    pub fn finish(self) -> Vec<ClusterCapacity> {
        self.counted
    }
}
