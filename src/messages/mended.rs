//! What mends a finding, as blocks.
use super::told::preview_of;
use super::{Block, Mark, Offer, Reference, Table, TableRow, Told};
use crate::fix::{Fix, Mending, Number, Taking};
use crate::net::wording::{counted, listed};

impl From<Mending> for Told {
    fn from(of: Mending) -> Told {
        let count = u64::try_from(of.fixes.len()).unwrap_or(u64::MAX);
        let (mark, line) = match count {
            0 => (Mark::Unknown, "No change of the design mends this.".to_owned()),
            1 => (Mark::Yes, "One change mends this.".to_owned()),
            count => (Mark::Yes, format!("{} mends this, each alone.", counted(count, "change", "changes"))),
        };
        let line = line.replace("changes mends", "changes mend");
        let mut blocks: Vec<Block> = of.fixes.into_iter().map(offer).collect();
        let otherwise = Some(of.otherwise).filter(|otherwise| !otherwise.is_empty());
        blocks.extend(otherwise.map(|otherwise| Block::Notes(vec![otherwise.to_owned()])));
        Told { mark, line, blocks }
    }
}

/// What it costs before why it is this one; what was compared, and what it takes, to be opened.
pub(super) fn offer(of: Fix) -> Block {
    let mut blocks = Vec::new();
    if !of.losses.is_empty() {
        let losses = format!("{}.", listed(&of.losses));
        blocks.push(Block::Demand(Mark::Warn, "You give up".to_owned(), losses));
    }
    let mut notes = of.reasons;
    notes.extend(of.goes.into_iter().map(|title| format!("Goes with it: {title}.")));
    notes.extend(
        of.comes
            .into_iter()
            .map(|(severity, message)| format!("Comes with it, {}: {message}", severity.text())),
    );
    blocks.push(Block::Notes(notes));
    blocks.extend(preview(of.numbers, of.further));
    let heaviest = of.taking.iter().map(|taking| taking.how).max();
    if let Some(how) = heaviest {
        let taking = of.taking.into_iter().flat_map(told).collect();
        blocks.push(Block::Fold(format!("What it takes: {}", how.title().to_lowercase()), taking));
    }
    Block::Offer(Offer { title: of.title, reasons: Vec::new(), blocks, steps: of.steps, instead: None })
}

fn preview(numbers: Vec<Number>, further: Vec<String>) -> Option<Block> {
    let mut table = Table::new("What is left, before and after", ["Resource", "When", "Now", "Then"]);
    let row = |number: Number| TableRow {
        mark: None,
        cells: vec![number.of, number.when.to_owned(), number.before, number.after],
    };
    table.rows = numbers.into_iter().map(row).collect();
    if table.rows.is_empty() && !further.is_empty() {
        return Some(Block::Fold("What was compared".to_owned(), vec![Block::Notes(further)]));
    }
    table.notes = further;
    preview_of(table)
}

/// What a change takes.
pub(super) fn told(of: Taking) -> Vec<Block> {
    let mut blocks = vec![Block::Notes(vec![of.words])];
    blocks.extend(of.commands.into_iter().map(Block::Command));
    blocks.push(Block::Source(Reference::of(&of.source)));
    blocks
}
