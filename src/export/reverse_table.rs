//! Reverse tables as Markdown and as comma-separated values.
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::capacity::Unit;
use crate::net::wording::number;
use crate::propose::{Reason, ReverseRow, ReverseTable};

/// Reverse tables as Markdown, each with its sentences and their sources.
pub fn reverse_markdown(tables: &[ReverseTable]) -> String {
    let mut blocks = vec![Block::Heading(1, "Nodes by prefix length".to_owned())];
    for table in tables {
        blocks.push(Block::Heading(2, table.of.title().to_owned()));
        let shape = &table.shape;
        let pods = match shape.pods_per_node {
            Some(pods) => format!("{} pods expected on each node", number(pods)),
            None => "no pods per node given".to_owned(),
        };
        blocks.push(Block::Paragraph(format!(
            "Maximum of pods of a node {}, {pods}, surge {}, pools {}.",
            number(shape.max_pods),
            shape.max_surge,
            number(shape.pools)
        )));
        blocks.push(Block::Table(in_cells(table)));
        blocks.push(Block::List(table.reasons.iter().map(sentence).collect()));
    }
    of_blocks(&blocks)
}

/// Reverse tables as comma-separated values under one head: numbers and fixed words, lines as RFC 4180 ends them.
pub fn reverse_csv(tables: &[ReverseTable]) -> String {
    let mut text = HEAD.join(",");
    text.push_str(LINE_END);
    for table in tables {
        for row in &table.rows {
            text.push_str(&in_values(table, row).join(","));
            text.push_str(LINE_END);
        }
    }
    text
}

const LINE_END: &str = "\r\n";

const HEAD: [&str; 12] = [
    "range",
    "networkModel",
    "maxPods",
    "podsPerNode",
    "maxSurge",
    "pools",
    "prefixLength",
    "available",
    "unit",
    "nodes",
    "pods",
    "limitedBy",
];

fn in_values(table: &ReverseTable, row: &ReverseRow) -> [String; 12] {
    let shape = &table.shape;
    [
        table.of.text().to_owned(),
        table.of.model().text().to_owned(),
        shape.max_pods.to_string(),
        shape.pods_per_node.map(|pods| pods.to_string()).unwrap_or_default(),
        shape.max_surge.to_string(),
        shape.pools.to_string(),
        row.length.to_string(),
        row.available.to_string(),
        table.of.resource().unit().text().to_owned(),
        row.nodes.to_string(),
        row.pods.to_string(),
        row.limited_by.text().to_owned(),
    ]
}

fn in_cells(table: &ReverseTable) -> Table {
    let unit = match table.of.resource().unit() {
        Unit::Blocks => "Blocks",
        _ => "Addresses",
    };
    let head = ["Prefix", unit, "Nodes", "Pods", "Limited by"].map(str::to_owned).to_vec();
    let rows = table.rows.iter().map(|row| {
        vec![
            format!("/{}", row.length),
            number(row.available),
            number(row.nodes),
            number(row.pods),
            row.limited_by.title().to_owned(),
        ]
    });
    Table { head, rows: rows.collect() }
}

fn sentence(reason: &Reason) -> String {
    match reason.source {
        Some(source) => {
            format!(
                "{} Source: {}, copy of {}: {}",
                reason.text,
                source.grade.text(),
                source.read,
                source.url
            )
        }
        None => reason.text.clone(),
    }
}
