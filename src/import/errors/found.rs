//! [`Found`]: an error that was read, and where each of its values stands.
use super::passage::{Passage, on_one_line};
use super::{marks, numbers};
use crate::design::ReportedError;
use crate::import::draft::Draft;
use crate::text::Span;

/// An error with the places of its values.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) error: ReportedError,
    pub(super) places: Vec<(&'static str, Span)>,
    /// What was read with a doubt.
    pub(super) doubts: Vec<(Span, String)>,
}

/// More errors than these of one document are not kept.
const MAX_ERRORS: usize = 100;

impl Found {
    /// The error that a message tells.
    pub(super) fn of_message(message: &Passage) -> Found {
        let mut found = Found::default();
        found.error.message = on_one_line(&message.text);
        if !message.text.trim().is_empty() {
            found.places.push(("message", message.place_of(message.text.trim())));
        }
        found.read_from(message);
        found
    }

    /// Adds the numbers and names of a passage.
    pub(super) fn read_from(&mut self, passage: &Passage) {
        numbers::read(passage, self);
        self.codes_of(passage);
    }

    /// Takes codes that stand in a passage as words, the first as the code and the next as what is under it.
    fn codes_of(&mut self, passage: &Passage) {
        let mut rest = passage.text.as_str();
        for _ in 0..8 {
            let Some((at, mark)) = marks::first(rest) else { return };
            let from = rest.get(at..).unwrap_or_default();
            let end = from.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
            let word = from.get(..end.unwrap_or(from.len())).unwrap_or_default();
            if marks::is_code(word) && !mark.contains(' ') {
                self.code(word, passage.place_of(word));
            }
            rest = from.get(mark.len().max(word.len())..).unwrap_or_default();
        }
    }

    /// Notes a code.
    pub(super) fn code(&mut self, code: &str, span: Span) {
        let error = &mut self.error;
        let is =
            |known: &Option<String>| known.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(code));
        if is(&error.code) || is(&error.subcode) {
            return;
        }
        if error.code.is_none() {
            error.code = Some(code.to_owned());
            self.places.push(("code", span));
        } else if error.subcode.is_none() {
            error.subcode = Some(code.to_owned());
            self.places.push(("subcode", span));
        }
    }

    /// Finds the places of its values in the passage that they were read of.
    pub(super) fn place_numbers(&mut self, passage: &Passage) {
        let error = &self.error;
        let number = |number: Option<u64>| number.map(|number| number.to_string());
        for (field, span) in &mut self.places {
            let value = match *field {
                "required" => number(error.required),
                "available" => number(error.available),
                "nodes" => number(error.nodes),
                "portsPerNode" => number(error.ports_per_node),
                "outboundIps" => number(error.outbound_ips),
                "exitCode" => number(error.exit_code),
                "prefix" => error.prefix.map(|prefix| prefix.to_string()),
                "otherPrefix" => error.other_prefix.map(|prefix| prefix.to_string()),
                "code" => error.code.clone(),
                "subcode" => error.subcode.clone(),
                "target" => error.target.clone(),
                "subnet" => error.subnet.clone(),
                _ => None,
            };
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            let is_in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            let whole = passage.text.match_indices(&value).map(|(at, _)| at).find(|at| {
                let before = passage.text.get(..*at).and_then(|text| text.chars().next_back());
                let after = passage.text.get(at + value.len()..).and_then(|text| text.chars().next());
                !is_in_word(before) && !is_in_word(after)
            });
            if let Some(at) = whole {
                *span = passage.place(at, at + value.len());
            }
        }
    }

    /// Whether it tells anything: a message, numbers, or a code that means something by itself.
    pub(super) fn is_any(&self) -> bool {
        let error = &self.error;
        let is_known = |code: &String| marks::first(code).is_some();
        error.code.as_ref().is_some_and(is_known)
            || error.has_numbers()
            || error.message.starts_with("--")
            || !error.message.is_empty() && (error.code.is_some() || marks::first(&error.message).is_some())
    }

    /// Adds it to a draft, as one with an error that tells the same.
    pub(super) fn into_draft(self, draft: &mut Draft) {
        if !self.is_any() {
            return;
        }
        let first = self.places.first().map(|(_, span)| *span).unwrap_or_default();
        let Some(index) = self.error.join(&mut draft.errors, MAX_ERRORS) else {
            return draft.note(first, || format!("only {MAX_ERRORS} errors of one document are read"));
        };
        let subject = format!("errors/{index}");
        self.places.into_iter().for_each(|(field, span)| draft.place(&subject, field, span));
        self.doubts.into_iter().for_each(|(span, doubt)| draft.warn(span, || doubt));
    }
}
