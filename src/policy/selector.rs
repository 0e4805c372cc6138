//! [`Selector`]: which labels are meant, and whether they are there.

/// Whether something is meant; in this order each takes precedence over those before it where one of several is
/// enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Match {
    /// It is not.
    No,
    /// Nothing here tells.
    Maybe,
    /// It is.
    Yes,
}

/// Requirements that must all hold; none: everything is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selector {
    /// The requirements.
    pub requirements: Vec<Requirement>,
}

/// A label and what is required of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The label's key.
    pub key: String,
    /// What is required.
    pub test: Test,
}

/// What is required of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these values.
    In(Vec<String>),
    /// None of these values; a label that is missing will do.
    NotIn(Vec<String>),
    /// That it is there.
    Exists,
    /// That it is missing.
    DoesNotExist,
    /// Something that is not understood here.
    Unknown,
}

/// What is known of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label<'a> {
    /// Its value.
    Value(&'a str),
    /// It is missing.
    Missing,
    /// Nothing tells.
    Unknown,
}

/// The label with that key among those listed; unknown where none are listed.
pub(super) fn label<'a>(labels: Option<&'a [(String, String)]>, key: &str) -> Label<'a> {
    let Some(labels) = labels else { return Label::Unknown };
    let found = labels.iter().find(|(of, _)| of == key);
    found.map_or(Label::Missing, |(_, value)| Label::Value(value))
}

impl Selector {
    /// Whether the labels that `label` tells of are meant.
    pub(super) fn matches<'a>(&self, label: &dyn Fn(&str) -> Label<'a>) -> Match {
        let each = self.requirements.iter().map(|required| required.test.of(label(&required.key)));
        each.min().unwrap_or(Match::Yes)
    }
}

impl Test {
    fn of(&self, label: Label<'_>) -> Match {
        let is = match (self, label) {
            (Test::Unknown, _) | (_, Label::Unknown) => return Match::Maybe,
            (Test::In(values), Label::Value(value)) => values.iter().any(|one| one == value),
            (Test::NotIn(values), Label::Value(value)) => !values.iter().any(|one| one == value),
            (Test::Exists, Label::Value(_)) | (Test::NotIn(_) | Test::DoesNotExist, Label::Missing) => true,
            (Test::In(_) | Test::Exists, Label::Missing) | (Test::DoesNotExist, Label::Value(_)) => false,
        };
        Match::of(is)
    }
}

impl Match {
    /// Yes or no.
    pub(super) fn of(is: bool) -> Match {
        if is { Match::Yes } else { Match::No }
    }
}
