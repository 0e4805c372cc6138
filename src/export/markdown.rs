//! The report as Markdown.
use super::Input;
use super::report::{Block, Form, Table, printed, report};
use crate::analysis::Analysis;

/// The report as Markdown, ending in a line break. Text from documents is escaped: it stays text.
pub fn markdown(analysis: &Analysis, inputs: &[Input]) -> String {
    of_blocks(&report(analysis, inputs))
}

/// Blocks as Markdown.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    printed(blocks, &Form { heading, text: escaped, point: "- ", table: table_text })
}

fn heading(level: u8, text: &str) -> String {
    format!("{} {}", "#".repeat(level.into()), escaped(text))
}

fn table_text(table: &Table) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(table.head.len()));
    let rows = table.rows.iter().map(|row| line(row));
    [line(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Line breaks become blanks; what Markdown or HTML would take for its own is escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
