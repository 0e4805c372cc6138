//! What the annex tells, block by block, anew with each change of the design or of what is wanted.
mod blocks;

use leptos::html::P;
use leptos::prelude::*;

use super::workbench::Workbench;
use super::workbench::asking::{Heard, ask};
use aks_network_planner::edit::{Edit, Step};
use aks_network_planner::messages::{Answer, Mark, Offer, Told, Wanted};
use aks_network_planner::propose::Operation;

/// What takes the changes of an answer. Copies are the same.
#[derive(Clone, Copy)]
struct Taker {
    workbench: Workbench,
    /// Is told the operation that a change puts in the place of the one that was asked.
    instead: Callback<Operation>,
    line: NodeRef<P>,
}

/// What is wanted, made by the annex; the answer before it stays until it is there.
pub(crate) fn told(
    workbench: Workbench,
    wanted: Callback<(), Option<Wanted>>,
    instead: Callback<Operation>,
) -> AnyView {
    let told = RwSignal::new(None);
    ask(
        workbench,
        move || wanted.run(()),
        move |heard| {
            told.set(match heard {
                Heard::Nothing => None,
                Heard::Asked if told.with_untracked(Option::is_some) => return,
                Heard::Asked => Some(in_a_line("Working it out …".to_owned())),
                Heard::Made(Ok(Answer::Told(answer))) => Some(answer),
                Heard::Made(Ok(_)) => return,
                Heard::Made(Err(failure)) => Some(in_a_line(failure.sentence("Nothing was worked out"))),
            });
        },
    );
    let taker = Taker { workbench, instead, line: NodeRef::new() };
    let line = move || {
        told.with(|told| told.as_ref().map(|told: &Told| blocks::stamp("answer", told.mark, &told.line)))
    };
    let blocks = move || told.with(|told| told.as_ref().map(|told| blocks::drawn(taker, &told.blocks)));
    view! {
        <div class="answers">
            <p role="status" tabindex="-1" node_ref=taker.line>{line}</p>
            {blocks}
        </div>
    }
    .into_any()
}

fn in_a_line(line: String) -> Told {
    Told { mark: Mark::Unknown, line, blocks: Vec::new() }
}

impl Taker {
    /// Applies a change, after which everything is told anew.
    fn take(self, title: &str, steps: &[Step], instead: Option<Operation>) {
        // The button goes with the answer that it belongs to.
        if let Some(line) = self.line.get_untracked() {
            let _ = line.focus();
        }
        if !steps.is_empty() {
            self.workbench.change(Edit::Take { steps: steps.to_vec() });
            self.workbench.tell(format!("{title}: put into the design."), true);
        }
        if let Some(operation) = instead {
            self.instead.run(operation);
        }
    }

    fn button(self, of: &Offer) -> AnyView {
        let Offer { title, steps, instead, .. } = of;
        let (title, steps, instead) = (title.clone(), steps.clone(), *instead);
        let is_taken = RwSignal::new(false);
        let take = move |_| {
            is_taken.set(true);
            self.take(&title, &steps, instead);
        };
        view! { <button disabled=is_taken on:click=take>"Put it into the design"</button> }.into_any()
    }
}
