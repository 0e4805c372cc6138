//! Capacity: each resource as stacked bars at the four moments, the ladder of limits, what breaks first, and the room
//! to grow.

mod bars;
mod growth;
mod operations;
mod room;
mod what_if;

use leptos::prelude::*;

use super::ladder;
use super::parts::plain::element;
use super::workbench::Workbench;

/// Clusters that are listed to take pools over from.
const LISTED: usize = 200;

/// The cluster that is shown, as far as operations name it.
#[derive(Clone, PartialEq)]
struct Shown {
    place: usize,
    pools: Vec<(usize, String)>,
    /// The clusters whose pools it could take over.
    others: Vec<(usize, String)>,
}

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let shown = Memo::new(move |_| shown(workbench));
    let rate = growth::Rate::new();
    let asking = vec![operations::section(workbench, shown), room::section(workbench, shown)];
    element("div", "", vec![(move || counted(workbench, rate)).into_any(), element("div", "asking", asking)])
}

fn shown(workbench: Workbench) -> Option<Shown> {
    let analysis = workbench.answer()?.analysis;
    let place = workbench.shown(&analysis)?;
    let clusters = &analysis.resolved.clusters;
    let of = clusters.get(place)?;
    let others = clusters.iter().enumerate().filter(|(at, other)| *at != place && !other.pools().is_empty());
    Some(Shown {
        place,
        pools: of.pools().iter().map(|pool| pool.name.clone()).enumerate().collect(),
        others: others.take(LISTED).map(|(at, other)| (at, other.name().to_owned())).collect(),
    })
}

/// What the page counts itself, anew with each change.
fn counted(workbench: Workbench, rate: growth::Rate) -> Option<AnyView> {
    let analysis = workbench.answer()?.analysis;
    let Some(place) = workbench.shown(&analysis) else {
        return Some(view! { <p class="empty">"Capacity is that of a cluster: paste what "<code>"az aks show"</code>" prints."</p> }.into_any());
    };
    let name = analysis.resolved.clusters.get(place)?.name().to_owned();
    Some(
        view! {
            <h1>{format!("Capacity of {name}")}</h1>
            {ladder::full(workbench, &analysis, place)}
            {bars::section(workbench, &analysis, place)}
            {what_if::section(workbench, &analysis, place, rate)}
        }
        .into_any(),
    )
}
