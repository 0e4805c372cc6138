//! Which network fits the cluster, and the way to a change of it.
mod needs;

use leptos::prelude::*;

use super::of_cluster::{Place, Titles, frame};
use super::parts::form::choice;
use super::parts::plain::{element, text};
use super::told::{told, unused};
use super::workbench::Workbench;
use aks_network_planner::advice::Change;
use aks_network_planner::messages::Wanted;

const ABOUT: &str = "Every network that AKS has, for this cluster: whether it is possible, what it takes of the virtual network, \
                     and what changes.";
const WAY: &str = "What has to hold before, the steps with their commands, what each disrupts, and where there is no way back.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let titles = Titles { plain: "Plan a change", named: ["Plan a change of ", ""], subject: "A plan" };
    frame(workbench, "plan", titles, planned)
}

fn planned(workbench: Workbench, place: Place) -> AnyView {
    let needs = needs::Asked::new();
    let advice = Callback::new(move |()| Some(Wanted::Advice(place.get()?, needs.needs())));
    let changes = Change::all();
    let titles = changes.iter().map(|change| change.title());
    let entries = ["Choose a change …".to_owned()].into_iter().chain(titles).enumerate().collect();
    let chosen = RwSignal::new(0_usize);
    let wanted = Callback::new(move |()| {
        let change = changes.get(chosen.get().checked_sub(1)?)?;
        Some(Wanted::Way(place.get()?, *change))
    });
    let model = vec![
        text("h2", "", "Which network fits"),
        text("p", "", ABOUT),
        needs::fold(needs),
        told(workbench, advice, unused()),
    ];
    let way = vec![
        text("h2", "", "The way to a change"),
        text("p", "", WAY),
        element("div", "actions", vec![choice("Change", entries, chosen)]),
        told(workbench, wanted, unused()),
    ];
    element("div", "", vec![element("section", "fits", model), element("section", "way", way)])
}
