//! Capacity: each resource as stacked bars at the four moments, the ladder of limits, what breaks first, and the room
//! to grow.

mod asking;
mod bars;
mod operations;
mod room;
mod what_if;

use leptos::prelude::*;

use super::ladder;
use super::workbench::Workbench;

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    view! {
        {counted(workbench)}
        {operations::section(workbench)}
        {room::section(workbench)}
    }
}

/// What the page counts itself, anew with each change.
fn counted(workbench: Workbench) -> impl IntoView {
    move || {
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
                {what_if::section(workbench, &analysis, place)}
            }
            .into_any(),
        )
    }
}
