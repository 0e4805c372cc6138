//! What a cluster is billed for, told: units by way out, with somebody's own prices what they come to, and the
//! addresses that nobody uses.
use super::egress::distinct;
use super::told::documents;
use super::{Block, Mark, Reference, Table, TableRow, Told};
use crate::capacity::capacity;
use crate::cost::{Bill, Item, Meter, Prices, Unit, Unused, bills, money, unused};
use crate::export::{bills_csv, bills_markdown};
use crate::net::wording::{listed, number};
use crate::resolve::Resolved;

/// What the cluster at that place is billed for; `None` where the design holds no such cluster.
pub(super) fn billed(
    resolved: &Resolved,
    cluster: usize,
    gigabytes: Option<u64>,
    prices: &Prices,
) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let all = bills(resolved, cluster, gigabytes);
    let rows = rows(&all, prices);
    let head = head(&all);
    let mut table = Table { title: "What is billed".to_owned(), head, rows, notes: Vec::new() };
    table.notes.push(
        "Counts are those of today. Hours are billed for each thing that stands there, whether anything passes or not; \
         what several clusters share is counted for each."
            .to_owned(),
    );
    if !prices.is_empty() {
        table.notes.push("A month has 730 hours.".to_owned());
        table.notes.extend(all.iter().filter_map(|bill| left_out(bill, prices)));
    }
    let mut blocks = vec![
        documents(
            "what-is-billed",
            bills_markdown(name, &table.head, &cells(&table)),
            bills_csv(&table.head, &cells(&table)),
        ),
        Block::Table(table),
    ];
    blocks.extend(all.first().map(|now| Block::Fold("How each count comes about".to_owned(), sums(now))));
    let ranges = unused(capacity(resolved).get(cluster)?);
    blocks.push(Block::Heading("Addresses that are reserved and not used".to_owned()));
    blocks.push(Block::Table(reserved(&ranges)));
    Some(Told::of_blocks(blocks.into_iter()))
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.clone()).collect()
}

fn head(all: &[Bill]) -> Vec<String> {
    let ways = all.iter().map(|bill| match bill.outbound {
        None => "As it is".to_owned(),
        Some(outbound) => format!("With {outbound}"),
    });
    ["Billed".to_owned(), "For".to_owned()].into_iter().chain(ways).collect()
}

fn rows(all: &[Bill], prices: &Prices) -> Vec<TableRow> {
    let of = |bill: &Bill, meter: Meter| bill.items.iter().find(|item| item.meter == meter).map(count);
    let applies = |meter: &Meter| all.iter().any(|bill| of(bill, *meter).is_some());
    let row = |meter: Meter| {
        let counts = all.iter().map(|bill| of(bill, meter).unwrap_or_else(|| "0".to_owned()));
        let begin = [meter.title().to_owned(), meter.unit().text().to_owned()];
        TableRow { mark: None, cells: begin.into_iter().chain(counts).collect() }
    };
    let mut rows: Vec<TableRow> = Meter::ALL.into_iter().filter(applies).map(row).collect();
    if !prices.is_empty() {
        let sums = all.iter().map(|bill| {
            let (sum, left_out) = prices.monthly(bill);
            let at_least = if left_out.is_empty() { "" } else { "at least " };
            format!("{at_least}{}", money(sum))
        });
        let begin = ["With your prices".to_owned(), "a month".to_owned()];
        rows.push(TableRow { mark: None, cells: begin.into_iter().chain(sums).collect() });
    }
    rows
}

fn count(item: &Item) -> String {
    match (item.count, item.meter.unit()) {
        (Some(count), Unit::Hours) => number(count),
        (Some(count), Unit::Gigabytes) => format!("{} GB", number(count)),
        (None, _) => "?".to_owned(),
    }
}

/// `As it is, without: Node, Public address.`
fn left_out(bill: &Bill, prices: &Prices) -> Option<String> {
    let (_, left_out) = prices.monthly(bill);
    let names: Vec<String> = left_out.iter().map(|meter| meter.title().to_lowercase()).collect();
    let way = bill.outbound.map_or("As it is".to_owned(), |outbound| format!("With {outbound}"));
    (!names.is_empty())
        .then(|| format!("{way}: without {}, of which a price or a count is missing.", listed(&names)))
}

fn sums(bill: &Bill) -> Vec<Block> {
    let words =
        bill.items.iter().map(|item| format!("{}: {} ({}).", item.meter.title(), count(item), item.sum));
    let sources = distinct(bill.items.iter().map(|item| item.meter.source()));
    let sources = sources.iter().map(|source| Block::Source(Reference::of(source)));
    std::iter::once(Block::Notes(words.collect())).chain(sources).collect()
}

fn reserved(all: &[Unused]) -> Table {
    let title = "Addresses that are reserved and not used";
    let mut table =
        Table::new(title, ["Range", "Not used then", "Addresses", "Today", "At the largest moment"]);
    let known = |value: Option<u64>| value.map_or("?".to_owned(), number);
    let row = |of: &Unused| {
        let (mark, left) = match of.left() {
            Some((left, percent)) => (Mark::Yes, format!("{} ({percent}%)", number(left))),
            None => (Mark::Unknown, "not known".to_owned()),
        };
        let cells = vec![of.title.clone(), left, number(of.addresses), known(of.today), known(of.at_most)];
        TableRow { mark: Some(mark), cells }
    };
    table.rows = all.iter().map(row).collect();
    table.notes = vec![
        "At the largest moment: autoscalers at their maximum, during an upgrade. Azure’s own addresses of each subnet are \
         left out, and a block of a pod CIDR counts as 256."
            .to_owned(),
    ];
    table
}
