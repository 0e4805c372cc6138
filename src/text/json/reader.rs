//! The tolerant reader: makes a tree of any text, and lists what it had to repair.
use std::borrow::Cow;

use super::{Member, Node, Value};
use crate::text::{Problem, Problems, Severity, Span, quoted};

/// How deep containers are read; what lies deeper is left out with a problem.
pub const MAX_DEPTH: usize = 128;

/// What a tolerant reader made of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'t> {
    /// The value; where nothing was found, `null` with an empty span.
    pub node: Node<'t>,
    /// Offset just past what was read.
    pub end: usize,
    /// Whether the value ends there, and was not cut off by the end of the text or by other text.
    pub closed: bool,
    /// What had to be repaired, bounded; empty for valid JSON.
    pub repairs: Vec<Problem>,
}

/// What stands where a reader begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A value.
    Value,
    /// The members of an object whose opening brace was cut off.
    Members,
}

/// Reads the first value of a text.
pub fn read(text: &str) -> Document<'_> {
    read_at(text, 0, Start::Value, "")
}

/// Reads the value that begins at the offset `start`. Every further line may begin with `line_prefix`, such as
/// the `#` of a value in a comment; empty: none does.
pub fn read_at<'t>(text: &'t str, start: usize, begin: Start, line_prefix: &'t str) -> Document<'t> {
    let mut reader = Reader::new(text, start, line_prefix);
    let node = match begin {
        Start::Value => {
            reader.blanks();
            reader.value().unwrap_or(Node { span: Span::new(start, start), value: Value::Null })
        }
        Start::Members => reader.members_without_brace(),
    };
    Document { node, end: reader.at, closed: !reader.over, repairs: reader.repairs.into_vec() }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) repairs: Problems,
    line_prefix: &'t str,
    /// The opening brackets of the containers around `at`.
    open: Vec<u8>,
    /// Blanks before the document on its first line.
    indent: Option<usize>,
    /// Whether the outermost value was cut off by the beginning of another one.
    over: bool,
    /// How often `...` stood for something.
    elisions: usize,
    brace_missing: bool,
}

/// What stood last inside a container.
#[derive(PartialEq)]
enum Last {
    Nothing,
    Item,
    /// A comma, where it stands, and how much had been left out before it.
    Comma(usize, usize),
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize, line_prefix: &'t str) -> Reader<'t> {
        let mut reader = Reader {
            text,
            at,
            repairs: Problems::default(),
            line_prefix,
            open: Vec::new(),
            indent: None,
            over: false,
            elisions: 0,
            brace_missing: false,
        };
        reader.indent = reader.indent_here();
        reader
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn repair(&mut self, start: usize, message: impl FnOnce() -> String) {
        let end = self.at.max(start);
        self.repairs.add(Severity::Warning, Some(Span::new(start, end)), message);
    }

    fn members_without_brace(&mut self) -> Node<'t> {
        let start = self.at;
        self.repair(start, || "the text begins inside an object: its opening brace is missing".into());
        self.brace_missing = true;
        self.open.push(b'{');
        let members = self.members();
        Node { span: Span::new(start, self.at), value: Value::Object(members) }
    }

