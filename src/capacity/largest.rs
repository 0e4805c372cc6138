//! The largest cluster: nodes handed out one at a time until the next one would not fit during an upgrade.
use super::{Resource, Row, growth};
use crate::resolve::{Moment, Resolved};

/// The most nodes with which a cluster can still be upgraded, and what stops the next one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Largest {
    /// Nodes; `None`: its pools are not known.
    pub value: Option<u64>,
    /// The first resource, in the order of the rows, that one node more breaks.
    pub limited_by: Option<Resource>,
    /// That resource's name.
    pub name: Option<String>,
    /// Resources left out because what they offer, or what a node takes of them, is not known.
    pub unknown: Vec<Resource>,
}

/// The largest number of nodes that fits every row of the cluster at that place.
pub(super) fn largest(resolved: &Resolved, place: usize, rows: &[Row]) -> Largest {
    let unknown = unknown(rows);
    let stops = resolved.clusters.get(place).and_then(|cluster| growth::stops(rows, cluster));
    let first = stops.and_then(|stops| stops.first().copied());
    let Some((rung, row)) = first.and_then(|rung| Some((rung, rows.get(rung.row)?))) else {
        return Largest { unknown, ..Largest::default() };
    };
    Largest { value: Some(rung.nodes), limited_by: Some(row.resource), name: Some(row.name.clone()), unknown }
}

fn unknown(rows: &[Row]) -> Vec<Resource> {
    let is_subnet = |row: &Row| matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet);
    let is_left_out = |row: &&Row| {
        row.available.is_none() || (is_subnet(row) && row.at(Moment::Upgrading).required.is_none())
    };
    let mut unknown: Vec<Resource> = rows.iter().filter(is_left_out).map(|row| row.resource).collect();
    unknown.dedup();
    unknown
}
