//! A document whose lines are still coming.
use super::columns::{Columns, Place};
use super::fragment::Fragment;
use super::lines::{self, Entry, Line, What};
use crate::text::{Severity, Span, quoted};

/// A document whose lines are still coming.
#[derive(Debug, Default)]
pub(super) struct Open<'t> {
    pub(super) fragment: Fragment,
    pub(super) start: usize,
    /// The column of its first line.
    pub(super) root: Option<usize>,
    columns: Columns,
    first_key: Option<&'t str>,
    root_keys: usize,
    /// The column that the lines of a text of several lines stand behind.
    text_behind: Option<usize>,
    /// A quoted text whose end has not come.
    unclosed: Vec<(usize, &'t str, usize)>,
}

/// A quoted text of more lines is taken for one whose closing quote is missing.
const MAX_QUOTED_LINES: usize = 100;

impl<'t> Open<'t> {
    /// Adds a line; `false` where it belongs to another document.
    pub(super) fn take(&mut self, line: Line<'t>, start: usize) -> bool {
        if self.is_text(&line) {
            self.text_line(line, start);
            return true;
        }
        match line.what {
            What::Blank | What::Comment | What::Start => true,
            What::Entry(entry) => self.entry(line, entry, start),
            What::Elision => {
                self.say(Severity::Note, line, start, |_| "lines are left out here, marked by dots".into());
                true
            }
            What::Other if self.continues(line.indent) => {
                self.fragment.push(line.indent, line.content, start);
                self.columns.last_is_bare = false;
                true
            }
            What::Other | What::Bracket => {
                self.say(Severity::Warning, line, start, |found| {
                    format!("expected a line such as `podCidr: 10.244.0.0/16`, found {found}; left out")
                });
                true
            }
        }
    }

    fn entry(&mut self, line: Line<'t>, entry: Entry<'t>, start: usize) -> bool {
        if is_open_flow(entry.value) {
            self.say(Severity::Warning, line, start, |found| {
                format!("expected brackets that close on their line, found {found}; left out")
            });
            return true;
        }
        let at_root = self.root.is_none_or(|root| root == line.indent) && !entry.dash;
        // The first key again: a second document begins without `---`.
        if at_root && self.root_keys > 1 && entry.key.is_some() && entry.key == self.first_key {
            return false;
        }
        let column = match self.columns.place(line.indent, &entry) {
            Place::At(column) => column,
            Place::Hanging | Place::Outside => return false,
            Place::TooDeep => {
                self.say(Severity::Warning, line, start, |_| {
                    format!("more than {} levels deep; left out", super::MAX_DEPTH)
                });
                return true;
            }
        };
        if self.root.is_none() {
            self.root = Some(line.indent);
            self.start = start;
            self.first_key = entry.key.filter(|_| !entry.dash);
        }
        self.root_keys += usize::from(at_root);
        if column != line.indent {
            self.say(Severity::Warning, line, start, |found| {
                format!("{found} stands one column beside its neighbours; read as one of them")
            });
        }
        if entry.value.starts_with(['|', '>']) {
            self.text_behind = Some(if entry.key.is_some() { entry.inner } else { line.indent });
        }
        if is_unclosed(entry.value) {
            self.unclosed.push((column, line.content, start));
        } else {
            self.fragment.push(column, line.content, start);
        }
        true
    }

    /// Whether a line stands deeper than this document allows, and not beside or before it.
    pub(super) fn hangs(&self, indent: usize) -> bool {
        self.root.is_some_and(|root| root < indent)
    }

    fn continues(&self, indent: usize) -> bool {
        self.root.is_some() && indent > self.columns.last
    }

    /// Whether a line is one of a text of several lines.
    fn is_text(&mut self, line: &Line<'_>) -> bool {
        let deeper = |column: usize| line.what == What::Blank || line.indent > column;
        if self.text_behind.is_some_and(deeper) {
            return true;
        }
        self.text_behind = None;
        if self.unclosed.is_empty() {
            return false;
        }
        let inside = deeper(self.columns.last) && self.unclosed.len() < MAX_QUOTED_LINES;
        if !inside {
            self.close_text();
        }
        inside
    }

    fn text_line(&mut self, line: Line<'t>, start: usize) {
        if self.text_behind.is_some() {
            return self.fragment.push(line.indent, line.content, start);
        }
        self.unclosed.push((line.indent, line.content, start));
        let quote = self.quote();
        if ends_with_quote(line.content, quote) {
            for (column, content, start) in self.unclosed.drain(..) {
                self.fragment.push(column, content, start);
            }
        }
    }

    /// Ends a quoted text whose closing quote never came: its first line is all of it.
    pub(super) fn close_text(&mut self) {
        let quote = self.quote();
        let Some((column, content, start)) = self.unclosed.first().copied() else { return };
        self.unclosed.clear();
        self.fragment.push_closed(column, content, start, quote);
        let span = Span::new(start, start + content.len());
        self.fragment.problems.add(Severity::Warning, Some(span), || {
            format!("the closing {quote} is missing in {}; the text ends with its line", quoted(content))
        });
    }

    /// The quote that the open text began with.
    fn quote(&self) -> char {
        let value = self.unclosed.first().and_then(|(_, content, _)| {
            let What::Entry(entry) = lines::line(content).what else { return None };
            entry.value.chars().next()
        });
        value.unwrap_or('"')
    }

    fn say(
        &mut self,
        severity: Severity,
        line: Line<'_>,
        start: usize,
        message: impl FnOnce(String) -> String,
    ) {
        let span = Span::new(start, start + line.content.len());
        self.fragment.problems.add(severity, Some(span), || message(quoted(line.content)));
    }
}

/// Whether a value begins with a bracket, and more open in it than close.
fn is_open_flow(value: &str) -> bool {
    let count = |marks: &[char]| value.matches(marks).count();
    value.starts_with(['[', '{']) && count(&['[', '{']) > count(&[']', '}'])
}

/// Whether a value begins with a quote that its line does not close.
fn is_unclosed(value: &str) -> bool {
    let Some(first) = value.chars().next().filter(|first| matches!(first, '"' | '\'')) else { return false };
    let inside = value.get(1..).unwrap_or_default();
    !inside.contains(first) || first == '"' && !ends_with_quote(inside, first) && inside.ends_with('\\')
}

fn ends_with_quote(content: &str, quote: char) -> bool {
    let Some(before) = content.trim_end().strip_suffix(quote) else { return false };
    let escapes = before.len() - before.trim_end_matches('\\').len();
    quote == '\'' || escapes.is_multiple_of(2)
}
