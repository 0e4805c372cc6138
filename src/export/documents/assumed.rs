//! What is assumed of a design, and what would tell the rest.
use super::{heading, table};
use crate::analysis::{Analysis, asks};
use crate::design::subject::name;
use crate::export::egress_table::whence;
use crate::export::report::Block;
use crate::resolve::DefaultTaken;

/// Rows and commands that are told; the rest is counted.
const TOLD: usize = 200;

/// Defaults, sides taken where sources disagree, and what is not known.
pub(super) fn assumed(analysis: &Analysis) -> Vec<Block> {
    let clusters = analysis.resolved.clusters.iter();
    let defaults: Vec<DefaultTaken> = clusters.flat_map(|cluster| cluster.defaults_taken()).collect();
    let mut blocks = vec![heading(2, "What was assumed")];
    let row = |taken: &DefaultTaken| {
        let (owner, field) = assumed_of(&taken.subject);
        [owner, field, taken.value.clone(), whence(taken.source)]
    };
    if defaults.is_empty() {
        blocks.push(Block::Paragraph("No default stands in for a value that nobody gave.".to_owned()));
    } else {
        let text = "Nobody gave these values; they are what the service takes then.";
        blocks.push(Block::Paragraph(text.to_owned()));
        let rows = defaults.iter().take(TOLD).map(row).collect();
        blocks.push(table(["Of", "Field", "Value", "Source"], rows));
    }
    let more = defaults.len().saturating_sub(TOLD);
    let sides = analysis.resolved.taken_otherwise.iter();
    let mut told: Vec<String> =
        sides.map(|side| format!("{}: {}.", side.title(), side.other().words)).collect();
    told.extend((more > 0).then(|| format!("And {more} more.")));
    blocks.push(Block::List(told));
    let commands = commands_that_tell(analysis, TOLD);
    if !commands.is_empty() {
        blocks.push(Block::Paragraph("What is not known, these commands tell:".to_owned()));
        blocks.push(Block::Code(commands.join("\n")));
    }
    blocks
}

/// Whose a default is, `aks-prod` or `aks-prod, pool np1`, and the field.
pub fn assumed_of(subject: &str) -> (String, String) {
    let (of, field) = subject.rsplit_once('/').unwrap_or_default();
    let parts: Vec<&str> = of.split('/').collect();
    let owner = match parts.as_slice() {
        [_, cluster, _, pool] => format!("{}, pool {}", name(cluster), name(pool)),
        [_, cluster] => name(cluster),
        _ => of.to_owned(),
    };
    (owner, field.to_owned())
}

/// The commands that would tell what numbers lack, each once, at most so many.
pub fn commands_that_tell(analysis: &Analysis, most: usize) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for (place, capacity) in analysis.capacity.iter().enumerate().take(most) {
        for command in capacity.rows.iter().flat_map(|row| asks(analysis, place, row)) {
            if !commands.contains(&command) {
                commands.push(command);
            }
        }
    }
    commands.truncate(most);
    commands
}
