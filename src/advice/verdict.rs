//! [`Advice`] and [`OptionVerdict`]: what is said of each option.
use super::choice::Choice;
use super::needed::Needed;
use super::needs::Answer;
use super::way::{How, Saying};
use crate::azure::{Date, Fact};
use crate::capacity::Resource;
use crate::edit::Step;

/// Which network model fits a cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// The questions with their answers.
    pub answers: Vec<Answer>,
    /// Every option, the best first.
    pub options: Vec<OptionVerdict>,
    /// Why the first one is the first, in a sentence.
    pub why_first: String,
    /// What would put another one first, in sentences.
    pub would_change: Vec<String>,
    /// What else has to be known.
    pub notes: Vec<Saying>,
}

/// An option and what it would mean.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionVerdict {
    /// The option.
    pub choice: Choice,
    /// Whether it is what the cluster has.
    pub is_current: bool,
    /// How the cluster gets there, with the ranges that it needs; more than `Already` for what it has where that is
    /// too small.
    pub how: How,
    /// The operations of the service that it takes in place, one after the other.
    pub operations: Option<u64>,
    /// Whether it can be; `None`: something that would tell is not known.
    pub possible: Option<bool>,
    /// What bars it, what speaks against it, and what is not known.
    pub reasons: Vec<Reason>,
    /// Addresses of the virtual network taken today, by all that share the cluster's subnets.
    pub taken_now: Option<u64>,
    /// The same at the largest moment: autoscalers at their maximum, during an upgrade.
    pub taken_at_most: Option<u64>,
    /// What is left at that moment of the addresses of the subnets that it would have, in percent; negative where they
    /// do not suffice, `None` where one has no range.
    pub headroom_percent: Option<i64>,
    /// Whether every range and limit holds the largest moment, those that it needs and that can be had included.
    pub fits: Option<bool>,
    /// The ranges that it needs and the cluster does not have.
    pub needed: Vec<Needed>,
    /// Nodes of the largest cluster, with the ranges that it needs.
    pub largest: Option<u64>,
    /// The same where larger ranges are chosen; `None` where they are chosen already.
    pub largest_at_will: Option<u64>,
    /// What limits it.
    pub limited_by: Option<Resource>,
    /// What works then and does not now.
    pub gained: Vec<Saying>,
    /// What works now and does not then.
    pub lost: Vec<Saying>,
    /// From when on it is unsupported.
    pub retires: Option<Fact<Date>>,
    /// What of the design becomes otherwise; empty where it is not reached in place.
    pub edits: Vec<Step>,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How much it weighs.
    pub weight: Weight,
    /// The sentence and who says so.
    pub saying: Saying,
    /// The rule that says so; empty: the table of features.
    pub rule: &'static str,
}

/// How much a reason weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// It cannot be.
    Bars,
    /// Whether it can be is not known.
    Unknown,
    /// It is too small as things are.
    TooSmall,
    /// It speaks against it.
    Against,
    /// It needs a range that can be had.
    Needs,
    /// It is to be looked at.
    Note,
}
