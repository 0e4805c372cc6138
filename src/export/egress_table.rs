//! The way out as Markdown and as comma-separated values: which address is seen, and what must be let through.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::azure::Source;
use crate::egress::{Allowed, Cell, Change, Handover, Origin, Remark, Sources};
use crate::net::wording::counted;

/// A cell in words: `the node: 10.1.0.0/24`, `the NAT gateway (2 addresses)`.
pub fn seen_in_words(cell: &Cell) -> String {
    let ranges: Vec<String> = cell.ranges.iter().map(ToString::to_string).collect();
    let title = cell.seen.title();
    match (ranges.is_empty(), cell.count) {
        (false, _) => format!("{title}: {}", ranges.join(", ")),
        (true, Some(count)) => format!("{title} ({})", counted(count, "address", "addresses")),
        (true, None) => title.to_owned(),
    }
}

/// Which address each destination sees of a cluster, as Markdown with the reasons and their sources.
pub fn sources_markdown(cluster: &str, sources: &Sources) -> String {
    let mut head = vec!["Destination".to_owned()];
    head.extend(sources.origins.iter().map(|origin| origin.title().to_owned()));
    let rows = sources.rows.iter().map(|row| {
        let mut cells = vec![row.destination.title().to_owned()];
        cells.extend(row.cells.iter().map(seen_in_words));
        cells
    });
    let mut blocks = vec![
        Block::Heading(1, format!("Addresses that are seen of {cluster}")),
        Block::Table(Table { head, rows: rows.collect() }),
        Block::List(sources.notes.iter().map(sentence).collect()),
    ];
    for row in &sources.rows {
        let of_group = |(origins, cell): (Vec<Origin>, &Cell)| {
            let remarks = cell.remarks.iter().map(sentence).collect::<Vec<_>>().join(" ");
            let ask = (!cell.asks.is_empty())
                .then(|| format!(" What is missing is printed by: {}", cell.asks.join("; ")));
            format!(
                "{}: {}. {remarks}{}",
                Origin::titles(&origins),
                seen_in_words(cell),
                ask.unwrap_or_default()
            )
        };
        blocks.push(Block::Heading(2, row.destination.title().to_owned()));
        blocks.push(Block::List(sources.grouped(row).into_iter().map(of_group).collect()));
    }
    of_blocks(&blocks)
}

/// The same as comma-separated values, a line for each destination and origin.
pub fn sources_csv(sources: &Sources) -> String {
    let mut text =
        line(&["destination", "origin", "seen", "ranges", "addresses", "command", "why", "source"]);
    for row in &sources.rows {
        for (origin, cell) in sources.origins.iter().zip(&row.cells) {
            let ranges: Vec<String> = cell.ranges.iter().map(ToString::to_string).collect();
            let why = cell.remarks.first();
            text.push_str(&line(&[
                row.destination.title(),
                origin.title(),
                cell.seen.title(),
                &ranges.join(" "),
                &cell.count.map(|count| count.to_string()).unwrap_or_default(),
                &cell.asks.join("; "),
                why.map_or("", |why| &why.text),
                why.map_or("", |why| why.source.url),
            ]));
        }
    }
    text
}

/// Which destinations see another address of a cluster afterwards, as Markdown.
pub fn changes_markdown(cluster: &str, changes: &[Change]) -> String {
    let head =
        ["Destination", "Origin", "Seen now", "Seen afterwards", "Printed by"].map(str::to_owned).to_vec();
    let rows = changes.iter().map(|of| in_words(of).to_vec());
    let table = Block::Table(Table { head, rows: rows.collect() });
    of_blocks(&[Block::Heading(1, format!("Who must let another address of {cluster} in")), table])
}

/// The same as comma-separated values.
pub fn changes_csv(changes: &[Change]) -> String {
    let head = line(&["destination", "origin", "seenNow", "seenAfterwards", "command"]);
    let lines = changes.iter().map(|of| line(&in_words(of).each_ref().map(String::as_str)));
    std::iter::once(head).chain(lines).collect()
}

/// Destination, origin, what is seen now and afterwards, and what prints the latter.
fn in_words(of: &Change) -> [String; 5] {
    [
        of.destination.title().to_owned(),
        of.origin.title().to_owned(),
        seen_in_words(&of.before),
        seen_in_words(&of.after),
        of.after.asks.join("; "),
    ]
}

/// What firewalls, security groups and route tables must hold for a cluster, as Markdown.
pub fn handover_markdown(cluster: &str, of: &Handover) -> String {
    let mut blocks = vec![Block::Heading(1, format!("What must be let through for {cluster}"))];
    for (title, allowed) in [("Firewall", &of.outside), ("Security groups, both directions", &of.between)] {
        if !allowed.is_empty() {
            let head =
                ["Protocol and port", "Source", "Destination", "Needed", "Why"].map(str::to_owned).to_vec();
            let rows = allowed.iter().map(|one| allowed_in_cells(one).to_vec()).collect();
            blocks.push(Block::Heading(2, title.to_owned()));
            blocks.push(Block::Table(Table { head, rows }));
        }
    }
    if !of.routes.is_empty() {
        let head = ["Prefix", "Next hop", "Why"].map(str::to_owned).to_vec();
        let rows = of
            .routes
            .iter()
            .map(|route| vec![route.prefix.to_owned(), route.next_hop.to_owned(), route.why.text.clone()]);
        blocks.push(Block::Heading(2, "Routes".to_owned()));
        blocks.push(Block::Table(Table { head, rows: rows.collect() }));
    }
    let whys =
        of.outside.iter().chain(&of.between).map(|one| &one.why).chain(of.routes.iter().map(|one| &one.why));
    let mut told: Vec<String> = of.remarks.iter().map(sentence).collect();
    for why in whys {
        let source = format!("Source: {}", whence(why.source));
        if !told.iter().any(|text| text.ends_with(&source)) {
            told.push(source);
        }
    }
    blocks.push(Block::List(told));
    of_blocks(&blocks)
}

/// The same as comma-separated values; of a route the destination is its range and the protocol its next hop.
pub fn handover_csv(of: &Handover) -> String {
    let mut text = line(&["rule", "protocolAndPort", "source", "destination", "needed", "why", "reference"]);
    for (kind, allowed) in [("firewall", &of.outside), ("securityGroup", &of.between)] {
        for one in allowed {
            let [protocol, source, destination, needed, why] = allowed_in_cells(one);
            text.push_str(&line(&[
                kind,
                &protocol,
                &source,
                &destination,
                &needed,
                &why,
                one.why.source.url,
            ]));
        }
    }
    for route in &of.routes {
        let reference = route.why.source.url;
        text.push_str(&line(&["route", route.next_hop, "", route.prefix, "yes", &route.why.text, reference]));
    }
    text
}

/// Protocol and port, source, destination, whether it is needed, and why.
pub fn allowed_in_cells(of: &Allowed) -> [String; 5] {
    let needed = match of.needed {
        Some(true) => "yes".to_owned(),
        Some(false) => format!("no: only {}", of.when),
        None => format!("by {}", of.when),
    };
    [of.protocol.to_owned(), of.source.clone(), of.destination.clone(), needed, of.why.text.clone()]
}

pub(super) fn sentence(remark: &Remark) -> String {
    format!("{} Source: {}", remark.text, whence(remark.source))
}

pub(super) fn whence(source: Source) -> String {
    format!("{}, copy of {}: {}", source.grade.text(), source.read, source.url)
}
