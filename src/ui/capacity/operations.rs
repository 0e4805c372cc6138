//! What breaks first: operations to choose from, whether each resource holds meanwhile, and the smallest changes that
//! mend it.
mod answered;
mod controls;

use std::sync::Arc;

use leptos::html::P;
use leptos::prelude::*;

use super::asking::{self, Made};
use crate::ui::workbench::Workbench;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{self, Edit};
use aks_network_planner::messages::{Answer, Change, Wanted};
use aks_network_planner::propose::Operation;

/// Clusters that are listed to take pools over from.
const LISTED: usize = 200;

/// The cluster that is shown, as far as operations name it. When it changes, a question about it falls away.
#[derive(Clone, PartialEq)]
struct Shown {
    place: usize,
    name: String,
    pools: Vec<String>,
    others: Vec<(usize, String)>,
}

/// What was asked.
#[derive(Clone)]
struct Question {
    about: Shown,
    operation: Operation,
    /// What is asked in its place while the design is that one: a change that was applied said so.
    instead: Option<(Arc<Design>, Operation)>,
}

/// The question, its answer, and where the answer stands. Copies are the same.
#[derive(Clone, Copy)]
struct Desk {
    workbench: Workbench,
    shown: Memo<Option<Shown>>,
    question: RwSignal<Option<Question>>,
    line: NodeRef<P>,
}

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let desk = Desk {
        workbench,
        shown: Memo::new(move |_| shown(workbench)),
        question: RwSignal::new(None),
        line: NodeRef::new(),
    };
    let made = asking::asking(workbench, move || Some(Wanted::Operation(desk.operation()?)));
    move || {
        let of = desk.shown.get()?;
        Some(view! {
            <section class="operations">
                <h2>"What breaks first"</h2>
                <p>"Choose what is to be done to the nodes: whether each resource holds meanwhile, what the service answers, and the smallest change with which it holds."</p>
                {controls::controls(desk, of)}
                {line(desk, made)}
                {move || answered::shown(desk, made)}
            </section>
        })
    }
}

fn shown(workbench: Workbench) -> Option<Shown> {
    let analysis = workbench.answer()?.analysis;
    let place = workbench.shown(&analysis)?;
    let clusters = &analysis.resolved.clusters;
    let of = clusters.get(place)?;
    let others = clusters.iter().enumerate().filter(|(at, other)| *at != place && !other.pools().is_empty());
    Some(Shown {
        place,
        name: of.name().to_owned(),
        pools: of.pools().iter().map(|pool| pool.name.clone()).collect(),
        others: others.take(LISTED).map(|(at, other)| (at, other.name().to_owned())).collect(),
    })
}

/// The answer in a line, which screen readers hear.
fn line(desk: Desk, made: Made) -> impl IntoView {
    let words = move || {
        let title = desk.shown.get()?.title(desk.operation()?);
        made.with(|made| match made {
            Some(Ok(Answer::Operated(operated))) => Some(
                view! {
                    <span class="stamp" data-fits=operated.mark.text()>{title}</span>
                    " "
                    {operated.line.clone()}
                }
                .into_any(),
            ),
            Some(_) => None,
            None => Some("Working it out …".into_any()),
        })
    };
    view! { <p class="answer" role="status" tabindex="-1" node_ref=desk.line>{words}</p> }
}

impl Desk {
    /// What is asked of the design as it stands.
    fn operation(self) -> Option<Operation> {
        let Question { about, operation, instead } = self.question.get()?;
        let design = self.workbench.design()?;
        let instead = instead.filter(|(after, _)| *after == design).map(|(_, operation)| operation);
        (self.shown.get()? == about).then(|| instead.unwrap_or(operation))
    }

    fn ask(self, operation: Operation) {
        let about = self.shown.get_untracked();
        self.question.set(about.map(|about| Question { about, operation, instead: None }));
    }

    /// Applies a change; the same is asked again of the design after it.
    fn apply(self, change: &Change) {
        let Change { title, steps, instead, .. } = change.clone();
        if let Some(line) = self.line.get_untracked() {
            let _ = line.focus();
        }
        if steps.is_empty() {
            return instead.into_iter().for_each(|operation| self.ask(operation));
        }
        let take = Edit::Take { steps };
        if let Some((operation, design)) = instead.zip(self.workbench.design_untracked()) {
            let after = Arc::new(edit::apply(&design, std::slice::from_ref(&take)).design);
            self.question.update(|question| {
                question.iter_mut().for_each(|question| {
                    question.instead = Some((Arc::clone(&after), operation));
                });
            });
        }
        self.workbench.change(take);
        self.workbench.tell(format!("Done in the design: {title}."), true);
    }
}

impl Shown {
    /// An operation in a few words.
    fn title(&self, operation: Operation) -> String {
        let pool = |at: usize| self.pools.get(at).cloned().unwrap_or_default();
        match operation {
            Operation::UpgradePool { pool: at, .. } => format!("Upgrade {}", pool(at)),
            Operation::UpgradeAll { .. } => "Upgrade all pools".to_owned(),
            Operation::EveryPoolToMaximum { .. } => "Every pool to its maximum".to_owned(),
            Operation::AddPool { like, nodes, .. } => format!("A pool like {}, nodes: {nodes}", pool(like)),
            Operation::AddNodes { pool: at, nodes, .. } => format!("More nodes of {}: {nodes}", pool(at)),
            Operation::TakeOver { from, .. } => {
                let from = self.others.iter().find(|(at, _)| *at == from);
                format!("Take over the pools of {}", from.map_or("", |(_, name)| name))
            }
        }
    }
}
