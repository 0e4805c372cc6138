//! Documents in YAML, as `-o yaml` prints them.
use super::draft::Draft;
use super::{Kind, Reading, cut, detect, document, network_profile, readers};
use crate::text::tree::Document;
use crate::text::{Problem, Severity, Span, yaml};

/// The lines that are read here.
pub(super) fn claims(text: &str, span: Span) -> Vec<Span> {
    yaml::blocks(text, span, tells)
}

/// Reads lines that were claimed.
pub(super) fn read(text: &str, span: Span) -> Vec<Reading> {
    let mut readings: Vec<Reading> = yaml::documents(text, span).into_iter().map(reading).collect();
    // Lines that were cut from their document may hold nothing that tells what they are.
    if readings.iter().any(|reading| reading.kind != Kind::Unknown) {
        let (known, unknown): (Vec<_>, Vec<_>) =
            readings.into_iter().partition(|reading| reading.kind != Kind::Unknown);
        readings = known;
        let mut notes = unknown.into_iter().flat_map(left_out).collect();
        if let Some(first) = readings.first_mut() {
            first.take_problems(&mut notes);
        }
    }
    if let (Some(last), Some(note)) = (readings.last_mut(), cut::off(text, span)) {
        last.take_problems(&mut vec![note]);
    }
    readings
}

fn reading(document: Document<'static>) -> Reading {
    let Document { node, repairs, .. } = document;
    let mut draft = Draft::of_format("YAML");
    let (kind, shape) = document::read(&node, &readers::ALL, &mut draft);
    draft.into_reading(kind, shape, node.span, repairs)
}

/// What is said of lines that hold nothing of use: what had to be repaired in them, and that they are left out.
fn left_out(reading: Reading) -> Vec<Problem> {
    let note = Problem::note("these lines of YAML hold nothing that is of use here", Some(reading.span));
    let repairs = reading.problems.into_iter().filter(|problem| problem.severity != Severity::Error);
    repairs.chain([note]).collect()
}

/// Whether a key is found only in documents that are read here.
fn tells(key: &str) -> bool {
    let is = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
    is(network_profile::KEYS) || is(detect::TELLING)
}
