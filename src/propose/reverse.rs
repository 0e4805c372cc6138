//! The reverse table: which prefix length lets how many nodes be upgraded, by the sums of `capacity`.
mod bench;
mod ranged;
mod reasons;
mod shape;

pub use ranged::Ranged;
pub use shape::Shape;

use super::Reason;
use crate::azure::{Fact, Source, limits};
use crate::capacity::{Resource, Row, capacity, ladder, terms};
use crate::resolve::{Moment, Resolved, resolve};

/// The nodes that every length of a range holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ReverseTable {
    /// Which range.
    pub of: Ranged,
    /// The pools that were counted with.
    pub shape: Shape,
    /// What each node takes of the range, in its unit; `None`: more than any sum holds.
    pub per_node: Option<u64>,
    /// One row per length that the platform allows, the shortest prefix first.
    pub rows: Vec<ReverseRow>,
    /// What has to be known to read it, in sentences.
    pub reasons: Vec<Reason>,
    /// Who says what a node takes.
    pub source: Source,
}

/// What a range of one length holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReverseRow {
    /// The prefix length.
    pub length: u8,
    /// What the range offers: addresses of a subnet, blocks of a pod CIDR.
    pub available: u64,
    /// The most nodes with which the cluster can still be upgraded.
    pub nodes: u64,
    /// The most pods that those nodes run.
    pub pods: u64,
    /// What stops the next node: the range, or first a limit of the platform.
    pub limited_by: Resource,
}

/// The reverse table of a range in an empty network, for a cluster whose pools share its nodes evenly.
pub fn reverse(of: Ranged, shape: &Shape) -> ReverseTable {
    let shape = shape.bounded();
    let (shortest, longest) = of.lengths();
    let mut table = ReverseTable {
        of,
        shape,
        per_node: None,
        rows: Vec::new(),
        reasons: Vec::new(),
        source: limits::CLUSTER_NODES.source,
    };
    let mut target = None;
    for length in shortest.value..=longest.value {
        let resolved = resolve(&bench::design(of, &shape, length));
        let Some(counted) = capacity(&resolved).into_iter().next() else { continue };
        let rows: Vec<Row> = counted.rows.into_iter().filter(|row| limits_nodes(of, row)).collect();
        let Some(range) = rows.iter().find(|row| row.resource == of.resource()) else { continue };
        table.source = range.source;
        table.per_node = per_node(&resolved, range);
        target = rows.iter().find(|row| row.is_target()).and_then(target_of).or(target);
        let limits: Vec<Row> = rows.iter().filter(|row| !row.is_target()).cloned().collect();
        let available = range.available.unwrap_or_default();
        table.rows.extend(row(&resolved, &limits, of, &shape, length, available));
    }
    table.reasons = reasons::of(&table, target);
    table
}

/// Pools share nodes evenly, the first one first, so that its limit stands for those of all.
fn limits_nodes(of: Ranged, row: &Row) -> bool {
    match row.resource {
        Resource::PoolNodes => row.name == Shape::FIRST_POOL,
        Resource::ClusterNodes | Resource::RouteTable | Resource::ClusterPods => true,
        resource => resource == of.resource(),
    }
}

fn row(
    resolved: &Resolved,
    limits: &[Row],
    of: Ranged,
    shape: &Shape,
    length: u8,
    available: u64,
) -> Option<ReverseRow> {
    let rung = ladder(resolved, 0, limits).into_iter().next()?;
    let limited_by = limits.get(rung.row)?.resource;
    let pods = rung.nodes.saturating_mul(shape.pods_of_node(of));
    Some(ReverseRow { length, available, nodes: rung.nodes, pods, limited_by })
}

fn per_node(resolved: &Resolved, range: &Row) -> Option<u64> {
    terms(resolved, 0, range, Moment::Upgrading).first()?.per_node
}

fn target_of(row: &Row) -> Option<Fact<u64>> {
    Some(Fact { value: row.available?, source: row.source })
}
