//! [`body`]: HCL's attributes and blocks, and the same as a plan prints them.
use super::reader::{Dialect, Reader};
use super::{Expression, regions};
use crate::text::{Problem, Span};

/// Attributes and blocks, in the order of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body<'t> {
    /// `name = value`.
    pub attributes: Vec<Attribute<'t>>,
    /// `name "label" { … }`.
    pub blocks: Vec<Block<'t>>,
}

/// `name = value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute<'t> {
    /// Its name.
    pub name: &'t str,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub value: Expression<'t>,
}

/// `name "label" { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<'t> {
    /// Its name, such as `resource`.
    pub name: &'t str,
    /// Its labels.
    pub labels: Vec<&'t str>,
    /// All of it.
    pub span: Span,
    /// What a printed plan does with it; `None`: nothing, or the text is no plan.
    pub mark: Option<Mark>,
    /// What it holds.
    pub body: Body<'t>,
}

/// What stands before a line of a printed plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `+`
    Added,
    /// `-`
    Removed,
    /// `~`
    Changed,
    /// `-/+`, `+/-`
    Replaced,
    /// `<=`
    Read,
}

impl Mark {
    /// The mark that begins a text, and how long it is with the blank after it.
    pub(super) fn of(text: &str) -> Option<(Mark, usize)> {
        let marks = [
            ("-/+ ", Mark::Replaced),
            ("+/- ", Mark::Replaced),
            ("<= ", Mark::Read),
            ("+ ", Mark::Added),
            ("- ", Mark::Removed),
            ("~ ", Mark::Changed),
        ];
        marks
            .into_iter()
            .find(|(text_of, _)| text.starts_with(text_of))
            .map(|(text_of, mark)| (mark, text_of.len()))
    }
}

/// Reads the attributes and blocks at `span`, and lists what had to be repaired.
pub fn body(text: &str, span: Span) -> (Body<'_>, Vec<Problem>) {
    let mut reader = Reader::new(text, span, Dialect::Hcl);
    reader.marked = regions::is_marked(span.of(text));
    let mut body = Body::default();
    while reader.at < reader.end {
        let more = reader.body(&mut body);
        // A bracket that nothing opened.
        if more == Ended::Stray {
            reader.skip_character();
        }
    }
    (body, reader.repairs.into_vec())
}

/// Where a body ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// At the end of the text, or where something else cut it off.
    Over,
    /// At a bracket.
    Stray,
}

impl<'t> Reader<'t> {
    /// Reads what stands up to a closing bracket.
    pub(super) fn body(&mut self, body: &mut Body<'t>) -> Ended {
        loop {
            self.lines();
            match self.peek() {
                None => return Ended::Over,
                Some(b'}' | b']' | b')') => return Ended::Stray,
                _ if self.depth > 0 && self.begins_another() => return Ended::Over,
                _ => self.item(body),
            }
        }
    }

    /// Reads one attribute or block; steps over what is neither.
    pub(super) fn item(&mut self, body: &mut Body<'t>) {
        let (start, mark) = (self.at, self.mark);
        let Some(name) = self.word_or_quoted() else {
            self.skip_line();
            return self.repair(start, || "expected a name such as `resource`; the line is left out".into());
        };
        let name_span = Span::new(start, self.at);
        self.blanks();
        let is_attribute =
            self.peek() == Some(b':') || self.peek() == Some(b'=') && self.peek_at(1) != Some(b'=');
        if is_attribute {
            self.at += 1;
            self.blanks();
            let value = self.expression();
            self.rest_of_line();
            let is_kept = mark != Some(Mark::Removed);
            body.attributes.extend(is_kept.then_some(Attribute { name, name_span, value }));
            return;
        }
        let mut labels = Vec::new();
        while let Some(label) = self.word_or_quoted() {
            labels.push(label);
            self.blanks();
        }
        if self.peek() != Some(b'{') {
            self.skip_line();
            return self.repair(start, || "expected `=` or `{` after this name; the line is left out".into());
        }
        let block = self.block(start, name, labels, mark);
        body.blocks.extend(block);
    }

    fn block(
        &mut self,
        start: usize,
        name: &'t str,
        labels: Vec<&'t str>,
        mark: Option<Mark>,
    ) -> Option<Block<'t>> {
        let open = self.at;
        let inner = self.deeper(|reader| {
            reader.at += 1;
            let mut inner = Body::default();
            if reader.body(&mut inner) == Ended::Stray {
                reader.close(b'}', open);
            } else {
                reader.cut = true;
                reader.repair(start, || format!("{name} is cut off: its `}}` is missing"));
            }
            inner
        });
        let Some(body) = inner else {
            self.skip_brackets();
            self.repair(start, || format!("more than {} levels deep; left out", super::MAX_DEPTH));
            return None;
        };
        Some(Block { name, labels, span: Span::new(start, self.at), mark, body })
    }

    /// A name, in quotes or without them.
    fn word_or_quoted(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let Some(quoted) = rest.strip_prefix('"') else { return self.word() };
        let length = quoted.find(['"', '\n'])?;
        let closed = quoted.as_bytes().get(length) == Some(&b'"');
        self.at += if closed { length + 2 } else { return None };
        quoted.get(..length)
    }

    /// Steps over what stands after a value on its line.
    fn rest_of_line(&mut self) {
        self.blanks();
        self.take(",");
        self.blanks();
        let start = self.at;
        if matches!(self.peek(), None | Some(b'\n' | b'}')) {
            return;
        }
        let rest = self.rest();
        let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or_default();
        self.at += line.find('}').unwrap_or(line.len());
        self.repair(start, || "what follows the value on its line is left out".into());
    }
}
