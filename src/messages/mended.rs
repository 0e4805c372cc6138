//! What mends a finding, as blocks.
use super::told::preview_of;
use super::{Block, Mark, Offer, Reference, Table, TableRow, Told};
use crate::fix::{Fix, Mending, Taking};
use crate::net::wording::counted;

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

fn offer(of: Fix) -> Block {
    let mut blocks = Vec::new();
    let heaviest = of.taking.iter().map(|taking| taking.how).max();
    let mut numbers = Table::new("What is left, before and after", ["Resource", "When", "Now", "Then"]);
    numbers.rows = of
        .numbers
        .into_iter()
        .map(|number| TableRow {
            mark: None,
            cells: vec![number.of, number.when.to_owned(), number.before, number.after],
        })
        .collect();
    let mut notes = Vec::new();
    notes.extend(of.goes.into_iter().map(|title| format!("Goes with it: {title}.")));
    notes.extend(
        of.comes
            .into_iter()
            .map(|(severity, message)| format!("Comes with it, {}: {message}", severity.text())),
    );
    blocks.push(Block::Notes(notes));
    blocks.extend(preview_of(numbers));
    if let Some(how) = heaviest {
        let taking = of.taking.into_iter().flat_map(told).collect();
        blocks.push(Block::Fold(format!("What it takes: {}", how.title().to_lowercase()), taking));
    }
    Block::Offer(Offer { title: of.title, reasons: of.reasons, blocks, steps: of.steps, instead: None })
}

fn told(of: Taking) -> Vec<Block> {
    let mut blocks = vec![Block::Notes(vec![format!("{}. {}", of.how.title(), of.words)])];
    blocks.extend(of.command.map(Block::Command));
    blocks.push(Block::Source(Reference::of(&of.source)));
    blocks
}
