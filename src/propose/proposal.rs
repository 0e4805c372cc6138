//! [`Proposal`]: ranges that would fit, why, and what applying them means.
use crate::azure::Source;
use crate::edit::Step;
use crate::net::Prefix;

/// Ranges that would fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is proposed, in a few words: `10.1.4.0/24 in vnet-prod`.
    pub title: String,
    /// What applying it changes in the design, in order.
    pub steps: Vec<Step>,
    /// Why these ranges, in sentences.
    pub reasons: Vec<Reason>,
}

/// A sentence of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it tells.
    pub about: About,
    /// The sentence.
    pub text: String,
    /// Who says so, where somebody does.
    pub source: Option<Source>,
}

/// What a sentence of a proposal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// How large the range is, and why.
    Size,
    /// What it is kept free of.
    Free,
    /// What is left after it.
    Left,
    /// What is not known, so that it may not fit after all.
    Unknown,
    /// What has to be done or borne.
    Note,
}

impl Proposal {
    /// The ranges that subnets and clusters get, in the order of the steps; not those that a network grows by.
    pub fn ranges(&self) -> impl Iterator<Item = Prefix> + '_ {
        self.steps.iter().filter_map(|step| match step {
            Step::Subnet { prefix, .. } | Step::Range { prefix, .. } | Step::Cidr { prefix, .. } => {
                Some(*prefix)
            }
            Step::AddressSpace { .. } | Step::Cluster { .. } | Step::Field { .. } | Step::Pool { .. } => None,
        })
    }

    /// Whether everything that it rests on is known.
    pub fn is_certain(&self) -> bool {
        self.reasons.iter().all(|reason| reason.about != About::Unknown)
    }
}

impl Reason {
    pub(super) fn new(about: About, text: impl Into<String>) -> Reason {
        Reason { about, text: text.into(), source: None }
    }

    pub(super) fn says(mut self, source: Source) -> Reason {
        self.source = Some(source);
        self
    }
}
