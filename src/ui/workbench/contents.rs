//! What lies on the workbench: the texts that were put in, what was changed of them, and undo.
use std::sync::Arc;

use leptos::prelude::*;

use super::persist::Kept;
use super::session::{History, Session};
use super::{AT_ONCE, Opening, Source, Workbench};
use aks_network_planner::edit::Edit;
use aks_network_planner::export::Input;
use aks_network_planner::import::Reading;

impl Workbench {
    /// Whether nothing was put in and nothing designed.
    pub(crate) fn is_empty(self) -> bool {
        self.history.with(|history| history.now.is_empty())
    }

    /// As [`Workbench::is_empty`], without following it.
    pub(crate) fn is_blank(self) -> bool {
        self.history.with_untracked(|history| history.now.is_empty())
    }

    /// Whether texts lie here that are never kept.
    pub(crate) fn has_texts(self) -> bool {
        self.history.with(|history| !history.now.sources.is_empty())
    }

    /// A number for a text that is put in.
    pub(crate) fn next_number(self) -> usize {
        self.history.try_update_untracked(History::next_number).unwrap_or_default()
    }

    /// The numbers of the texts that were put in, in order.
    pub(crate) fn numbers(self) -> Vec<usize> {
        self.history.with_untracked(|history| history.now.sources.iter().map(|one| one.number).collect())
    }

    /// Adds what was made of a text of that number, with the text where it is of a size to be shown.
    pub(crate) fn add(
        self,
        number: usize,
        name: String,
        readings: Vec<Reading>,
        inputs: Vec<Input>,
        text: Option<String>,
    ) {
        self.edit(|history| {
            let source = Arc::new(Source { number, name, readings, inputs, text });
            history.change(|session| session.sources.push(source));
        });
        self.notice.set(None);
    }

    /// Shows what was made of a text alone, in place of what is there, which undo brings back.
    ///
    /// `way` is where it came from.
    pub(crate) fn open(
        self,
        number: usize,
        name: String,
        readings: Vec<Reading>,
        inputs: Vec<Input>,
        text: Option<String>,
        way: Opening,
    ) {
        self.edit(|history| {
            let source = Arc::new(Source { number, name, readings, inputs, text });
            let (slot, link) = match way {
                Opening::Kept(slot) => (Some(slot), None),
                Opening::Parts => (None, None),
                Opening::Link(link) => (None, Some(link)),
            };
            let fresh = Session::new();
            let slot = slot.unwrap_or(fresh.slot);
            history.open(Session { sources: vec![source], edits: Vec::new(), slot, link });
        });
        self.notice.set(None);
    }

    /// Where the design is kept.
    pub(crate) fn slot(self) -> u64 {
        self.history.with_untracked(|history| history.now.slot)
    }

    /// Whether what a slot holds was kept or opened here, and not by another window since.
    pub(crate) fn has_seen(self, slot: u64, there: Option<&Kept>) -> bool {
        there.is_some_and(|there| self.seen.with_value(|seen| seen.contains(&(slot, there.saved))))
    }

    /// Remembers what a slot holds.
    pub(crate) fn saw(self, kept: &Kept) {
        self.seen.update_value(|seen| {
            seen.retain(|(slot, _)| *slot != kept.slot);
            seen.push((kept.slot, kept.saved));
        });
    }

    /// Has the design of a slot, which another window changed, kept in one of its own from now on.
    pub(crate) fn part_from(self, slot: u64) -> u64 {
        let to = Session::new().slot;
        self.history.update_untracked(|history| history.part_from(slot, to));
        to
    }

    /// Whether the design is too large to be kept while somebody works at it.
    pub(crate) fn is_large(self) -> bool {
        self.history.with_untracked(|history| history.now.things() > AT_ONCE)
    }

    /// Whether there is a cluster; of a large design also before it is worked out.
    pub(crate) fn has_clusters(self) -> bool {
        let is_told = self.history.with(|history| {
            let mut parts = history.now.readings().map(|(_, reading)| &reading.part);
            history.now.things() > AT_ONCE && parts.any(|part| !part.clusters.is_empty())
        });
        is_told
            || self.answer.with(|answer| {
                answer.as_ref().is_some_and(|answer| !answer.analysis.resolved.clusters.is_empty())
            })
    }

    /// Whether this is what a link brought, and nobody has kept or changed it.
    pub(crate) fn is_visit(self) -> bool {
        self.history.with(|history| history.now.link.is_some())
    }

    /// Whether there was a design before what a link brought.
    pub(crate) fn has_own(self) -> bool {
        self.history.with(History::has_own)
    }

    /// Whether this link's design is shown.
    pub(crate) fn shows(self, link: &str) -> bool {
        self.history.with_untracked(|history| history.now.link.as_deref() == Some(link))
    }

    /// Counts what a link brought as somebody's own.
    pub(crate) fn keep(self) {
        self.history.update(History::keep);
    }

    /// Adds what a link brought to the design that was there before it.
    pub(crate) fn join(self) {
        self.edit(History::join);
    }

    /// Takes out what was put in under that number.
    pub(crate) fn remove(self, number: usize) {
        let sources = self.sources();
        let name = sources.iter().find(|source| source.number == number).map(|source| source.name.clone());
        self.edit(|history| {
            history.change(|session| session.sources.retain(|source| source.number != number));
        });
        self.tell(format!("{} was removed.", name.unwrap_or_default()), true);
    }

    /// Changes the design.
    pub(crate) fn change(self, edit: Edit) {
        self.edit(|history| history.change(|session| session.edits.push(edit)));
    }

    /// Changes the design by several edits, which are one step of the history.
    pub(crate) fn change_at_once(self, edits: Vec<Edit>) {
        self.edit(|history| history.change(|session| session.edits.extend(edits)));
    }

    /// Gives a field a value; while somebody types in it, that is one step of the history.
    pub(crate) fn set_field(self, subject: String, field: &str, text: String) {
        self.edit(|history| history.type_in(subject, field, text));
    }

    /// Takes every edit of a field back.
    pub(crate) fn reset(self, subject: &str, field: &str) {
        let Some(answer) = self.answer.get_untracked() else { return };
        self.edit(|history| history.reset(&answer.merged.design, subject, field));
    }

    /// Takes the last change back.
    pub(crate) fn undo(self) {
        self.edit(History::undo);
        self.notice.set(None);
    }

    /// Makes the change again that was taken back last.
    pub(crate) fn redo(self) {
        self.edit(History::redo);
        self.notice.set(None);
    }

    pub(crate) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub(crate) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    fn edit(self, change: impl FnOnce(&mut History)) {
        self.history.update(change);
        self.derive();
    }

    /// What was put in, in order.
    pub(crate) fn sources(self) -> Vec<Arc<Source>> {
        self.history.with(|history| history.now.sources.clone())
    }

    /// The names of the documents, in order.
    pub(crate) fn names(self) -> Vec<String> {
        self.history.with(|history| history.now.readings().map(|(_, reading)| reading.name.clone()).collect())
    }

    /// How many documents stand before those of the source of that number.
    pub(crate) fn readings_before(self, number: usize) -> usize {
        self.history.with(|history| history.now.readings_before(number))
    }

    /// Every input as documents tell it.
    pub(crate) fn inputs(self) -> Vec<Input> {
        let mut inputs: Vec<Input> =
            self.sources().iter().flat_map(|source| source.inputs.iter().cloned()).collect();
        if let Some(answer) = self.answer() {
            Input::tell_of_merging(&mut inputs, &answer.merged);
        }
        inputs
    }
}
