//! What firewalls, security groups and route tables must hold, with the columns that PCI DSS 4.0.1 asks for in its
//! requirement 1: service, protocol and port, business need, approval, mitigation and review.
use super::{heading, table};
use crate::analysis::Analysis;
use crate::egress::{Allowed, Direction, Handover, Route, handover};
use crate::export::egress_table::{allowed_in_cells, between_in_cells, sentence, whence};
use crate::export::forms::Material;
use crate::export::report::Block;

const HEAD: [&str; 13] = [
    "Cluster",
    "Rule of",
    "Service",
    "Protocol and port",
    "Source",
    "Destination",
    "Direction",
    "Business need",
    "Needed",
    "Denied by what was read",
    "Approved by",
    "Mitigation where insecure",
    "Next review",
];

/// A table for each cluster and kind of rule.
pub(in crate::export) fn network_rules(_: &Material, analysis: &Analysis) -> Vec<Block> {
    let about = "Services, protocols and ports with their need, as PCI DSS 4.0.1 asks in 1.2.5 and 1.2.6; approval, mitigation \
                 and the day of the next review are left to be filled in, and 1.2.7 asks for a review every six months.";
    let mut blocks = vec![Block::Paragraph(about.to_owned())];
    for (place, cluster) in analysis.resolved.clusters.iter().enumerate() {
        if let Some(of) = handover(&analysis.resolved, place) {
            blocks.extend(of_cluster(cluster.name(), &of));
        }
    }
    blocks
}

fn of_cluster(name: &str, of: &Handover) -> Vec<Block> {
    let parts = [
        ("Firewall", of.outside.iter().map(|one| outside(name, one)).collect()),
        ("Security groups on the subnets", of.between.iter().map(|one| between(name, one)).collect()),
        ("Routes", of.routes.iter().map(|route| routed(name, route)).collect::<Vec<_>>()),
    ];
    let mut blocks = Vec::new();
    for (title, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        blocks.push(heading(2, &format!("{title}: {name}")));
        blocks.push(table(HEAD, rows));
    }
    let mut told: Vec<String> = of.remarks.iter().map(sentence).collect();
    let whys = of.outside.iter().chain(&of.between).map(|one| one.why.source);
    for source in whys.chain(of.routes.iter().map(|one| one.why.source)) {
        let line = format!("Source: {}", whence(source));
        if !told.iter().any(|text| text.ends_with(&line)) {
            told.push(line);
        }
    }
    blocks.push(Block::List(told));
    blocks
}

fn outside(cluster: &str, of: &Allowed) -> [String; 13] {
    let [protocol, source, destination, needed, why] = allowed_in_cells(of);
    row(cluster, "firewall", Direction::Out.title(), "", [protocol, source, destination, needed, why])
}

fn between(cluster: &str, of: &Allowed) -> [String; 13] {
    let [direction, protocol, source, destination, needed, denied, why] = between_in_cells(of);
    row(cluster, "security group", &direction, &denied, [protocol, source, destination, needed, why])
}

fn routed(cluster: &str, of: &Route) -> [String; 13] {
    let next_hop = format!("next hop: {}", of.next_hop);
    let cells = [next_hop, String::new(), of.prefix.clone(), "yes".to_owned(), of.why.text.clone()];
    row(cluster, "route table", Direction::Out.title(), "", cells)
}

fn row(cluster: &str, kind: &str, direction: &str, denied: &str, cells: [String; 5]) -> [String; 13] {
    let [protocol, source, destination, needed, why] = cells;
    [
        cluster.to_owned(),
        kind.to_owned(),
        service(&protocol).to_owned(),
        protocol,
        source,
        destination,
        direction.to_owned(),
        why,
        needed,
        denied.to_owned(),
        String::new(),
        String::new(),
        String::new(),
    ]
}

/// The service that is known by a protocol and port.
fn service(protocol: &str) -> &'static str {
    let has = |port: &str| protocol.split(|letter: char| !letter.is_ascii_digit()).any(|part| part == port);
    match () {
        () if has("9000") || has("1194") => "tunnel to the API server",
        () if has("443") => "HTTPS",
        () if has("80") => "HTTP",
        () if has("53") => "DNS",
        () if has("123") => "NTP",
        () => "",
    }
}
