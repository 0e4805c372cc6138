//! Clusters beside a baseline: one of them, a design that is kept, or a list of expected values.
use leptos::prelude::*;

use super::parts::form::choice;
use super::parts::plain::{element, text};
use super::told::{Took, told};
use super::workbench::Workbench;
use super::workbench::persist;
use aks_network_planner::messages::{Beside, Comparing, Wanted};

const ABOUT: &str = "What differs from the baseline, defaults filled in, what each difference leads to, and how it is brought \
                     into line. Names, ids, ranges of one’s own and the nodes of the moment are no difference.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let names = Memo::new(move |_| {
        let analysis = workbench.answer().map(|answer| answer.analysis);
        let clusters = analysis.iter().flat_map(|analysis| &analysis.resolved.clusters);
        clusters.map(|cluster| cluster.name().to_owned()).collect::<Vec<_>>()
    });
    let content = move || match names.get() {
        names if names.is_empty() => {
            text("p", "empty", "Clusters are compared: paste one, or add one under Design.")
        }
        names => compared(workbench, names),
    };
    element(
        "div",
        "plan",
        vec![text("h1", "", "Compare"), text("h2", "", "Beside a baseline"), content.into_any()],
    )
}

fn compared(workbench: Workbench, names: Vec<String>) -> AnyView {
    // A cluster alone is held against no other one.
    let own = if names.len() > 1 { names.len() } else { 0 };
    let kept = persist::all();
    let saved = kept.iter().map(|kept| format!("Saved: {}", kept.name));
    let list = "A list of expected values".to_owned();
    let entries = names.into_iter().take(own).chain([list]).chain(saved).enumerate().collect();
    let (chosen, expected) = (RwSignal::new(0_usize), RwSignal::new(String::new()));
    let within = RwSignal::new(Vec::new());
    let choice = choice("Baseline", entries, chosen);
    let beside = move || match chosen.get().checked_sub(own) {
        None => Beside::Cluster(chosen.get()),
        Some(0) => Beside::Document(expected.get()),
        Some(at) => {
            let of = kept.get(at - 1);
            Beside::Document(of.map(|kept| kept.file.clone()).unwrap_or_default())
        }
    };
    let wanted =
        Callback::new(move |()| Some(Wanted::Compare(Comparing { beside: beside(), within: within.get() })));
    let took = Callback::new(move |took| {
        if let Took::Asked(asked) = took
            && let Wanted::Compare(asked) = *asked
        {
            if let Beside::Cluster(place) = asked.beside {
                chosen.set(place);
            }
            within.set(asked.within);
        }
    });
    let typed = move || {
        (chosen.get() == own).then(|| {
            view! {
                <textarea rows="10" aria-label="The expected values" spellcheck="false"
                    prop:value=move || expected.get_untracked()
                    on:input=move |event| expected.set(event_target_value(&event))></textarea>
            }
        })
    };
    let parts = vec![
        text("p", "", ABOUT),
        element("div", "actions", vec![choice]),
        typed.into_any(),
        told(workbench, wanted, took),
    ];
    element("section", "", parts)
}
