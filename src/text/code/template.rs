//! Parts of a text with interpolation, and texts of several lines.
use std::borrow::Cow;

use super::reader::{Dialect, Reader};
use super::{Expression, Form};
use crate::text::Span;

impl<'t> Reader<'t> {
    /// The parts of a text up to where `ends` steps over its end, else up to the end of its line.
    pub(super) fn parts(&mut self, ends: impl Fn(&mut Reader<'t>) -> bool) -> Vec<Expression<'t>> {
        let mut parts = Vec::new();
        let mut literal = Literal { start: self.at, owned: None };
        loop {
            let end = self.at;
            if ends(self) {
                literal.finish(self, end, &mut parts);
                return parts;
            }
            match self.peek() {
                None | Some(b'\n') => {
                    literal.finish(self, end, &mut parts);
                    self.cut |= self.peek().is_none();
                    self.repair(literal.start, || "the text in quotes does not end on its line".into());
                    return parts;
                }
                Some(b'\\') => {
                    literal.escaped(self.text.get(literal.start..end).unwrap_or_default());
                    let letter = self.escape();
                    literal.push(letter, self.at);
                }
                _ if self.is_doubled_mark() => {
                    literal.escaped(self.text.get(literal.start..end).unwrap_or_default());
                    literal.push(self.rest().chars().next(), self.at);
                    self.at += 3;
                    literal.push(Some('{'), self.at);
                }
                Some(b'$') if self.peek_at(1) == Some(b'{') => {
                    literal.finish(self, end, &mut parts);
                    parts.push(self.interpolation());
                    literal = Literal { start: self.at, owned: None };
                }
                Some(b'%') if self.dialect == Dialect::Hcl && self.peek_at(1) == Some(b'{') => {
                    literal.finish(self, end, &mut parts);
                    self.at += 1;
                    self.skip_brackets();
                    parts.push(self.made(end, Form::Unread));
                    literal = Literal { start: self.at, owned: None };
                }
                _ => self.skip_character(),
            }
            if let Some(owned) = &mut literal.owned {
                owned.push_str(self.text.get(literal.start..self.at).unwrap_or_default());
                literal.start = self.at;
            }
        }
    }

    /// `$${` and `%%{` of HCL stand for `${` and `%{`.
    fn is_doubled_mark(&self) -> bool {
        self.dialect == Dialect::Hcl && (self.starts_with("$${") || self.starts_with("%%{"))
    }

    /// `${value}`
    fn interpolation(&mut self) -> Expression<'t> {
        let start = self.at;
        self.at += 2;
        self.take("~");
        let was_loose = std::mem::replace(&mut self.loose, true);
        let mut value = self.expression();
        self.blanks();
        self.take("~");
        self.loose = was_loose;
        self.close(b'}', start);
        value.span = Span::new(start, self.at);
        value
    }

    /// `<<WORD` and the lines up to `WORD`.
    pub(super) fn heredoc(&mut self) -> Expression<'t> {
        let start = self.at;
        self.at += 2;
        self.take("-");
        let Some(word) = self.word() else { return self.made(start, Form::Unread) };
        self.skip_line();
        self.take("\n");
        let (from, until) = (self.at, self.end);
        let rest = self.rest();
        let mut length = 0;
        let closing = rest.split_inclusive('\n').find(|line| {
            let is_end = line.trim() == word;
            length += if is_end { 0 } else { line.len() };
            is_end
        });
        if closing.is_none() {
            self.cut = true;
            self.repair(start, || format!("expected a line with {word} after this text"));
        }
        self.end = from + length;
        let mut parts = Vec::new();
        while self.at < self.end {
            // Line ends are part of such a text.
            let line_start = self.at;
            parts.extend(self.parts(|reader| reader.peek().is_none() || reader.take("\n")));
            if self.at > line_start && self.text.get(self.at - 1..self.at) == Some("\n") {
                parts.push(Expression {
                    span: Span::new(self.at - 1, self.at),
                    form: Form::Text(Cow::Borrowed("\n")),
                });
            }
        }
        self.end = until;
        self.at = from + length + closing.map_or(0, |line| line.trim_end_matches(['\r', '\n']).len());
        self.joined(start, parts)
    }
}

/// Characters of a text that stand for themselves, or for what an escape makes of them.
struct Literal {
    /// Where those begin that are not yet taken over.
    start: usize,
    /// The text so far, where it is not as it is written.
    owned: Option<String>,
}

impl Literal {
    /// Notes that the text differs from what is written, from here on.
    fn escaped(&mut self, before: &str) {
        match &mut self.owned {
            Some(owned) => owned.push_str(before),
            None => self.owned = Some(before.to_owned()),
        }
    }

    fn push(&mut self, letter: Option<char>, at: usize) {
        if let Some(owned) = &mut self.owned {
            owned.extend(letter);
        }
        self.start = at;
    }

    fn finish<'t>(&mut self, reader: &Reader<'t>, end: usize, parts: &mut Vec<Expression<'t>>) {
        let rest = reader.text.get(self.start..end).unwrap_or_default();
        let text = match self.owned.take() {
            Some(owned) => Cow::Owned(owned + rest),
            None => Cow::Borrowed(rest),
        };
        if !text.is_empty() {
            parts.push(Expression { span: Span::new(self.start.min(end), end), form: Form::Text(text) });
        }
    }
}
