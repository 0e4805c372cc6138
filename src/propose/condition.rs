//! [`Condition`]: something that must hold before a range can be changed where it stands.
use crate::azure::Source;

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whether it holds; `None`: not known.
    pub met: Option<bool>,
    /// The sentence, with what this design says of it.
    pub text: String,
    /// The command that tells, where it is not known.
    pub ask: Option<String>,
    /// Who asks for it.
    pub source: Source,
}

impl Condition {
    pub(super) fn is(met: bool, text: String, source: Source) -> Condition {
        Condition { met: Some(met), text, ask: None, source }
    }

    pub(super) fn unknown(text: String, ask: String, source: Source) -> Condition {
        Condition { met: None, text, ask: Some(ask), source }
    }
}

/// Whether all hold: no where one does not, `None` where one is not known and none fails.
pub(super) fn all(conditions: &[Condition]) -> Option<bool> {
    if conditions.iter().any(|condition| condition.met == Some(false)) {
        return Some(false);
    }
    conditions.iter().all(|condition| condition.met == Some(true)).then_some(true)
}
