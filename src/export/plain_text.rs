//! The report as plain text for a terminal.
use super::Input;
use super::report::{Block, Table, report};
use crate::analysis::Analysis;

/// The report as plain text, ending in a line break. Control characters of documents become blanks.
pub fn plain_text(analysis: &Analysis, inputs: &[Input]) -> String {
    let mut text = String::new();
    for block in report(analysis, inputs) {
        match block {
            Block::Heading(level, heading) => {
                let heading = printable(&heading);
                let line = if level == 1 { "=" } else { "-" };
                text.push_str(&format!("{heading}\n{}", line.repeat(heading.chars().count())));
            }
            Block::Paragraph(paragraph) => text.push_str(&printable(&paragraph)),
            Block::List(points) => {
                let points = points.iter().map(|point| format!("  - {}", printable(point)));
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

fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
