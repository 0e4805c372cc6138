//! What a cluster is billed for, as Markdown and as comma-separated values.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};

/// A table of bills as Markdown.
pub fn bills_markdown(cluster: &str, head: &[String], rows: &[Vec<String>]) -> String {
    of_blocks(&[
        Block::Heading(1, format!("What {cluster} is billed for")),
        Block::Table(Table { head: head.to_vec(), rows: rows.to_vec() }),
    ])
}

/// The same as comma-separated values.
pub fn bills_csv(head: &[String], rows: &[Vec<String>]) -> String {
    let each = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    each.map(|cells| line(&cells.iter().map(String::as_str).collect::<Vec<_>>())).collect()
}
