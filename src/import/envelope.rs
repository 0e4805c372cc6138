//! Large lists, walked element by element.
use serde_json::Deserializer;
use serde_json::error::Category;

use super::document::Wrapper;
use super::selected::Selected;
use crate::text::json::{self, Start};
use crate::text::tree::{Member, Node, Value};
use crate::text::{Span, line_column};

/// The longest element, in bytes, that is read again where serde_json refuses it.
const MAX_VALID: usize = 2 << 20;

/// Members that may stand before a list in the object around it.
const MAX_BEFORE: usize = 16;

/// A list and the place in it up to which it was read.
#[derive(Debug)]
pub(super) struct Envelope {
    /// What the list stands in.
    pub(super) wrapper: Wrapper,
    /// Offset of what is read next.
    pub(super) at: usize,
    stands_in_object: bool,
    after_element: bool,
}

/// What comes next in a list.
pub(super) enum Next<'t> {
    /// An element and where it stands.
    Element(Node<'t>, Span),
    /// The end of the list, and the members of the object around it that come after.
    End(Vec<Member<'t>>),
    /// Something that is no JSON; what it is, and where.
    Broken(String, usize),
}

/// The list that begins at the offset `at`, bare or as `value`, `data` or `items` of an object, and the members
/// before it. `None` where no such list begins.
pub(super) fn open(text: &str, at: usize) -> Option<(Envelope, Vec<Member<'_>>)> {
    let mut before = Vec::new();
    let list =
        |wrapper, at, stands_in_object| Envelope { wrapper, at, stands_in_object, after_element: false };
    let mut at = skip_blanks(text, at);
    if byte(text, at) == Some(b'[') {
        return Some((list(Wrapper::List, at + 1, false), before));
    }
    if byte(text, at) != Some(b'{') {
        return None;
    }
    loop {
        let (key, value_at) = key(text, at + 1).ok()?;
        let is_list = byte(text, value_at) == Some(b'[');
        if is_list && key.eq_ignore_ascii_case("value") {
            return Some((list(Wrapper::List, value_at + 1, true), before));
        }
        if is_list && key.eq_ignore_ascii_case("data") {
            return Some((list(Wrapper::ResourceGraph, value_at + 1, true), before));
        }
        if is_list && key.eq_ignore_ascii_case("items") {
            return Some((list(Wrapper::List, value_at + 1, true), before));
        }
        // What stands before a list is short: a count, a link, the few words about a list of Kubernetes.
        let is_long = matches!(byte(text, value_at), Some(b'{' | b'[')) && key != "metadata";
        if is_long || before.len() > MAX_BEFORE {
            return None;
        }
        let (node, end) = value(text, value_at).ok()?;
        before.push(Member { key: key.into(), key_span: Span::default(), node });
        at = skip_blanks(text, end);
        if byte(text, at) != Some(b',') {
            return None;
        }
    }
}

/// The value at the offset `at` and the offset past it; the error says what is wrong and where.
pub(super) fn value(text: &str, at: usize) -> Result<(Node<'_>, usize), (String, usize)> {
    let rest = text.get(at..).unwrap_or_default();
    let mut values = Deserializer::from_str(rest).into_iter::<Selected<'_>>();
    match values.next() {
        Some(Ok(Selected(node))) => Ok((node, at + values.byte_offset())),
        Some(Err(error)) => {
            let place = at + offset_of(rest, error.line(), error.column());
            let what = match error.classify() {
                Category::Eof => "the text ends inside a value",
                _ => "expected JSON",
            };
            Err((what.into(), place))
        }
        None => Err(("the text ends where a value should be".into(), text.len())),
    }
}

/// The value at the offset `at` and the offset past it, read by the tolerant reader; `None` where that has to
/// repair anything.
fn valid(text: &str, at: usize) -> Option<(Node<'_>, usize)> {
    let mut end = text.len().min(at + MAX_VALID);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let document = json::read_at(text.get(..end)?, at, Start::Value, "");
    (document.repairs.is_empty() && document.end > at).then_some((document.node, document.end))
}

impl Envelope {
    /// Reads the next element.
    pub(super) fn next<'t>(&mut self, text: &'t str) -> Next<'t> {
        self.at = skip_blanks(text, self.at);
        let separator = byte(text, self.at);
        if separator == Some(b']') {
            self.at += 1;
            return self.end(text);
        }
        if self.after_element {
            if separator != Some(b',') {
                return Next::Broken("expected `,` or `]` after an element".into(), self.at);
            }
            self.at = skip_blanks(text, self.at + 1);
        }
        match value(text, self.at).or_else(|error| valid(text, self.at).ok_or(error)) {
            Ok((node, end)) => {
                let span = Span::new(self.at, end);
                self.at = end;
                self.after_element = true;
                Next::Element(node, span)
            }
            Err((what, place)) => Next::Broken(what, place),
        }
    }

    /// Reads what comes after the list in the object around it.
    fn end<'t>(&mut self, text: &'t str) -> Next<'t> {
        let mut members = Vec::new();
        while self.stands_in_object {
            self.at = skip_blanks(text, self.at);
            if byte(text, self.at) != Some(b',') {
                if byte(text, self.at) == Some(b'}') {
                    self.at += 1;
                }
                break;
            }
            let member = key(text, self.at + 1).and_then(|(key, at)| Ok((key, value(text, at)?)));
            let Ok((key, (node, end))) = member else { break };
            members.push(Member { key: key.into(), key_span: Span::default(), node });
            self.at = end;
        }
        Next::End(members)
    }
}

/// Words for a list that breaks off at an offset.
pub(super) fn broken(text: &str, what: &str, at: usize) -> String {
    let place = line_column(text, at);
    format!("a list that breaks off at line {}, column {}: {what}", place.line, place.column)
}

/// A key, and the offset of its value.
fn key(text: &str, at: usize) -> Result<(String, usize), (String, usize)> {
    let at = skip_blanks(text, at);
    let (node, end) = value(text, at)?;
    let Value::String(key) = node.value else { return Err(("expected a key".into(), at)) };
    let colon = skip_blanks(text, end);
    if byte(text, colon) != Some(b':') {
        return Err(("expected `:`".into(), colon));
    }
    Ok((key.into_owned(), skip_blanks(text, colon + 1)))
}

fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count()
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// The offset of a line and column, both from 1, the column in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(breaks) => text.match_indices('\n').nth(breaks).map_or(0, |(at, _)| at + 1),
    };
    (start + column.saturating_sub(1)).min(text.len())
}
