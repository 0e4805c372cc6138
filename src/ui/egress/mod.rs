//! The way out: which address each destination sees, before and after a change, what a load asks for, and what is billed.
mod cost;

use leptos::prelude::*;

use super::of_cluster::{Place, Titles, frame};
use super::parts::form::{choice, number};
use super::parts::plain::{element, lazy_fold, text};
use super::told::{told, unused};
use super::workbench::Workbench;
use aks_network_planner::design::OutboundType;
use aks_network_planner::egress::Load;
use aks_network_planner::messages::Wanted;

/// Connections opened in a second, seconds that each is held, and those of a second to the busiest destination, before
/// somebody says.
const LOAD: [usize; 3] = [100, 30, 50];

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let titles = Titles { plain: "The way out", named: ["The way out of ", ""], subject: "This view" };
    frame(workbench, "egress", titles, of_cluster)
}

fn of_cluster(workbench: Workbench, place: Place) -> AnyView {
    let seen = Callback::new(move |()| Some(Wanted::Egress(place.get()?)));
    let section =
        |title: &'static str, content: AnyView| element("section", "", vec![text("h2", "", title), content]);
    let parts = vec![
        section("Which address is seen, and what must be let through", told(workbench, seen, unused())),
        section(
            "Another way out",
            lazy_fold("Who must let another address in afterwards", "", move || changed(workbench, place)),
        ),
        section("A load", lazy_fold("Whether the ports last for it", "", move || loaded(workbench, place))),
        section(
            "Cost",
            lazy_fold("What is billed, and addresses that nobody uses", "", move || {
                cost::section(workbench, place)
            }),
        ),
    ];
    element("div", "", parts)
}

fn changed(workbench: Workbench, place: Place) -> AnyView {
    let types: Vec<OutboundType> = OutboundType::ALL.to_vec();
    let entries = types.iter().map(ToString::to_string).enumerate().collect();
    let chosen = RwSignal::new(0_usize);
    let wanted = Callback::new(move |()| {
        let outbound = *types.get(chosen.get())?;
        Some(Wanted::EgressAfter { cluster: place.get()?, outbound })
    });
    let choice = element("div", "actions", vec![choice("Outbound type afterwards", entries, chosen)]);
    element("div", "", vec![choice, told(workbench, wanted, unused())])
}

fn loaded(workbench: Workbench, place: Place) -> AnyView {
    let [per_second, seconds, busiest] = LOAD.map(RwSignal::new);
    let wanted = Callback::new(move |()| {
        let count = |of: RwSignal<usize>| u64::try_from(of.get()).unwrap_or(u64::MAX);
        let load = Load {
            per_second: count(per_second),
            seconds: count(seconds),
            busiest_per_second: count(busiest),
        };
        Some(Wanted::Load { cluster: place.get()?, load })
    });
    let fields = vec![
        number("Connections opened in a second", 0, per_second),
        number("Seconds that each is held", 0, seconds),
        number("Of these in a second to the busiest destination", 0, busiest),
    ];
    let fields = element("div", "actions", fields);
    element("div", "", vec![fields, told(workbench, wanted, unused())])
}
