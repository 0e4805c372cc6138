//! [`Answer`]: everything that is derived of a session, at once or in steps between which the page listens.
use std::sync::Arc;

use super::session::Session;
use crate::ui::browser;
use aks_network_planner::analysis::{Analysis, Analyzing};
use aks_network_planner::azure::Date;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{self, Edited};
use aks_network_planner::import::{self, Merged, Merging};

/// Clusters of a large design that are worked on between two breaths of the page.
const STEP: usize = 250;

/// What is derived of a session.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The analysis of the design.
    pub(crate) analysis: Arc<Analysis>,
    /// What the sources say together, and what merging had to say.
    pub(crate) merged: Arc<Merged>,
    /// The design that was analysed: that with the edits.
    pub(crate) design: Arc<Design>,
    /// Edits that found nothing to change, a sentence each.
    pub(crate) missed: Arc<Vec<String>>,
}

impl Answer {
    /// The answer to a session, without a pause.
    pub(crate) fn at_once(session: &Session, today: Date) -> Answer {
        let merged = import::merge(session.readings().map(|(_, reading)| reading));
        let edited = edit::apply(&merged.design, &session.edits);
        Answer::new(Analyzing::new(&edited.design, today).finish(), merged, edited)
    }

    /// The answer to a large session; `None` once it is overtaken.
    pub(crate) async fn in_steps(
        session: &Session,
        today: Date,
        is_overtaken: impl Fn() -> bool,
    ) -> Option<Answer> {
        browser::breathe().await;
        let mut merging = Merging::new(session.readings().map(|(_, reading)| reading));
        while !merging.step(STEP) {
            browser::breathe().await;
            if is_overtaken() {
                return None;
            }
        }
        let merged = merging.finish();
        browser::breathe().await;
        let edited = edit::apply(&merged.design, &session.edits);
        browser::breathe().await;
        let mut analyzing = Analyzing::new(&edited.design, today);
        browser::breathe().await;
        while !analyzing.step(STEP) {
            browser::breathe().await;
            if is_overtaken() {
                return None;
            }
        }
        browser::breathe().await;
        let answer = Answer::new(analyzing.finish(), merged, edited);
        browser::breathe().await;
        (!is_overtaken()).then_some(answer)
    }

    fn new(analysis: Analysis, merged: Merged, edited: Edited) -> Answer {
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
