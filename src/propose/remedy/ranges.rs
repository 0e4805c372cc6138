//! Larger ranges, by the proposals for each purpose.
use super::Remedy;
use super::case::Case;
use crate::capacity::Resource;
use crate::design::Stage;
use crate::edit::Step;
use crate::net::wording::listed;
use crate::net::{AddressSpace, Prefix};
use crate::propose::{Proposal, Purpose, found};
use crate::resolve::ResolvedCluster;

/// A range for each resource that fails, all of which hold every moment of the cluster as the operation leaves it.
pub(super) fn larger(case: &Case) -> Option<Remedy> {
    let after = case.design_after()?;
    let cluster = after.clusters.get(case.operation.cluster())?;
    let mut purposes: Vec<Purpose> = Vec::new();
    for goal in case.goals() {
        let purpose = purpose(goal.resource, case.operation.cluster())?;
        if !purposes.contains(&purpose) {
            purposes.push(purpose);
        }
    }
    let mut taken = AddressSpace::new();
    let mut chosen: Vec<Proposal> = Vec::new();
    for purpose in purposes {
        let proposals = found(&after, &purpose).ok()?;
        let is_free = |proposal: &Proposal| ranges(proposal).all(|prefix| !taken.overlaps(prefix));
        let proposal = proposals.into_iter().find(is_free)?;
        taken = taken.union(&ranges(&proposal).collect());
        chosen.push(proposal);
    }
    let titles: Vec<String> = chosen.iter().map(|proposal| proposal.title.clone()).collect();
    let keeps_pools = cluster.said.stage == Stage::Template
        || chosen.iter().flat_map(|proposal| &proposal.steps).all(|step| grows(cluster, step));
    Some(Remedy {
        title: format!("Move to {}", listed(&titles)),
        reasons: chosen.iter().flat_map(|proposal| proposal.reasons.clone()).collect(),
        steps: chosen.into_iter().flat_map(|proposal| proposal.steps).collect(),
        instead: None,
        mends: case.goal.to_vec(),
        keeps_pools,
    })
}

fn purpose(resource: Resource, cluster: usize) -> Option<Purpose> {
    match resource {
        Resource::NodeSubnet => Some(Purpose::NodeSubnet { cluster }),
        Resource::PodSubnet => Some(Purpose::PodSubnet { cluster }),
        Resource::PodCidr => Some(Purpose::PodCidr { cluster }),
        _ => None,
    }
}

fn ranges(proposal: &Proposal) -> impl Iterator<Item = Prefix> + '_ {
    let grown = proposal.steps.iter().filter_map(|step| match step {
        Step::AddressSpace { prefix, .. } => Some(*prefix),
        _ => None,
    });
    proposal.ranges().chain(grown)
}

/// Whether the step widens a range around the one that the cluster has.
fn grows(cluster: &ResolvedCluster, step: &Step) -> bool {
    let Step::Cidr { prefix, .. } = step else { return false };
    let own = cluster.pod_cidrs.known().into_iter().flatten().find(|own| own.is_ipv4());
    own.is_some_and(|own| own.length() > prefix.length() && prefix.contains(*own))
}
