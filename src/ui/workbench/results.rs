//! What is derived of what lies on the workbench.
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::browser;
use super::session::{History, Session};
use super::{AT_ONCE, Answer, Source, Workbench};
use aks_network_planner::design::Design;
use aks_network_planner::import::Merged;
use aks_network_planner::messages::{Answer as Made, Explained, Wanted};

impl Workbench {
    /// Everything that is derived; `None` before anything was put in, and while the first large text is worked on.
    pub(crate) fn answer(self) -> Option<Answer> {
        self.answer.get()
    }

    /// The design with its edits.
    pub(crate) fn design(self) -> Option<Arc<Design>> {
        self.answer.with(|answer| answer.as_ref().map(|answer| Arc::clone(&answer.design)))
    }

    /// The design as it was read, where it was changed here.
    pub(crate) fn before(self) -> Option<Box<Design>> {
        let is_changed = self.history.with(|history| !history.now.edits.is_empty());
        let read = |answer: &Option<Answer>| Some(Box::new(answer.as_ref()?.merged.design.clone()));
        if is_changed { self.answer.with(read) } else { None }
    }

    pub(crate) fn design_untracked(self) -> Option<Arc<Design>> {
        untrack(|| self.design())
    }

    /// Edits that found nothing to change, a sentence each.
    pub(crate) fn missed(self) -> Vec<String> {
        self.answer.with(|answer| answer.as_ref().map(|answer| answer.missed.to_vec()).unwrap_or_default())
    }

    /// The day that retirements are compared with, `YYYY-MM-DD`.
    pub(crate) fn today(self) -> String {
        self.today.to_string()
    }

    /// Whether a large design is being worked on; the answer is of the one before it until then.
    pub(crate) fn is_working(self) -> bool {
        self.working.with(Option::is_some)
    }

    /// How far that has come, in percent.
    pub(crate) fn worked(self) -> Option<usize> {
        self.working.get()
    }

    /// Stops the work on a large design: what was put in or changed last is taken back.
    pub(crate) fn stop(self) {
        self.derived.update_value(|derived| *derived += 1);
        self.working.set(None);
        self.history.update(History::undo);
        self.tell("It was stopped; what was put in or changed last was taken back.".to_owned(), false);
    }

    /// The reported errors, explained; `None` while the annex is at it.
    pub(crate) fn explained(self) -> Option<Vec<Explained>> {
        self.explained.get()
    }

    /// Derives everything anew; of a large design in steps between which the page paints and listens.
    pub(super) fn derive(self) {
        self.derived.update_value(|derived| *derived += 1);
        let session = self.history.with_untracked(|history| history.now.clone());
        let is_large = session.things() > AT_ONCE;
        self.working.set(None);
        if session.is_empty() {
            self.keeper.set_value(None);
        }
        if is_large {
            return spawn_local(self.derive_in_steps(session));
        }
        self.answer.set((!session.is_empty()).then(|| Answer::at_once(&session, self.today)));
        self.explain_errors();
    }

    async fn derive_in_steps(self, session: Session) {
        let derivation = self.derived.get_value();
        let is_overtaken = || self.derived.get_value() != derivation;
        let is_same = |(sources, merged): &(Vec<Arc<Source>>, Arc<Merged>)| {
            let pairs = sources.iter().zip(&session.sources);
            let is_same = sources.len() == session.sources.len()
                && pairs.into_iter().all(|(one, other)| Arc::ptr_eq(one, other));
            is_same.then(|| Arc::clone(merged))
        };
        let before = self.merged.with_value(|before| before.as_ref().and_then(is_same));
        self.working.set(Some(0));
        let report = |percent| {
            if !is_overtaken() {
                self.working.set(Some(percent));
            }
        };
        // What the fleet's table waits for comes first.
        browser::breathe().await;
        if let Some(keeper) = self.keeper.with_value(Option::clone) {
            keeper.rest().await;
        }
        if is_overtaken() {
            return;
        }
        if let Some(answer) = Answer::in_steps(&session, before, self.today, is_overtaken, report).await {
            self.merged.set_value(Some((session.sources, Arc::clone(&answer.merged))));
            self.working.set(None);
            self.answer.set(Some(answer));
            self.explain_errors();
        }
    }

    /// Has the annex explain the errors of what was put in.
    fn explain_errors(self) {
        let has_errors = self.answer.with_untracked(|answer| {
            answer.as_ref().is_some_and(|answer| !answer.merged.design.errors.is_empty())
        });
        self.explained.set((!has_errors).then(Vec::new));
        if !has_errors {
            return;
        }
        let derivation = self.derived.get_value();
        spawn_local(async move {
            let explained = self.made(Wanted::Explanations).await;
            if self.derived.get_value() != derivation {
                return;
            }
            let explained = match explained {
                Ok(Made::Explained(explained)) => explained,
                Ok(_) => Vec::new(),
                Err(failure) => {
                    self.tell(failure.sentence("The error was not explained"), false);
                    Vec::new()
                }
            };
            self.explained.set(Some(explained));
        });
    }
}
