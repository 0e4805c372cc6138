//! [`Reader`]: a place in a text of code, and what was repaired before it.
use super::Expression;
use super::Form;
use super::hcl::Mark;
use crate::text::{Problems, Severity, Span};

/// How deep expressions are read; what lies deeper is left out with a problem.
pub const MAX_DEPTH: usize = 48;

/// Which language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Hcl,
    Bicep,
    Arm,
}

/// A place in a text. Its parts: `expression`, `primary`, `containers`, `strings`, `hcl`, `declarations`.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Nothing is read from here on.
    pub(super) end: usize,
    pub(super) dialect: Dialect,
    pub(super) repairs: Problems,
    pub(super) depth: usize,
    /// Whether a line end is a blank, as inside parentheses.
    pub(super) loose: bool,
    /// Whether lines begin with the marks of a printed plan.
    pub(super) marked: bool,
    /// The mark of the line that is read.
    pub(super) mark: Option<Mark>,
    /// Whether the end of the text, or another document, cut something off.
    pub(super) cut: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, span: Span, dialect: Dialect) -> Reader<'t> {
        Reader {
            text,
            at: span.start,
            end: span.end.min(text.len()),
            dialect,
            repairs: Problems::default(),
            depth: 0,
            loose: false,
            marked: false,
            mark: None,
            cut: false,
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    /// The byte that many bytes ahead.
    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        let at = self.at.saturating_add(ahead);
        (at < self.end).then(|| self.text.as_bytes().get(at).copied())?
    }

    /// What is left to read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn starts_with(&self, start: &str) -> bool {
        self.rest().starts_with(start)
    }

    /// Steps over `start` where it stands here.
    pub(super) fn take(&mut self, start: &str) -> bool {
        let is_here = self.starts_with(start);
        self.at += if is_here { start.len() } else { 0 };
        is_here
    }

    /// Steps over one character.
    pub(super) fn skip_character(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// Notes what was repaired from `start` up to here.
    pub(super) fn repair(&mut self, start: usize, message: impl FnOnce() -> String) {
        let span = Span::new(start, self.at.max(start));
        self.repairs.add(Severity::Warning, Some(span), message);
    }

    /// An expression from `start` up to here.
    pub(super) fn made(&self, start: usize, form: Form<'t>) -> Expression<'t> {
        Expression { span: Span::new(start, self.at.max(start)), form }
    }

    /// Steps over blanks and comments, and over line ends where they do not count.
    pub(super) fn blanks(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\n') if self.loose => self.at += 1,
                // Bicep's `#disable-next-line` says nothing here either.
                Some(b'#') if self.dialect != Dialect::Arm => self.skip_line(),
                Some(b'/') if self.dialect != Dialect::Arm && self.peek_at(1) == Some(b'/') => {
                    self.skip_line()
                }
                Some(b'/') if self.dialect != Dialect::Arm && self.peek_at(1) == Some(b'*') => {
                    self.skip_comment();
                }
                Some(0xC2) if self.starts_with("\u{A0}") => self.at += "\u{A0}".len(),
                Some(0xEF) if self.starts_with("\u{FEFF}") => self.at += "\u{FEFF}".len(),
                _ => return,
            }
        }
    }

    /// Steps over blanks, comments, line ends and the marks of a plan.
    pub(super) fn lines(&mut self) {
        loop {
            self.blanks();
            if self.peek() == Some(b'\n') {
                self.at += 1;
                self.mark = None;
            } else if !self.take_mark() {
                return;
            }
        }
    }

    /// Steps over a mark that begins a line of a plan.
    fn take_mark(&mut self) -> bool {
        if !self.marked || self.mark.is_some() {
            return false;
        }
        let Some((mark, length)) = Mark::of(self.rest()) else { return false };
        self.at += length;
        self.mark = Some(mark);
        true
    }

    pub(super) fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    fn skip_comment(&mut self) {
        let rest = self.rest();
        match rest.find("*/") {
            Some(length) => self.at += length + 2,
            None => {
                let start = self.at;
                self.at = self.end;
                self.cut = true;
                self.repair(start, || "the text ends inside a comment".into());
            }
        }
    }

    /// The word that begins here: letters, digits, `_` and, but for Bicep, `-`; none where none does.
    pub(super) fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let is_first = |letter: char| letter.is_alphabetic() || letter == '_';
        rest.starts_with(is_first).then_some(())?;
        let dashes = self.dialect == Dialect::Hcl;
        let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_' || (dashes && letter == '-');
        let length = rest.find(|letter| !goes_on(letter)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length)
    }

    /// Steps over a bracket and all up to the one that closes it, without reading what lies between.
    pub(super) fn skip_brackets(&mut self) {
        let mut open = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' | b'(' => open += 1,
                b'}' | b']' | b')' => open = open.saturating_sub(1),
                b'"' | b'\'' => {
                    self.skip_string(byte);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return;
            }
        }
    }

    /// Steps over a text in quotes, at most up to the end of its line.
    fn skip_string(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == quote || byte == b'\n' {
                break;
            }
        }
        self.at = self.at.min(self.end);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    /// Enters something deeper; `None` where that is too deep.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let made = read(self);
        self.depth -= 1;
        Some(made)
    }
}
