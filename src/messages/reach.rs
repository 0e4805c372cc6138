//! Who reaches an API server, told.
use super::egress::{distinct, told};
use super::told::documents;
use super::{Block, Mark, Reference, Table, TableRow};
use crate::egress::{Demand, Reach, ReachRow};
use crate::export::{reach_csv, reach_in_cells, reach_markdown};

/// Everything about reaching the API server of a cluster.
pub(super) fn reached(cluster: &str, of: &Reach) -> Vec<Block> {
    let mut table = Table::new(
        "Who reaches the API server",
        ["Who", "By which name", "At which address", "What is needed"],
    );
    let row = |row: &ReachRow| {
        let mark = (!row.can).then(|| Mark::of(Some(false)));
        TableRow { mark, cells: reach_in_cells(row).to_vec() }
    };
    table.rows = of.rows.iter().map(row).collect();
    let mut blocks = vec![
        Block::Heading(table.title.clone()),
        Block::Notes(vec![format!("The API server of {cluster} stands {}.", of.access.title())]),
        documents("api-server-reach", reach_markdown(cluster, of), reach_csv(of)),
        Block::Table(table),
    ];
    blocks.extend(of.demands.iter().flat_map(demand));
    blocks.extend(told(&of.remarks));
    let sources = distinct(of.rows.iter().map(|row| row.needs.source));
    blocks.extend(sources.into_iter().map(|source| Block::Source(Reference::of(&source))));
    blocks
}

fn demand(of: &Demand) -> Vec<Block> {
    let verdict = match of.holds {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "not known",
    };
    let told = Block::Demand(Mark::of(of.holds), verdict.to_owned(), of.text.text.clone());
    let source = Block::Source(Reference::of(&of.text.source));
    [told, source].into_iter().chain(of.ask.clone().map(Block::Command)).collect()
}
