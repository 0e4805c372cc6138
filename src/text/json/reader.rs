//! The tolerant reader: makes a tree of any text, and lists what it had to repair.
use crate::text::tree::{Document, Node, Value};
use crate::text::{Problems, Severity, Span};

/// How deep containers are read; what lies deeper is left out with a problem.
pub const MAX_DEPTH: usize = 128;

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

/// A place in a text, and what was open and repaired before it. Its parts: `containers`, `members`, `strings`,
/// `words`, and `skipped` for what stands between them.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) repairs: Problems,
    pub(super) line_prefix: &'t str,
    /// The opening brackets of the containers around `at`.
    pub(super) open: Vec<u8>,
    /// Blanks before the document on its first line.
    pub(super) indent: Option<usize>,
    /// Whether the outermost value was cut off, by the end of the text or by other text.
    pub(super) over: bool,
    /// How often `...` stood for something.
    pub(super) elisions: usize,
    /// Whether the outermost value is an object whose opening brace was cut off.
    pub(super) brace_missing: bool,
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

    /// Notes what was repaired from `start` up to here.
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
    pub(super) fn value(&mut self) -> Option<Node<'t>> {
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

    /// The number of blanks before this place, where nothing else stands before it on its line.
    pub(super) fn indent_here(&self) -> Option<usize> {
        let before = self.text.get(..self.at)?;
        let blanks = before.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let begins =
            before.len() == blanks || before.as_bytes().get(before.len() - blanks - 1) == Some(&b'\n');
        begins.then_some(blanks)
    }
}
