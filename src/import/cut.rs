//! Lines at the end of a text that may have been cut off.
use crate::text::{Problem, Span};

/// Says so where a text ends inside the last line of `span`, so that the value there may be longer.
pub(super) fn off(text: &str, span: Span) -> Option<Problem> {
    if span.end < text.len() || text.ends_with('\n') {
        return None;
    }
    let end = text.trim_end().len();
    let line = span.of(text).trim_end().lines().next_back()?.trim_start();
    let at = Span::new(end.saturating_sub(line.len()), end);
    Some(Problem::note(
        "the text ends with this line, and no line end follows; if it was cut off here, the value is longer",
        Some(at),
    ))
}
