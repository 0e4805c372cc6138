//! [`Input`]: what the documents say of a text that was read.
use crate::import::{Conflict, Kind, Merged, Place, Reading, Shape};
use crate::text::{LineColumn, LineIndex, Problem, Severity};
use serde::{Deserialize, Serialize};

/// One document that was read, in the form in which documents tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The lines of its values, as far as they are kept.
    pub lines: Vec<Lined>,
}

/// The line of a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lined {
    /// What it is of, as [`crate::import::Place`] has it.
    pub subject: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there in one line; of a long one its end.
    pub text: String,
}

/// Letters that are kept of a value.
const KEPT: usize = 100;

/// Values of an input whose lines are kept.
const LINED: usize = 400;

/// A problem of a text, with its place for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputProblem {
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
    /// Where; `None` when it is about the whole text.
    pub at: Option<LineColumn>,
}

impl Input {
    /// Tells of the readings of one text; `decoding` is what turning its bytes into text had to mend, which the
    /// first of them tells.
    pub fn of_text(readings: &[Reading], text: &str, decoding: &[Problem]) -> Vec<Input> {
        let lines = LineIndex::new(text);
        let mut inputs: Vec<Input> =
            readings.iter().map(|reading| Input::of(reading, text, &lines)).collect();
        if let Some(first) = inputs.first_mut() {
            first.problems.splice(0..0, decoding.iter().map(|problem| InputProblem::of(problem, &lines)));
        }
        inputs
    }

    /// Adds to each input what merging it with the others had to decide.
    pub fn tell_of_merging(inputs: &mut [Input], merged: &Merged) {
        for (reading, message) in decided_in_merging(merged) {
            if let Some(input) = inputs.get_mut(reading) {
                input.problems.push(InputProblem { severity: Severity::Note, message, at: None });
            }
        }
        for (reading, input) in inputs.iter_mut().enumerate() {
            for of in &mut input.lines {
                of.subject = merged.subject(reading, &of.subject);
            }
        }
    }

    fn of(reading: &Reading, text: &str, lines: &LineIndex) -> Input {
        Input {
            name: reading.name.clone(),
            kind: reading.kind,
            shape: reading.shape,
            clusters: reading.part.clusters.len(),
            networks: reading.part.networks.iter().filter(|network| network.is_read()).count(),
            ranges: reading.part.ranges.len(),
            problems: reading.problems.iter().map(|problem| InputProblem::of(problem, lines)).collect(),
            lines: reading.places.iter().take(LINED).map(|place| Lined::of(place, text, lines)).collect(),
        }
    }
}

impl Lined {
    fn of(place: &Place, text: &str, lines: &LineIndex) -> Lined {
        let words: Vec<&str> = place.span.of(text).split_whitespace().collect();
        let words = words.join(" ");
        let more = words.chars().count().saturating_sub(KEPT);
        let cut = if more > 0 { "…" } else { "" };
        let kept = format!("{cut}{}", words.chars().skip(more).collect::<String>());
        Lined { subject: place.subject.clone(), line: lines.line_column(place.span.start).line, text: kept }
    }
}

impl InputProblem {
    fn of(problem: &Problem, lines: &LineIndex) -> InputProblem {
        InputProblem {
            severity: problem.severity,
            message: problem.message.clone(),
            at: problem.span.map(|span| lines.line_column(span.start)),
        }
    }
}

/// What merging had to decide, a sentence each with the place of the reading that it is about: to what it was
/// taken to belong where nobody named it, and which of two values counts.
fn decided_in_merging(merged: &Merged) -> impl Iterator<Item = (usize, String)> {
    let attached = merged.attachments.iter().map(|of| (of.reading, of.message.clone()));
    let conflicts = merged.conflicts.iter().map(|of| {
        let Conflict { subject, earlier, later, .. } = of;
        (of.later_reading, format!("{subject}: {later} counts, an earlier text says {earlier}"))
    });
    attached.chain(conflicts)
}
