//! Single pieces of a text as readings.
use super::draft::Draft;
use super::ranges::RangeLines;
use super::{Kind, Reading, document, plain};
use crate::text::json::Document;
use crate::text::{Problem, Severity, Span, quoted};

/// Reads one JSON value. Of one amid other text only what can be used is kept.
pub(super) fn json(document: &Document<'_>, span: Span, inline: bool) -> Option<Reading> {
    let mut draft = Draft::default();
    let (kind, shape) = document::read(&document.node, &mut draft);
    if inline && kind == Kind::Unknown {
        return None;
    }
    Some(draft.into_reading(kind, shape, span, document.repairs.clone()))
}

/// Reads plain lines: a reading where ranges are among them, else a note for the document beside them.
pub(super) fn plain_lines(text: &str, span: Span, pending: &mut Vec<Problem>) -> Option<Reading> {
    let mut draft = Draft::default();
    let mut lines = RangeLines::default();
    if plain::stranger(span.of(text)).is_none() {
        lines.read(text, span, &mut draft);
    }
    ended_lines(text, span, lines, draft, pending)
}

/// The reading of plain lines that were read; without ranges a note for the document beside them.
pub(super) fn ended_lines(
    text: &str,
    span: Span,
    lines: RangeLines,
    mut draft: Draft,
    pending: &mut Vec<Problem>,
) -> Option<Reading> {
    if lines.read == 0 {
        let count = span.of(text).lines().filter(|line| !line.trim().is_empty()).count();
        let first = quoted(span.of(text).trim().lines().next().unwrap_or_default());
        let lines = if count == 1 { "1 line".into() } else { format!("{count} lines") };
        pending.push(Problem::note(
            format!("{lines} of other text not read, beginning with {first}"),
            Some(span),
        ));
        return None;
    }
    draft.problems.extend(lines.others.into_vec());
    Some(draft.into_reading(Kind::Ranges, None, span, Vec::new()))
}

/// The reading with the problems of the lines before it.
pub(super) fn with_pending(mut reading: Reading, pending: &mut Vec<Problem>) -> Reading {
    reading.take_problems(pending);
    reading
}

/// The reading of a text in which nothing can be read: one error, and others that were found on the way.
pub(super) fn unknown(text: &str, pending: Vec<Problem>) -> Reading {
    let span = Span::new(0, text.len());
    let problem = Problem::error(plain::not_readable(&plain::described(text)), Some(span));
    let others = pending.into_iter().filter(|problem| problem.severity == Severity::Error);
    let problems = std::iter::once(problem).chain(others).collect();
    Draft::default().into_reading(Kind::Unknown, None, span, problems)
}
