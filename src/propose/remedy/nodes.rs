//! Fewer nodes than were to come.
use super::Remedy;
use super::case::Case;
use crate::capacity::last_that_holds;
use crate::net::wording::counted;
use crate::propose::Operation;

/// The most nodes that can come.
pub(super) fn fewer(case: &Case) -> Option<Remedy> {
    let (Operation::AddPool { nodes, .. } | Operation::AddNodes { nodes, .. }) = case.operation else {
        return None;
    };
    let most = last_that_holds(1, nodes, |nodes| {
        case.scene.counted_with(nodes).is_some_and(|counted| case.is_met(&counted))
    })?;
    let after = case.scene.counted_with(most)?.outcomes();
    let instead = case.operation.with_nodes(most);
    let few = counted(most, "node", "nodes");
    Some(Remedy {
        title: format!("Add no more than {few}"),
        reasons: case.sums(&after),
        steps: Vec::new(),
        instead,
        mends: case.goal.to_vec(),
        keeps_pools: true,
    })
}
