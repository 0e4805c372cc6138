//! The session, everything that is derived of it, and what is selected: the one place that changes any of them.
mod answer;
pub(crate) mod asking;
pub(crate) mod keeping;
pub(crate) mod persist;
mod session;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::annex::{Failure, Job};
use super::quotation::Quotation;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::azure::Date;
use aks_network_planner::design::Design;
use aks_network_planner::design::subject::segment;
use aks_network_planner::edit::{self, Edit};
use aks_network_planner::export::Input;
use aks_network_planner::import::Reading;
use aks_network_planner::messages::{Answer as Made, Explained, Request, Wanted};
use aks_network_planner::resolve::DefaultTaken;
pub(crate) use answer::Answer;
pub(crate) use session::Source;
use session::{History, Session};

/// Clusters and networks that are worked on at once while a person waits.
const AT_ONCE: usize = 500;

/// What happened last, in a sentence, and whether undo takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) can_undo: bool,
}

/// Where a design comes from that takes the place of the one that is shown.
#[derive(Debug, Clone)]
pub(crate) enum Opening {
    /// The slot that it is kept in.
    Kept(u64),
    /// A link.
    Link(Arc<str>),
}

/// The one place that changes the session. Copies are the same workbench.
#[derive(Clone, Copy)]
pub(crate) struct Workbench {
    history: RwSignal<History>,
    selected: RwSignal<Option<String>>,
    subject: RwSignal<Option<String>>,
    question: RwSignal<Option<Question>>,
    notice: RwSignal<Option<Notice>>,
    answer: RwSignal<Option<Answer>>,
    /// The reported errors, explained; none before the annex has.
    explained: RwSignal<Option<Vec<Explained>>>,
    /// Whether a large design is being worked on.
    working: RwSignal<bool>,
    /// Counts derivations, so that a later one ends an earlier one.
    derived: StoredValue<usize>,
    today: Date,
}

impl Workbench {
    pub(crate) fn new(today: Date) -> Workbench {
        Workbench {
            history: RwSignal::new(History::new()),
            selected: RwSignal::new(None),
            subject: RwSignal::new(None),
            question: RwSignal::new(None),
            notice: RwSignal::new(None),
            answer: RwSignal::new(None),
            explained: RwSignal::new(None),
            working: RwSignal::new(false),
            derived: StoredValue::new(0),
            today,
        }
    }
}

/// What was put in, and its history.
impl Workbench {
    /// Whether nothing was put in and nothing designed.
    pub(crate) fn is_empty(self) -> bool {
        self.history.with(|history| history.now.is_empty())
    }

    /// Adds what was made of a text, with the text where it is of a size to be shown.
    pub(crate) fn add(self, name: String, readings: Vec<Reading>, inputs: Vec<Input>, text: Option<String>) {
        self.edit(|history| {
            let source = history.source(name, readings, inputs, text);
            history.change(|session| session.sources.push(source));
        });
        self.notice.set(None);
    }

