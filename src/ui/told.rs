//! What the annex tells, block by block, anew with each change of the design or of what is wanted.
mod blocks;

use leptos::html::P;
use leptos::prelude::*;

use super::parts::plain::element;
use super::workbench::Workbench;
use super::workbench::asking::{Heard, ask};
use aks_network_planner::edit::{Edit, Step};
use aks_network_planner::messages::{Answer, Choices, Mark, Offer, Told, Wanted};
use aks_network_planner::propose::Operation;
use aks_network_planner::symptoms::{Answered, Given};

/// What somebody took of an answer, beside what went into the design.
pub(crate) enum Took {
    /// The operation that a change puts in the place of the one that was asked.
    Instead(Operation),
    /// Everything that is answered by now.
    Answers(Vec<Answered>),
    /// The column that a fleet is to be sorted by.
    Column(usize),
    /// The first row of the page that is to be shown.
    Page(usize),
    /// What a fleet can be chosen by: each facet's title with its values.
    Facets(Vec<(String, Vec<String>)>),
    /// The part of an address space that is to be shown.
    Within(String),
    /// Something else that is wanted.
    Asked(Box<Wanted>),
}

/// What takes the changes of an answer. Copies are the same.
#[derive(Clone, Copy)]
struct Taker {
    workbench: Workbench,
    took: Callback<Took>,
    line: NodeRef<P>,
}

/// What is wanted, made by the annex; the answer before it stays until it is there.
pub(crate) fn told(
    workbench: Workbench,
    wanted: Callback<(), Option<Wanted>>,
    took: Callback<Took>,
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
    let taker = Taker { workbench, took, line: NodeRef::new() };
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

/// Nothing is done with what was taken, beside putting it into the design.
pub(crate) fn unused() -> Callback<Took> {
    Callback::new(|_| {})
}

/// Blocks that are known already.
pub(crate) fn shown(workbench: Workbench, told: &Told) -> AnyView {
    let taker = Taker { workbench, took: Callback::new(|_| {}), line: NodeRef::new() };
    blocks::drawn(taker, &told.blocks)
}

fn in_a_line(line: String) -> Told {
    Told { mark: Mark::Unknown, line, blocks: Vec::new() }
}

impl Taker {
    /// Applies a change, after which everything is told anew.
    fn take(self, title: &str, steps: &[Step], instead: Option<Operation>) {
        // The button goes with the answer that it belongs to.
        self.focus();
        if !steps.is_empty() {
            self.workbench.change(Edit::Take { steps: steps.to_vec() });
            self.workbench.tell(format!("{title}: put into the design."), true);
        }
        if let Some(operation) = instead {
            self.took.run(Took::Instead(operation));
        }
    }

    fn focus(self) {
        if let Some(line) = self.line.get_untracked() {
            let _ = line.focus();
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

    /// Has a table sorted, or another page of it shown; what was pressed goes with the page.
    fn turn(self, took: Took) {
        if let Some(line) = self.line.get_untracked() {
            let _ = line.focus();
        }
        self.took.run(took);
    }

    /// Shows a cluster alone.
    fn open(self, name: String) {
        self.workbench.select(name);
        let _ = window().location().set_hash("/verdict");
    }

    /// A button that asks for something else.
    fn ask(self, title: &str, wanted: &Wanted) -> AnyView {
        let (took, wanted) = (self.took, wanted.clone());
        let ask = move |_| took.run(Took::Asked(Box::new(wanted.clone())));
        let button = view! { <button on:click=ask>{title.to_owned()}</button> };
        element("div", "actions", vec![button.into_any()])
    }

    /// The answers to a question, each with what it means, and a field for what a command printed.
    fn choices(self, of: &Choices) -> AnyView {
        let took = self.took;
        let choices = of.choices.iter().map(|choice| {
            let (title, meaning, answers) =
                (choice.title.clone(), choice.meaning.clone(), choice.answers.clone());
            let choose = move |_| {
                self.focus();
                took.run(Took::Answers(answers.clone()));
            };
            view! { <li><button on:click=choose>{title}</button>" "<small>{meaning}</small></li> }
        });
        let choices: Vec<_> = choices.collect();
        let (question, before) = (of.question, of.before.clone());
        let output = RwSignal::new(String::new());
        let read = move |_| {
            self.focus();
            let given = Given::Output(output.get_untracked());
            let mut answers = before.clone();
            answers.push(Answered { question, given });
            took.run(Took::Answers(answers));
        };
        view! {
            <ul class="choices">{choices}</ul>
            <details class="quiet">
                <summary>"Or paste what the command printed"</summary>
                <textarea rows="5" aria-label="What the command printed" spellcheck="false"
                    on:input=move |event| output.set(event_target_value(&event))></textarea>
                <div class="actions"><button on:click=read>"Read it"</button></div>
            </details>
        }
        .into_any()
    }
}
