//! The report as Markdown.
use super::Input;
use super::report::{Block, Form, Table, printed, report};
use crate::analysis::Analysis;
use crate::text::is_harmless;

/// The report as Markdown, ending in a line break. Text from documents is escaped: it stays text.
pub fn markdown(analysis: &Analysis, inputs: &[Input]) -> String {
    of_blocks(&report(analysis, inputs))
}

/// Blocks as Markdown.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    printed(blocks, &Form { heading, text: escaped, point: "- ", table: table_text, code })
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

/// Code between fences that are longer than any in it; of letters that cannot be seen only line breaks stay.
fn code(language: &str, code: &str) -> String {
    let runs = code.split(|letter| letter != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2).saturating_add(1));
    let kept: String =
        code.trim_end().chars().filter(|letter| *letter == '\n' || is_harmless(*letter)).collect();
    format!("{fence}{language}\n{kept}\n{fence}")
}

/// Where sources stand. What begins so is a link in every program that shows Markdown.
const SOURCES: [&str; 8] = [
    "https://learn.microsoft.com/",
    "https://blog.aks.azure.com/",
    "https://github.com/Azure/",
    "https://github.com/MicrosoftDocs/",
    "https://github.com/cilium/",
    "https://github.com/hashicorp/",
    "https://github.com/kubernetes/",
    "https://kubernetes.io/",
];

/// The address of a source that a text begins with; empty: none. It holds nothing that Markdown would take for its own
/// outside of a link.
pub(super) fn link_of_source(text: &str) -> &str {
    if !SOURCES.iter().any(|source| text.starts_with(source)) {
        return "";
    }
    let is_of_link = |letter: char| letter.is_ascii_alphanumeric() || "-._~/:?=#".contains(letter);
    let end = text.find(|letter| !is_of_link(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Line breaks become blanks; what Markdown or HTML would take for its own is escaped, but for links of sources, in which
/// an escape would be a letter.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut linked = 0;
    for (at, character) in text.char_indices() {
        if character == 'h' && at >= linked {
            linked = at + link_of_source(text.get(at..).unwrap_or_default()).len();
        }
        match character {
            kept if at < linked => escaped.push(kept),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            hidden if !is_harmless(hidden) => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
