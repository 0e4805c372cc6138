//! Where a failure begins: from what somebody sees, question by question, to its layer; and what to try.
use leptos::prelude::*;

use super::of_cluster::{Place, Titles, frame};
use super::parts::form::choice;
use super::parts::plain::{element, lazy_fold, text};
use super::told::{Took, told, unused};
use super::workbench::Workbench;
use aks_network_planner::messages::Wanted;
use aks_network_planner::symptoms::{Answered, Symptom};

const ABOUT: &str = "From what somebody sees to the layer where it begins: what to ask next, with this cluster’s names, and what each answer \
                     means. What was pasted here already answers by itself.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let titles = Titles {
        plain: "Where a failure begins",
        named: ["Where a failure of ", " begins"],
        subject: "This view",
    };
    frame(workbench, "plan", titles, of_cluster)
}

fn of_cluster(workbench: Workbench, place: Place) -> AnyView {
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
        told(workbench, wanted, unused())
    };
    let tried = vec![
        text("h2", "", "Before a change and after it"),
        lazy_fold("What to try, with what is expected", "", tried),
    ];
    element("div", "", vec![element("section", "way", asked), element("section", "", tried)])
}
