//! [`Source`]: who says so, where, and in the copy of which day.

/// Where a fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source {
    /// The address of the page, release note, schema or issue.
    pub url: &'static str,
    /// The day of the copy that the fact was read in, `YYYY-MM-DD`.
    pub read: &'static str,
    /// How much weight it has.
    pub grade: Grade,
}

/// How much weight a source has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// An article of Microsoft's documentation.
    Documentation,
    /// A release note of AKS.
    ReleaseNote,
    /// The schema of the API.
    Schema,
    /// Source code of the platform or of Kubernetes.
    Code,
    /// A troubleshooting article of Microsoft's.
    Troubleshooting,
    /// What the real service answered, as somebody reported it.
    Observed,
    /// Concluded from other facts.
    Inferred,
}

impl Grade {
    /// What it is, in a few words.
    pub fn text(self) -> &'static str {
        match self {
            Grade::Documentation => "Microsoft documentation",
            Grade::ReleaseNote => "AKS release note",
            Grade::Schema => "API schema",
            Grade::Code => "source code",
            Grade::Troubleshooting => "Microsoft troubleshooting article",
            Grade::Observed => "observed answer of the service",
            Grade::Inferred => "inferred from other facts",
        }
    }
}

/// A value with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Who says so.
    pub source: Source,
}

/// An article of Microsoft's documentation, in the copy of 2026-08-21.
pub const fn learn(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Documentation }
}

/// The AKS release note of a day.
pub const fn release_note(day: &'static str) -> Source {
    Source {
        url: "https://github.com/Azure/AKS/blob/master/CHANGELOG.md",
        read: day,
        grade: Grade::ReleaseNote,
    }
}
