//! What another outbound type changes for those who let a cluster's addresses in, told.
use super::egress::{distinct, told};
use super::told::documents;
use super::{Block, Reference, Table, TableRow, Told};
use crate::advice::{Change as Way, Exit, State, way};
use crate::design::OutboundType;
use crate::egress::{Cell, Change, Destination, changes, sources, sources_after};
use crate::export::{changes_csv, changes_markdown, seen_in_words};
use crate::resolve::Resolved;

/// What sees another address of the cluster at that place once it has another outbound type; `None` where the design
/// holds no such cluster.
pub(super) fn way_out_after(resolved: &Resolved, cluster: usize, outbound: OutboundType) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let (before, after) = (sources(resolved, cluster)?, sources_after(resolved, cluster, outbound)?);
    let changed = changes(&before, &after);
    let mut blocks = possible(resolved, cluster, outbound);
    if changed.is_empty() {
        let text = format!("With outboundType {outbound} every destination sees of {name} what it sees now.");
        blocks.push(Block::Notes(vec![text]));
        let internet = after.rows.iter().filter(|row| row.destination == Destination::Internet);
        let remarks = internet.flat_map(|row| &row.cells).flat_map(|cell| cell.remarks.iter().cloned());
        blocks.push(Block::Heading("Why the same is seen".to_owned()));
        blocks.extend(told(&distinct(remarks)));
        return Some(Told::of_blocks(blocks.into_iter()));
    }
    let title = "Who must let another address in";
    let mut table = Table::new(title, ["Destination", "Origin", "Seen now", "Seen afterwards"]);
    table.rows = changed.iter().map(row).collect();
    blocks.push(documents(
        "source-addresses-afterwards",
        changes_markdown(name, &changed),
        changes_csv(&changed),
    ));
    blocks.push(Block::Table(table));
    blocks.extend(printed("Addresses that go", changed.iter().map(|of| &of.before)));
    blocks.extend(printed("Addresses that come", changed.iter().map(|of| &of.after)));
    blocks.push(Block::Heading("Why they are seen afterwards".to_owned()));
    blocks.extend(told(&distinct(changed.iter().flat_map(|of| of.after.remarks.iter().cloned()))));
    Some(Told::of_blocks(blocks.into_iter()))
}

/// Whether the cluster can get that outbound type at all, and what is known not to be met for it.
fn possible(resolved: &Resolved, cluster: usize, outbound: OutboundType) -> Vec<Block> {
    let Some(way) = way(resolved, cluster, Way::Outbound(exit(outbound))) else { return Vec::new() };
    let unmet = way.preconditions.iter().filter(|of| of.is_must).filter_map(|of| match &of.state {
        State::Unmet { why, .. } => Some(format!("Not met: {} The input shows: {why}", of.text)),
        _ => None,
    });
    let verdict = format!("{}: {}", way.how.title(), way.why.text);
    let notes = std::iter::once(verdict).chain(unmet).collect();
    vec![Block::Notes(notes), Block::Source(Reference::of(&way.why.source))]
}

fn exit(outbound: OutboundType) -> Exit {
    match outbound {
        OutboundType::LoadBalancer => Exit::LoadBalancer,
        OutboundType::UserDefinedRouting => Exit::UserDefinedRouting,
        OutboundType::ManagedNatGateway => Exit::ManagedNatGateway,
        OutboundType::UserAssignedNatGateway => Exit::UserAssignedNatGateway,
        OutboundType::None => Exit::None,
        OutboundType::Block => Exit::Block,
    }
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
