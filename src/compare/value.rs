//! [`Held`]: what a cluster has of something that is compared.
use crate::resolve;

/// What a cluster or a pool has of something that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Held {
    /// It has this.
    Known(Value),
    /// As it is made, it has no such thing.
    NotApplicable,
    /// Nothing tells.
    Unknown,
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

impl Held {
    /// A value whose casing does not count.
    pub(super) fn of(text: impl ToString, is_given: bool) -> Held {
        Held::Known(Value::of(text, is_given))
    }

    /// A value that the design says or that nobody said; the latter reads as `otherwise`.
    pub(super) fn said<T: ToString>(said: Option<T>, otherwise: T) -> Held {
        let is_given = said.is_some();
        Held::of(said.unwrap_or(otherwise).to_string(), is_given)
    }

    /// A value that the design says; else unknown.
    pub(super) fn or_unknown<T: ToString>(said: Option<T>) -> Held {
        said.map_or(Held::Unknown, |said| Held::of(said.to_string(), true))
    }

    /// A resolved value.
    pub(super) fn resolved<T: ToString>(value: &resolve::Value<T>) -> Held {
        value.known().map_or(Held::Unknown, |known| Held::of(known.to_string(), value.is_given()))
    }

    /// What is shown.
    pub(super) fn text(&self) -> String {
        match self {
            Held::Known(value) => value.text.clone(),
            Held::NotApplicable => "does not apply".to_owned(),
            Held::Unknown => "not told".to_owned(),
        }
    }

    /// Whether the design says so itself.
    pub(super) fn is_given(&self) -> bool {
        matches!(self, Held::Known(value) if value.is_given)
    }
}

impl Value {
    fn of(text: impl ToString, is_given: bool) -> Value {
        let text = text.to_string();
        let key = text.to_lowercase();
        Value { key, comes_to: None, text, is_given }
    }

    /// Whether both are the same.
    pub(super) fn is_same(&self, other: &Value) -> bool {
        self.key == other.key || self.comes_to.is_some() && self.comes_to == other.comes_to
    }
}
