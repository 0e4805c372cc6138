//! A design changed by what people type: a list of edits over the design that was read, so that an edit survives
//! the next paste, undo drops the last one, and reset drops those of one field.
//!
//! Refuses text that is no value; what is unwise or impossible is a finding, and none of its business.

mod add;
mod check;
mod fields;
mod halves;
mod names;
mod nearest;
mod numbers;
mod origin;
mod place;
mod prefixes;
mod references;
mod remove;
mod resize;
mod set;
mod setting;
mod step;
mod things;
mod values;

use serde::{Deserialize, Serialize};

use crate::azure::Disagreement;
use crate::design::Design;
use crate::sorting::sort_by_key;

pub use check::{Mistake, check};
pub use fields::{Field, Input, fields};
pub use origin::{is_edited, reset};
pub use resize::{Candidate, Edges, edges};
pub use setting::Setting;
pub(crate) use step::dns_in;
pub use step::{CidrField, Role, Serves, Step, take};
pub use things::{Editable, Thing, subnets, things};

/// One change of a design. Subjects are those of [`things`] after the edits before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Gives a field the value of a text; the empty text takes the value away.
    Set {
        /// What is changed.
        subject: String,
        /// The [`Field::field`] of it.
        field: String,
        /// What was typed.
        text: String,
    },
    /// A thing more, with a name that is free and nothing else. A cluster is one that is to be created.
    Add {
        /// What is added.
        kind: Thing,
        /// The network of a subnet, the cluster of a pool; empty for the others.
        parent: String,
    },
    /// The thing once more under a free name, a cluster with its pools and a network with its subnets, as one that
    /// is to be created: without its id, and without what was counted in it.
    Duplicate {
        /// What is copied.
        subject: String,
    },
    /// The thing less; refused for a subnet in use and for its network.
    Remove {
        /// What is removed.
        subject: String,
    },
    /// A subnet of one range into two halves; the second gets a free name and no pools.
    Split {
        /// The subnet.
        subject: String,
    },
    /// A subnet and its buddy, the other half of the block that contains both, into one; refused unless the buddy
    /// is a subnet that nothing uses.
    Join {
        /// The subnet that stays.
        subject: String,
    },
    /// Takes the one or the other side of a disagreement of sources.
    TakeSide {
        /// About what.
        disagreement: Disagreement,
        /// Whether the side that is not taken where nobody chose.
        other: bool,
    },
    /// What a proposal changes, in order.
    Take {
        /// The proposal's steps.
        steps: Vec<Step>,
    },
}

/// A design after its edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The design.
    pub design: Design,
    /// The places in the list of the edits that found nothing to change or were refused, each with why.
    pub missed: Vec<(usize, String)>,
}

/// The design after the edits, in their order. What an edit does not touch stays shared with the design given.
pub fn apply(design: &Design, edits: &[Edit]) -> Edited {
    let mut edited = Edited { design: design.clone(), missed: Vec::new() };
    for (place, edit) in edits.iter().enumerate() {
        if let Err(why) = one(&mut edited.design, edit) {
            edited.missed.push((place, why));
        }
    }
    edited
}

/// Changes the design, or says why not and leaves it as it is.
fn one(design: &mut Design, edit: &Edit) -> Result<(), String> {
    match edit {
        Edit::Set { subject, field, text } => {
            set::set(design, subject, field, text).map_err(|mistake| mistake.to_string())
        }
        Edit::Add { kind, parent } => add::add(design, *kind, parent),
        Edit::Duplicate { subject } => add::duplicate(design, place::find(design, subject)?),
        Edit::Remove { subject } => remove::remove(design, place::find(design, subject)?),
        Edit::Split { subject } => halves::split(design, place::find(design, subject)?),
        Edit::Join { subject } => halves::join(design, place::find(design, subject)?),
        Edit::TakeSide { disagreement, other } => {
            let taken = &mut design.taken_otherwise;
            taken.retain(|one| one != disagreement);
            taken.extend(other.then_some(*disagreement));
            sort_by_key(taken, |one| *one);
            Ok(())
        }
        Edit::Take { steps } => {
            let after = step::take(design, steps);
            if after == *design {
                return Err(
                    "what was proposed is about a network, a cluster or a pool that is gone".to_owned()
                );
            }
            *design = after;
            Ok(())
        }
    }
}
