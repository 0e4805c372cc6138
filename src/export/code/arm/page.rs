//! [`Page`]: JSON as it is printed, a member or an element a line.
use crate::text::json;

/// JSON in lines, so far.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
    depth: usize,
}

impl Page {
    pub(super) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth = self.depth.saturating_add(1);
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.text.ends_with(['{', '[']) {
            self.line();
        }
        self.text.push(bracket);
    }

    fn line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str("  "));
    }

    pub(super) fn member(&mut self, key: &str, is_first: bool, value: impl FnOnce(&mut Page)) {
        if !is_first {
            self.text.push(',');
        }
        self.line();
        self.string(key);
        self.text.push_str(": ");
        value(self);
    }

    pub(super) fn list<T>(&mut self, list: impl Iterator<Item = T>, mut each: impl FnMut(&mut Page, T)) {
        self.open('[');
        for (at, element) in list.enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.line();
            each(self, element);
        }
        self.close(']');
    }

    pub(super) fn string(&mut self, text: &str) {
        json::push_string(text, &mut self.text);
    }
}
