//! Clusters that differ alike: what differs, how it is brought into line, and what is tried.
use crate::analysis::Analysis;
use crate::compare::{Aligned, Alignment, Compared, Comparison, Difference, Likeness, Section, Side};
use crate::export::{DIFFERENCES, difference_in_cells};
use crate::messages::{Block, Mark, Table, TableRow, advice, mended, symptoms};
use crate::net::wording::listed;
use crate::rules::Severity;

pub(super) fn blocks(
    of: &Comparison,
    own: &Side,
    Section { clusters, alignments }: &Section,
    before: Option<&Analysis>,
    most: usize,
) -> Vec<Block> {
    let members: Vec<&Compared> = clusters.iter().filter_map(|at| of.clusters.get(*at)).collect();
    let Some(first) = members.first() else { return Vec::new() };
    let names: Vec<String> = members.iter().map(|of| of.name.clone()).collect();
    let mut blocks = vec![Block::Heading(format!("{}: {}", listed(&names), first.likeness().title()))];
    if !first.differences.is_empty() {
        let mut table = Table::new("Differences", DIFFERENCES);
        let each = || first.differences.iter().zip(alignments);
        table.rows = each().map(|(of, alignment)| row(of, alignment)).collect();
        blocks.push(Block::Table(table));
        let title = format!("How each of them is brought into line in {}", first.name);
        blocks.push(Block::Fold(title, each().map(|(of, alignment)| way(of, alignment)).collect()));
    }
    if !first.unknown.is_empty() {
        let sentence = format!("Not told, so not compared: {}.", first.unknown.join(", "));
        blocks.push(Block::Notes(vec![sentence]));
    }
    let offers = before.into_iter().flat_map(|before| {
        clusters.iter().take(most).filter_map(move |at| of.aligned(*at, before)).map(offer)
    });
    blocks.extend(offers);
    blocks.extend(smoke_test(own, first));
    blocks
}

fn row(of: &Difference, alignment: &Alignment) -> TableRow {
    TableRow { mark: Some(mark(of.severity)), cells: difference_in_cells(of, alignment).to_vec() }
}

pub(super) fn mark(of: Severity) -> Mark {
    match of {
        Severity::Error => Mark::No,
        Severity::Warning => Mark::Warn,
        Severity::Note => Mark::Unknown,
    }
}

/// How one difference is brought into line, to be opened.
fn way(of: &Difference, alignment: &Alignment) -> Block {
    let title = format!("{}: {}", of.title(), alignment.how.to_lowercase());
    let blocks = match &alignment.way {
        Some(way) => advice::told(way.clone()).blocks,
        None => alignment.taking.iter().cloned().flat_map(mended::told).collect(),
    };
    if blocks.is_empty() { Block::Notes(vec![format!("{title}.")]) } else { Block::Fold(title, blocks) }
}

fn offer(of: Aligned) -> Block {
    let Aligned { mut fix, left } = of;
    fix.reasons.push(match left.is_empty() {
        true => "The design as it is then is like the baseline.".to_owned(),
        false => format!("What differs after it all the same: {}.", listed(&left)),
    });
    mended::offer(fix)
}

/// What is tried before a release and after it, to be opened.
fn smoke_test(own: &Side, of: &Compared) -> Option<Block> {
    if of.likeness() == Likeness::Same {
        return None;
    }
    let told = symptoms::tried(own.resolved(), of.place())?;
    Some(Block::Fold(format!("Smoke test of {}, before the release and after it", of.name), told.blocks))
}
