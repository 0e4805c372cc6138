//! Lines put together to documents that a parser of YAML understands: quotes and tabs are taken away, and lines
//! that fit nowhere are left out or made a document of their own.
use super::fragment::Fragment;
use super::lines::{self, Line, QUOTES, What};
use super::open::Open;
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
        let indent = unquoted.find(line.content).unwrap_or_default();
        let start = at + content.len() - unquoted.len() + indent;
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
        let mut next = Open::default();
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
