//! Which lines belong to errors.
use super::bare::{Bare, bare};
use super::codes::{after_word_error, code_after_key, code_in_parentheses, code_inside, is_key_word};
use super::events::{events, is_event_line, is_failing_event};
use super::marks;
use crate::text::Span;

/// Lines of a text, each with its place.
pub(super) struct Line<'t> {
    /// The line without its line break.
    pub(super) text: &'t str,
    /// From its first byte to the one past its line break.
    pub(super) span: Span,
    /// What stands before the rest of it.
    pub(super) bare: Bare,
}

/// The whole lines inside the span that belong to errors, in order.
pub(in crate::import) fn claims(text: &str, span: Span) -> Vec<Span> {
    let is_left_over = is_before_json(text, span);
    if !is_left_over && !span.of(text).lines().any(is_beginning) {
        return Vec::new();
    }
    let lines = lines(text, span);
    let mut claims = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let (from, end, is_error) = if line.bare.framed {
            frame(&lines, at)
        } else if is_event_line(line.rest()) {
            events(&lines, at)
        } else {
            group(&lines, at)
        };
        if is_error {
            push(text, &mut claims, &lines, from, end);
        }
        at = end.max(at + 1);
    }
    let last = lines.iter().rposition(|line| !line.rest().is_empty());
    if let Some(last) = last.filter(|_| is_left_over)
        && claims
            .last()
            .is_none_or(|before| lines.get(last).is_some_and(|line| before.end <= line.span.start))
    {
        push(text, &mut claims, &lines, last, last + 1);
    }
    claims
}

/// Whether the last line is what stands before the JSON of an error: `ERROR:`, `(Code)`, `Message:`.
fn is_before_json(text: &str, span: Span) -> bool {
    let is_json = text.get(span.end..).is_some_and(|after| after.trim_start().starts_with('{'));
    let last = span.of(text).trim_end().rsplit('\n').next().unwrap_or_default();
    let rest = last.get(bare(last).start..).unwrap_or_default().trim_end();
    let code = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    is_json
        && (after_word_error(rest).is_empty() && !rest.is_empty()
            || code.is_some_and(marks::is_code)
            || rest == "Message:")
}

/// The lines at a span.
pub(super) fn lines(text: &str, span: Span) -> Vec<Line<'_>> {
    let mut start = span.start;
    let line = |line: &'_ str| {
        let from = start;
        start += line.len();
        (from, start)
    };
    let ends: Vec<(usize, usize)> = span.of(text).split_inclusive('\n').map(line).collect();
    let line = |(start, end)| {
        let span = Span::new(start, end);
        let line = span.of(text).trim_end_matches(['\n', '\r']);
        Line { text: line, span, bare: bare(line) }
    };
    ends.into_iter().map(line).collect()
}

impl<'t> Line<'t> {
    /// The line without what stands before it.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.bare.start..).unwrap_or_default().trim_end()
    }
}

