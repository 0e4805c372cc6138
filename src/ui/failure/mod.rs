//! Where a failure begins: from what somebody sees, question by question, to its layer; and what to try.
use leptos::prelude::*;

use super::parts::form::choice;
use super::parts::plain::{element, lazy_fold, text};
use super::told::{Took, told};
use super::workbench::Workbench;
use aks_network_planner::messages::Wanted;
use aks_network_planner::symptoms::{Answered, Symptom};

const ABOUT: &str = "From what somebody sees to the layer where it begins: what to ask next, with this cluster’s names, and what each answer \
                     means. What was pasted here already answers by itself.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let shown = Memo::new(move |_| workbench.shown_cluster());
    let title = move || match shown.get() {
        Some((_, name)) => format!("Where a failure of {name} begins"),
        None => "Where a failure begins".to_owned(),
    };
    let place = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|(place, _)| *place)));
    let content = move || match place.with(Option::is_some) {
        true => of_cluster(workbench, place),
        false => text("p", "empty", "A failure is that of a cluster: paste one, or add one under Design."),
    };
    element("div", "plan", vec![view! { <h1>{title}</h1> }.into_any(), content.into_any()])
}

fn of_cluster(workbench: Workbench, place: Memo<Option<usize>>) -> AnyView {
    let symptom = RwSignal::new(0_usize);
    let answers = RwSignal::new(Vec::<Answered>::new());
    let titles = Symptom::ALL.iter().map(|symptom| symptom.title().to_owned());
    let entries = ["Choose what you see …".to_owned()].into_iter().chain(titles).enumerate().collect();
    // Another symptom asks from the beginning.
    Effect::new(move |_| {
        symptom.track();
        answers.set(Vec::new());
    });
    let wanted = Callback::new(move |()| {
        let symptom = *Symptom::ALL.get(symptom.get().checked_sub(1)?)?;
        Some(Wanted::Symptom { cluster: place.get()?, symptom, answers: answers.get() })
    });
    let took = Callback::new(move |took: Took| {
        if let Took::Answers(given) = took {
            answers.set(given);
        }
    });
    let again = view! {
        <button disabled=move || answers.with(Vec::is_empty) on:click=move |_| answers.set(Vec::new())>"Begin again"</button>
    };
    let asked = vec![
        text("h2", "", "What you see"),
        text("p", "", ABOUT),
        element("div", "actions", vec![choice("Symptom", entries, symptom), again.into_any()]),
        told(workbench, wanted, took),
    ];
    let tried = move || {
        let wanted = Callback::new(move |()| Some(Wanted::SmokeTest(place.get()?)));
        told(workbench, wanted, Callback::new(|_| {}))
    };
    let tried = vec![
        text("h2", "", "Before a change and after it"),
        lazy_fold("What to try, with what is expected", "", tried),
    ];
    element("div", "", vec![element("section", "way", asked), element("section", "", tried)])
}
