//! One member of an object of the tolerant reader.
use std::borrow::Cow;

use super::containers::Last;
use super::reader::Reader;
use crate::text::tree::{Member, Node, Value};
use crate::text::{Span, quoted};

impl<'t> Reader<'t> {
    /// The member at this place; `None` where none could be read and something was skipped.
    pub(super) fn member(&mut self, last: &Last) -> Option<Member<'t>> {
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
        let (key, _) = split_bare_key(self.rest());
        self.at += key.len();
        key
    }

    /// Whether a line begins here that is no deeper than the document's first and holds no key: a prompt.
    pub(super) fn other_text_begins(&self) -> bool {
        if self.indent.is_none() || self.indent_here() > self.indent {
            return false;
        }
        let (_, after) = split_bare_key(self.rest());
        self.indent_here().is_some()
            && !self.rest().starts_with(['"', '\'', '“', '”', '&', '\\'])
            && !after.trim_start_matches([' ', '\t']).starts_with([':', '='])
    }

    /// Members without their brace end where a line begins that is no `"key":`.
    pub(super) fn may_be_member(&self) -> bool {
        !self.brace_missing || self.open.len() > 1 || matches!(self.peek(), Some(b'"' | 0xE2 | b'&'))
    }
}

/// A key without quotes and what follows it.
fn split_bare_key(text: &str) -> (&str, &str) {
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'.');
    let length = text.bytes().take_while(|byte| is_key(*byte)).count();
    text.split_at(length)
}
