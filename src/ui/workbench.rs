//! The session: what was put in, the design that it makes, the analysis of it, and what is selected.
use std::sync::Arc;

use leptos::prelude::*;

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::Date;
use aks_network_planner::export::Input;
use aks_network_planner::import::{self, Attachment, Reading};

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
    /// What merging had to say.
    pub(crate) attachments: Arc<Vec<Attachment>>,
}

/// What happened last, in a sentence, and whether undo takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) can_undo: bool,
}

/// The one place that changes the session. Copies are the same workbench.
#[derive(Clone, Copy)]
pub(crate) struct Workbench {
    history: RwSignal<History>,
    selected: RwSignal<Option<String>>,
    notice: RwSignal<Option<Notice>>,
    answer: Memo<Option<Answer>>,
}

impl Workbench {
    pub(crate) fn new(today: Date) -> Workbench {
        let history = RwSignal::new(History::default());
        let derive = move |_: Option<&Option<Answer>>| history.with(|history| answer(&history.now, today));
        Workbench {
            history,
            selected: RwSignal::new(None),
            notice: RwSignal::new(None),
            answer: Memo::new_with_compare(derive, |_, _| true),
        }
    }

    /// Everything that is derived; `None` before anything was put in.
    pub(crate) fn answer(self) -> Option<Answer> {
        self.answer.get()
    }

    /// Whether nothing was put in.
    pub(crate) fn is_empty(self) -> bool {
        self.history.with(|history| history.now.sources.is_empty())
    }

    /// What was put in, in order.
    pub(crate) fn sources(self) -> Vec<Arc<Source>> {
        self.history.with(|history| history.now.sources.clone())
    }

    /// How many documents were put in.
    pub(crate) fn readings(self) -> usize {
        self.history.with(|history| history.now.sources.iter().map(|source| source.readings.len()).sum())
    }

    /// Every input as documents tell it.
    pub(crate) fn inputs(self) -> Vec<Input> {
        self.sources().iter().flat_map(|source| source.inputs.iter().cloned()).collect()
    }

    /// Adds a text and what was made of it. The text is kept where it is of a size to be shown.
    pub(crate) fn add(self, name: String, readings: Vec<Reading>, text: String) {
        const SHOWN: usize = 2 << 20;
        let inputs = readings.iter().map(|reading| Input::of(reading, &text)).collect();
        let text = (text.len() <= SHOWN).then_some(text);
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
    }

    /// Takes the last change back.
    pub(crate) fn undo(self) {
        self.history.update(|history| {
            if let Some(before) = history.past.pop() {
                history.future.push(std::mem::replace(&mut history.now, before));
            }
        });
        self.notice.set(None);
    }

    /// Makes the change again that was taken back last.
    pub(crate) fn redo(self) {
        self.history.update(|history| {
            if let Some(after) = history.future.pop() {
                history.past.push(std::mem::replace(&mut history.now, after));
            }
        });
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

fn answer(session: &Session, today: Date) -> Option<Answer> {
    if session.sources.is_empty() {
        return None;
    }
    let merged = import::merge(session.sources.iter().flat_map(|source| &source.readings));
    let analysis = Arc::new(analyze(&merged.design, today));
    Some(Answer { analysis, attachments: Arc::new(merged.attachments) })
}
