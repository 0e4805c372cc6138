//! The documents that others accept, each written once as blocks and printed as Markdown, HTML or comma-separated values.
mod address_request;
mod asked;
mod assumed;
mod change_record;
mod changes;
mod evidence;
mod findings;
mod network_rules;
mod runbook;
mod seen_addresses;
mod where_from;

use super::forms::Material;
use super::report::{Block, Table};
use super::{comment, csv, html, markdown};
use crate::analysis::{Analysis, analyze};
use crate::azure;
use crate::link::{self, Names, Reach};
use crate::rules::RULES;

pub(super) use address_request::address_request;
pub use assumed::{assumed_of, commands_that_tell};
pub(super) use change_record::change_record;
pub(super) use evidence::evidence;
pub(super) use findings::findings;
pub(super) use network_rules::network_rules;
pub(super) use runbook::runbook;
pub(super) use seen_addresses::seen_addresses;
pub(super) use where_from::WhereFrom;

/// What a document is made of, and what it says.
pub(super) type Written = fn(&Material, &Analysis) -> Vec<Block>;

/// A document as Markdown.
pub(super) fn in_markdown(title: &str, of: &Material, written: Written) -> String {
    markdown::of_blocks(&whole(title, of, written))
}

/// A document as Markdown for a comment on other people's pages.
pub(super) fn in_comment(title: &str, of: &Material, written: Written) -> String {
    comment::of_blocks(&whole(title, of, written))
}

/// A document as HTML that stands alone.
pub(super) fn in_html(title: &str, of: &Material, written: Written) -> String {
    html::of_blocks(title, &whole(title, of, written))
}

/// The tables of a document that have the columns of its first one, as comma-separated values.
pub(super) fn in_csv(of: &Material, written: Written) -> String {
    let blocks = written(of, &analyze(of.design, of.today));
    let tables = || {
        blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    };
    let Some(first) = tables().next() else { return String::new() };
    let lines = |rows: &[Vec<String>]| -> String {
        rows.iter().map(|row| csv::line(&row.iter().map(String::as_str).collect::<Vec<_>>())).collect()
    };
    let mut text = lines(std::slice::from_ref(&first.head));
    tables().filter(|table| table.head == first.head).for_each(|table| text.push_str(&lines(&table.rows)));
    text
}

/// What is written under the title, with the day before and what was assumed after.
fn whole(title: &str, of: &Material, written: Written) -> Vec<Block> {
    let analysis = analyze(of.design, of.today);
    let mut blocks = vec![heading(1, title), Block::Paragraph(format!("As of {}.", of.today))];
    blocks.extend(written(of, &analysis));
    blocks.extend(assumed::assumed(&analysis));
    blocks.extend(foot(of));
    blocks
}

/// By what it was made, and the design as a link where a link holds it.
fn foot(of: &Material) -> Vec<Block> {
    let made = format!(
        "Made by AKS Network Planner {} with {} rules; facts of Azure as of {}.",
        env!("CARGO_PKG_VERSION"),
        RULES.len(),
        azure::CATALOGUE
    );
    let mut blocks = vec![heading(2, "Made by"), Block::Paragraph(made)];
    let link = link::encode(of.design, Names::Kept).ok();
    if let Some(link) = link.filter(|link| Reach::of(link.chars().count()) != Reach::Few) {
        let about = "The design itself, to be put behind the address of the planner, or pasted into it:";
        blocks.extend([Block::Paragraph(about.to_owned()), Block::Code(link)]);
    }
    blocks
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

fn table<const N: usize>(head: [&str; N], rows: Vec<[String; N]>) -> Block {
    let rows = rows.into_iter().map(|row| row.to_vec()).collect();
    Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows })
}

/// Nothing, where there are no points, else a heading and them.
fn points(title: &str, points: Vec<String>) -> Vec<Block> {
    if points.is_empty() { Vec::new() } else { vec![heading(2, title), Block::List(points)] }
}
