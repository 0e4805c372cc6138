//! Strings of the tolerant reader: whatever stands for quotes, and what breaks inside them.
use std::borrow::Cow;

use super::reader::Reader;
use crate::text::{letters, quoted};

/// What opens a string, and what closes one that it opened.
const QUOTES: &[(&str, &[&str])] = &[
    ("\"", &["\""]),
    ("'", &["'"]),
    ("“", &["”", "“", "\""]),
    ("”", &["”", "“", "\""]),
    ("„", &["“", "”", "\""]),
    ("‘", &["’", "‘", "'"]),
    ("’", &["’", "‘", "'"]),
    ("`", &["`"]),
    ("\\\"", &["\\\""]),
    ("&quot;", &["&quot;"]),
    ("&#34;", &["&#34;"]),
];

/// Lines that a string may go on for; a terminal wraps long ids.
const MAX_WRAPS: usize = 4;

impl<'t> Reader<'t> {
    /// The string at this place, escapes resolved; `None` where no quote stands, `Some(None)` where the text
    /// ends inside it.
    pub(super) fn string(&mut self) -> Option<Option<Cow<'t, str>>> {
        if let Some(text) = self.plain_string() {
            return Some(Some(text));
        }
        let rest = self.rest();
        let (open, closing) = QUOTES.iter().find(|(open, _)| rest.starts_with(open))?;
        let start = self.at;
        self.at += open.len();
        let text = self.string_until(start, closing);
        if *open != "\"" {
            self.repair(start, || format!("expected straight double quotes, found {open}"));
        }
        Some(text)
    }

    /// The common case: straight quotes, no escapes, closed on its line.
    fn plain_string(&mut self) -> Option<Cow<'t, str>> {
        let rest = self.rest().strip_prefix('"')?;
        let end = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20)?;
        if rest.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at += end + 2;
        rest.get(..end).map(Cow::Borrowed)
    }

    fn string_until(&mut self, start: usize, closing: &[&str]) -> Option<Cow<'t, str>> {
        let mut text = Cow::Borrowed("");
        let mut wraps = 0;
        let mut piece = self.at;
        loop {
            let Some(byte) = self.peek() else {
                self.repair(start, || "the text ends inside a string; left out".into());
                return None;
            };
            if let Some(mark) = closing.iter().find(|mark| self.rest().starts_with(**mark)) {
                self.keep(&mut text, piece);
                self.at += mark.len();
                return Some(text);
            }
            match byte {
                b'\\' => {
                    self.keep(&mut text, piece);
                    self.escape(text.to_mut());
                    piece = self.at;
                }
                b'\n' if wraps < MAX_WRAPS && self.goes_on(closing) => {
                    wraps += 1;
                    self.keep(&mut text, piece);
                    let length = text.trim_end_matches('\r').len();
                    text.to_mut().truncate(length);
                    self.at += 1;
                    piece = self.at;
                    self.repair(start, || "a line break inside a string; left out".into());
                }
                b'\n' => {
                    let line = self.text.get(piece..self.at).unwrap_or_default();
                    self.at = piece + line.trim_end_matches([',', ' ', '\t', '\r']).len();
                    self.keep(&mut text, piece);
                    self.repair(start, || format!("expected a closing quote after {}", quoted(&text)));
                    return Some(text);
                }
                0..0x20 => {
                    let at = self.at;
                    self.at += 1;
                    self.repair(at, || "a control character inside a string".into());
                }
                _ => self.at += 1,
            }
        }
    }

    fn keep(&self, text: &mut Cow<'t, str>, piece: usize) {
        let part = self.text.get(piece..self.at).unwrap_or_default();
        if text.is_empty() {
            *text = Cow::Borrowed(part);
        } else {
            text.to_mut().push_str(part);
        }
    }

    /// Whether the string goes on after the line break at this place: the next line closes it, and what
    /// follows is what may follow a string.
    fn goes_on(&self, closing: &[&str]) -> bool {
        let mut lines = self.rest().get(1..).unwrap_or_default().split('\n');
        for line in lines.by_ref().take(MAX_WRAPS) {
            let begins_anew = line.trim_start().starts_with(['"', '{', '}', '[', ']', '“', '\'', '#']);
            if begins_anew || line.trim().is_empty() {
                return false;
            }
            let Some(mark) = closing.iter().find(|mark| line.contains(**mark)) else { continue };
            let after = line.split_once(mark).map_or("", |(_, after)| after).trim();
            return after.is_empty() || after.starts_with([',', ':', '}', ']']);
        }
        false
    }

    /// The escape at this place, which begins with a backslash.
    fn escape(&mut self, text: &mut String) {
        let start = self.at;
        let escaped = self.text.as_bytes().get(self.at + 1).copied();
        self.at += 2;
        text.push(match escaped {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => letters::shown(self.unicode(start)),
            _ => {
                self.at = start + 1;
                self.repair(start, || "expected an escape after the backslash; kept as it stands".into());
                '\\'
            }
        });
    }

    fn unicode(&mut self, start: usize) -> char {
        let first = self.hex();
        let code = match first {
            Some(high @ 0xD800..0xDC00) if self.rest().starts_with("\\u") => {
                let again = self.at;
                self.at += 2;
                match self.hex() {
                    Some(low @ 0xDC00..0xE000) => Some(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                    _ => {
                        self.at = again;
                        None
                    }
                }
            }
            other => other,
        };
        code.and_then(char::from_u32).unwrap_or_else(|| {
            self.repair(start, || "expected four hexadecimal digits of a character after `\\u`".into());
            char::REPLACEMENT_CHARACTER
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits =
            self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
