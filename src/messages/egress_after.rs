//! What another outbound type changes for those who let a cluster's addresses in, told.
use super::egress::{distinct, told};
use super::told::documents;
use super::{Block, Table, TableRow, Told};
use crate::design::OutboundType;
use crate::egress::{Cell, Change, changes, sources, sources_after};
use crate::export::{changes_csv, changes_markdown, seen_in_words};
use crate::resolve::Resolved;

/// What sees another address of the cluster at that place once it has another outbound type; `None` where the design
/// holds no such cluster.
pub(super) fn way_out_after(resolved: &Resolved, cluster: usize, outbound: OutboundType) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let (before, after) = (sources(resolved, cluster)?, sources_after(resolved, cluster, outbound)?);
    let changed = changes(&before, &after);
    if changed.is_empty() {
        let text = format!("With outboundType {outbound} every destination sees of {name} what it sees now.");
        return Some(Told::of_blocks(std::iter::once(Block::Notes(vec![text]))));
    }
    let title = "Who must let another address in";
    let mut table = Table::new(title, ["Destination", "Origin", "Seen now", "Seen afterwards"]);
    table.rows = changed.iter().map(row).collect();
    let mut blocks = vec![
        documents("source-addresses-afterwards", changes_markdown(name, &changed), changes_csv(&changed)),
        Block::Table(table),
    ];
    blocks.extend(printed("Addresses that go", changed.iter().map(|of| &of.before)));
    blocks.extend(printed("Addresses that come", changed.iter().map(|of| &of.after)));
    blocks.push(Block::Heading("Why they are seen afterwards".to_owned()));
    blocks.extend(told(&distinct(changed.iter().flat_map(|of| of.after.remarks.iter().cloned()))));
    Some(Told::of_blocks(blocks.into_iter()))
}

fn row(of: &Change) -> TableRow {
    let (destination, origin) = (of.destination.title().to_owned(), of.origin.title().to_owned());
    TableRow {
        mark: None,
        cells: vec![destination, origin, seen_in_words(&of.before), seen_in_words(&of.after)],
    }
}

/// The commands that print addresses, each once.
fn printed<'c>(title: &str, cells: impl Iterator<Item = &'c Cell>) -> Vec<Block> {
    let asks = distinct(cells.flat_map(|cell| cell.asks.iter().cloned()));
    let heading = (!asks.is_empty()).then(|| Block::Heading(title.to_owned()));
    heading.into_iter().chain(asks.into_iter().map(Block::Command)).collect()
}
