//! A comparison with a baseline: for a terminal, as Markdown, and as JSON for a release gate.
use serde_json::{Value, json};

use super::csv::line;
use super::markdown::of_blocks;
use super::plain_text;
use super::report::{Block, Table};
use crate::compare::{Compared, Comparison, Difference, Likeness};

/// The comparison as plain text, ending in a line break.
pub fn comparison_text(of: &Comparison) -> String {
    plain_text::of_blocks(&blocks(of))
}

/// The comparison as Markdown, ending in a line break.
pub fn comparison_markdown(of: &Comparison) -> String {
    of_blocks(&blocks(of))
}

/// The comparison as a JSON document: `verdict` is `same`, `harmless` or `consequence`.
pub fn comparison_json(of: &Comparison) -> String {
    let clusters: Vec<Value> = of.clusters.iter().map(in_json).collect();
    let document = json!({
        "document": "aks-network-comparison",
        "version": 1,
        "baseline": of.name,
        "verdict": word(of.likeness()),
        "clusters": clusters,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The differences of all clusters as comma-separated values, lines as RFC 4180 ends them.
pub fn comparison_csv(of: &Comparison) -> String {
    let mut text = line(&["cluster", "pool", "field", "baseline", "own", "consequence"]);
    for cluster in &of.clusters {
        for difference in &cluster.differences {
            text.push_str(&line(&[
                &cluster.name,
                difference.pool.as_deref().unwrap_or_default(),
                difference.field,
                &difference.baseline,
                &difference.own,
                difference.consequence.text(),
            ]));
        }
    }
    text
}

fn word(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Same => "same",
        Likeness::Harmless => "harmless",
        Likeness::Consequence => "consequence",
    }
}

fn in_json(of: &Compared) -> Value {
    let difference = |of: &Difference| {
        json!({
            "pool": of.pool,
            "field": of.field,
            "baseline": of.baseline,
            "own": of.own,
            "consequence": of.consequence.text(),
            "meaning": of.meaning,
        })
    };
    json!({
        "name": of.name,
        "verdict": word(of.likeness()),
        "differences": of.differences.iter().map(difference).collect::<Vec<_>>(),
        "unknown": of.unknown,
    })
}

fn blocks(of: &Comparison) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, format!("Beside {}", of.name))];
    for group in of.groups() {
        let members: Vec<&Compared> = group.iter().filter_map(|at| of.clusters.get(*at)).collect();
        let Some(first) = members.first() else { continue };
        let names: Vec<&str> = members.iter().map(|of| of.name.as_str()).collect();
        blocks.push(Block::Heading(2, format!("{}: {}", names.join(", "), first.likeness().title())));
        if !first.differences.is_empty() {
            let head = ["Of", "Baseline", "Here", "Consequence", "What it means"].map(str::to_owned).to_vec();
            let rows = first.differences.iter().map(cells).collect();
            blocks.push(Block::Table(Table { head, rows }));
        }
        if !first.unknown.is_empty() {
            blocks
                .push(Block::Paragraph(format!("Not told by one of the two: {}.", first.unknown.join(", "))));
        }
    }
    blocks
}

fn cells(of: &Difference) -> Vec<String> {
    let title = match &of.pool {
        Some(pool) => format!("pool {pool}: {}", of.title),
        None => of.title.to_owned(),
    };
    vec![title, of.baseline.clone(), of.own.clone(), of.consequence.title().to_owned(), of.meaning.to_owned()]
}
