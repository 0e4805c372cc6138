//! The ladder: at how many nodes each resource stops the growth of a cluster.
use super::{Row, growth};
use crate::resolve::Resolved;

/// A resource and the largest cluster that it lets upgrade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// The place of the row in the cluster's capacity.
    pub row: usize,
    /// Nodes with which the resource still suffices during an upgrade.
    pub nodes: u64,
}

/// The resources that stop the growth of the cluster at that place, the first one at the front; of equal ones
/// the first in the order of rows. One that is too small without a node stops it at none.
///
/// Nodes are handed out as for the largest cluster; empty where the pools are not known.
pub fn ladder(resolved: &Resolved, place: usize, rows: &[Row]) -> Vec<Rung> {
    let stops = resolved.clusters.get(place).and_then(|cluster| growth::stops(rows, cluster));
    stops.into_iter().flatten().collect()
}
