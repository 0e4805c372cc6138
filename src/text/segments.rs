//! A text as the documents in it: JSON values, and the plain lines between them.
use super::Span;
use super::code::{Language, Region};
use super::json::{self, Start};
use super::tree::Document;

/// One piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Segment<'t> {
    /// A JSON value, or the members of an object whose beginning was cut off.
    Json {
        /// What was read.
        document: Document<'t>,
        /// Where it stands.
        span: Span,
        /// Whether other text stands before it on its line, so that it may be no document at all.
        inline: bool,
    },
    /// Lines of infrastructure code.
    Code(Language, Span),
    /// Lines that are no JSON.
    Plain(Span),
    /// What comes after [`MAX_DOCUMENTS`] values.
    Unread(Span),
}

/// Finds the code that begins at a line, such as [`region`](super::code::region).
pub type FindCode = fn(&str, usize) -> Option<Region>;

/// How often other text may begin like a value inside a line and turn out to be none.
const MAX_FALSE_STARTS: usize = 8;

/// How far into a line, in bytes, a value may begin.
const MAX_COLUMN: usize = 4_096;

/// More JSON values than this in one text are left unread.
pub const MAX_DOCUMENTS: usize = 2_000;

/// Cuts a text from the offset `from` on into JSON values and the plain lines between them, in their order.
/// Brackets and commas left over between values belong to no piece. `code` finds lines of code; `None`: they are
/// lines like others.
pub fn segments(text: &str, from: usize, code: Option<FindCode>) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    // Up to here no line begins code.
    let mut no_code = from;
    let (mut documents, mut false_starts) = (0, 0);
    let (mut at, mut plain, mut end) = (from, from, from);
    while at < text.len() {
        // A long line may hold many values; its end is looked for once.
        end = if at < end { end } else { line_end(text, at) };
        if is_blank(text, at, end) {
            at = end;
            continue;
        }
        if documents == MAX_DOCUMENTS {
            segments.push(Segment::Unread(Span::new(at, text.len())));
            return segments;
        }
        if let Some(region) =
            code.filter(|_| at >= no_code && begins_line(text, at)).and_then(|find| find(text, at))
        {
            no_code = region.end;
            if let Some(language) = region.language {
                push_plain(text, &mut segments, plain, at);
                segments.push(Segment::Code(language, Span::new(at, region.end)));
                at = region.end.max(at + 1);
                plain = at;
                continue;
            }
        }
        let opening =
            opening(text, at, end).filter(|opening| !opening.inline || false_starts < MAX_FALSE_STARTS);
        let document = opening.map(|opening| {
            let document = json::read_at(text, opening.at, opening.start, opening.line_prefix);
            (opening, document)
        });
        let document = document.filter(|(opening, document)| {
            false_starts += usize::from(opening.inline && !document.closed);
            !opening.inline || document.closed
        });
        let Some((opening, document)) = document else {
            if is_leftover(Span::new(at, end).of(text)) {
                push_plain(text, &mut segments, plain, at);
                plain = end;
            }
            at = end;
            continue;
        };
        push_plain(text, &mut segments, plain, if opening.inline { opening.at } else { at });
        let span = Span::new(opening.at, document.end);
        // A value that takes no byte would be found again for ever.
        at = document.end.max(opening.at + 1);
        plain = at;
        segments.push(Segment::Json { document, span, inline: opening.inline });
        documents += 1;
    }
    push_plain(text, &mut segments, plain, text.len());
    segments
}

/// The offset of the first JSON value that begins a line, at or after the offset `from`, which begins one.
pub fn next_opening(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while at < text.len() {
        // A long line is looked at only as far as a value may begin in it.
        let near = line_end(text.get(..at + MAX_COLUMN).unwrap_or(text), at);
        match opening(text, at, near) {
            Some(Opening { at, start: Start::Value, line_prefix: "", inline: false }) => return Some(at),
            _ => at = line_end(text, at),
        }
    }
    None
}

struct Opening {
    at: usize,
    start: Start,
    line_prefix: &'static str,
    inline: bool,
}

/// Where in the line at `start..end` a JSON value begins.
fn opening(text: &str, start: usize, end: usize) -> Option<Opening> {
    let mut end = end.min(start + MAX_COLUMN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = Span::new(start, end).of(text);
    let place = |rest: &str| end - rest.len();
    let rest = skip_leftovers(line);
    if let Some(begin) = begins_value(rest) {
        return Some(Opening { at: place(rest), start: begin, line_prefix: "", inline: false });
    }
    for prefix in ["#", ">", "//", "│", "|"] {
        let Some(quoted) = rest.strip_prefix(prefix) else { continue };
        let rest = quoted.trim_start();
        if let Some(begin) = begins_value(rest).filter(|_| !rest.starts_with('[') || rest.trim_end() == "[") {
            return Some(Opening { at: place(rest), start: begin, line_prefix: prefix, inline: false });
        }
    }
    let inside = ["{\"", "{ \"", "[{"].iter().filter_map(|mark| line.find(mark)).min();
    let last = line.trim_end().strip_suffix('{').map(str::len);
    let last = last.filter(|_| text.get(end..).is_some_and(|rest| rest.trim_start().starts_with('"')));
    let at = start + inside.or(last)?;
    Some(Opening { at, start: Start::Value, line_prefix: "", inline: true })
}

fn begins_line(text: &str, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b'\n'))
}

fn is_blank(text: &str, start: usize, end: usize) -> bool {
    let line = text.as_bytes().get(start..end).unwrap_or_default();
    line.iter().all(u8::is_ascii_whitespace)
}

/// The offset past the line that the offset `at` stands in.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |line| at + line + 1)
}

/// Whether a line begins a value: `{`; `[` before an element, a bracket or nothing; `"key":`.
fn begins_value(line: &str) -> Option<Start> {
    if line.starts_with('{') {
        return Some(Start::Value);
    }
    if let Some(rest) = line.strip_prefix('[') {
        let rest = rest.trim();
        let begins = rest.is_empty() || rest.starts_with(['{', '[', ']', '"', '\'', '“']);
        return begins.then_some(Start::Value);
    }
    let (key, after) = line.strip_prefix('"')?.split_once('"')?;
    (!key.is_empty() && after.trim_start().starts_with(':')).then_some(Start::Members)
}

/// The line without blanks, brackets and commas that values before it left over, and without tags around it.
fn skip_leftovers(line: &str) -> &str {
    let mut rest = line.trim_start_matches([' ', '\t', '\r', ',', ';', ']', '}', ')', '\u{FEFF}', '\u{A0}']);
    for _ in 0..MAX_TAGS {
        let tag = rest.strip_prefix('<').filter(|tag| !tag.starts_with("http"));
        let Some((_, after)) = tag.and_then(|tag| tag.split_once('>')) else { break };
        rest = after.trim_start();
    }
    rest
}

/// Tags in a row that are skipped before a value.
const MAX_TAGS: usize = 4;

/// Whether a line holds nothing but what values and their surroundings leave over.
fn is_leftover(line: &str) -> bool {
    let line = skip_leftovers(line).trim();
    let fence =
        line.strip_prefix("```").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    line.is_empty()
        || fence
        || line.starts_with("</")
        || line.bytes().all(|byte| byte == b'.')
        || line == "[...]"
}

fn push_plain<'t>(text: &'t str, segments: &mut Vec<Segment<'t>>, start: usize, end: usize) {
    let span = Span::new(start, end);
    if !is_leftover_text(span.of(text)) {
        segments.push(Segment::Plain(span));
    }
}

fn is_leftover_text(text: &str) -> bool {
    text.lines().all(is_leftover)
}
