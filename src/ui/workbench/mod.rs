//! The session, everything that is derived of it, and what is selected: the one place that changes any of them.
mod answer;
pub(crate) mod asking;
mod attention;
mod contents;
pub(crate) mod keeping;
mod origins;
pub(crate) mod persist;
mod requests;
mod results;
mod session;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::annex::Job;
use aks_network_planner::analysis::Question;
use aks_network_planner::azure::Date;
use aks_network_planner::import::Merged;
use aks_network_planner::messages::Explained;
pub(crate) use answer::Answer;
use session::History;
pub(crate) use session::Source;

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
    /// Something kept that could not be read as a whole: it stays as it is, and what is shown is kept beside it.
    Parts,
    /// A link.
    Link(Arc<str>),
}

/// What merging gave, and of which sources.
type MergedOf = (Vec<Arc<Source>>, Arc<Merged>);

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
    /// How far the work on a large design has come, in percent; `None`: there is none.
    working: RwSignal<Option<usize>>,
    /// The worker that keeps large texts, and the fleet that is made of all.
    keeper: StoredValue<Option<Rc<Job>>, LocalStorage>,
    /// What merging gave last, and of which sources.
    merged: StoredValue<Option<MergedOf>>,
    /// The slots that were kept in or opened from here, each with when what it then held was kept.
    seen: StoredValue<Vec<(u64, u64)>>,
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
            working: RwSignal::new(None),
            keeper: StoredValue::new_local(None),
            merged: StoredValue::new(None),
            seen: StoredValue::new(Vec::new()),
            derived: StoredValue::new(0),
            today,
        }
    }
}
