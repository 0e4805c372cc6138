//! [`Answer`]: everything that is derived of a session, at once or in steps between which the page listens.
use std::sync::Arc;

use super::session::Session;
use crate::ui::browser::{self, Pace};
use aks_network_planner::analysis::{Analysis, Analyzing};
use aks_network_planner::azure::Date;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{self, Edited};
use aks_network_planner::import::{self, Merged, Merging};
use aks_network_planner::resolve::Resolving;

/// Clusters of a large design that are worked on between two looks at the clock.
const STEP: usize = 50;

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
        let merged = Arc::new(import::merge(session.readings().map(|(_, reading)| reading)));
        let edited = edit::apply(&merged.design, &session.edits);
        Answer::new(Analyzing::new(&edited.design, today).finish(), merged, edited)
    }

    /// The answer to a large session; `None` once it is overtaken. `before` is what merging gave of the same sources;
    /// `report` is told how far it has come, in percent.
    pub(crate) async fn in_steps(
        session: &Session,
        before: Option<Arc<Merged>>,
        today: Date,
        is_overtaken: impl Fn() -> bool,
        report: impl Fn(usize),
    ) -> Option<Answer> {
        let mut pace = Pace::behind().await;
        let merged = match before {
            Some(merged) => merged,
            None => {
                let mut merging = Merging::new(session.readings().map(|(_, reading)| reading));
                while !merging.step(STEP) {
                    pace.rest().await;
                    if is_overtaken() {
                        return None;
                    }
                }
                pace.rest().await;
                Arc::new(merging.finish())
            }
        };
        report(25);
        pace.rest().await;
        let edited = edit::apply(&merged.design, &session.edits);
        let mut resolving = Resolving::new(&edited.design);
        while !resolving.step(STEP) {
            pace.rest().await;
        }
        report(40);
        pace.rest().await;
        let mut analyzing = Analyzing::of(resolving.finish(), today);
        pace.rest().await;
        while !analyzing.step(STEP) {
            pace.rest().await;
            if is_overtaken() {
                return None;
            }
        }
        report(90);
        pace.rest().await;
        let answer = Answer::new(analyzing.finish(), merged, edited);
        browser::breathe().await;
        (!is_overtaken()).then_some(answer)
    }

    fn new(analysis: Analysis, merged: Arc<Merged>, edited: Edited) -> Answer {
        let Edited { design, missed } = edited;
        let missed = missed.into_iter().map(|(_, why)| why).collect();
        Answer { analysis: Arc::new(analysis), merged, design: Arc::new(design), missed: Arc::new(missed) }
    }
}
