//! [`Problem`]: something about a text that its reader had to say.
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

use super::Span;

/// How bad a problem of a text or a finding about a design is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Refused by the service, broken, or unreadable.
    Error,
    /// Will fail later, or was read with a doubt.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something about a text that its reader had to repair, leave out or doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected, one sentence.
    pub message: String,
    /// Where it stands; `None` when it is about the whole text.
    pub span: Option<Span>,
}

/// Problems of one text, at most [`Problems::LIMIT`] of each severity and [`Problems::REPEATS`] with one message,
/// and a count of the rest.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many are kept of each severity.
    counts: [usize; 3],
    /// How many are kept of each message.
    repeats: HashMap<String, usize>,
    more: usize,
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    pub fn text(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl Problem {
    /// Something that could not be read.
    pub fn error(message: impl Into<String>, span: Option<Span>) -> Problem {
        Problem { severity: Severity::Error, message: message.into(), span }
    }

    /// Something that was read with a doubt, or left out.
    pub fn warning(message: impl Into<String>, span: Option<Span>) -> Problem {
        Problem { severity: Severity::Warning, message: message.into(), span }
    }

    /// Something worth knowing.
    pub fn note(message: impl Into<String>, span: Option<Span>) -> Problem {
        Problem { severity: Severity::Note, message: message.into(), span }
    }
}

impl Problems {
    /// How many are kept of each severity; what comes after them is only counted.
    pub const LIMIT: usize = 50;

    /// How many are kept with the same message.
    pub const REPEATS: usize = 3;

    /// After so many that were only counted, no further message is even made.
    const MAX_LOOKED_AT: usize = 10_000;

    /// Adds one.
    pub fn add(&mut self, severity: Severity, span: Option<Span>, message: impl FnOnce() -> String) {
        let [errors, warnings, notes] = &mut self.counts;
        let count = match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        };
        if *count >= Problems::LIMIT || self.more > Problems::MAX_LOOKED_AT && severity != Severity::Error {
            self.more += 1;
            return;
        }
        let message = message();
        let repeats = self.repeats.entry(message.clone()).or_default();
        if *repeats >= Problems::REPEATS {
            self.more += 1;
            return;
        }
        *repeats += 1;
        *count += 1;
        self.kept.push(Problem { severity, message, span });
    }

    /// Adds those of another list.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.add(problem.severity, problem.span, || problem.message);
        }
    }

    /// Whether any is of that severity.
    pub fn has(&self, severity: Severity) -> bool {
        self.kept.iter().any(|problem| problem.severity == severity)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The list; its last entry says how many more there were.
    pub fn into_vec(self) -> Vec<Problem> {
        let mut problems = self.kept;
        if self.more > 0 {
            problems.push(Problem::note(format!("… and {} more", self.more), None));
        }
        problems
    }
}

/// A piece of someone's text for a message: in quotes, on one line, cut after 60 characters.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("“");
    for (index, character) in text.trim().chars().enumerate() {
        if index == 60 {
            quoted.push('…');
            break;
        }
        quoted.push(if character.is_control() { ' ' } else { character });
    }
    quoted.push('”');
    quoted
}
