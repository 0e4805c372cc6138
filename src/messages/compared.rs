//! Clusters beside a baseline, as blocks.
use super::told::documents;
use super::{Block, Mark, Offer, Table, TableRow, Told};
use crate::compare::{Compared, Comparison, Difference, Likeness, Pair};
use crate::export::{comparison_csv, comparison_markdown};
use crate::net::wording::{counted, listed};

/// Clusters of one group for each of which the change that brings it into line is offered.
const OFFERED: usize = 20;

impl From<Comparison> for Told {
    fn from(of: Comparison) -> Told {
        let mark = mark(of.likeness());
        let count = |likeness: Likeness| of.clusters.iter().filter(|of| of.likeness() == likeness).count();
        let parts = [Likeness::Same, Likeness::Harmless, Likeness::Consequence].map(|likeness| {
            let count = count(likeness);
            (count > 0).then(|| format!("{count} {}", likeness.title()))
        });
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let line = format!("Beside {}: {}.", of.name, listed(&parts));
        let mut blocks = vec![documents("comparison", comparison_markdown(&of), comparison_csv(&of))];
        blocks.extend(of.groups().iter().flat_map(|group| {
            let members: Vec<&Compared> = group.iter().filter_map(|at| of.clusters.get(*at)).collect();
            of_group(&of.name, &members)
        }));
        Told { mark, line, blocks }
    }
}

/// Clusters whose names say that they are meant to be alike, in sentences.
pub(super) fn alike(pairs: &[Pair], name: impl Fn(usize) -> Option<String>) -> Block {
    let told = pairs.iter().filter_map(|pair| {
        let [model, other] = pair.places;
        Some(format!(
            "{} and {} are one in two places or stages, by their names.",
            name(model)?,
            name(other)?
        ))
    });
    Block::Notes(told.collect())
}

fn mark(likeness: Likeness) -> Mark {
    match likeness {
        Likeness::Same => Mark::Yes,
        Likeness::Harmless => Mark::Warn,
        Likeness::Consequence => Mark::No,
    }
}

fn of_group(baseline: &str, members: &[&Compared]) -> Vec<Block> {
    let Some(first) = members.first() else { return Vec::new() };
    let names: Vec<String> = members.iter().map(|of| of.name.clone()).collect();
    let mut blocks = vec![Block::Heading(format!("{}: {}", listed(&names), first.likeness().title()))];
    if !first.differences.is_empty() {
        let mut table =
            Table::new("What differs", ["Of", "Consequence", "Baseline", "Here", "What it means"]);
        table.rows = first.differences.iter().map(row).collect();
        blocks.push(Block::Table(table));
    }
    if !first.unknown.is_empty() {
        let titles: Vec<String> = first.unknown.iter().map(|title| (*title).to_owned()).collect();
        blocks.push(Block::Notes(vec![format!("Not told by one of the two: {}.", listed(&titles))]));
    }
    let offers = members.iter().filter(|of| !of.steps.is_empty()).take(OFFERED).map(|of| {
        let fields = counted(u64::try_from(of.steps.len()).unwrap_or(u64::MAX), "value", "values");
        let reasons = vec![format!(
            "{fields} of the design as the baseline has them. What each takes of the cluster itself is told under Plan a \
             change and beside findings."
        )];
        let title = format!("Make {} like {baseline}", of.name);
        Block::Offer(Offer { title, reasons, blocks: Vec::new(), steps: of.steps.clone(), instead: None })
    });
    blocks.extend(offers);
    blocks
}

fn row(of: &Difference) -> TableRow {
    let title = match &of.pool {
        Some(pool) => format!("pool {pool}: {}", of.title),
        None => of.title.to_owned(),
    };
    let mark = if of.consequence == crate::compare::Consequence::None { Mark::Yes } else { Mark::Warn };
    let cells = vec![
        title,
        of.consequence.title().to_owned(),
        of.baseline.clone(),
        of.own.clone(),
        of.meaning.to_owned(),
    ];
    TableRow { mark: Some(mark), cells }
}
