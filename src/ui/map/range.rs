//! The range of the selected subnet, and what a press makes of it.
use leptos::prelude::*;

use super::edges::{Edging, Side};
use aks_network_planner::azure::planning::SUBNET_IN_USE;
use aks_network_planner::drawing::Stop;
use aks_network_planner::edit::Edit;

/// A quiet part below the map while a subnet with one IPv4 range is selected.
pub(super) fn section(edging: Edging) -> impl IntoView {
    let is_selected = Memo::new(move |_| edging.edges().is_some());
    let larger =
        move || edging.next(Side::Upper, true, false).or_else(|| edging.next(Side::Lower, false, false));
    let first_half = move || edging.next(Side::Upper, false, false);
    let last_half = move || edging.next(Side::Lower, true, false);
    let title = move || edging.edges().map(|edges| format!("{} {}", edges.name, edges.now));
    let split = |subject| Edit::Split { subject };
    let join = |subject| Edit::Join { subject };
    view! {
        <Show when=move || is_selected.get()>
            <section class="range">
                <h2>{title}</h2>
                <div class="actions">
                    {resize(edging, "Larger", larger)}
                    {resize(edging, "Smaller", first_half)}
                    {resize(edging, "Smaller", last_half)}
                    {halves(edging, "Split", split)}
                    {halves(edging, "Join", join)}
                </div>
                <div role="status">
                    {move || edging.told().map(|why| view! { <p class="problem" data-severity="error">{why}</p> })}
                </div>
                {move || edging.edges()?.in_use.map(in_use)}
            </section>
        </Show>
    }
}

/// A button that gives the subnet the range of a stop.
fn resize(
    edging: Edging,
    label: &'static str,
    stop: impl Fn() -> Option<Stop> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let range = move || stop().map(|stop| stop.prefix.to_string());
    let press = move |_| {
        if let Some(stop) = untrack(stop) {
            edging.take(&stop);
        }
    };
    view! { <button disabled=move || stop().is_none() on:click=press>{label}" "<span class="num">{range}</span></button> }
}

/// A button that splits the subnet or joins it with its other half.
fn halves(edging: Edging, label: &'static str, edit: fn(String) -> Edit) -> impl IntoView {
    let press = move |_| {
        if let Some(edges) = untrack(|| edging.edges()) {
            edging.change(edit(edges.subject));
        }
    };
    view! { <button on:click=press>{label}</button> }
}

fn in_use(sentence: String) -> impl IntoView {
    let told = format!("{}, read {}", SUBNET_IN_USE.grade.text(), SUBNET_IN_USE.read);
    view! {
        <p class="problem" data-severity="warning">
            {sentence}" "<a href=SUBNET_IN_USE.url rel="noreferrer" target="_blank">{told}</a>
        </p>
    }
}
