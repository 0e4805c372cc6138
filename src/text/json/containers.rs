//! Objects and lists of the tolerant reader: their members and elements, and what separates and closes them.
use super::reader::Reader;
use crate::text::tree::{Member, Node};
use crate::text::{Severity, Span};

/// What stood last inside a container.
#[derive(PartialEq)]
pub(super) enum Last {
    Nothing,
    Item,
    /// A comma, where it stands, and how much had been left out before it.
    Comma(usize, usize),
}

impl<'t> Reader<'t> {
    /// The members of an object, from behind its opening brace to its end.
    pub(super) fn members(&mut self) -> Vec<Member<'t>> {
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

    /// The elements of a list, from behind its opening bracket to its end.
    pub(super) fn elements(&mut self) -> Vec<Node<'t>> {
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
}
