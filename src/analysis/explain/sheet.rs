//! [`Sheet`]: an explanation while it is written.
use super::explanation::{Amount, Counts, Explanation, Line, Origin};
use crate::azure::Source;
use crate::capacity::Unit;

/// The lines, notes and sources so far.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    lines: Vec<Line>,
    notes: Vec<String>,
    sources: Vec<Source>,
}

impl Sheet {
    /// A line that tells what a term is made of.
    pub(super) fn told(&mut self, words: impl Into<String>, value: impl Into<Amount>, origin: Origin) {
        self.line(Counts::Told, words, value, origin);
    }

    /// A term.
    pub(super) fn added(&mut self, words: impl Into<String>, value: impl Into<Amount>, origin: Origin) {
        self.line(Counts::Added, words, value, origin);
    }

    /// A term that is taken away.
    pub(super) fn taken(&mut self, words: impl Into<String>, value: impl Into<Amount>, origin: Origin) {
        self.line(Counts::Taken, words, value, origin);
    }

    pub(super) fn line(
        &mut self,
        counts: Counts,
        words: impl Into<String>,
        value: impl Into<Amount>,
        origin: Origin,
    ) {
        if let Some(source) = origin.source() {
            self.cite(source);
        }
        self.lines.push(Line { words: words.into(), value: value.into(), origin, counts });
    }

    /// A sentence, once.
    pub(super) fn note(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if !self.notes.contains(&sentence) {
            self.notes.push(sentence);
        }
    }

    pub(super) fn cite(&mut self, source: Source) {
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }

    /// Takes in the lines of another sheet, its terms the other way round: what was added is taken away.
    pub(super) fn less(&mut self, other: Sheet) {
        self.lines.extend(other.lines.into_iter().map(|line| Line {
            counts: match line.counts {
                Counts::Added => Counts::Taken,
                Counts::Taken => Counts::Added,
                Counts::Told => Counts::Told,
            },
            ..line
        }));
        other.notes.into_iter().for_each(|note| self.note(note));
        other.sources.into_iter().for_each(|source| self.cite(source));
    }

    /// The commands that would tell what is not known.
    pub(super) fn asks(&self) -> impl Iterator<Item = &String> {
        self.lines.iter().filter_map(|line| match &line.origin {
            Origin::Unknown { ask, .. } => Some(ask),
            _ => None,
        })
    }

    pub(super) fn finish(
        self,
        title: impl Into<String>,
        formula: impl Into<String>,
        result: impl Into<Amount>,
        unit: Option<Unit>,
    ) -> Explanation {
        Explanation {
            title: title.into(),
            formula: formula.into(),
            lines: self.lines,
            result: result.into(),
            unit,
            notes: self.notes,
            sources: self.sources,
        }
    }
}
