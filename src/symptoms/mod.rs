//! Where a failure begins: from a symptom over questions, each with its commands, to the layer that is to blame.
//!
//! Knows in which order Microsoft's articles look, and what the design answers by itself; mends nothing.

mod catalogue;
mod known;
mod output;
mod question;
mod smoke_test;
mod source;
mod trail;

pub use catalogue::asked;
pub use question::{Asked, Choice, Layer, Next, Question, Symptom};
pub use smoke_test::{Area, Check, smoke_test};
pub use trail::{Answered, By, Conclusion, Given, Open, Taken, Trail, trail};

use crate::resolve::{Resolved, ResolvedCluster};

/// The cluster that is asked about.
#[derive(Clone, Copy)]
pub struct Scene<'r> {
    pub(crate) resolved: &'r Resolved,
    pub(crate) cluster: &'r ResolvedCluster,
    pub(crate) place: usize,
}
