//! Everything that is assumed about a design, in one place.
use super::{Block, Mark, Reference, Table, TableRow, Told};
use crate::analysis::{Analysis, asks};
use crate::design::subject::name;
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
    let commands = unknown(analysis);
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
        let (of, field) = taken.subject.rsplit_once('/').unwrap_or_default();
        let source = Reference::of(&taken.source).words;
        TableRow { mark: None, cells: vec![owner(of), field.to_owned(), taken.value.clone(), source] }
    };
    table.rows = defaults.iter().take(SHOWN).map(row).collect();
    let more = defaults.len().saturating_sub(SHOWN);
    table.notes.extend((more > 0).then(|| format!("And {more} more.")));
    table
}

/// `aks-prod` and `aks-prod, pool np1`.
fn owner(subject: &str) -> String {
    let parts: Vec<&str> = subject.split('/').collect();
    match parts.as_slice() {
        [_, cluster, _, pool] => format!("{}, pool {}", name(cluster), name(pool)),
        [_, cluster] => name(cluster),
        _ => subject.to_owned(),
    }
}

/// The commands that would tell what numbers lack, each once.
fn unknown(analysis: &Analysis) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for (place, capacity) in analysis.capacity.iter().enumerate().take(SHOWN) {
        for command in capacity.rows.iter().flat_map(|row| asks(analysis, place, row)) {
            if !commands.contains(&command) {
                commands.push(command);
            }
        }
    }
    commands.truncate(SHOWN);
    commands
}
