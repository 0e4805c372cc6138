//! What the tolerant reader skips: blanks, comments, what was left out, and what is no JSON.
use super::reader::Reader;
use crate::text::{Severity, Span, quoted};

impl Reader<'_> {
    /// Skips blanks, comments and `...`.
    pub(super) fn blanks(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.skip_line_prefix();
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'#' => self.skip_comment("\n"),
                b'/' if self.rest().starts_with("//") => self.skip_comment("\n"),
                b'/' if self.rest().starts_with("/*") => self.skip_comment("*/"),
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

    fn skip_comment(&mut self, end: &str) {
        let start = self.at;
        self.at += self.rest().find(end).map_or(self.rest().len(), |at| at + end.trim().len());
        let span = Some(Span::new(start, self.at));
        self.repairs.add(Severity::Note, span, || "a comment; JSON has none, left out".into());
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

    /// Skips what is no part of JSON, up to the next comma, bracket or line.
    pub(super) fn leave_out(&mut self, expected: &str) {
        let start = self.at;
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let after = rest.get(first..).unwrap_or_default();
        self.at += first + after.find(['\n', ',', '{', '}', '[', ']', '"']).unwrap_or(after.len());
        let found = Span::new(start, self.at).of(self.text);
        self.repair(start, || format!("{expected}, found {}", quoted(found)));
    }

    /// Skips a container and all that lies in it.
    pub(super) fn skip_container(&mut self) {
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
}
