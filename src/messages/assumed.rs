//! Everything that is assumed about a design, in one place.
use super::{Block, Mark, Reference, Table, TableRow, Told};
use crate::analysis::Analysis;
use crate::export::{assumed_of, commands_that_tell};
use crate::net::wording::counted;
use crate::resolve::DefaultTaken;

/// Rows of one table; the rest is counted.
const SHOWN: usize = 200;

/// The defaults that clusters take, the sides that are taken where sources disagree, and what would tell the rest.
pub(super) fn assumed(analysis: &Analysis) -> Told {
    let clusters = &analysis.resolved.clusters;
    let defaults: Vec<DefaultTaken> = clusters.iter().flat_map(|cluster| cluster.defaults_taken()).collect();
    let mut blocks = Vec::new();
    if !defaults.is_empty() {
        blocks.push(Block::Heading("Values that nobody gave: the service takes its default".to_owned()));
        blocks.push(Block::Table(table(&defaults)));
    }
    let sides = &analysis.resolved.taken_otherwise;
    if !sides.is_empty() {
        blocks.push(Block::Heading("Sides that somebody chose where sources disagree".to_owned()));
        let told = sides.iter().map(|side| format!("{}: {}.", side.title(), side.other().words));
        blocks.push(Block::Notes(told.collect()));
    }
    let commands = commands_that_tell(analysis, SHOWN);
    if !commands.is_empty() {
        blocks.push(Block::Heading("What is not known, and what would tell".to_owned()));
        blocks.extend(commands.into_iter().map(Block::Command));
    }
    let count = u64::try_from(defaults.len().saturating_add(sides.len())).unwrap_or(u64::MAX);
    let line = match count {
        0 => "Nothing is assumed.".to_owned(),
        count => format!("{} in force.", counted(count, "assumption", "assumptions")),
    };
    Told { mark: Mark::Unknown, line, blocks }
}

fn table(defaults: &[DefaultTaken]) -> Table {
    let mut table = Table::new("Values that nobody gave", ["Of", "Field", "Value", "Who says so"]);
    let row = |taken: &DefaultTaken| {
        let (owner, field) = assumed_of(&taken.subject);
        let source = Reference::of(&taken.source).words;
        TableRow { mark: None, cells: vec![owner, field, taken.value.clone(), source] }
    };
    table.rows = defaults.iter().take(SHOWN).map(row).collect();
    let more = defaults.len().saturating_sub(SHOWN);
    table.notes.extend((more > 0).then(|| format!("And {more} more.")));
    table
}
