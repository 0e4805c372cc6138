//! The session: what was put in, the design that it makes, the analysis of it, and what is selected.
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::annex::{Failure, Job};
use super::browser;
use aks_network_planner::analysis::{Analysis, Analyzing, Question};
use aks_network_planner::azure::Date;
use aks_network_planner::design::Design;
use aks_network_planner::design::subject::segment;
use aks_network_planner::edit::{self, Edit, Edited};
use aks_network_planner::export::Input;
use aks_network_planner::import::{self, Merged, Merging, Place, Reading};
use aks_network_planner::messages::{Answer as Made, Explained, Request, Wanted};
use aks_network_planner::resolve::DefaultTaken;
use aks_network_planner::text::LineIndex;

/// Clusters and networks that are worked on at once while a person waits.
const AT_ONCE: usize = 500;

/// Clusters of a large design that are worked on between two breaths of the page.
const STEP: usize = 250;

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

/// Everything that undo takes back. Cloning costs pointers.
#[derive(Debug, Clone, Default)]
struct Session {
    sources: Vec<Arc<Source>>,
    /// What was changed of what the sources say together, in order.
    edits: Vec<Edit>,
}

#[derive(Debug, Default)]
struct History {
    now: Session,
    past: Vec<Session>,
    future: Vec<Session>,
    numbered: usize,
}

/// What is derived of a session.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The analysis of the merged design.
    pub(crate) analysis: Arc<Analysis>,
    /// What the sources say together, and what merging had to say.
    pub(crate) merged: Arc<Merged>,
    /// The design that was analysed: that with the edits.
    pub(crate) design: Arc<Design>,
    /// Edits that found nothing to change, a sentence each.
    missed: Arc<Vec<String>>,
}

/// What happened last, in a sentence, and whether undo takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) can_undo: bool,
}

