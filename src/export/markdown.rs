//! The report as Markdown.
use super::Input;
use super::report::{Block, Table, report};
use crate::analysis::Analysis;

/// The report as Markdown, ending in a line break. Text from documents is escaped: it stays text.
pub fn markdown(analysis: &Analysis, inputs: &[Input]) -> String {
    let mut text = String::new();
    for block in report(analysis, inputs) {
        match block {
            Block::Heading(level, heading) => {
                text.push_str("##".get(..usize::from(level)).unwrap_or("##"));
                text.push(' ');
                text.push_str(&escaped(&heading));
            }
            Block::Paragraph(paragraph) => text.push_str(&escaped(&paragraph)),
            Block::List(points) => {
                let points = points.iter().map(|point| format!("- {}", escaped(point)));
                text.push_str(&points.collect::<Vec<_>>().join("\n"));
            }
            Block::Table(table) => text.push_str(&table_text(&table)),
        }
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
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
