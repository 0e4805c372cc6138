//! The way out of a cluster, told: which address is seen, what its ports last for, what must be let through.
use super::packet::drawn;
use super::reach::reached;
use super::told::documents;
use super::{Block, Mark, Reference, Table, TableRow, Told};
use crate::capacity::capacity;
use crate::egress::{
    Allowed, Carried, Handover, Load, Origin, PortPlan, Remark, SourceRow, Sources, Verdict, carried,
    handover, outbound_rules, port_plan, reach, settings, sources,
};
use crate::export::{
    FIREWALL, ROUTE, SECURITY_GROUP, allowed_in_cells, between_in_cells, handover_csv, handover_markdown,
    route_in_cells, seen_in_words, sources_csv, sources_markdown,
};
use crate::net::wording::number;
use crate::resolve::{Moment, Resolved};

/// The way out of the cluster at that place; `None` where the design holds no such cluster.
pub(super) fn way_out(resolved: &Resolved, cluster: usize) -> Option<Told> {
    let of = resolved.clusters.get(cluster)?;
    let (sources, handover) = (sources(resolved, cluster)?, handover(resolved, cluster)?);
    let mut blocks = seen(of.name(), &sources);
    blocks.extend(drawn(resolved, cluster));
    if let Some(plan) = port_plan(resolved, &capacity(resolved), cluster) {
        blocks.extend(ports(&plan));
    }
    blocks.push(Block::Heading("What has to be known of this way out".to_owned()));
    blocks.extend(told(&settings(of)));
    blocks.extend(told(&outbound_rules(resolved, of)));
    blocks.extend(let_through(of.name(), &handover));
    blocks.extend(reached(of.name(), &reach(resolved, cluster)?));
    Some(Told::of_blocks(blocks.into_iter()))
}

/// The addresses that a load asks for, by way out; `None` where the design holds no such cluster.
pub(super) fn load_carried(resolved: &Resolved, cluster: usize, load: Load) -> Option<Told> {
    resolved.clusters.get(cluster)?;
    let plan = port_plan(resolved, &capacity(resolved), cluster);
    let nodes = plan.and_then(|plan| plan.nodes.first().copied().flatten().zip(plan.counted));
    let carried = carried(load, nodes);
    let mut table = Table::new(
        "Public addresses by way out",
        ["Way out", "Verdict", "Addresses", "Most", "Ports of each node"],
    );
    table.rows = carried.iter().map(of_carrier).collect();
    table.notes = vec![format!(
        "{} connections are open at a time, {} of them to the busiest destination.",
        number(load.open()),
        number(load.open_to_busiest())
    )];
    let mut blocks = vec![Block::Table(table)];
    for of in &carried {
        blocks.push(Block::Heading(of.carrier.title().to_owned()));
        blocks.extend(told(&of.remarks));
    }
    Some(Told::of_blocks(blocks.into_iter()))
}

fn of_carrier(of: &Carried) -> TableRow {
    let fits = of.fits();
    let verdict = match fits {
        Some(true) => "carries it",
        Some(false) => "does not carry it",
        None => "not known",
    };
    let addresses = of.addresses.filter(|_| fits == Some(true)).map(number).unwrap_or_default();
    let ports = of.ports_per_node.map(number).unwrap_or_default();
    let cells = vec![of.carrier.title().to_owned(), verdict.to_owned(), addresses, number(of.most), ports];
    TableRow { mark: Some(Mark::of(fits)), cells }
}

fn seen(cluster: &str, sources: &Sources) -> Vec<Block> {
    let mut head = vec!["Destination".to_owned()];
    head.extend(sources.origins.iter().map(|origin| origin.title().to_owned()));
    let row = |row: &SourceRow| {
        let mut cells = vec![row.destination.title().to_owned()];
        cells.extend(row.cells.iter().map(seen_in_words));
        TableRow { mark: None, cells }
    };
    let table = Table {
        title: "Which address each destination sees".to_owned(),
        head,
        rows: sources.rows.iter().map(row).collect(),
        notes: Vec::new(),
    };
    let mut blocks = vec![
        Block::Heading(table.title.clone()),
        documents("source-addresses", sources_markdown(cluster, sources), sources_csv(sources)),
        Block::Table(table),
    ];
    let asks = distinct(sources.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.asks));
    if !asks.is_empty() {
        let text = "Addresses that no document here holds are printed by:".to_owned();
        blocks.push(Block::Notes(vec![text]));
        blocks.extend(asks.into_iter().map(|ask| Block::Command(ask.clone())));
    }
    blocks.push(Block::Fold("Why, destination by destination".to_owned(), whys(sources)));
    blocks.extend(told(&sources.notes));
    blocks
}

