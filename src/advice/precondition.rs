//! [`Precondition`]: what must hold before a change, and whether the input shows that it does.
use crate::azure::Source;

/// Something that must hold before a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precondition {
    /// What must hold, in a sentence.
    pub text: String,
    /// Whether it does.
    pub state: State,
    /// Whether the service refuses or breaks without it; otherwise it is unwise.
    pub is_must: bool,
    /// Who asks for it.
    pub source: Source,
}

/// Whether a precondition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The input shows that it does.
    Met(Met),
    /// The input shows that it does not.
    Unmet {
        /// What the input shows.
        why: String,
        /// What mends it, in a sentence.
        mend: String,
        /// The command that does, where one does.
        command: Option<String>,
    },
    /// The input does not tell; this command would.
    Unknown(String),
}

/// What the input shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// In words: `kubernetesVersion is 1.33.2`.
    pub words: String,
    /// The part of the input that shows it.
    pub from: Part,
}

/// A part of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// `kubernetesVersion`, `currentKubernetesVersion`.
    Version,
    /// `networkProfile`.
    NetworkProfile,
    /// `agentPoolProfiles`.
    Pools,
    /// `identity`.
    Identity,
    /// `sku`.
    Sku,
    /// `apiServerAccessProfile`.
    ApiServer,
    /// `nodeProvisioningProfile`.
    Provisioning,
    /// Add-ons and options.
    Features,
    /// `location`.
    Location,
    /// Virtual networks and their subnets.
    Networks,
}

impl Precondition {
    pub(super) fn new(text: impl Into<String>, state: State, source: Source) -> Precondition {
        Precondition { text: text.into(), state, is_must: true, source }
    }

    /// The same as advice: without it the service goes on, and somebody may be sorry.
    pub(super) fn advised(self) -> Precondition {
        Precondition { is_must: false, ..self }
    }
}

impl State {
    pub(super) fn met(from: Part, words: impl Into<String>) -> State {
        State::Met(Met { words: words.into(), from })
    }

    pub(super) fn unmet(why: impl Into<String>, mend: impl Into<String>) -> State {
        State::Unmet { why: why.into(), mend: mend.into(), command: None }
    }

    pub(super) fn by(self, done: String) -> State {
        match self {
            State::Unmet { why, mend, .. } => State::Unmet { why, mend, command: Some(done) },
            other => other,
        }
    }
}
