//! The way out: which address each destination sees, before and after a change, and what a load asks for.
use leptos::prelude::*;

use super::parts::form::{choice, number};
use super::parts::plain::{element, lazy_fold, text};
use super::told::told;
use super::workbench::Workbench;
use aks_network_planner::design::OutboundType;
use aks_network_planner::egress::Load;
use aks_network_planner::messages::Wanted;

/// Connections opened in a second, seconds that each is held, and those of a second to the busiest destination, before
/// somebody says.
const LOAD: [usize; 3] = [100, 30, 50];

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let shown = Memo::new(move |_| workbench.shown_cluster());
    let title = move || {
        shown.get().map_or_else(|| "The way out".to_owned(), |(_, name)| format!("The way out of {name}"))
    };
    let place = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|(place, _)| *place)));
    let content = move || match place.with(Option::is_some) {
        true => of_cluster(workbench, place),
        false => text("p", "empty", "The way out is that of a cluster: paste one, or add one under Design."),
    };
    element("div", "egress", vec![view! { <h1>{title}</h1> }.into_any(), content.into_any()])
}

fn of_cluster(workbench: Workbench, place: Memo<Option<usize>>) -> AnyView {
    let seen = Callback::new(move |()| Some(Wanted::Egress(place.get()?)));
    let section =
        |title: &'static str, content: AnyView| element("section", "", vec![text("h2", "", title), content]);
    let parts = vec![
        section(
            "Which address is seen, and what must be let through",
            told(workbench, seen, Callback::new(|_| {})),
        ),
        section(
            "Another way out",
            lazy_fold("Who must let another address in afterwards", "", move || changed(workbench, place)),
        ),
        section("A load", lazy_fold("Whether the ports last for it", "", move || loaded(workbench, place))),
    ];
    element("div", "", parts)
}

fn changed(workbench: Workbench, place: Memo<Option<usize>>) -> AnyView {
    let types: Vec<OutboundType> = OutboundType::ALL.to_vec();
    let entries = types.iter().map(ToString::to_string).enumerate().collect();
    let chosen = RwSignal::new(0_usize);
    let wanted = Callback::new(move |()| {
        let outbound = *types.get(chosen.get())?;
        Some(Wanted::EgressAfter { cluster: place.get()?, outbound })
    });
    let choice = element("div", "actions", vec![choice("Outbound type afterwards", entries, chosen)]);
    element("div", "", vec![choice, told(workbench, wanted, Callback::new(|_| {}))])
}

fn loaded(workbench: Workbench, place: Memo<Option<usize>>) -> AnyView {
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
    element("div", "", vec![fields, told(workbench, wanted, Callback::new(|_| {}))])
}
