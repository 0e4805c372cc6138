//! Texts in quotes, with what stands between `${` and `}` in them.
use std::borrow::Cow;

use super::reader::{Dialect, Reader};
use super::{Expression, Form};
use crate::text::letters;

impl<'t> Reader<'t> {
    /// The text in quotes that begins here. Marks that an editor made typographic count as quotes.
    pub(super) fn string(&mut self) -> Option<Expression<'t>> {
        let quotes = [("\"", "\""), ("“", "”"), ("„", "“"), ("”", "”"), ("'", "'"), ("‘", "’"), ("’", "’")];
        let (opening, closing) = quotes.into_iter().find(|(opening, _)| self.starts_with(opening))?;
        let start = self.at;
        if self.dialect == Dialect::Bicep && self.starts_with("'''") {
            return Some(self.raw());
        }
        if self.dialect == Dialect::Arm {
            return Some(self.of_template());
        }
        self.at += opening.len();
        let straight = matches!(opening, "\"" | "'");
        let parts = self.parts(|reader| {
            !straight && reader.take(if closing == "”" || closing == "“" { "\"" } else { "'" })
                || reader.take(closing)
        });
        Some(self.joined(start, parts))
    }

    /// A text of several lines, which holds no escapes.
    fn raw(&mut self) -> Expression<'t> {
        let start = self.at;
        self.at += 3;
        self.take("\n");
        let from = self.at;
        let rest = self.rest();
        let length = rest.find("'''").unwrap_or(rest.len());
        self.at += length;
        let text = rest.get(..length).unwrap_or_default();
        if !self.take("'''") {
            self.cut = true;
            self.repair(from, || "the text ends inside a text in quotes".into());
        }
        self.made(start, Form::Text(Cow::Borrowed(text)))
    }

    /// A text of an ARM expression, in which a quote is written twice.
    fn of_template(&mut self) -> Expression<'t> {
        let start = self.at;
        let quote = self.peek().filter(u8::is_ascii).unwrap_or(b'\'');
        self.skip_character();
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let length = rest.bytes().position(|byte| byte == quote).unwrap_or(rest.len());
            text.push_str(rest.get(..length).unwrap_or_default());
            self.at += length;
            if self.peek().is_none() {
                self.cut = true;
                self.repair(start, || "the text in quotes does not end".into());
                break;
            }
            self.at += 1;
            if self.peek() != Some(quote) {
                break;
            }
            text.push(char::from(quote));
            self.at += 1;
        }
        self.made(start, Form::Text(Cow::Owned(text)))
    }

    /// One text of its parts.
    pub(super) fn joined(&mut self, start: usize, mut parts: Vec<Expression<'t>>) -> Expression<'t> {
        let form = match parts.len() {
            0 => Form::Text(Cow::Borrowed("")),
            1 if matches!(parts.first().map(|part| &part.form), Some(Form::Text(_))) => {
                parts.pop().map_or(Form::Unread, |part| part.form)
            }
            _ => Form::Joined(parts),
        };
        self.made(start, form)
    }

    /// The character that an escape stands for; steps over it.
    pub(super) fn escape(&mut self) -> Option<char> {
        self.at += 1;
        let letter = self.rest().chars().next()?;
        self.skip_character();
        Some(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.code_point().map_or('u', letters::shown),
            other => other,
        })
    }

    /// `\u{41}` of Bicep, `\u0041` of HCL.
    fn code_point(&mut self) -> Option<char> {
        let rest = self.rest();
        let (digits, length) = match rest.strip_prefix('{') {
            Some(inner) => inner.split_once('}').map(|(digits, _)| (digits, digits.len() + 2))?,
            None => (rest.get(..4)?, 4),
        };
        let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
        self.at += length;
        Some(letter)
    }
}
