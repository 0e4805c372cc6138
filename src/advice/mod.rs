//! Advice: the way from a cluster as it is to another network model, data plane, policy engine or way out, and which
//! network model fits it.
//!
//! A way never says that something is met which the input does not show; what follows from other modules' numbers is
//! computed by them.
mod answers;
mod calendar;
mod change;
mod choice;
mod demands;
mod edits;
mod exit;
mod given;
mod ipam;
mod made;
mod needed;
mod needs;
mod operations;
mod options;
mod places;
mod precondition;
mod ranking;
mod reasons;
mod remade;
mod scene;
mod verdict;
mod way;
mod ways;
mod why_first;
mod with_choice;

pub use calendar::{Deadline, calendar, support_ends};
pub use change::Change;
pub use choice::Choice;
pub use exit::Exit;
pub use ipam::Ipam;
pub use needed::{Needed, Room};
pub use needs::{Answer, Needs, Question};
pub use options::{advise, options};
pub use precondition::{Met, Part, Precondition, State};
pub use verdict::{Advice, OptionVerdict, Reason, Weight};
pub use way::{Back, How, Saying, Stride, Way};

use crate::resolve::Resolved;

/// The way of the cluster at that place to a change; `None` where the design holds no such cluster.
pub fn way(resolved: &Resolved, cluster: usize, change: Change) -> Option<Way> {
    let given = given::Given::of(resolved, cluster)?;
    Some(ways::way(&given, change))
}
