//! Errors as the service, the network plugin and a node that starts print them.
//!
//! Knows codes, fixed words and the shapes in which tools print them; what they mean stands in `diagnosis`.

mod bare;
mod claims;
mod codes;
mod entries;
mod events;
mod found;
mod json;
mod marks;
mod numbers;
mod passage;
mod squeezed;
mod told;

pub(super) use claims::claims;
pub(super) use json::KEYS;

use super::draft::Draft;
use super::{Kind, Reading};
use crate::text::Span;
use crate::text::tree::Node;

/// More messages than these of one stretch of lines are not looked at.
const MAX_MESSAGES: usize = 1_000;

/// Reads lines that were claimed: one reading, unless they are what JSON left over.
pub(super) fn read(text: &str, span: Span) -> Vec<Reading> {
    let mut draft = Draft::default();
    let entries = entries::entries(text, span);
    for entry in entries.done.iter().take(MAX_MESSAGES) {
        told::read(entry).into_iter().for_each(|found| found.into_draft(&mut draft));
    }
    if entries.done.len() > MAX_MESSAGES {
        let count = entries.done.len();
        draft.note(span, || format!("{count} messages, of which the first {MAX_MESSAGES} are read"));
    }
    if let Some((reason, span, count)) = entries.left_out {
        let events = if count == 1 { "1 event is".to_owned() } else { format!("{count} events are") };
        draft.note(span, || format!("{events} left out that tell of no network; the first is {reason}"));
    }
    if draft.errors.is_empty() {
        return Vec::new();
    }
    vec![draft.into_reading(Kind::Error, None, span, Vec::new())]
}

/// Reads an error that is JSON.
pub(super) fn read_json(node: &Node<'_>, draft: &mut Draft) {
    json::read(node, None).into_iter().for_each(|found| found.into_draft(draft));
}
