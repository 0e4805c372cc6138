//! What was reported as failed, explained: what the error means, what its numbers are made of, and the smallest
//! changes that make it pass.
//!
//! Reckons with the clusters that are loaded; without them it tells which numbers of nodes would give the error's.

mod account;
mod candidates;
mod catalogue;
mod diagnose;
mod factors;
mod named;
mod reckoned;
mod steps;

pub use account::{Account, Term};
pub use catalogue::{Entry, entries, entry_of};
pub use diagnose::diagnose;
pub use named::Named;
pub use steps::{Change, Step};

use crate::azure::Source;
use crate::design::ReportedError;
use crate::resolve::Resolved;
use crate::sorting::sort_by_key;

/// An error, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The error.
    pub error: ReportedError,
    /// What the catalogue says of it; `None`: it is not known here.
    pub entry: Option<&'static Entry>,
    /// What happened, with the error's numbers, one sentence.
    pub summary: String,
    /// Each number of the error with its name.
    pub numbers: Vec<Named>,
    /// How well the sums give the error's number.
    pub standing: Standing,
    /// Sums that give the number, or come nearest to it, the likeliest first.
    pub accounts: Vec<Account>,
    /// Where the error and what is loaded do not go together, a sentence each.
    pub contradictions: Vec<String>,
    /// What else one should know, a sentence each.
    pub notes: Vec<String>,
    /// What to do, the smallest change first.
    pub steps: Vec<Step>,
    /// Who says so, each once.
    pub sources: Vec<Source>,
}

/// How well sums give an error's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Pools that are loaded give it exactly.
    Exact,
    /// No combination of the pools that are loaded gives it; the nearest is told with its difference.
    Nearest,
    /// Nothing is loaded that it could be reckoned with; the sums are those that would give it.
    Possible,
    /// It carries no number that is a sum.
    NoSum,
}

impl Standing {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Standing::Exact => "exact",
            Standing::Nearest => "nearest",
            Standing::Possible => "possible",
            Standing::NoSum => "noSum",
        }
    }
}

/// Every error explained, those that the catalogue knows first.
pub fn diagnoses(errors: &[ReportedError], resolved: &Resolved) -> Vec<Diagnosis> {
    let mut diagnoses: Vec<Diagnosis> = errors.iter().map(|error| diagnose(error, resolved)).collect();
    sort_by_key(&mut diagnoses, |diagnosis| {
        (diagnosis.entry.is_none(), diagnosis.entry.is_some_and(|entry| entry.is_general))
    });
    diagnoses
}
