//! Advice as blocks to draw: which network model fits, and the way to a change.
mod later;
mod options;
mod way;

use super::{Block, Reference};
use crate::advice::{Saying, State};
use crate::azure::Source;

pub use later::ChangedLater;
pub(super) use later::{changed_later, with_later};
pub(super) use options::advised;
pub(super) use way::told;

/// Sentences, and who says each under a fold.
fn sayings(title: &str, list: &[Saying]) -> Vec<Block> {
    if list.is_empty() {
        return Vec::new();
    }
    let texts = list.iter().map(|saying| saying.text.clone()).collect();
    let sources = sources(list.iter().map(|saying| saying.source));
    vec![
        Block::Heading(title.to_owned()),
        Block::Notes(texts),
        Block::Fold("Who says so".to_owned(), sources),
    ]
}

/// Each source once.
fn sources(all: impl Iterator<Item = Source>) -> Vec<Block> {
    let mut seen: Vec<Source> = Vec::new();
    for source in all {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    seen.iter().map(|source| Block::Source(Reference::of(source))).collect()
}

/// The word for whether something is met.
fn word(state: &State) -> &'static str {
    match state {
        State::Met(_) => "met",
        State::Unmet { .. } => "not met",
        State::Unknown(_) => "not known",
    }
}
