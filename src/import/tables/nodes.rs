//! The rows of a table as objects.
use std::borrow::Cow;

use super::above::Command;
use super::find::{Format, Table, unquoted};
use super::values;
use crate::text::json;
use crate::text::table::{Field, fields, object};
use crate::text::tree::{Member, Node, Value};
use crate::text::{Problems, Severity, Span, quoted};

/// The rows, each an object. A command above the table says what they are, and what its columns hold where they
/// have no names.
pub(super) fn rows<'t>(
    text: &'t str,
    lines: &[Span],
    table: &Table<'t>,
    command: Option<&Command>,
    problems: &mut Problems,
) -> Vec<Node<'t>> {
    let lines = lines.get(table.begin..table.end).unwrap_or_default();
    let lines = lines.iter().filter(|line| !line.of(text).trim().is_empty());
    let row = |line: &Span| match &table.format {
        Format::Ruled(columns) => {
            let row = columns.row(text, unquoted(text, *line));
            if !row.certain {
                problems.add(Severity::Warning, Some(row.span), || {
                    let (found, expected) = (row.cells.len(), columns.columns().len());
                    format!("{found} values below {expected} columns, out of line; each is read as the nearest column's")
                });
            }
            columns.object(text, &row)
        }
        Format::Fields(header, separator) => {
            let record = fields(text, *line, *separator);
            if record.len() != header.len() {
                problems.add(Severity::Warning, Some(*line), || {
                    format!("expected {} values as in the header, found {}", header.len(), record.len())
                });
            }
            object(header, &record, *line)
        }
        Format::Values => without_names(text, *line, command, problems),
    };
    let rows: Vec<Node<'t>> = lines.map(row).collect();
    let named = |node: Node<'t>| typed(text, numbered(node, command), command);
    rows.into_iter().map(|node| named(values_of(node))).collect()
}

/// A line of values: the `--query` names them, else those are used that can mean one thing.
fn without_names<'t>(
    text: &'t str,
    line: Span,
    command: Option<&Command>,
    problems: &mut Problems,
) -> Node<'t> {
    let record = fields(text, line, '\t');
    let columns = command.and_then(|command| command.columns.as_ref());
    if let Some(columns) = columns.filter(|columns| columns.len() == record.len()) {
        let name = |name: &String| Field { text: Cow::Owned(name.clone()), span: line };
        return object(&columns.iter().map(name).collect::<Vec<_>>(), &record, line);
    }
    let (known, others) = values::known(&record);
    if let (Some(first), Some(last)) = (others.first(), others.last()) {
        problems.add(Severity::Warning, Some(Span::new(first.span.start, last.span.end)), || {
            let shown: Vec<String> = others.iter().take(5).map(|value| quoted(&value.text)).collect();
            let more = if others.len() > 5 { ", …" } else { "" };
            let list = shown.join(", ");
            format!("values without names, each of which can mean several things: {list}{more}; not used")
        });
    }
    let (names, fields): (Vec<_>, Vec<_>) = known
        .into_iter()
        .map(|(key, field)| (Field { text: Cow::Borrowed(key), span: field.span }, field.clone()))
        .unzip();
    object(&names, &fields, line)
}

/// The row with the names of the query in place of `Column1`, `Column2` and `Result`.
fn numbered<'t>(mut node: Node<'t>, command: Option<&Command>) -> Node<'t> {
    let columns = command.and_then(|command| command.columns.as_deref()).unwrap_or_default();
    if let Value::Object(members) = &mut node.value {
        for member in members {
            let number = match member.key.strip_prefix("Column") {
                Some(number) => number.parse::<usize>().ok(),
                None => (member.key == "Result").then_some(1),
            };
            let name = number.and_then(|number| columns.get(number.checked_sub(1)?));
            if let Some(name) = name {
                member.key = Cow::Owned(name.clone());
            }
        }
    }
    node
}

/// The row with what the command above it says: the type of its things, and the name of the one that it shows.
fn typed<'t>(text: &'t str, mut node: Node<'t>, command: Option<&Command>) -> Node<'t> {
    let (Some(command), Value::Object(members)) = (command, &mut node.value) else { return node };
    let has =
        |members: &[Member<'t>], key: &str| members.iter().any(|member| member.key.eq_ignore_ascii_case(key));
    if members.is_empty() || has(members, "type") {
        return node;
    }
    let string = |key: &'static str, value: &'t str, span: Span| Member {
        key: Cow::Borrowed(key),
        key_span: span,
        node: Node { span, value: Value::String(Cow::Borrowed(value)) },
    };
    for (key, flag) in [("name", command.name), ("resourceGroup", command.group)] {
        if let Some(span) = flag.filter(|_| command.shows && !has(members, key) && !has(members, "id")) {
            members.push(string(key, span.of(text), span));
        }
    }
    members.push(string("type", command.resource_type, node.span));
    node
}

/// The row with its texts read: `None` and `null` are none, lists and objects in a cell are what they hold.
fn values_of<'t>(mut node: Node<'t>) -> Node<'t> {
    if let Value::Object(members) = &mut node.value {
        for Member { node, .. } in members {
            let Value::String(text) = &node.value else { continue };
            if matches!(text.as_ref(), "None" | "null" | "-") {
                node.value = Value::Null;
            } else if text.starts_with(['[', '{']) {
                let inner = json::read(text).node;
                *node = elsewhere(&inner, node.span);
            }
        }
    }
    node
}

/// A value that owns its texts, all of which stand at `span`.
fn elsewhere(node: &Node<'_>, span: Span) -> Node<'static> {
    let owned = |text: &str| Cow::Owned(text.to_owned());
    let value = match &node.value {
        Value::Null => Value::Null,
        Value::Bool(value) => Value::Bool(*value),
        Value::Number(spelling) => Value::Number(owned(spelling)),
        Value::String(text) => Value::String(owned(text)),
        Value::List(elements) => Value::List(elements.iter().map(|node| elsewhere(node, span)).collect()),
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|member| Member {
                    key: owned(&member.key),
                    key_span: span,
                    node: elsewhere(&member.node, span),
                })
                .collect(),
        ),
    };
    Node { span, value }
}
