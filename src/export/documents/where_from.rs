//! [`WhereFrom`]: the document and line of values.
use std::collections::HashMap;

use crate::export::Input;
use crate::export::input::Lined;

/// The document and line of values, by their subjects.
pub(in crate::export) struct WhereFrom<'i>(HashMap<&'i str, (&'i str, &'i Lined)>);

impl<'i> WhereFrom<'i> {
    /// Of all inputs: the latest one that has a value counts.
    pub(in crate::export) fn of(inputs: &'i [Input]) -> WhereFrom<'i> {
        let lines = inputs
            .iter()
            .flat_map(|input| input.lines.iter().map(|of| (of.subject.as_str(), (input.name.as_str(), of))));
        WhereFrom(lines.collect())
    }

    /// The document and the line of a value.
    pub(in crate::export) fn place(&self, subject: &str) -> Option<(&'i str, usize)> {
        self.0.get(subject).map(|(name, of)| (*name, of.line))
    }

    /// The place of what is nearest: the value, else what it is part of.
    pub(in crate::export) fn nearest(&self, subject: &str) -> Option<(&'i str, usize)> {
        let mut own = subject;
        loop {
            let named = || self.place(&format!("{own}/name"));
            if let Some(found) = self.place(own).or_else(named) {
                return Some(found);
            }
            own = own.rsplit_once('/')?.0;
        }
    }

    /// The same in words: `cluster.json, line 12`, and what stands there where that is another text than the value; empty:
    /// no document told it.
    pub(super) fn words(&self, subject: &str, value: &str) -> String {
        let Some((name, of)) = self.0.get(subject) else { return String::new() };
        let words = format!("{name}, line {}", of.line);
        if is_told(&of.text, value) { words } else { format!("{words}, where {} stands", of.text) }
    }
}

/// Whether a text says a value, or one of the values of a list, as it is or as the end of an id.
fn is_told(text: &str, value: &str) -> bool {
    let (text, value) = (bare(text), bare(value));
    let is_end = || value.contains('/') && text.replace("/subnets/", "/").ends_with(&format!("/{value}"));
    text == value || value.split(',').any(|part| part == text) || is_end()
}

/// A value without what a language puts around it.
fn bare(text: &str) -> String {
    let kept = text.chars().filter(|letter| !letter.is_whitespace() && !"\"'[]".contains(*letter));
    kept.collect::<String>().to_lowercase()
}
