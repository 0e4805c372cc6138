//! Proposals: worked examples with their sources, and properties over arbitrary designs.
mod beside;
mod growth;
mod layout;
mod operation;
mod properties;
mod remedy;
mod reverse;
mod service_room;
mod speed;
mod subnet_plan;
mod widen;
mod widen_properties;
mod worked;

use aks_network_planner::design::Design;
use aks_network_planner::edit;
use aks_network_planner::propose::Proposal;

/// The design with a proposal put into it.
fn applied_to(design: &Design, proposal: &Proposal) -> Design {
    edit::take(design, &proposal.steps)
}