/// A value in a text that was put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The document's name.
    pub(crate) document: String,
    /// The line of the value, counted from 1.
    pub(crate) line: usize,
    /// That line and those around it, numbered.
    pub(crate) lines: Vec<(usize, String)>,
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
            history: RwSignal::new(History::default()),
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

    /// Everything that is derived; `None` before anything was put in, and while the first large text is worked on.
    pub(crate) fn answer(self) -> Option<Answer> {
        self.answer.get()
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
        let design = self.answer.with_untracked(|answer| {
            answer.as_ref().map(|answer| (*answer.design).clone()).unwrap_or_default()
        });
        let request =
            Request { design, inputs: untrack(|| self.inputs()), today: self.today.to_string(), wanted };
        Job::start(|_, _| {})?.ask(&request).await
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
            match explained {
                Ok(Made::Explained(explained)) => self.explained.set(Some(explained)),
                Ok(_) => {}
                Err(failure) => self.tell(failure.sentence("The error was not explained"), false),
            }
        });
    }

    /// Whether a large design is being worked on; the answer is of the one before it until then.
    pub(crate) fn is_working(self) -> bool {
        self.working.get()
    }

    /// Whether nothing was put in and nothing designed.
    pub(crate) fn is_empty(self) -> bool {
        self.history.with(|history| history.now.sources.is_empty() && history.now.edits.is_empty())
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

    /// Whether a field of a thing, or any field of it, was edited.
    pub(crate) fn is_edited(self, subject: &str, field: Option<&str>) -> bool {
        self.history.with(|history| {
            history.now.edits.iter().any(|edit| match edit {
                Edit::Set { subject: of, field: edited, .. } => {
                    of == subject && field.is_none_or(|field| field == edited)
                }
                _ => false,
            })
        })
    }

    /// Changes the design.
    pub(crate) fn change(self, edit: Edit) {
        self.edit(|history| history.now.edits.push(edit));
    }

    /// Gives a field a value; while somebody types in it, that is one step of the history.
    pub(crate) fn set_field(self, subject: String, field: &str, text: String) {
        let is_typed_on = self.history.with_untracked(|history| match history.now.edits.last() {
            Some(Edit::Set { subject: of, field: last, .. }) => *of == subject && last == field,
            _ => false,
        });
        let edit = Edit::Set { subject, field: field.to_owned(), text };
        if !is_typed_on {
            return self.change(edit);
        }
        self.history.update(|history| {
            history.now.edits.pop();
            history.now.edits.push(edit);
        });
        self.derive();
    }

    /// Takes every edit of a field back.
    pub(crate) fn reset(self, subject: &str, field: &str) {
        let is_of_field = |edit: &Edit| match edit {
            Edit::Set { subject: of, field: edited, .. } => of == subject && edited == field,
            _ => false,
        };
        self.edit(|history| history.now.edits.retain(|edit| !is_of_field(edit)));
    }

    /// What was put in, in order.
    pub(crate) fn sources(self) -> Vec<Arc<Source>> {
        self.history.with(|history| history.now.sources.clone())
    }

    /// How many documents were put in.
    pub(crate) fn readings(self) -> usize {
        self.history.with(|history| history.now.sources.iter().map(|source| source.readings.len()).sum())
    }

    /// The names of the documents, in order.
    pub(crate) fn names(self) -> Vec<String> {
        let name = |reading: &Reading| reading.name.clone();
        self.history.with(|history| {
            history.now.sources.iter().flat_map(|source| source.readings.iter().map(name)).collect()
        })
    }

    /// How many documents stand before those of the source of that number.
    pub(crate) fn readings_before(self, number: usize) -> usize {
        let before = |source: &&Arc<Source>| source.number != number;
        self.history.with(|history| {
            history.now.sources.iter().take_while(before).map(|source| source.readings.len()).sum()
        })
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

    /// Adds what was made of a text, with the text where it is of a size to be shown.
    pub(crate) fn add(self, name: String, readings: Vec<Reading>, inputs: Vec<Input>, text: Option<String>) {
        self.edit(|history| {
            history.numbered += 1;
            let number = history.numbered;
            history.now.sources.push(Arc::new(Source { number, name, readings, inputs, text }));
        });
        self.notice.set(None);
    }

    /// Takes out what was put in under that number.
    pub(crate) fn remove(self, number: usize) {
        let name =
            self.sources().iter().find(|source| source.number == number).map(|source| source.name.clone());
        self.edit(|history| history.now.sources.retain(|source| source.number != number));
        self.tell(format!("{} was removed.", name.unwrap_or_default()), true);
    }

    fn edit(self, change: impl FnOnce(&mut History)) {
        self.history.update(|history| {
            history.past.push(history.now.clone());
            history.future.clear();
            change(history);
        });
        self.derive();
    }

    /// Derives everything anew; of a large design in steps between which the page paints and listens.
    fn derive(self) {
        self.derived.update_value(|derived| *derived += 1);
        let Session { sources, edits } = self.history.with_untracked(|history| history.now.clone());
        let things = |reading: &Reading| reading.part.clusters.len() + reading.part.networks.len();
        let count: usize = sources.iter().flat_map(|source| &source.readings).map(things).sum();
        self.working.set(count > AT_ONCE);
        if count > AT_ONCE {
            spawn_local(self.derive_in_steps(sources, edits));
        } else {
            self.answer.set(answer(&sources, &edits, self.today));
            self.explain_errors();
        }
    }

    async fn derive_in_steps(self, sources: Vec<Arc<Source>>, edits: Vec<Edit>) {
        let derivation = self.derived.get_value();
        let is_overtaken = || self.derived.get_value() != derivation;
        browser::breathe().await;
        let mut merging = Merging::new(sources.iter().flat_map(|source| &source.readings));
        while !merging.step(STEP) {
            browser::breathe().await;
            if is_overtaken() {
                return;
            }
        }
        let merged = merging.finish();
        browser::breathe().await;
        let edited = edit::apply(&merged.design, &edits);
        browser::breathe().await;
        let mut analyzing = Analyzing::new(&edited.design, self.today);
        browser::breathe().await;
        while !analyzing.step(STEP) {
            browser::breathe().await;
            if is_overtaken() {
                return;
            }
        }
        browser::breathe().await;
        let answer = Answer::of(analyzing.finish(), merged, edited);
        browser::breathe().await;
        if !is_overtaken() {
            self.working.set(false);
            self.answer.set(Some(answer));
            self.explain_errors();
        }
    }

    /// Takes the last change back.
    pub(crate) fn undo(self) {
        self.history.update(|history| {
            if let Some(before) = history.past.pop() {
                history.future.push(std::mem::replace(&mut history.now, before));
            }
        });
        self.derive();
        self.notice.set(None);
    }

    /// Makes the change again that was taken back last.
    pub(crate) fn redo(self) {
        self.history.update(|history| {
            if let Some(after) = history.future.pop() {
                history.past.push(std::mem::replace(&mut history.now, after));
            }
        });
        self.derive();
        self.notice.set(None);
    }

    pub(crate) fn can_undo(self) -> bool {
        self.history.with(|history| !history.past.is_empty())
    }

    pub(crate) fn can_redo(self) -> bool {
        self.history.with(|history| !history.future.is_empty())
    }

    /// The place of the cluster that is shown: the selected one, else the worst.
    pub(crate) fn shown(self, analysis: &Analysis) -> Option<usize> {
        let selected = self.selected.get();
        let named =
            |name: String| analysis.resolved.clusters.iter().position(|cluster| cluster.name() == name);
        selected.and_then(named).or_else(|| analysis.worst_first().first().copied())
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

    /// The number that is being explained.
    pub(crate) fn question(self) -> Option<Question> {
        self.question.get()
    }

    pub(crate) fn ask(self, question: Option<Question>) {
        self.question.set(question);
    }

    /// The places, among all readings, of those that hold something of what is selected.
    pub(crate) fn readings_of_subject(self) -> Vec<usize> {
        let Some((subject, answer)) = self.subject().zip(self.answer()) else { return Vec::new() };
        let is_meant = |own: &str| {
            own == subject || own.strip_prefix(&subject).is_some_and(|rest| rest.starts_with('/'))
        };
        let sources = self.sources();
        let readings = sources.iter().flat_map(|source| &source.readings).enumerate();
        let holding = readings.filter(|(index, reading)| {
            reading.places.iter().any(|place| is_meant(&answer.merged.subject(*index, &place.subject)))
        });
        holding.map(|(index, _)| index).collect()
    }

    /// Where a value of the design stands in what was put in, the latest text first.
    pub(crate) fn quotations(self, subject: &str) -> Vec<Quotation> {
        let Some(answer) = self.answer() else { return Vec::new() };
        let sources = self.sources();
        let readings =
            sources.iter().flat_map(|source| source.readings.iter().map(move |reading| (source, reading)));
        let mut quotations = Vec::new();
        for (index, (source, reading)) in readings.enumerate() {
            let Some(text) = source.text.as_deref() else { continue };
            let meant =
                reading.places.iter().filter(|place| answer.merged.subject(index, &place.subject) == subject);
            quotations.extend(meant.map(|place| quotation(reading, text, place.span.start)));
        }
        quotations.reverse();
        quotations
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

impl Source {
    /// A value that was used, where it stands; `None` where the text is not kept.
    pub(crate) fn quotation(&self, reading: &Reading, place: &Place) -> Option<Quotation> {
        Some(quotation(reading, self.text.as_deref()?, place.span.start))
    }
}

impl Answer {
    fn of(analysis: Analysis, merged: Merged, edited: Edited) -> Answer {
        let Edited { design, missed } = edited;
        let missed = missed.into_iter().map(|(_, why)| why).collect();
        Answer {
            analysis: Arc::new(analysis),
            merged: Arc::new(merged),
            design: Arc::new(design),
            missed: Arc::new(missed),
        }
    }
}

fn answer(sources: &[Arc<Source>], edits: &[Edit], today: Date) -> Option<Answer> {
    if sources.is_empty() && edits.is_empty() {
        return None;
    }
    let merged = import::merge(sources.iter().flat_map(|source| &source.readings));
    let edited = edit::apply(&merged.design, edits);
    Some(Answer::of(Analyzing::new(&edited.design, today).finish(), merged, edited))
}

/// The line at that offset with the two around it.
fn quotation(reading: &Reading, text: &str, offset: usize) -> Quotation {
    const AROUND: usize = 2;
    let line = LineIndex::new(text).line_column(offset).line;
    let first = line.saturating_sub(AROUND).max(1);
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.chars().take(160).collect()));
    let lines = numbered.skip(first - 1).take(line + AROUND + 1 - first).collect();
    Quotation { document: reading.name.clone(), line, lines }
}
