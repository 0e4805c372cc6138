//! Which network fits the cluster, and the way to a change of it.
mod needs;

use leptos::prelude::*;

use super::parts::form::choice;
use super::parts::plain::{element, text};
use super::told::told;
use super::workbench::Workbench;
use aks_network_planner::advice::Change;
use aks_network_planner::messages::Wanted;

const ABOUT: &str = "Every network that AKS has, for this cluster: whether it is possible, what it takes of the virtual network, \
                     and what changes.";
const WAY: &str = "What has to hold before, the steps with their commands, what each disrupts, and where there is no way back.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let shown = Memo::new(move |_| workbench.shown_cluster());
    let title = move || {
        shown.get().map_or_else(|| "Plan a change".to_owned(), |(_, name)| format!("Plan a change of {name}"))
    };
    let content = move || match shown.with(Option::is_some) {
        true => planned(workbench, shown),
        false => text("p", "empty", "A plan is that of a cluster: paste one, or add one under Design."),
    };
    element("div", "plan", vec![view! { <h1>{title}</h1> }.into_any(), content.into_any()])
}

fn planned(workbench: Workbench, shown: Memo<Option<(usize, String)>>) -> AnyView {
    let needs = needs::Asked::new();
    let place = move || shown.with(|shown| shown.as_ref().map(|(place, _)| *place));
    let advice = Callback::new(move |()| Some(Wanted::Advice(place()?, needs.needs())));
    let changes = Change::all();
    let titles = changes.iter().map(|change| change.title());
    let entries = ["Choose a change …".to_owned()].into_iter().chain(titles).enumerate().collect();
    let chosen = RwSignal::new(0_usize);
    let wanted = Callback::new(move |()| {
        let change = changes.get(chosen.get().checked_sub(1)?)?;
        Some(Wanted::Way(place()?, *change))
    });
    let unused = Callback::new(|_| {});
    let model = vec![
        text("h2", "", "Which network fits"),
        text("p", "", ABOUT),
        needs::fold(needs),
        told(workbench, advice, unused),
    ];
    let way = vec![
        text("h2", "", "The way to a change"),
        text("p", "", WAY),
        element("div", "actions", vec![choice("Change", entries, chosen)]),
        told(workbench, wanted, unused),
    ];
    element("div", "", vec![element("section", "fits", model), element("section", "way", way)])
}
