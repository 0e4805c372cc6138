//! What was put in and what was changed of it, with every step that undo and redo reach.
use std::sync::Arc;

use crate::ui::browser;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{self, Edit};
use aks_network_planner::export::Input;
use aks_network_planner::import::Reading;

/// A text that was put in, and what was made of it.
#[derive(Debug)]
pub(crate) struct Source {
    /// Tells sources apart.
    pub(crate) number: usize,
    /// The file's name, or a name for what was pasted.
    pub(crate) name: String,
    /// What was read, one reading a document.
    pub(crate) readings: Vec<Reading>,
    /// The same for documents, with lines and columns.
    pub(crate) inputs: Vec<Input>,
    /// The text, where it is not too large to be kept.
    pub(crate) text: Option<String>,
}

/// A design in the making: what was put in, and what was changed of what that says together. Cloning costs pointers.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) sources: Vec<Arc<Source>>,
    pub(crate) edits: Vec<Edit>,
    /// Where it is kept on this machine; another one for each design.
    pub(crate) slot: u64,
    /// The link that it came with, as long as nobody has kept or changed it.
    pub(crate) link: Option<Arc<str>>,
}

/// The session, those before it, and those that undo left.
#[derive(Debug)]
pub(crate) struct History {
    pub(crate) now: Session,
    past: Vec<Session>,
    future: Vec<Session>,
    numbered: usize,
}

impl Session {
    /// Nothing yet, to be kept in a place of its own.
    pub(crate) fn new() -> Session {
        Session { sources: Vec::new(), edits: Vec::new(), slot: browser::now(), link: None }
    }

    /// Whether nothing was put in and nothing designed.
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.edits.is_empty()
    }

    pub(crate) fn readings(&self) -> impl Iterator<Item = (&Arc<Source>, &Reading)> {
        self.sources.iter().flat_map(|source| source.readings.iter().map(move |reading| (source, reading)))
    }

    /// How many documents stand before those of the source of that number.
    pub(crate) fn readings_before(&self, number: usize) -> usize {
        let before = self.sources.iter().take_while(|source| source.number != number);
        before.map(|source| source.readings.len()).sum()
    }

    /// Clusters and networks that were put in, and ranges as far as these take time: twenty as much as a cluster.
    pub(crate) fn things(&self) -> usize {
        let parts = self.readings().map(|(_, reading)| &reading.part);
        parts.map(|part| part.clusters.len() + part.networks.len() + part.ranges.len() / 20).sum()
    }
}

impl History {
    pub(crate) fn new() -> History {
        History { now: Session::new(), past: Vec::new(), future: Vec::new(), numbered: 0 }
    }

    /// A change that undo takes back.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Session)) {
        self.past.push(self.now.clone());
        self.future.clear();
        change(&mut self.now);
        self.now.link = None;
    }

    /// Keeps every step of the design of a slot in another one.
    pub(crate) fn part_from(&mut self, slot: u64, to: u64) {
        let steps = self.past.iter_mut().chain([&mut self.now]).chain(&mut self.future);
        steps.filter(|session| session.slot == slot).for_each(|session| session.slot = to);
    }

    /// Counts what a link brought as somebody's own.
    pub(crate) fn keep(&mut self) {
        self.now.link = None;
    }

    /// What a link brought, added to the design that was there before it.
    pub(crate) fn join(&mut self) {
        let brought = self.now.sources.clone();
        self.undo();
        self.change(|session| session.sources.extend(brought));
    }

    /// Whether there was a design before what a link brought.
    pub(crate) fn has_own(&self) -> bool {
        self.now.link.is_some() && self.past.last().is_some_and(|before| !before.is_empty())
    }

    /// Another session in place of this one, which undo brings back.
    pub(crate) fn open(&mut self, session: Session) {
        self.past.push(std::mem::replace(&mut self.now, session));
        self.future.clear();
    }

    /// A number that no source has yet.
    pub(crate) fn next_number(&mut self) -> usize {
        self.numbered += 1;
        self.numbered
    }

    /// Gives a field a value; while somebody types in it, that is one step.
    pub(crate) fn type_in(&mut self, subject: String, field: &str, text: String) {
        let is_typed_on = match self.now.edits.last() {
            Some(Edit::Set { subject: of, field: last, .. }) => *of == subject && last == field,
            _ => false,
        };
        let edit = Edit::Set { subject, field: field.to_owned(), text };
        if is_typed_on {
            self.now.edits.pop();
            self.now.edits.push(edit);
        } else {
            self.change(|session| session.edits.push(edit));
        }
    }

    /// Takes every edit of a field back; `read` is what the sources say.
    pub(crate) fn reset(&mut self, read: &Design, subject: &str, field: &str) {
        self.change(|session| session.edits = edit::reset(read, &session.edits, subject, field));
    }

    pub(crate) fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    pub(crate) fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
        }
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
