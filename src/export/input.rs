//! [`Input`]: what the documents say of a text that was read.
use crate::import::{Kind, Reading, Shape};
use crate::text::{LineColumn, LineIndex, Severity};

/// One document that was read, in the form in which documents tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The document's name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its spelling.
    pub shape: Option<Shape>,
    /// Clusters in it.
    pub clusters: usize,
    /// Virtual networks whose ranges, or whose subnets' ranges, stand in it.
    pub networks: usize,
    /// Connected ranges in it.
    pub ranges: usize,
    /// What was repaired, left out or doubted.
    pub problems: Vec<InputProblem>,
}

/// A problem of a text, with its place for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputProblem {
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
    /// Where; `None` when it is about the whole text.
    pub at: Option<LineColumn>,
}

impl Input {
    /// Tells of a reading; `text` is the text that it was made of.
    pub fn of(reading: &Reading, text: &str) -> Input {
        let lines = LineIndex::new(text);
        let problems = reading.problems.iter().map(|problem| InputProblem {
            severity: problem.severity,
            message: problem.message.clone(),
            at: problem.span.map(|span| lines.line_column(span.start)),
        });
        Input {
            name: reading.name.clone(),
            kind: reading.kind,
            shape: reading.shape,
            clusters: reading.part.clusters.len(),
            networks: reading.part.networks.iter().filter(|network| network.is_read()).count(),
            ranges: reading.part.ranges.len(),
            problems: problems.collect(),
        }
    }
}
