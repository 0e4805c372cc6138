//! What a person looks at: the cluster, the subject, the question, and what they are told.
use leptos::prelude::*;

use super::{Notice, Workbench};
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::edit;

impl Workbench {
    /// The place of the cluster that is shown: the selected one, else the worst.
    pub(crate) fn shown(self, analysis: &Analysis) -> Option<usize> {
        let selected = self.selected.get();
        let named =
            |name: String| analysis.resolved.clusters.iter().position(|cluster| cluster.name() == name);
        selected.and_then(named).or_else(|| analysis.worst_first().first().copied())
    }

    /// The place and the name of the cluster that is shown; `None` where there is none.
    pub(crate) fn shown_cluster(self) -> Option<(usize, String)> {
        let analysis = self.answer()?.analysis;
        let place = self.shown(&analysis)?;
        Some((place, analysis.resolved.clusters.get(place)?.name().to_owned()))
    }

    /// Shows the cluster of that name.
    pub(crate) fn select(self, name: String) {
        self.selected.set(Some(name));
    }

    /// What is selected on the map and in the inputs, as findings name their subjects.
    pub(crate) fn subject(self) -> Option<String> {
        self.subject.get()
    }

    pub(crate) fn point_at(self, subject: Option<String>) {
        if self.subject.with_untracked(|before| *before != subject) {
            self.subject.set(subject);
        }
    }

    /// Selects the first of these subjects and goes to the map.
    pub(crate) fn pointing_at(self, subjects: &[String]) -> Callback<()> {
        let subject = subjects.first().cloned();
        Callback::new(move |()| {
            self.point_at(subject.clone());
            let _ = window().location().set_hash("/map");
        })
    }

    /// Goes to the values of the first of these subjects that can be typed over; `None` where none can.
    pub(crate) fn changing(self, subjects: &[String]) -> Option<Callback<()>> {
        let design = self.design_untracked()?;
        let is_thing = |subject: &str| !edit::fields(&design, subject).is_empty();
        let thing = subjects.iter().find_map(|subject| {
            let whole = subject.rsplit_once('/').map(|(whole, _)| whole);
            [Some(subject.as_str()), whole].into_iter().flatten().find(|subject| is_thing(subject))
        });
        let thing = thing?.to_owned();
        Some(Callback::new(move |()| {
            self.point_at(Some(thing.clone()));
            let _ = window().location().set_hash("/design");
        }))
    }

    /// The number that is being explained.
    pub(crate) fn question(self) -> Option<Question> {
        self.question.get()
    }

    pub(crate) fn ask(self, question: Option<Question>) {
        self.question.set(question);
    }

    /// Says what happened.
    pub(crate) fn tell(self, text: String, can_undo: bool) {
        self.notice.set(Some(Notice { text, can_undo }));
    }

    /// What happened last.
    pub(crate) fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    pub(crate) fn dismiss(self) {
        self.notice.set(None);
    }
}
