//! Which addresses others see of clusters: before a change and after it.
use super::changes::namesake;
use super::{heading, table};
use crate::analysis::Analysis;
use crate::egress::{Cell, Sources, sources};
use crate::export::egress_table::{seen_in_words, sentence};
use crate::export::forms::Material;
use crate::export::report::Block;
use crate::resolve::{Resolved, resolve};

const CHANGED: [&str; 6] = ["Cluster", "Destination", "Origin", "Seen before", "Seen after", "Printed by"];

const SEEN: [&str; 5] = ["Cluster", "Destination", "Origin", "Seen", "Printed by"];

/// Before and after, where both are known; else what is seen.
pub(in crate::export) fn seen_addresses(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let before = of.before.map(resolve);
    let mut blocks = Vec::new();
    for (place, cluster) in analysis.resolved.clusters.iter().enumerate() {
        let Some(after) = sources(&analysis.resolved, place) else { continue };
        blocks.push(heading(2, &format!("Addresses that are seen of {}", cluster.name())));
        let own = before.as_ref().and_then(|before| seen_before(before, cluster.name()));
        blocks.extend(match own {
            Some(own) => changed(cluster.name(), &own, &after),
            None => seen(cluster.name(), &after),
        });
    }
    blocks
}

fn seen_before(before: &Resolved, name: &str) -> Option<Sources> {
    sources(before, namesake(before, name)?)
}

fn seen(cluster: &str, of: &Sources) -> Vec<Block> {
    let rows = cells(of).map(|(destination, origin, cell)| {
        [
            cluster.to_owned(),
            destination.to_owned(),
            origin.to_owned(),
            seen_in_words(cell),
            cell.asks.join("; "),
        ]
    });
    vec![table(SEEN, rows.collect()), told(of)]
}

fn changed(cluster: &str, before: &Sources, after: &Sources) -> Vec<Block> {
    let mut rows = Vec::new();
    let was: Vec<_> = cells(before).collect();
    for (destination, origin, cell) in cells(after) {
        let own = was.iter().find(|(of, by, _)| *of == destination && *by == origin);
        let (now, then) =
            (own.map(|(.., cell)| seen_in_words(cell)).unwrap_or_default(), seen_in_words(cell));
        if now != then {
            let asks = cell.asks.join("; ");
            rows.push([cluster.to_owned(), destination.to_owned(), origin.to_owned(), now, then, asks]);
        }
    }
    if rows.is_empty() {
        return vec![Block::Paragraph(
            "Every destination sees the same addresses after the change.".to_owned(),
        )];
    }
    vec![table(CHANGED, rows), told(after)]
}

/// Destination, origin and what is seen, of all.
fn cells(of: &Sources) -> impl Iterator<Item = (&'static str, &'static str, &Cell)> {
    of.rows.iter().flat_map(|row| {
        let origins = of.origins.iter().map(|origin| origin.title());
        origins.zip(&row.cells).map(|(origin, cell)| (row.destination.title(), origin, cell))
    })
}

fn told(of: &Sources) -> Block {
    Block::List(of.notes.iter().map(sentence).collect())
}