    /// Shows what was made of a text alone, in place of what is there, which undo brings back.
    ///
    /// `way` is where it came from.
    pub(crate) fn open(
        self,
        name: String,
        readings: Vec<Reading>,
        inputs: Vec<Input>,
        text: Option<String>,
        way: Opening,
    ) {
        self.edit(|history| {
            let source = history.source(name, readings, inputs, text);
            let (slot, link) = match way {
                Opening::Kept(slot) => (Some(slot), None),
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

    /// Whether the design is too large to be kept while somebody works at it.
    pub(crate) fn is_large(self) -> bool {
        self.history.with_untracked(|history| history.now.things() > AT_ONCE)
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

/// What is derived.
impl Workbench {
    /// Everything that is derived; `None` before anything was put in, and while the first large text is worked on.
    pub(crate) fn answer(self) -> Option<Answer> {
        self.answer.get()
    }

    /// The design with its edits.
    pub(crate) fn design(self) -> Option<Arc<Design>> {
        self.answer.with(|answer| answer.as_ref().map(|answer| Arc::clone(&answer.design)))
    }

    pub(crate) fn design_untracked(self) -> Option<Arc<Design>> {
        untrack(|| self.design())
    }

    /// Edits that found nothing to change, a sentence each.
    pub(crate) fn missed(self) -> Vec<String> {
        self.answer.with(|answer| answer.as_ref().map(|answer| answer.missed.to_vec()).unwrap_or_default())
    }

    /// Whether a large design is being worked on; the answer is of the one before it until then.
    pub(crate) fn is_working(self) -> bool {
        self.working.get()
    }

    /// The reported errors, explained; `None` while the annex is at it.
    pub(crate) fn explained(self) -> Option<Vec<Explained>> {
        self.explained.get()
    }

    /// A document of everything that is derived, made in the annex.
    pub(crate) async fn document(self, wanted: Wanted) -> Option<String> {
        match self.made(wanted).await {
            Ok(Made::Document(text)) => Some(text),
            Ok(_) => None,
            Err(failure) => {
                self.tell(failure.sentence("The document was not made"), false);
                None
            }
        }
    }

    /// Has the annex make something of the design.
    pub(crate) async fn made(self, wanted: Wanted) -> Result<Made, Failure> {
        let design = self.design_untracked().map(|design| (*design).clone()).unwrap_or_default();
        let request =
            Request { design, inputs: untrack(|| self.inputs()), today: self.today.to_string(), wanted };
        Job::start(|_, _| {})?.ask(&request).await
    }

    /// Derives everything anew; of a large design in steps between which the page paints and listens.
    fn derive(self) {
        self.derived.update_value(|derived| *derived += 1);
        let session = self.history.with_untracked(|history| history.now.clone());
        let is_large = session.things() > AT_ONCE;
        self.working.set(is_large);
        if is_large {
            return spawn_local(self.derive_in_steps(session));
        }
        self.answer.set((!session.is_empty()).then(|| Answer::at_once(&session, self.today)));
        self.explain_errors();
    }

    async fn derive_in_steps(self, session: Session) {
        let derivation = self.derived.get_value();
        let is_overtaken = || self.derived.get_value() != derivation;
        if let Some(answer) = Answer::in_steps(&session, self.today, is_overtaken).await {
            self.working.set(false);
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

/// Where values come from.
impl Workbench {
    /// Whether a field of a thing, or any field of it, says something else than what was put in.
    pub(crate) fn is_edited(self, subject: &str, field: Option<&str>) -> bool {
        let Some(answer) = self.answer() else { return false };
        let (read, design) = (&answer.merged.design, &answer.design);
        self.history.with(|history| {
            let is_edited = |field: &str| edit::is_edited(read, design, &history.now.edits, subject, field);
            match field {
                _ if history.now.edits.is_empty() => false,
                Some(field) => is_edited(field),
                None => edit::fields(design, subject).iter().any(|of| is_edited(of.field)),
            }
        })
    }

    /// Where a value of the design stands in what was put in, in the latest text that has it.
    pub(crate) fn quotation(self, subject: &str) -> Option<Quotation> {
        let answer = self.answer()?;
        self.history.with(|history| {
            let readings: Vec<_> = history.now.readings().enumerate().collect();
            readings.into_iter().rev().find_map(|(index, (source, reading))| {
                let is_meant = |own: &str| answer.merged.subject(index, own) == subject;
                let place = reading.places.iter().rev().find(|place| is_meant(&place.subject))?;
                Quotation::of(source, reading, place)
            })
        })
    }

    /// The places, among all readings, of those that hold something of what is selected.
    pub(crate) fn readings_of_subject(self) -> Vec<usize> {
        let Some((subject, answer)) = self.subject().zip(self.answer()) else { return Vec::new() };
        let is_meant = |own: &str| {
            own == subject || own.strip_prefix(&subject).is_some_and(|rest| rest.starts_with('/'))
        };
        self.history.with(|history| {
            let holding = history.now.readings().enumerate().filter(|(index, (_, reading))| {
                reading.places.iter().any(|place| is_meant(&answer.merged.subject(*index, &place.subject)))
            });
            holding.map(|(index, _)| index).collect()
        })
    }

    /// The defaults that the first clusters of a reading take.
    pub(crate) fn defaults_taken(self, reading: usize, clusters: &[String]) -> Vec<DefaultTaken> {
        let Some(answer) = self.answer() else { return Vec::new() };
        let subjects: Vec<String> = clusters
            .iter()
            .map(|name| answer.merged.subject(reading, &format!("clusters/{}", segment(name))))
            .collect();
        let resolved = &answer.analysis.resolved.clusters;
        let meant =
            resolved.iter().filter(|of| subjects.contains(&format!("clusters/{}", segment(of.name()))));
        meant.flat_map(|cluster| cluster.defaults_taken()).collect()
    }
}

/// What a person looks at.
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
