//! Where a table begins and ends.
use super::{above, values};
use crate::import::renamed;
use crate::net::Prefix;
use crate::text::Span;
use crate::text::table::{Columns, Field, fields};

/// Longer lines are no headers.
const MAX_HEADER: usize = 4_096;

/// A table and its lines, by their indices.
#[derive(Debug)]
pub(super) struct Table<'t> {
    pub(super) format: Format<'t>,
    /// The header, or the first row where there is none.
    first: usize,
    /// The first row.
    pub(super) begin: usize,
    /// Just past the last row.
    pub(super) end: usize,
}

/// How a table is written.
#[derive(Debug)]
pub(super) enum Format<'t> {
    /// Columns of text with a rule of dashes below the header.
    Ruled(Columns<'t>),
    /// A header and rows of fields with a separator between them.
    Fields(Vec<Field<'t>>, char),
    /// Values between tabs without a header.
    Values,
}

impl Table<'_> {
    /// The table's lines in the text that ends with `within`.
    pub(super) fn span(&self, lines: &[Span], within: Span) -> Span {
        let start = lines.get(self.first).map_or(within.start, |line| line.start);
        let end = lines.get(self.end).map_or(within.end, |line| line.start);
        Span::new(start, end)
    }

    /// The line that names the columns.
    pub(super) fn header(&self, lines: &[Span]) -> Span {
        lines.get(self.first).copied().unwrap_or_default()
    }
}

/// The lines at `span`, without what ends them.
pub(super) fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start;
    let line = |whole: &str| {
        let start = at;
        at += whole.len();
        Span::new(start, start + whole.trim_end_matches(['\n', '\r']).len())
    };
    span.of(text).split_inclusive('\n').map(line).collect()
}

/// The table that begins with the line `at`.
pub(super) fn table<'t>(text: &'t str, lines: &[Span], at: usize) -> Option<Table<'t>> {
    let header = *lines.get(at)?;
    if header.of(text).trim().is_empty() || header.end - header.start > MAX_HEADER {
        return None;
    }
    ruled(text, lines, at)
        .or_else(|| markdown(text, lines, at))
        .or_else(|| [',', ';', '\t'].into_iter().find_map(|separator| separated(text, lines, at, separator)))
        .or_else(|| without_header(text, lines, at))
}

/// A line without the mark that quotes it.
pub(super) fn unquoted(text: &str, line: Span) -> Span {
    let inside = line.of(text);
    let rest = inside.trim_start();
    let quote = ["# ", "> ", "// ", "│"].into_iter().find(|quote| rest.starts_with(quote));
    match quote {
        Some(quote) => Span::new(line.start + inside.len() - rest.len() + quote.len(), line.end),
        None => line,
    }
}

fn ruled<'t>(text: &'t str, lines: &[Span], at: usize) -> Option<Table<'t>> {
    let (header, rule) = (unquoted(text, *lines.get(at)?), unquoted(text, *lines.get(at + 1)?));
    if !is_rule(rule.of(text)) {
        return None;
    }
    let columns = Columns::of_rule(text, header, rule)?;
    let named = columns.columns().iter().any(|column| renamed::tells(column.name));
    let numbered = columns.columns().iter().any(|column| matches!(column.name, "Column1" | "Result"));
    let understood = named || numbered && above::command(text, header.start).is_some();
    understood.then_some(())?;
    let is_row = |index: usize, line: &str| {
        let next = lines.get(index + 1).map(|next| unquoted(text, *next).of(text));
        !line.trim().is_empty() && !above::is_prompt(line) && !next.is_some_and(is_rule)
    };
    with_rows(text, lines, at, at + 2, Format::Ruled(columns), is_row)
}

fn markdown<'t>(text: &'t str, lines: &[Span], at: usize) -> Option<Table<'t>> {
    let rule = lines.get(at + 1)?.of(text).trim();
    let is_rule = rule.contains('|')
        && rule.contains("--")
        && rule.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'));
    let header = *lines.get(at)?;
    if !is_rule || !header.of(text).contains('|') {
        return None;
    }
    let names = fields(text, header, '|');
    names.iter().any(|name| renamed::tells(&name.text)).then_some(())?;
    with_rows(text, lines, at, at + 2, Format::Fields(names, '|'), |_, line| line.contains('|'))
}

fn separated<'t>(text: &'t str, lines: &[Span], at: usize, separator: char) -> Option<Table<'t>> {
    let header = *lines.get(at)?;
    if !header.of(text).contains(separator) {
        return None;
    }
    let names = fields(text, header, separator);
    let first = fields(text, *lines.get(at + 1)?, separator);
    // A list of ranges may have a header too; its lines are read as ranges.
    let of_ranges = first.first().is_some_and(|field| field.text.parse::<Prefix>().is_ok());
    let named = names.iter().all(|name| is_name(&name.text));
    if !named || of_ranges || names.len() < 2 || first.len() != names.len() {
        return None;
    }
    names.iter().any(|name| renamed::tells(&name.text)).then_some(())?;
    let is_row = |_: usize, line: &str| line.contains(separator);
    with_rows(text, lines, at, at + 1, Format::Fields(names, separator), is_row)
}

/// Values alone, below the command that printed them or with a word among them that means one thing.
fn without_header<'t>(text: &'t str, lines: &[Span], at: usize) -> Option<Table<'t>> {
    let line = lines.get(at)?;
    let printed = above::may_be_command(text, line.start)
        && above::command(text, line.start).is_some_and(|command| command.prints_values);
    if !printed && !values::are_known(text, *line) {
        return None;
    }
    let is_row = |_: usize, line: &str| {
        !line.trim().is_empty() && !above::is_prompt(line) && (printed || line.contains('\t'))
    };
    with_rows(text, lines, at, at, Format::Values, is_row)
}

fn with_rows<'t>(
    text: &str,
    lines: &[Span],
    first: usize,
    begin: usize,
    format: Format<'t>,
    is_row: impl Fn(usize, &str) -> bool,
) -> Option<Table<'t>> {
    let rows = lines.get(begin..)?.iter().enumerate();
    let count = rows.take_while(|(index, line)| is_row(begin + index, line.of(text))).count();
    (count > 0).then_some(Table { format, first, begin, end: begin + count })
}

/// The line of dashes below a header.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("--") && line.bytes().all(|byte| byte == b'-' || byte == b' ') && line != "---"
}

fn is_name(text: &str) -> bool {
    let marks =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | ' ' | '-' | '[' | ']');
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.len() <= 100
        && text.chars().all(marks)
}
