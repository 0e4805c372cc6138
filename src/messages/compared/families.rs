//! Clusters whose names say that they are meant to be alike, to be confirmed.
use super::{Beside, Comparing};
use crate::compare::Family;
use crate::messages::{Block, Wanted};
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster};

/// Families that are offered.
const OFFERED: usize = 8;
/// Names of a family that are told.
const NAMED: usize = 6;

/// What is compared now where it is not all, and what may be meant to be alike.
pub(super) fn blocks(resolved: &Resolved, of: &Comparing, families: &[Family]) -> Vec<Block> {
    let ask = |title: String, beside: Beside, within: Vec<usize>| {
        Block::Ask(title, Box::new(Wanted::Compare(Comparing { beside, within })))
    };
    if !of.within.is_empty() {
        let note = format!("Only {} are compared.", names(resolved, &of.within));
        return vec![
            Block::Notes(vec![note]),
            ask("Compare all clusters".to_owned(), of.beside.clone(), Vec::new()),
        ];
    }
    let offered = families.iter().take(OFFERED).flat_map(|family| {
        let name = resolved.clusters.get(family.baseline).map(ResolvedCluster::name).unwrap_or_default();
        let note = format!(
            "{} are one in several places or stages, by their names.",
            names(resolved, &family.places)
        );
        let title = format!("They are: compare them with {name}");
        [Block::Notes(vec![note]), ask(title, Beside::Cluster(family.baseline), family.places.clone())]
    });
    offered.collect()
}

fn names(resolved: &Resolved, places: &[usize]) -> String {
    let all = places.iter().filter_map(|place| resolved.clusters.get(*place));
    let mut names: Vec<String> = all.map(|cluster| cluster.name().to_owned()).collect();
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    listed(&names)
}
