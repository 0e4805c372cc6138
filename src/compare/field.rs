//! [`Field`]: what is compared, and what a difference of it leads to.
use crate::resolve::{Resolved, ResolvedCluster};

/// What a difference leads to, from nothing to the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consequence {
    /// To nothing that anybody notices.
    None,
    /// How much fits.
    Capacity,
    /// When something has to be replaced.
    Retirement,
    /// Who reaches what.
    Reach,
    /// Which address others see.
    SourceAddress,
    /// What is enforced between pods.
    PolicyEnforcement,
}

/// A value that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// What is compared.
    pub(super) key: String,
    /// What it comes to; values that come to the same are the same.
    pub(super) comes_to: Option<String>,
    /// What is shown.
    pub(super) text: String,
    /// Whether the design says so itself.
    pub(super) is_given: bool,
}

/// Something that is compared of clusters.
pub(super) struct Field {
    /// ARM's name.
    pub(super) field: &'static str,
    /// What people call it.
    pub(super) title: &'static str,
    pub(super) consequence: Consequence,
    /// What a difference means, in a sentence.
    pub(super) meaning: &'static str,
    /// Its value; `None`: not known.
    pub(super) value: fn(&Resolved, &ResolvedCluster) -> Option<Value>,
}

impl Consequence {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Consequence::None => "none",
            Consequence::Capacity => "capacity",
            Consequence::Retirement => "retirement",
            Consequence::Reach => "reach",
            Consequence::SourceAddress => "source address",
            Consequence::PolicyEnforcement => "policy enforcement",
        }
    }

    /// The word for it in a document.
    pub fn text(self) -> &'static str {
        match self {
            Consequence::None => "none",
            Consequence::Capacity => "capacity",
            Consequence::Retirement => "retirement",
            Consequence::Reach => "reach",
            Consequence::SourceAddress => "sourceAddress",
            Consequence::PolicyEnforcement => "policyEnforcement",
        }
    }
}

impl Value {
    /// Whether both are the same.
    pub(super) fn is_same(&self, other: &Value) -> bool {
        self.key == other.key || self.comes_to.is_some() && self.comes_to == other.comes_to
    }

    /// A value whose casing does not count.
    pub(super) fn of(text: impl ToString, is_given: bool) -> Value {
        let text = text.to_string();
        let key = text.to_lowercase();
        Value { key, comes_to: None, text, is_given }
    }

    /// A value that the design says or that nobody said; the latter reads as `otherwise`.
    pub(super) fn said<T: ToString>(said: Option<T>, otherwise: &str) -> Value {
        match said {
            Some(value) => Value::of(value, true),
            None => Value::of(otherwise, false),
        }
    }

    /// A resolved value.
    pub(super) fn resolved<T: ToString>(value: &crate::resolve::Value<T>) -> Option<Value> {
        value.known().map(|known| Value::of(known.to_string(), value.is_given()))
    }
}
