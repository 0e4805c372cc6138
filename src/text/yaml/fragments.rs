//! Lines put together to documents that a parser of YAML understands: quotes and tabs are taken away, and lines
//! that fit nowhere are left out or made a document of their own.
use super::columns::{Columns, Place};
use super::fragment::Fragment;
use super::lines::{self, Entry, Line, QUOTES, What};
use crate::text::{MAX_DOCUMENTS, Severity, Span, quoted};

/// The documents at `span`, in the order in which they begin.
pub(super) fn fragments(text: &str, span: Span) -> Vec<Fragment> {
    let mut sorter = Sorter { quote: quote(span.of(text)), ..Sorter::default() };
    let mut at = span.start;
    for whole in span.of(text).split_inclusive('\n') {
        if sorter.done.len() >= MAX_DOCUMENTS {
            let rest = Span::new(at, span.end);
            let message = || format!("only {MAX_DOCUMENTS} documents of one text are read; the rest was not");
            sorter.problem(Severity::Error, rest, message);
            break;
        }
        let content = whole.trim_end_matches(['\n', '\r']);
        let unquoted = lines::unquoted(content, sorter.quote).unwrap_or(content);
        let line = lines::line(unquoted);
        let start = at + line.content.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
        sorter.line(line, start);
        at += whole.len();
    }
    sorter.finish()
}

/// What quotes every line.
fn quote(text: &str) -> &'static str {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if matches!(lines::line(first).what, What::Entry(_)) {
        return "";
    }
    QUOTES.into_iter().find(|quote| first.trim_start().starts_with(quote)).unwrap_or_default()
}

/// Gives each line to the document that it belongs to.
#[derive(Debug, Default)]
struct Sorter<'t> {
    quote: &'static str,
    main: Open<'t>,
    /// Lines that stand deeper than the document allows.
    side: Option<Open<'t>>,
    done: Vec<(usize, Fragment)>,
}

/// A document whose lines are still coming.
#[derive(Debug, Default)]
struct Open<'t> {
    fragment: Fragment,
    start: usize,
    /// The column of its first line.
    root: Option<usize>,
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

impl<'t> Sorter<'t> {
    fn line(&mut self, line: Line<'t>, start: usize) {
        if let Some(side) = &mut self.side {
            let inside = side.root.is_some_and(|root| line.indent >= root);
            if line.what == What::Blank || inside && side.take(line, start) {
                return;
            }
            let side = self.side.take().unwrap_or_default();
            self.end(side);
        }
        if line.what == What::Start {
            let main = std::mem::take(&mut self.main);
            return self.end(main);
        }
        if self.main.take(line, start) {
            return;
        }
        let mut next = Open { start, ..Open::default() };
        next.take(line, start);
        if self.main.hangs(line.indent) {
            let span = Span::new(start, start + line.content.len());
            next.fragment.problems.add(Severity::Warning, Some(span), || {
                let found = quoted(line.content);
                format!("{found} stands deeper than the lines above it allow; read as a document of its own")
            });
            self.side = Some(next);
        } else {
            let main = std::mem::replace(&mut self.main, next);
            self.end(main);
        }
    }

    fn end(&mut self, mut open: Open<'t>) {
        open.close_text();
        if open.root.is_some() {
            self.done.push((open.start, open.fragment));
        }
    }

    fn problem(&mut self, severity: Severity, span: Span, message: impl FnOnce() -> String) {
        self.main.fragment.problems.add(severity, Some(span), message);
    }

    fn finish(mut self) -> Vec<Fragment> {
        if let Some(side) = self.side.take() {
            self.end(side);
        }
        let main = std::mem::take(&mut self.main);
        self.end(main);
        self.done.sort_by_key(|(start, _)| *start);
        self.done.into_iter().map(|(_, fragment)| fragment).collect()
    }
}

impl<'t> Open<'t> {
    /// Adds a line; `false` where it belongs to another document.
    fn take(&mut self, line: Line<'t>, start: usize) -> bool {
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
    fn hangs(&self, indent: usize) -> bool {
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
    fn close_text(&mut self) {
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
