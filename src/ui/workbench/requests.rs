//! What the annex makes of what lies on the workbench.
use std::rc::Rc;

use leptos::prelude::*;

use super::super::annex::{Failure, Job};
use super::Workbench;
use aks_network_planner::messages::{Answer as Made, KeptRequest, Request, Wanted};

impl Workbench {
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

    /// Follows every change, also before it is worked out.
    pub(crate) fn follow(self) {
        self.history.track();
    }

    /// Has the annex make something of the design.
    pub(crate) async fn made(self, wanted: Wanted) -> Result<Made, Failure> {
        if wanted.is_of_fleet() || self.is_large() {
            return self.made_by_keeper(wanted).await;
        }
        let design = self.design_untracked().map(|design| (*design).clone()).unwrap_or_default();
        let request =
            Request { design, inputs: untrack(|| self.inputs()), today: self.today.to_string(), wanted };
        Job::start()?.ask(request).await
    }

    /// The same by the worker that keeps the texts, so that only what changes travels.
    async fn made_by_keeper(self, wanted: Wanted) -> Result<Made, Failure> {
        let session = self.history.with_untracked(|history| history.now.clone());
        let inputs = if wanted.is_of_fleet() { Vec::new() } else { untrack(|| self.inputs()) };
        let request = KeptRequest {
            texts: session.sources.iter().map(|source| source.number as u64).collect(),
            edits: session.edits,
            inputs,
            today: self.today.to_string(),
            wanted,
        };
        let parts = |number: u64| {
            let source = session.sources.iter().find(|source| source.number as u64 == number);
            let readings = source.map(|source| source.readings.as_slice()).unwrap_or_default();
            readings.iter().map(|reading| reading.part.clone()).collect()
        };
        loop {
            let known = self.keeper.with_value(Option::clone).filter(|job| !job.is_over());
            let is_new = known.is_none();
            let keeper = known.map_or_else(|| self.new_keeper(), Ok)?;
            match keeper.ask_kept(request.clone(), parts).await {
                // Somebody stopped what it was at.
                Err(_) if !is_new && keeper.is_over() => {}
                made => return made,
            }
        }
    }

    /// A worker for a text; one that keeps it where it is a large one and nobody else waits for that worker.
    pub(crate) fn reader(self, is_large: bool) -> Result<(Rc<Job>, bool), Failure> {
        let keeper = self.keeper.with_value(Option::clone).filter(|job| !job.is_over());
        match keeper {
            None if is_large => Ok((self.new_keeper()?, true)),
            Some(keeper) if is_large && keeper.is_idle() => Ok((keeper, true)),
            _ => Ok((Rc::new(Job::start()?), false)),
        }
    }

    fn new_keeper(self) -> Result<Rc<Job>, Failure> {
        let keeper = Rc::new(Job::start()?);
        self.keeper.set_value(Some(Rc::clone(&keeper)));
        Ok(keeper)
    }
}
