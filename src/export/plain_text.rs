//! The report as plain text for a terminal.
use super::Input;
use super::report::{Block, Form, Table, printed, report};
use crate::analysis::Analysis;

/// The report as plain text, ending in a line break. Control characters of documents become blanks.
pub fn plain_text(analysis: &Analysis, inputs: &[Input]) -> String {
    of_blocks(&report(analysis, inputs))
}

/// Blocks as plain text.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    let form = Form { heading, text: printable, point: "  - ", table: table_text, code };
    printed(blocks, &form)
}

fn heading(level: u8, text: &str) -> String {
    let text = printable(text);
    let line = if level == 1 { "=" } else { "-" };
    format!("{text}\n{}", line.repeat(text.chars().count()))
}

fn table_text(table: &Table) -> String {
    let lines: Vec<Vec<String>> = std::iter::once(&table.head)
        .chain(&table.rows)
        .map(|cells| cells.iter().map(|cell| printable(cell)).collect())
        .collect();
    let widths: Vec<usize> = (0..table.head.len())
        .map(|column| {
            lines.iter().filter_map(|cells| cells.get(column)).map(|cell| cell.chars().count()).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let printed = lines.iter().map(|cells| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end())
    });
    printed.collect::<Vec<_>>().join("\n")
}

fn code(_: &str, code: &str) -> String {
    code.lines().map(|line| format!("  {}", printable(line))).collect::<Vec<_>>().join("\n")
}

fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
