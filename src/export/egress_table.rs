//! The way out as Markdown and as comma-separated values: which address is seen, and what must be let through.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::azure::Source;
use crate::egress::{
    Allowed, Cell, Change, Direction, Handover, Origin, Remark, Route, Sources, Stop, Verdict,
};
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

/// The source of a packet that goes on from a stop: `the node: 10.1.0.0/24`.
pub fn stop_in_words(stop: &Stop) -> String {
    let title = stop.source.title();
    match stop.ranges.is_empty() {
        true => title.to_owned(),
        false => {
            format!("{title}: {}", stop.ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
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
    let rows = [
        ("Firewall", FIREWALL.as_slice(), in_rows(&of.outside, |one| allowed_in_cells(one).to_vec())),
        (
            "Security groups on the subnets",
            SECURITY_GROUP.as_slice(),
            in_rows(&of.between, |one| between_in_cells(one).to_vec()),
        ),
        ("Routes", ROUTE.as_slice(), of.routes.iter().map(|route| route_in_cells(route).to_vec()).collect()),
    ];
    for (title, head, rows) in rows.into_iter().filter(|(.., rows)| !rows.is_empty()) {
        blocks.push(Block::Heading(2, title.to_owned()));
        blocks.push(Block::Table(Table { head: head.iter().map(|word| (*word).to_owned()).collect(), rows }));
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

/// The heads of the tables of firewalls, of security groups and of routes.
pub const FIREWALL: [&str; 5] = ["Protocol and port", "Source", "Destination", "Needed", "Why"];
/// See [`FIREWALL`].
pub const SECURITY_GROUP: [&str; 7] =
    ["Direction", "Protocol and port", "Source", "Destination", "Needed", "Denied by what was read", "Why"];
/// See [`FIREWALL`].
pub const ROUTE: [&str; 3] = ["Prefix", "Next hop", "Why"];

fn in_rows(allowed: &[Allowed], cells: fn(&Allowed) -> Vec<String>) -> Vec<Vec<String>> {
    allowed.iter().map(cells).collect()
}

/// The same as comma-separated values; of a route the destination is its range and the protocol its next hop.
pub fn handover_csv(of: &Handover) -> String {
    let mut text = line(&[
        "rule",
        "protocolAndPort",
        "source",
        "destination",
        "needed",
        "why",
        "reference",
        "direction",
        "deniedBy",
    ]);
    for (kind, allowed) in [("firewall", &of.outside), ("securityGroup", &of.between)] {
        for one in allowed {
            let [protocol, source, destination, needed, why] = allowed_in_cells(one);
            let reference = one.why.source.url;
            let [direction, denied] = [one.direction.map_or("", Direction::title), &denied_by(one)];
            text.push_str(&line(&[
                kind,
                &protocol,
                &source,
                &destination,
                &needed,
                &why,
                reference,
                direction,
                denied,
            ]));
        }
    }
    for route in &of.routes {
        let [prefix, next_hop, why] = route_in_cells(route);
        let reference = route.why.source.url;
        text.push_str(&line(&["route", &next_hop, "", &prefix, "yes", &why, reference, "out", ""]));
    }
    text
}

/// Direction, protocol and port, source, destination, whether it is needed, what was read that denies it, and why.
pub fn between_in_cells(of: &Allowed) -> [String; 7] {
    let [protocol, source, destination, needed, why] = allowed_in_cells(of);
    let direction = of.direction.map_or("", Direction::title).to_owned();
    [direction, protocol, source, destination, needed, denied_by(of), why]
}

/// Prefix, next hop, and why.
pub fn route_in_cells(of: &Route) -> [String; 3] {
    [of.prefix.clone(), of.next_hop.to_owned(), of.why.text.clone()]
}

fn denied_by(of: &Allowed) -> String {
    match &of.verdict {
        Some(Verdict::Through) => "nothing".to_owned(),
        Some(Verdict::Dropped(rules)) => rules.join("; "),
        Some(Verdict::NotRead) => "not known: no group was read".to_owned(),
        None => String::new(),
    }
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
