//! The design as it would be with other numbers.
use std::sync::Arc;

use crate::capacity::hand_out;
use crate::design::{Cluster, Design, PoolMode, Word};
use crate::edit::Setting;
use crate::resolve::resolve;

/// A number to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The cluster.
    pub cluster: String,
    /// The pool; `None`: all of the cluster's.
    pub pool: Option<String>,
    /// The number.
    pub set: Setting,
}

/// The design with the changes, one after another; one whose cluster or pool is not there changes nothing.
pub fn apply(design: &Design, changes: &[Change]) -> Design {
    let mut design = design.clone();
    for change in changes {
        let Some(place) = design.clusters.iter().position(|cluster| cluster.name == change.cluster) else {
            continue;
        };
        let nodes = match (&change.pool, change.set) {
            (None, Setting::Nodes(nodes)) => handed_out(&design, place, nodes),
            _ => None,
        };
        let Some(cluster) = design.clusters.get_mut(place).map(Arc::make_mut) else { continue };
        match (&change.pool, change.set) {
            (None, Setting::Nodes(_)) => spread(cluster, nodes.unwrap_or_default()),
            (pool, set) => {
                let pools = cluster.pools.iter_mut().flatten();
                let meant = pools.filter(|own| pool.as_ref().is_none_or(|name| own.name == *name));
                meant.for_each(|pool| set.apply(pool));
            }
        }
    }
    design
}

/// The nodes of each pool when the cluster has so many.
fn handed_out(design: &Design, place: usize, nodes: u64) -> Option<Vec<u64>> {
    let alone = Design { clusters: vec![Arc::clone(design.clusters.get(place)?)], ..Design::default() };
    hand_out(resolve(&alone).clusters.first()?, nodes)
}

fn spread(cluster: &mut Cluster, given: Vec<u64>) {
    for (pool, nodes) in cluster.pools.iter_mut().flatten().zip(given) {
        let is_gateway = pool.mode == Some(Word::Known(PoolMode::Gateway));
        if !is_gateway {
            pool.count = Some(nodes);
        }
    }
}