    /// The value at a place that is not blank; `None` where a bracket, comma or the end stands instead.
    fn value(&mut self) -> Option<Node<'t>> {
        let start = self.at;
        let value = match self.peek()? {
            b'}' | b']' | b',' | b':' => return None,
            b'{' | b'[' => self.container(),
            _ => match self.string() {
                Some(text) => text.map_or(Value::Null, Value::String),
                None => self.word(),
            },
        };
        Some(Node { span: Span::new(start, self.at), value })
    }

    fn container(&mut self) -> Value<'t> {
        let (start, bracket) = (self.at, self.peek().unwrap_or_default());
        if self.open.len() >= MAX_DEPTH {
            self.skip_container();
            self.repair(start, || format!("more than {MAX_DEPTH} levels deep; left out"));
            return Value::Null;
        }
        self.at += 1;
        self.open.push(bracket);
        let elisions = self.elisions;
        let value =
            if bracket == b'{' { Value::Object(self.members()) } else { Value::List(self.elements()) };
        self.open.pop();
        let empty = matches!(&value, Value::Object(members) if members.is_empty())
            || matches!(&value, Value::List(elements) if elements.is_empty());
        if empty && self.elisions > elisions { Value::Null } else { value }
    }

    fn members(&mut self) -> Vec<Member<'t>> {
        let mut members = Vec::new();
        let mut last = Last::Nothing;
        loop {
            self.blanks();
            let at = self.at;
            match self.peek() {
                _ if self.over => break,
                None => break self.cut("the text", "an object"),
                Some(b'`') if self.rest().starts_with("```") => {
                    break self.cut("the code block", "an object");
                }
                Some(b'}') => break self.close(last),
                Some(b']') if self.brace_missing && self.open.len() == 1 => break,
                Some(b']') => {
                    if self.close_early(b'[', "}") {
                        break;
                    }
                }
                Some(b',') => last = self.comma(last),
                Some(b'{') if self.indent.is_some() && self.indent_here() == self.indent => {
                    self.over = true;
                    self.repair(at, || "another document begins inside an object; closed before it".into());
                }
                Some(b'{' | b'[') => {
                    let elisions = self.elisions;
                    let value = self.value();
                    if elisions == self.elisions || value.is_some_and(|node| !node.is_null()) {
                        self.repair(at, || "expected a key before this value; left out".into());
                    }
                }
                Some(_) if self.other_text_begins() => {
                    self.over = true;
                    self.repair(at, || "other text begins inside an object; closed before it".into());
                }
                Some(_) if !self.may_be_member() => break,
                Some(_) => {
                    if let Some(member) = self.member(&last) {
                        members.push(member);
                        last = Last::Item;
                    }
                }
            }
        }
        members
    }

    fn elements(&mut self) -> Vec<Node<'t>> {
        let mut elements = Vec::new();
        let mut last = Last::Nothing;
        loop {
            self.blanks();
            let at = self.at;
            match self.peek() {
                _ if self.over => break,
                None => break self.cut("the text", "a list"),
                Some(b'`') if self.rest().starts_with("```") => break self.cut("the code block", "a list"),
                Some(b']') => break self.close(last),
                Some(b'}') => {
                    if self.close_early(b'{', "]") {
                        break;
                    }
                }
                Some(b',') => last = self.comma(last),
                Some(b':') => self.leave_out("expected a value"),
                Some(_) => {
                    if last == Last::Item {
                        self.repair(at, || "a comma is missing before this".into());
                    }
                    let Some(node) = self.value() else { continue };
                    if self.is_key_of_parent(&node) {
                        self.at = at;
                        self.repair(at, || "expected `]` before this key".into());
                        break;
                    }
                    elements.push(node);
                    last = Last::Item;
                }
            }
        }
        elements
    }

    /// Whether a text that was read as an element is a key of the object around the list.
    fn is_key_of_parent(&mut self, node: &Node<'t>) -> bool {
        let parent = self.open.len().checked_sub(2).and_then(|index| self.open.get(index));
        if parent != Some(&b'{') || node.as_str().is_none() {
            return false;
        }
        self.blanks();
        self.peek() == Some(b':')
    }

    fn member(&mut self, last: &Last) -> Option<Member<'t>> {
        let start = self.at;
        let (key, bare) = match self.string() {
            Some(key) => (key?, false),
            None => (Cow::Borrowed(self.bare_key()), true),
        };
        let key_span = Span::new(start, self.at);
        if key_span.end == start {
            self.leave_out("expected a key in quotes");
            return None;
        }
        self.blanks();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                self.at += if self.rest().starts_with("=>") { 2 } else { 1 };
                self.repair(start, || "expected `:` after the key, found `=`".into());
            }
            Some(b'{' | b'[') if !bare => self.repair(start, || "expected `:` after the key".into()),
            _ => {
                self.repair(start, || format!("expected `:` after {}; left out", quoted(&key)));
                return None;
            }
        }
        if bare {
            self.repair(start, || format!("expected quotes around the key {}", quoted(&key)));
        }
        if *last == Last::Item {
            self.repair(start, || "a comma is missing before this key".into());
        }
        let elisions = self.elisions;
        self.blanks();
        let node = self.value().unwrap_or_else(|| {
            if self.elisions == elisions {
                self.repair(start, || format!("expected a value after the key {}", quoted(&key)));
            }
            Node { span: Span::new(self.at, self.at), value: Value::Null }
        });
        Some(Member { key, key_span, node })
    }

    fn bare_key(&mut self) -> &'t str {
        let rest = self.rest();
        let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'.');
        let length = rest.bytes().take_while(|byte| is_key(byte)).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Whether a line begins here that is no deeper than the document's first and holds no key: a prompt.
    fn other_text_begins(&self) -> bool {
        if self.indent.is_none() || self.indent_here() > self.indent {
            return false;
        }
        let rest = self.rest();
        let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
        let length = rest.bytes().take_while(|byte| word(*byte)).count();
        let after = rest.get(length..).unwrap_or_default().trim_start_matches([' ', '\t']);
        self.indent_here().is_some()
            && !rest.starts_with(['"', '\'', '“', '”', '&', '\\'])
            && !after.starts_with([':', '='])
    }

    /// Members without their brace end where a line begins that is no `"key":`.
    fn may_be_member(&self) -> bool {
        !self.brace_missing || self.open.len() > 1 || matches!(self.peek(), Some(b'"' | 0xE2 | b'&'))
    }

    fn comma(&mut self, last: Last) -> Last {
        let at = self.at;
        self.at += 1;
        if last != Last::Item {
            self.repair(at, || "a comma with nothing before it".into());
        }
        Last::Comma(at, self.elisions)
    }

    fn close(&mut self, last: Last) {
        self.at += 1;
        if let Last::Comma(comma, elisions) = last
            && elisions == self.elisions
        {
            let span = Some(Span::new(comma, comma + 1));
            self.repairs.add(Severity::Warning, span, || "a comma with nothing after it".into());
        }
    }

    /// At the closing bracket of another kind of container: closes this one where such a one is open around
    /// it, else skips the bracket.
    fn close_early(&mut self, around: u8, expected: &str) -> bool {
        let at = self.at;
        let enclosing = self.open.iter().rev().skip(1).any(|bracket| *bracket == around);
        if !enclosing {
            self.at += 1;
        }
        self.repair(at, || match self.text.get(at..at + 1) {
            Some(found) => format!("expected `{expected}`, found `{found}`"),
            None => format!("expected `{expected}`"),
        });
        enclosing
    }

    fn cut(&mut self, around: &str, container: &str) {
        self.over = true;
        self.repair(self.at, || format!("{around} ends inside {container}; closed here"));
    }

    /// Skips what is no part of JSON, up to the next comma, bracket or line.
    fn leave_out(&mut self, expected: &str) {
        let start = self.at;
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let after = rest.get(first..).unwrap_or_default();
        self.at += first + after.find(['\n', ',', '{', '}', '[', ']', '"']).unwrap_or(after.len());
        let found = Span::new(start, self.at).of(self.text);
        self.repair(start, || format!("{expected}, found {}", quoted(found)));
    }

    fn skip_container(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' || byte == b'\n' {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }

    /// A value that is no container and has no quotes.
    fn word(&mut self) -> Value<'t> {
        let start = self.at;
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |byte: u8| byte <= b' ' || matches!(byte, b',' | b'{' | b'}' | b'[' | b']' | b'"');
        let after = rest.as_bytes().get(first..).unwrap_or_default();
        let length = first + after.iter().position(|byte| ends(*byte)).unwrap_or(after.len());
        let word = rest.get(..length).unwrap_or_default();
        self.at += length;
        if self.at == self.text.len() && !self.open.is_empty() {
            self.repair(start, || format!("the text ends inside {}; left out", quoted(word)));
            return Value::Null;
        }
        match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(word) => Value::Number(Cow::Borrowed(word)),
            _ => {
                let value = match word {
                    "None" | "nil" | "undefined" | "NaN" => Value::Null,
                    "True" | "TRUE" => Value::Bool(true),
                    "False" | "FALSE" => Value::Bool(false),
                    _ => Value::String(Cow::Borrowed(word)),
                };
                let read_as = match &value {
                    Value::String(_) => "a text",
                    Value::Null => "null",
                    _ => "true or false",
                };
                self.repair(start, || {
                    format!("expected a JSON value, found {}; read as {read_as}", quoted(word))
                });
                value
            }
        }
    }

    /// Skips blanks, comments and `...`.
    fn blanks(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.skip_line_prefix();
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'#' => self.skip_line("a comment"),
                b'/' if self.rest().starts_with("//") => self.skip_line("a comment"),
                b'/' if self.rest().starts_with("/*") => self.skip_to("*/", "a comment"),
                b'.' if self.rest().starts_with("..") => self.skip_elision('.'),
                0xE2 if self.rest().starts_with('…') => self.skip_elision('…'),
                0x1B => self.skip_escape_sequence(),
                0..0x20 | 0x7F => self.skip_stray(1),
                0xC2 | 0xE2 | 0xEF => match self.rest().chars().next() {
                    Some(
                        blank @ ('\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'),
                    ) => {
                        self.skip_stray(blank.len_utf8());
                    }
                    _ => break,
                },
                _ => break,
            }
        }
    }

    fn skip_line_prefix(&mut self) {
        if self.line_prefix.is_empty() {
            return;
        }
        let rest = self.rest().trim_start_matches([' ', '\t']);
        if let Some(rest) = rest.strip_prefix(self.line_prefix) {
            self.at = self.text.len() - rest.len();
        }
    }

    fn skip_line(&mut self, what: &str) {
        let start = self.at;
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        let span = Some(Span::new(start, self.at));
        self.repairs.add(Severity::Note, span, || format!("{what}; JSON has none, left out"));
    }

    fn skip_to(&mut self, end: &str, what: &str) {
        let start = self.at;
        self.at += self.rest().find(end).map_or(self.rest().len(), |at| at + end.len());
        let span = Some(Span::new(start, self.at));
        self.repairs.add(Severity::Note, span, || format!("{what}; JSON has none, left out"));
    }

    fn skip_elision(&mut self, mark: char) {
        let start = self.at;
        self.at = self.text.len() - self.rest().trim_start_matches(mark).len();
        self.elisions += 1;
        self.repair(start, || "something is left out here; what it was is not known".into());
    }

    fn skip_escape_sequence(&mut self) {
        let is_end = |byte: u8| byte.is_ascii_alphabetic() || byte < b' ';
        let length = self.rest().bytes().skip(1).take(16).position(is_end).map_or(1, |at| at + 2);
        self.skip_stray(length);
    }

    fn skip_stray(&mut self, length: usize) {
        let start = self.at;
        self.at += length;
        self.repair(start, || "a character of the terminal or the page it came from; left out".into());
    }

    fn indent_here(&self) -> Option<usize> {
        let before = self.text.get(..self.at)?;
        let blanks = before.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let begins =
            before.len() == blanks || before.as_bytes().get(before.len() - blanks - 1) == Some(&b'\n');
        begins.then_some(blanks)
    }
}

/// Whether a word is a number by JSON's grammar.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
