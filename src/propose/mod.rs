//! What would fit: free ranges for a purpose, a layout of a whole address space, the month in which a cluster
//! outgrows its ranges, how ranges that are there can grow, and what breaks first when nodes are upgraded, added or
//! taken over, with the smallest changes that mend it.
//!
//! Decides what fits by the sums of `capacity` and the table of `overlap`; says it in sentences, and as steps that
//! turn a design into another.

mod alone;
mod another;
mod around;
mod arrivals;
mod beside;
mod blocker;
mod cidr;
mod condition;
mod excerpt;
mod growth;
mod layout;
mod misfit;
mod need;
mod operation;
mod outcome;
mod proposal;
mod purpose;
mod refusal;
mod remedy;
mod reverse;
mod scene;
mod service_room;
mod settle;
mod size;
mod spot;
mod subnet_plan;
mod subnets;
mod sum;
mod widen;

pub use beside::{Beside, Joined, beside};
pub use blocker::Blocker;
pub use condition::Condition;
pub use growth::{Forecast, Growth, MONTHS, forecast, month_after};
pub use layout::{Layout, Misfit, Placed, Wanted, lay_out};
pub use operation::Operation;
pub use outcome::{Ahead, Outcome, Verdict, outcomes};
pub use proposal::{About, Proposal, Reason};
pub use purpose::{Purpose, purposes};
pub use remedy::{Remedy, remedies};
pub use reverse::{Ranged, ReverseRow, ReverseTable, Shape, reverse};
pub use service_room::{ServiceRoom, service_room};
pub use settle::{Settled, SettledSubnet, settle};
pub use size::Size;
pub use subnet_plan::{PlannedSubnet, subnet_plan};
pub use sum::written_out;
pub use widen::{Widening, Wider, widen};

use crate::edit::{CidrField, Role};
use crate::resolve::Resolved;

/// Free ranges for a purpose, the one that wastes least first, at most five; none where [`obstacle`] says why.
pub fn propose(resolved: &Resolved, purpose: &Purpose) -> Vec<Proposal> {
    found(resolved, purpose).unwrap_or_default()
}

/// Why nothing can be proposed for a purpose, in a sentence; `None` where something can.
pub fn obstacle(resolved: &Resolved, purpose: &Purpose) -> Option<String> {
    found(resolved, purpose).err()
}

/// Proposals of one purpose.
const MOST: usize = 5;

fn found(resolved: &Resolved, purpose: &Purpose) -> Result<Vec<Proposal>, String> {
    let around = around::Around::of(resolved);
    match *purpose {
        Purpose::NodeSubnet { cluster } => subnets::of_cluster(&around, cluster, Role::Nodes),
        Purpose::PodSubnet { cluster } => subnets::of_cluster(&around, cluster, Role::Pods),
        Purpose::ApiServerSubnet { cluster } => subnets::of_cluster(&around, cluster, Role::ApiServer),
        Purpose::PodCidr { cluster } => cidr::of_cluster(&around, cluster, CidrField::PodCidr),
        Purpose::ServiceCidr { cluster } => cidr::of_cluster(&around, cluster, CidrField::ServiceCidr),
        Purpose::LoadBalancers { network, addresses } => {
            subnets::of_load_balancers(&around, network, addresses)
        }
        Purpose::GatewayForContainers { network } => subnets::of_gateway(&around, network),
        Purpose::AnotherCluster { like } => another::like(&around, like),
    }
}
