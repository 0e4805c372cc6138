//! [`Way`]: how a change happens, what must hold before, and what it does on the way.
use super::precondition::{Precondition, State};
use crate::azure::Source;
use crate::azure::migration::terraform::Planned;
use crate::edit::Step;

/// The way to a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The change, in a few words.
    pub title: String,
    /// How it happens.
    pub how: How,
    /// Why it happens so, or does not.
    pub why: Saying,
    /// What must hold before.
    pub preconditions: Vec<Precondition>,
    /// What is done, in order; empty where there is no way.
    pub steps: Vec<Stride>,
    /// What changes for others: firewalls, security groups, whoever calls pods or is called by them.
    pub for_others: Vec<Saying>,
    /// What else has to be known.
    pub notes: Vec<Saying>,
    /// What Terraform plans for it.
    pub terraform: Vec<Planned>,
    /// What of the design becomes otherwise; empty where the change is not made in place or the design does not hold
    /// what it changes.
    pub edits: Vec<Step>,
}

/// How a change happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// The cluster is so already.
    Already,
    /// The cluster is still to be created: the value is chosen there.
    AtCreation,
    /// The cluster is updated where it stands.
    InPlace,
    /// By pools that take the place of those that are there.
    NewPools,
    /// By another cluster.
    NewCluster,
    /// No source gives a procedure: nothing is promised.
    Undocumented,
    /// It is not supported.
    NotPossible,
    /// What the cluster is now is not known.
    Unknown,
}

/// A sentence and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The sentence.
    pub text: String,
    /// Who says so.
    pub source: Source,
}

/// One thing that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stride {
    /// What is done.
    pub text: String,
    /// The command, with this cluster's names.
    pub command: Option<String>,
    /// What it disrupts; empty: nothing.
    pub disrupts: String,
    /// The way back from here.
    pub back: Back,
}

/// The way back after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Back {
    /// Nothing was changed.
    Nothing,
    /// It is open: until when, and how.
    Open(String),
    /// This step cannot be undone.
    Closed,
}

impl Way {
    /// Whether everything that must hold does: no where something does not, `None` where something is not known.
    pub fn is_open(&self) -> Option<bool> {
        let must = || self.preconditions.iter().filter(|condition| condition.is_must);
        if must().any(|condition| matches!(condition.state, State::Unmet { .. })) {
            return Some(false);
        }
        must().all(|condition| matches!(condition.state, State::Met(_))).then_some(true)
    }
}

impl How {
    /// It as the beginning of a sentence.
    pub fn title(self) -> &'static str {
        match self {
            How::Already => "Already so",
            How::AtCreation => "Chosen at creation",
            How::InPlace => "In place",
            How::NewPools => "By new pools",
            How::NewCluster => "By a new cluster",
            How::Undocumented => "Not documented",
            How::NotPossible => "Not possible",
            How::Unknown => "Not known",
        }
    }
}

impl Saying {
    pub(super) fn new(text: impl Into<String>, source: Source) -> Saying {
        Saying { text: text.into(), source }
    }
}

impl Stride {
    pub(super) fn look(text: impl Into<String>, command: String) -> Stride {
        Stride { text: text.into(), command: Some(command), disrupts: String::new(), back: Back::Nothing }
    }

    pub(super) fn new(text: impl Into<String>, command: Option<String>) -> Stride {
        Stride { text: text.into(), command, disrupts: String::new(), back: Back::Nothing }
    }

    pub(super) fn disrupts(self, what: impl Into<String>) -> Stride {
        Stride { disrupts: what.into(), ..self }
    }

    pub(super) fn open(self, until: impl Into<String>) -> Stride {
        Stride { back: Back::Open(until.into()), ..self }
    }

    pub(super) fn closed(self) -> Stride {
        Stride { back: Back::Closed, ..self }
    }
}