/// Adds the lines `from..end`; claims between which only blank lines stand are one.
fn push(text: &str, claims: &mut Vec<Span>, lines: &[Line<'_>], from: usize, end: usize) {
    let (Some(first), Some(last)) = (lines.get(from), end.checked_sub(1).and_then(|last| lines.get(last)))
    else {
        return;
    };
    let span = Span::new(first.span.start, last.span.end);
    match claims.last_mut() {
        Some(before) if Span::new(before.end, span.start.max(before.end)).of(text).trim().is_empty() => {
            before.end = before.end.max(span.end);
        }
        _ => claims.push(span),
    }
}

/// Whether any line like this makes it worth looking at all of them.
fn is_beginning(line: &str) -> bool {
    let rest = line.get(bare(line).start..).unwrap_or_default();
    begins_error(rest) || is_failing_event(rest) || is_end_of_frame(rest)
}

/// The frame that Terraform draws, as far as it goes, and whether it is around an error.
fn frame(lines: &[Line<'_>], at: usize) -> (usize, usize, bool) {
    let of = lines.iter().skip(at).take_while(|line| line.bare.framed);
    let (mut end, mut is_error) = (at, false);
    for line in of {
        let rest = line.rest();
        is_error |= begins_error(rest) || rest.starts_with("Error:") || is_end_of_frame(rest);
        end += 1;
    }
    (at, end, is_error)
}

/// What Terraform prints below a message: the resource and its line.
fn is_end_of_frame(rest: &str) -> bool {
    rest.starts_with("with azurerm_") || rest.starts_with("with azapi_") || rest.starts_with("with module.")
}

/// A message and the lines that go with it, and whether it is one.
fn group(lines: &[Line<'_>], at: usize) -> (usize, usize, bool) {
    let Some(first) = lines.get(at).filter(|first| begins_error(first.rest())) else {
        return (at, at + 1, false);
    };
    let mut end = at + 1;
    let mut before = first.rest();
    for line in lines.iter().skip(end) {
        let goes_on = !line.bare.framed && (is_key(line.rest()) || goes_on(before, line.rest()));
        let is_json = line.bare.stamped && is_json(line.rest());
        if !(goes_on || is_json) {
            break;
        }
        before = line.rest();
        end += 1;
    }
    let is_before = |line: &&Line<'_>| first.bare.stamped && line.bare.stamped && is_json(line.rest());
    let before = lines.get(..at).unwrap_or_default().iter().rev().take_while(is_before).count();
    (at - before, end, true)
}

/// Whether a line is JSON or a part of it, as pipelines print it with a time before each line.
fn is_json(rest: &str) -> bool {
    rest.starts_with(['{', '}', '[', ']', '"'])
}

/// Whether a line begins an error or holds the words of one.
pub(super) fn begins_error(rest: &str) -> bool {
    // A line of ranges holds few letters, and no error does.
    let letters = rest.bytes().filter(u8::is_ascii_alphabetic).take(11).count();
    if letters < 11 || is_command(rest) {
        return false;
    }
    let line = rest;
    let rest = after_word_error(rest);
    let is_about_flag = rest.len() < line.len() && rest.starts_with("--");
    is_about_flag
        || code_in_parentheses(rest).is_some()
        || code_after_key(rest).is_some()
        || code_inside(rest).is_some()
        || marks::first(rest).is_some()
}

/// Whether a line goes with the one before it: a key, or the words of an error once more.
fn is_key(rest: &str) -> bool {
    is_key_word(rest)
        || code_in_parentheses(rest).is_some()
        || marks::first(rest).is_some() && !is_command(rest)
}

/// Whether a message is broken off on one line and goes on in the next.
pub(super) fn goes_on(before: &str, rest: &str) -> bool {
    let first = rest.chars().next().unwrap_or(' ');
    let is_prose = rest.contains(' ') || first.is_ascii_alphanumeric();
    let is_range = rest.split([' ', '\t', ',', ';']).next().is_some_and(|word| {
        word.contains(['.', ':']) && word.starts_with(|first: char| first.is_ascii_digit())
    });
    let lower = before.get(before.len().saturating_sub(16)..).unwrap_or_default().to_ascii_lowercase();
    let wants_range = ["cidr", "prefix", "in subnet", "range"].iter().any(|end| lower.ends_with(end));
    let last = before.rsplit(' ').next().unwrap_or_default();
    // The window's edge may cut the address of a page.
    let is_rest_of_address = last.contains("://")
        && before.len() >= 70
        && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'/');
    let is_ended = before.ends_with(['.', ')', '"', '}', '>']) || last.contains("://");
    let is_table = rest.contains("  ") || rest.contains('\t');
    let is_other = matches!(first, '-' | '#' | '{' | '}' | '[' | ']' | '$' | '<' | '|' | '+' | '╷' | '│')
        || is_command(rest)
        || rest.split_once(':').is_some_and(|(key, _)| is_word(key))
        || rest.split_once(" = ").is_some_and(|(key, _)| is_word(key));
    is_rest_of_address
        || before.len() >= 40 && !is_ended && is_prose && !is_table && !is_other && (!is_range || wants_range)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_command(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['$', '>', '#', ' ']);
    let is_of_powershell = ["New-Az", "Set-Az"].iter().any(|command| rest.starts_with(command));
    is_of_powershell && !rest.contains(" : ")
        || ["az ", "kubectl ", "terraform "].iter().any(|command| rest.starts_with(command))
}