/// Why each destination sees what it sees; origins of which the same is told are told together.
fn whys(sources: &Sources) -> Vec<Block> {
    let mut blocks = Vec::new();
    for row in &sources.rows {
        blocks.push(Block::Heading(row.destination.title().to_owned()));
        for (origins, cell) in sources.grouped(row) {
            blocks.push(Block::Notes(vec![format!("{}:", Origin::titles(&origins))]));
            blocks.extend(told(&cell.remarks));
        }
    }
    blocks
}

fn ports(plan: &PortPlan) -> Vec<Block> {
    let title = "Ports of the load balancer";
    let mut table = Table::new(title, ["Moment", "Nodes", "Ports of each node"]);
    let moments = Moment::ALL.into_iter().zip(plan.nodes).zip(plan.per_node);
    let text = |value: Option<u64>| value.map_or("not known".to_owned(), number);
    table.rows = moments
        .map(|((moment, nodes), each)| {
            let cells = vec![moment.title().to_owned(), text(nodes), text(each)];
            TableRow { mark: None, cells }
        })
        .collect();
    let blocks = vec![Block::Heading(title.to_owned()), Block::Table(table)];
    blocks.into_iter().chain(told(&plan.remarks())).collect()
}

fn let_through(cluster: &str, of: &Handover) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("What firewalls, security groups and routes must hold".to_owned()),
        documents("network-rules", handover_markdown(cluster, of), handover_csv(of)),
    ];
    let mut add = |title: &str, head: &[&str], rows: Vec<TableRow>| {
        let head = head.iter().map(|word| (*word).to_owned()).collect();
        let table = Table { title: title.to_owned(), head, rows, notes: Vec::new() };
        blocks.extend((!table.rows.is_empty()).then_some(Block::Table(table)));
    };
    let row = |cells: Vec<String>| TableRow { mark: None, cells };
    add("Firewall", &FIREWALL, of.outside.iter().map(|one| row(allowed_in_cells(one).to_vec())).collect());
    let marked = |one: &Allowed| TableRow {
        mark: one.verdict.as_ref().map(|verdict| {
            Mark::of(match verdict {
                Verdict::Through => Some(true),
                Verdict::Dropped(_) => Some(false),
                Verdict::NotRead => None,
            })
        }),
        cells: between_in_cells(one).to_vec(),
    };
    add("Security groups on the subnets", &SECURITY_GROUP, of.between.iter().map(marked).collect());
    add("Routes", &ROUTE, of.routes.iter().map(|one| row(route_in_cells(one).to_vec())).collect());
    let whys =
        of.outside.iter().chain(&of.between).map(|one| &one.why).chain(of.routes.iter().map(|one| &one.why));
    let sources = distinct(of.remarks.iter().chain(whys).map(|why| why.source));
    blocks.push(Block::Notes(of.remarks.iter().map(|remark| remark.text.clone()).collect()));
    blocks.extend(sources.into_iter().map(|source| Block::Source(Reference::of(&source))));
    blocks
}

/// Sentences, then who says them, each once.
pub(super) fn told(remarks: &[Remark]) -> Vec<Block> {
    if remarks.is_empty() {
        return Vec::new();
    }
    let sources = distinct(remarks.iter().map(|remark| remark.source));
    let notes = Block::Notes(remarks.iter().map(|remark| remark.text.clone()).collect());
    let sources = sources.into_iter().map(|source| Block::Source(Reference::of(&source)));
    std::iter::once(notes).chain(sources).collect()
}

/// Each once, in order; there are few.
pub(super) fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for one in all {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    distinct
}
