//! [`Ladder`]: at how many nodes each resource stops a cluster's growth, on a logarithmic scale of nodes.
use super::log::log2;
use crate::analysis::{Analysis, asks};
use crate::capacity::{self, Resource};
use crate::resolve::{Moment, ResolvedCluster};
use crate::rules::wording::{counted, number};

/// The ladder of one cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// The length of the scale: the position of [`Ladder::MOST`] nodes.
    pub length: u32,
    /// Round numbers of nodes along it.
    pub ticks: Vec<Mark>,
    /// Resources by the number of nodes at which they stop growth, the first one at the front.
    pub steps: Vec<Step>,
    /// Today's nodes; `None`: not known.
    pub today: Option<Mark>,
    /// The nodes with every autoscaler at its maximum; `None`: not known, or nothing is autoscaled.
    pub maximum: Option<Mark>,
    /// Resources that are left out because they are not known, each with the commands that would tell.
    pub unknown: Vec<(Resource, Vec<String>)>,
}

/// A resource that stops growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The place of its row in the cluster's capacity.
    pub row: usize,
    /// The most nodes with which it still suffices during an upgrade.
    pub nodes: u64,
    /// Where that stands.
    pub position: u32,
    /// `Node subnet snet-aks`.
    pub title: String,
}

/// A number of nodes on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The number.
    pub nodes: u64,
    /// Where it stands.
    pub position: u32,
    /// The number as text.
    pub label: String,
}

const TICKS: [u64; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/// The ladder of the cluster at that place; `None` where there is no such cluster.
///
/// All numbers count the nodes of pools that grow: those of an egress gateway are left out.
pub fn ladder(analysis: &Analysis, place: usize) -> Option<Ladder> {
    let cluster = analysis.resolved.clusters.get(place)?;
    let capacity = analysis.capacity.get(place)?;
    let rungs = capacity::ladder(&analysis.resolved, place, &capacity.rows);
    let steps = rungs.into_iter().filter_map(|rung| {
        let row = capacity.rows.get(rung.row)?;
        let title = match row.resource {
            Resource::RouteTable | Resource::ClusterNodes | Resource::ClusterPods | Resource::SnatPorts => {
                row.resource.title().to_owned()
            }
            resource => format!("{} {}", resource.title(), row.name),
        };
        Some(Step { row: rung.row, nodes: rung.nodes, position: Ladder::position(rung.nodes), title })
    });
    let unknown = capacity.rows.iter().filter(|row| capacity.largest.unknown.contains(&row.resource));
    let unknown =
        unknown.filter(|row| row.available.is_none() || row.at(Moment::Upgrading).required.is_none());
    let is_autoscaled = cluster.pools().iter().any(|pool| pool.autoscaled);
    Some(Ladder {
        length: Ladder::position(Ladder::MOST),
        ticks: TICKS.into_iter().map(Mark::of).collect(),
        steps: steps.collect(),
        today: nodes(cluster, Moment::Steady).map(Mark::of),
        maximum: nodes(cluster, Moment::Scaled).filter(|_| is_autoscaled).map(Mark::of),
        unknown: unknown.map(|row| (row.resource, asks(analysis, place, row))).collect(),
    })
}

fn nodes(cluster: &ResolvedCluster, moment: Moment) -> Option<u64> {
    let pools = cluster.pools.as_ref()?.iter().filter(|pool| !pool.is_gateway());
    pools.map(|pool| pool.nodes(moment)).try_fold(0u64, |sum, nodes| Some(sum.saturating_add(nodes?)))
}

impl Ladder {
    /// The most nodes that the scale shows; more stand at its end.
    pub const MOST: u64 = 10_000;

    /// Where a number of nodes stands: none and one at the beginning, twice as many always one length further.
    pub fn position(nodes: u64) -> u32 {
        log2(nodes.min(Ladder::MOST).into())
    }
}

impl Mark {
    fn of(nodes: u64) -> Mark {
        Mark { nodes, position: Ladder::position(nodes), label: number(nodes) }
    }
}

impl Step {
    /// `Node subnet snet-aks stops growth at 7 nodes`.
    pub fn words(&self) -> String {
        format!("{} stops growth at {}", self.title, counted(self.nodes, "node", "nodes"))
    }
}
