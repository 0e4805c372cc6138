//! Tables of the Azure CLI, of Markdown, and rows between tabs or commas.
mod above;
mod find;
mod nodes;
mod query;
mod said;
mod values;

use super::draft::Draft;
use super::{Reading, cut, document, readers};
use crate::text::tree::{Node, Value};
use crate::text::{Problem, Problems, Severity, Span};
use find::{Format, Table};

/// The lines that are read here.
pub(super) fn claims(text: &str, span: Span) -> Vec<Span> {
    let lines = find::lines(text, span);
    let mut claims = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match find::table(text, &lines, at) {
            Some(table) => {
                claims.push(table.span(&lines, span));
                at = table.end;
            }
            None => at += 1,
        }
    }
    claims
}

/// Reads lines that were claimed.
pub(super) fn read(text: &str, span: Span) -> Vec<Reading> {
    let lines = find::lines(text, span);
    let Some(table) = find::table(text, &lines, 0) else { return Vec::new() };
    let mut draft = Draft::of_format("a table");
    let mut problems = Problems::default();
    let command = above::command(text, span.start);
    let rows = nodes::rows(text, &lines, &table, command.as_ref(), &mut problems);
    let node = Node { span, value: Value::List(rows) };
    let (kind, shape) = document::read(&node, &readers::ALL, &mut draft);
    if let Some(more) = said::more(text, kind, &draft, &node, command.as_ref(), is_ruled(&table)) {
        problems.add(Severity::Note, Some(table.header(&lines)), || more);
    }
    let mut reading = draft.into_reading(kind, shape, span, problems.into_vec());
    reading.take_problems(&mut cut::off(text, span).into_iter().collect::<Vec<Problem>>());
    vec![reading]
}

fn is_ruled(table: &Table<'_>) -> bool {
    matches!(table.format, Format::Ruled(_) | Format::Values)
}
