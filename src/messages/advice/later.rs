//! What retires of a cluster and when, and what of it can be changed later.
use serde::{Deserialize, Serialize};

use super::sources;
use crate::advice::{Deadline, calendar};
use crate::analysis::analyze;
use crate::azure::Date;
use crate::azure::changeable::{CLUSTER, Changeable, Means, POOL};
use crate::design::Design;
use crate::edit::{Field, fields};
use crate::messages::egress::distinct;
use crate::messages::{Block, Mark, Reference, Table, TableRow, Told};
use crate::net::wording::counted;
use crate::rules::subject;

/// What was told, with the calendar of the cluster at that place and what of it can be changed.
pub(in crate::messages) fn with_later(mut told: Told, design: &Design, cluster: usize, today: Date) -> Told {
    let analysis = analyze(design, today);
    let deadlines = calendar(&analysis.resolved, &analysis.findings, cluster, today);
    if !deadlines.is_empty() {
        told.blocks.push(Block::Heading("Calendar".to_owned()));
        told.blocks.push(Block::Table(timeline(&deadlines)));
        let said = sources(deadlines.iter().map(|deadline| deadline.source));
        told.blocks.push(Block::Fold("Who says so".to_owned(), said));
    }
    let Some(of) = design.clusters.get(cluster) else { return told };
    let own = fields(design, &subject::cluster(&of.name));
    let pool = of.pools.iter().flatten().next().map(|pool| subject::pool(&of.name, &pool.name));
    let of_pool = pool.map(|pool| fields(design, &pool)).unwrap_or_default();
    let mut blocks = vec![Block::Table(changes("Of the cluster", CLUSTER, &own, true))];
    blocks.push(Block::Table(changes("Of a node pool", POOL, &of_pool, false)));
    blocks.extend(sources(CLUSTER.iter().chain(POOL).map(|row| row.source)));
    told.blocks.push(Block::Fold("What can be changed later".to_owned(), blocks));
    told
}

fn timeline(deadlines: &[Deadline]) -> Table {
    let mut table = Table::new("Calendar", ["Day", "From today", "What happens", "Whom it touches"]);
    table.rows = deadlines
        .iter()
        .map(|deadline| {
            let days = counted(deadline.away.unsigned_abs(), "day", "days");
            let (mark, from) = match deadline.away {
                0 => (Mark::No, "today".to_owned()),
                1.. => (Mark::Warn, format!("in {days}")),
                _ => (Mark::No, format!("{days} ago")),
            };
            let cells = vec![deadline.day.to_string(), from, deadline.what.to_owned(), deadline.whom.clone()];
            TableRow { mark: Some(mark), cells }
        })
        .collect();
    table
}

/// How a field is changed once it is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLater {
    /// Whether it is a field of a node pool, not of a cluster.
    pub is_of_pool: bool,
    /// ARM's name, as the fields of an edit have it.
    pub field: String,
    /// In a few words: `by a new cluster`.
    pub how: String,
    /// What it takes, in sentences.
    pub words: Vec<String>,
    /// Who says so.
    pub sources: Vec<Reference>,
}

/// How each field of a cluster and of a node pool is changed once it is there.
pub(in crate::messages) fn changed_later() -> Vec<ChangedLater> {
    let mut all: Vec<ChangedLater> = Vec::new();
    for (is_of_pool, rows) in [(false, CLUSTER), (true, POOL)] {
        for row in rows {
            if all.iter().any(|of| of.is_of_pool == is_of_pool && of.field == row.field) {
                continue;
            }
            let of_field: Vec<&Changeable> = rows.iter().filter(|other| other.field == row.field).collect();
            all.push(ChangedLater {
                is_of_pool,
                field: row.field.to_owned(),
                how: how(&of_field),
                words: of_field.iter().map(|row| sentence(row, of_field.len() > 1)).collect(),
                sources: distinct(of_field.iter().map(|row| row.source)).iter().map(Reference::of).collect(),
            });
        }
    }
    all
}

fn how(rows: &[&Changeable]) -> String {
    let means = distinct(rows.iter().map(|row| row.means));
    match means.as_slice() {
        [one] => words_of(*one).1.to_owned(),
        _ => {
            let cases = rows.iter().map(|row| {
                let (_, means) = words_of(row.means);
                if row.to.is_empty() { format!("else {means}") } else { format!("{}: {means}", row.to) }
            });
            cases.collect::<Vec<_>>().join("; ")
        }
    }
}

fn sentence(row: &Changeable, has_cases: bool) -> String {
    let case = match (has_cases, row.to) {
        (false, _) => String::new(),
        (true, "") => "Any other: ".to_owned(),
        (true, to) => format!("{}: ", capital(to)),
    };
    let since = if row.since.is_empty() { String::new() } else { format!(", since {}", row.since) };
    let (_, means) = words_of(row.means);
    let begin =
        if has_cases { format!("{case}{means}{since}.") } else { format!("{}{since}.", capital(means)) };
    format!("{begin} {}", row.words)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn words_of(means: Means) -> (Mark, &'static str) {
    match means {
        Means::InPlace => (Mark::Yes, "in place"),
        Means::NewPools => (Mark::Warn, "by new pools"),
        Means::NewCluster => (Mark::No, "by a new cluster"),
    }
}

/// Every field of the platform's, with what it is now where it is one of the cluster.
fn changes(title: &str, rows: &[Changeable], own: &[Field], has_values: bool) -> Table {
    let mut table = Table::new(title, ["Field", "Now", "To", "How", "Since", "What it takes"]);
    table.rows = rows
        .iter()
        .map(|row| {
            let field = own.iter().find(|field| field.field == row.field);
            let label = field.map_or(row.field.to_owned(), |of| format!("{} ({})", of.label, row.field));
            let now = field.filter(|_| has_values).map(|of| of.text.clone()).unwrap_or_default();
            let (mark, how) = words_of(row.means);
            let to = if row.to.is_empty() { "any other" } else { row.to };
            let to =
                if rows.iter().filter(|other| other.field == row.field).count() == 1 { "any" } else { to };
            let cells = [label.as_str(), &now, to, how, row.since, row.words].map(str::to_owned);
            TableRow { mark: Some(mark), cells: cells.to_vec() }
        })
        .collect();
    table
}
