//! Claimed lines as single messages: one for each `(Code) …`, each group of `Code:`, each frame, each event.
use super::claims::{self, Line};
use super::passage::Passage;
use super::{codes, events, marks};
use crate::text::Span;

/// One message.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Its lines.
    pub(super) passage: Passage,
    /// The reason of an event and where it stands.
    pub(super) reason: Option<(String, Span)>,
}

/// The messages of claimed lines.
pub(super) fn entries(text: &str, span: Span) -> Entries {
    let mut entries = Entries::default();
    let lines = claims::lines(text, span);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.bare.framed {
            let of = lines.get(at..).unwrap_or_default().iter().take_while(|line| line.bare.framed).count();
            entries.frame(lines.get(at..at + of).unwrap_or_default());
            at += of;
        } else {
            entries.line(line);
            at += 1;
        }
    }
    entries.close();
    entries
}

/// The messages so far.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Those that are whole.
    pub(super) done: Vec<Entry>,
    open: Option<Entry>,
    /// The first event that tells of a failure of something else, and how many there are.
    pub(super) left_out: Option<(String, Span, usize)>,
}

impl Entries {
    fn close(&mut self) {
        self.done.extend(self.open.take());
    }

    fn line(&mut self, line: &Line<'_>) {
        let rest = line.rest();
        let start = line.span.start + line.bare.start;
        if rest.is_empty() {
            return self.close();
        }
        if let Some((kind, reason, message)) = events::event(rest) {
            self.close();
            let offset = |part: &str| start + (part.as_ptr() as usize - rest.as_ptr() as usize);
            let span = Span::new(offset(reason), offset(reason) + reason.len());
            if events::is_failing(kind, reason, message) {
                let mut entry = Entry { reason: Some((reason.to_owned(), span)), ..Entry::default() };
                let message = message_of_event(message);
                entry.passage.push_line(message, offset(message));
                self.open = Some(entry);
            } else if kind == "Warning" {
                let (_, _, count) = self.left_out.get_or_insert_with(|| (reason.to_owned(), span, 0));
                *count += 1;
            }
            return;
        }
        if events::is_head_of_events(rest) {
            return self.close();
        }
        let is_new = begins_entry(rest);
        if is_new {
            self.close();
        }
        self.open.get_or_insert_default().passage.push_line(rest, start);
    }

    /// A frame of Terraform: what stands below `with …` and `on … line …` up to a blank line is no message.
    fn frame(&mut self, lines: &[Line<'_>]) {
        let mut is_place = false;
        for line in lines {
            let rest = line.rest();
            if rest.starts_with("Error:") {
                self.close();
            }
            is_place = !rest.is_empty() && (is_place || is_place_line(rest));
            if !is_place && !rest.is_empty() {
                let start = line.span.start + line.bare.start;
                self.open.get_or_insert_default().passage.push_line(rest, start);
            }
        }
        self.close();
    }
}

fn is_place_line(rest: &str) -> bool {
    rest.starts_with("with ") && rest.ends_with(',') || rest.starts_with("on ") && rest.contains(" line ")
}

/// Whether a line is the first of a message of its own.
fn begins_entry(rest: &str) -> bool {
    let inside = codes::after_word_error(rest);
    inside.len() < rest.len()
        || codes::code_in_parentheses(rest).is_some()
        || codes::code_after_key(rest).is_some()
        || rest.starts_with("Exception Details:")
        || !codes::is_key_word(rest) && marks::first(rest).is_some_and(|(at, _)| at == 0)
}

/// The message of an event without the object, the age and what it is from: in tables of `kubectl describe`
/// the last of the columns, which two blanks part.
fn message_of_event(row: &str) -> &str {
    let columns = row.trim();
    match columns.rsplit_once("  ") {
        Some((_, message)) if message.trim().len() > 12 => message.trim(),
        _ => columns,
    }
}
