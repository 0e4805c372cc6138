//! The addresses of a fleet as blocks: each space in cells, the same as a table, and what lies elsewhere.
use super::fleet::{count, some};
use super::table::{Mark, Table, TableRow};
use super::{Block, Told, Use};
use crate::analysis::Analysis;
use crate::fleet::{Cell, Space, Used, spaces, used};
use crate::net::Prefix;
use crate::net::wording::{listed, number};

const ABOUT: &str = "A cell is a part of the space, of the size that its title says: what the clusters of the table use of it with \
                     their subnets, pods and services. A conflict is a cell where two ranges share addresses in a way that \
                     the platform refuses, breaks or makes risky; several clusters may well use one range, as pods of an \
                     overlay do. Press a cell, or type its range, to see its parts.";

/// The addresses that the clusters at these places use, of those in `whole` where it is given.
pub(super) fn told(analysis: &Analysis, clusters: &[usize], whole: Option<Prefix>) -> Told {
    if let Some(whole) = whole.filter(|whole| !whole.is_ipv4()) {
        let line =
            format!("{whole} is a range of IPv6, which is not drawn: each cluster may well have its own.");
        return Told { mark: Mark::Unknown, line, blocks: Vec::new() };
    }
    let used = used(analysis, clusters);
    let (spaces, elsewhere) = spaces(analysis, &used, whole);
    let mut blocks = vec![Block::Notes(vec![ABOUT.to_owned()])];
    blocks.extend(spaces.iter().flat_map(|space| drawn(analysis, space)));
    if whole.is_none() && !elsewhere.is_empty() {
        blocks.push(Block::Fold(
            format!("Outside of these spaces: {}", count(elsewhere.len(), "range", "ranges")),
            vec![Block::Notes(some(elsewhere.into_iter().map(|of| in_words(analysis, of))))],
        ));
    }
    let cells = || spaces.iter().flat_map(|space| &space.cells);
    let conflicts = cells().filter(|cell| cell.conflict.is_some()).count();
    let in_use = cells().filter(|cell| !cell.clusters.is_empty()).count();
    let (mark, line) = match (in_use, conflicts) {
        (0, 0) => (Mark::Yes, "No cluster of the table uses an address here.".to_owned()),
        (some, 0) => (Mark::Yes, format!("{} in use, none with a conflict", count(some, "cell", "cells"))),
        (some, of) => {
            let (cells, of) = (count(some, "cell", "cells"), number(u64::try_from(of).unwrap_or(u64::MAX)));
            (Mark::No, format!("{cells} in use, {of} with a conflict"))
        }
    };
    Told { mark, line, blocks }
}

fn drawn(analysis: &Analysis, space: &Space) -> [Block; 3] {
    let length = space.cells.first().map_or(0, |cell| cell.prefix.length());
    let title = format!("{} in parts of /{length}", space.whole);
    let cells = space.cells.iter().map(|cell| (use_of(cell), told_of(cell))).collect();
    let mut table = Table::new("The same as a table", ["Addresses", "How", "Clusters", "Which", "Ranges"]);
    let rows = space.cells.iter().filter(|cell| use_of(cell) != Use::Free);
    table.rows = rows.map(|cell| row(analysis, cell)).collect();
    let fold = format!("{} as a table", space.whole);
    [Block::Heading(title.clone()), Block::Cells(title, cells), Block::Fold(fold, vec![Block::Table(table)])]
}

fn use_of(cell: &Cell) -> Use {
    match (cell.conflict, cell.clusters.len()) {
        (Some(_), _) => Use::Conflict,
        (None, 0) => Use::Free,
        (None, 1) => Use::One,
        (None, _) => Use::Several,
    }
}

/// `10.3.0.0/16: 12 clusters; rejected by the service`.
fn told_of(cell: &Cell) -> String {
    let used = match cell.clusters.len() {
        0 => "no cluster".to_owned(),
        some => count(some, "cluster", "clusters"),
    };
    let conflict = cell.conflict.map(|verdict| format!("; {}", verdict.title())).unwrap_or_default();
    format!("{}: {used}{conflict}", cell.prefix)
}

fn row(analysis: &Analysis, cell: &Cell) -> TableRow {
    let (mark, how) = match (cell.conflict, use_of(cell)) {
        (Some(verdict), _) => (Mark::No, verdict.title()),
        (None, Use::One) => (Mark::Yes, "one cluster"),
        (None, _) => (Mark::Yes, "shared, allowed"),
    };
    let words = [("subnet", "subnets"), ("pod CIDR", "pod CIDRs"), ("service CIDR", "service CIDRs")];
    let uses = cell.uses.iter().zip(words).filter(|(uses, _)| **uses > 0);
    let uses: Vec<String> = uses.map(|(uses, (one, more))| count(*uses, one, more)).collect();
    let clusters = number(u64::try_from(cell.clusters.len()).unwrap_or(u64::MAX));
    let names = listed(&some(names(analysis, &cell.clusters)));
    TableRow {
        mark: Some(mark),
        cells: vec![cell.prefix.to_string(), how.to_owned(), clusters, names, listed(&uses)],
    }
}

fn names<'a>(analysis: &'a Analysis, clusters: &'a [usize]) -> impl Iterator<Item = String> + 'a {
    let clusters = clusters.iter().filter_map(|place| analysis.resolved.clusters.get(*place));
    clusters.map(|cluster| cluster.name().to_owned())
}

fn in_words(analysis: &Analysis, of: &Used) -> String {
    format!("{} {} of {}", of.kind.title(), of.prefix, listed(&some(names(analysis, &of.clusters))))
}
