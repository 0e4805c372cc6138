//! [`Sources`]: which address each destination sees of each origin.
use super::seen::{Cell, Remark};
use super::{Destination, Origin, internet, inward, within};
use crate::azure::Feature;
use crate::resolve::{Resolved, ResolvedCluster};

/// Which address each destination sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The origins that the cluster has, one a column.
    pub origins: Vec<Origin>,
    /// A row for each destination, in the order of [`Destination::ALL`].
    pub rows: Vec<SourceRow>,
    /// What has to be known beside it.
    pub notes: Vec<Remark>,
}

/// What one destination sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The destination.
    pub destination: Destination,
    /// What it sees of each origin, in the order of [`Sources::origins`].
    pub cells: Vec<Cell>,
}

/// Which address each destination sees of the cluster at that place; `None` where the design holds no such cluster.
pub fn sources(resolved: &Resolved, cluster: usize) -> Option<Sources> {
    let cluster = resolved.clusters.get(cluster)?;
    let origins = origins(cluster);
    let row = |destination: Destination| SourceRow {
        destination,
        cells: origins.iter().map(|origin| cell(resolved, cluster, destination, *origin)).collect(),
    };
    let rows = Destination::ALL.into_iter().map(row).collect();
    Some(Sources { rows, notes: inward::notes(cluster), origins })
}

impl Sources {
    /// What a destination sees, origins of which the same is seen for the same reasons told together.
    pub fn grouped<'s>(&self, row: &'s SourceRow) -> Vec<(Vec<Origin>, &'s Cell)> {
        let mut groups: Vec<(Vec<Origin>, &'s Cell)> = Vec::new();
        for (origin, cell) in self.origins.iter().zip(&row.cells) {
            match groups.iter_mut().find(|(_, known)| *known == cell) {
                Some((origins, _)) => origins.push(*origin),
                None => groups.push((vec![*origin], cell)),
            }
        }
        groups
    }

    /// What a destination sees of an origin; `None` where the cluster has no such origin.
    pub fn cell(&self, destination: Destination, origin: Origin) -> Option<&Cell> {
        let column = self.origins.iter().position(|one| *one == origin)?;
        self.rows.iter().find(|row| row.destination == destination)?.cells.get(column)
    }
}

fn cell(resolved: &Resolved, cluster: &ResolvedCluster, destination: Destination, origin: Origin) -> Cell {
    match destination {
        Destination::Internet => internet::cell(resolved, cluster, origin),
        _ => within::cell(resolved, cluster, (destination, origin)),
    }
}

/// Pods of the host and nodes always; the others where the cluster has them.
fn origins(cluster: &ResolvedCluster) -> Vec<Origin> {
    let has_public = cluster.said.pools.iter().flatten().any(|pool| pool.enable_node_public_ip == Some(true));
    let has_gateway = cluster.said.features.has(Feature::StaticEgressGateway)
        || cluster.pools().iter().any(|pool| pool.is_gateway());
    let linux = || {
        let said = cluster.said.pools.iter().flatten().zip(cluster.pools());
        said.filter(|(_, pool)| !pool.is_gateway() && !pool.is_windows())
    };
    let is_plain = linux().any(|(said, _)| said.enable_node_public_ip != Some(true));
    let all = [
        (Origin::Pod, is_plain || linux().next().is_none()),
        (Origin::WindowsPod, cluster.pools().iter().any(|pool| pool.is_windows())),
        (Origin::HostNetworkPod, true),
        (Origin::PodOnPublicNode, has_public),
        (Origin::PodBehindGateway, has_gateway),
        (Origin::Node, true),
    ];
    all.into_iter().filter(|(_, is_there)| *is_there).map(|(origin, _)| origin).collect()
}
