//! [`Table`]: rows of words as they travel, and the colour of each.
use serde::{Deserialize, Serialize};

use crate::net::wording::listed;
use crate::propose::Blocker;

/// A table in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it tells.
    pub title: String,
    /// The head of each column.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// What has to be known to read it, in sentences.
    pub notes: Vec<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// What the word in the second cell says, where that is a verdict.
    pub mark: Option<Mark>,
    /// The cells; the first one names the row.
    pub cells: Vec<String>,
}

/// A table in which cells of any column are verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdicts {
    /// The table; its rows have no marks of their own.
    pub table: Table,
    /// What the word in each cell says, row by row, where that is a verdict.
    pub marks: Vec<Vec<Option<Mark>>>,
}

/// A verdict, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It holds, and is unwise.
    Warn,
    /// Not known.
    Unknown,
}

impl Mark {
    /// The verdict of what is met, not met, or not known.
    pub(super) fn of(met: Option<bool>) -> Mark {
        match met {
            Some(true) => Mark::Yes,
            Some(false) => Mark::No,
            None => Mark::Unknown,
        }
    }

    /// The word for it in a page's attributes.
    pub fn text(self) -> &'static str {
        match self {
            Mark::Yes => "yes",
            Mark::No => "no",
            Mark::Warn => "warn",
            Mark::Unknown => "unknown",
        }
    }
}

impl Table {
    pub(super) fn new<const N: usize>(title: &str, head: [&str; N]) -> Table {
        let head = head.map(str::to_owned).to_vec();
        Table { title: title.to_owned(), head, rows: Vec::new(), notes: Vec::new() }
    }
}

/// Names that are listed in a cell before the rest is counted.
const NAMED: usize = 5;

/// What a range would meet, by name.
pub(super) fn named<'b>(blockers: impl Iterator<Item = &'b Blocker>) -> String {
    let mut titles: Vec<String> = blockers.map(Blocker::title).collect();
    let more = titles.len().saturating_sub(NAMED);
    if more > 0 {
        titles.truncate(NAMED);
        titles.push(format!("{more} more"));
    }
    listed(&titles)
}
