//! The design as values that can be typed: each thing with its fields, edited ones marked, and what can be added.

mod layout;
mod proposals;
mod thing;

use leptos::prelude::*;

use super::workbench::Workbench;
use super::{browser, later};
use aks_network_planner::edit::{self, Edit, Editable, Thing};

/// Things listed of a fleet; the rest is counted.
const SHOWN: usize = 200;

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    let things =
        Memo::new(move |_| workbench.design().map(|design| edit::things(&design)).unwrap_or_default());
    Effect::new(move |_| {
        if workbench.subject().is_some() {
            browser::go_to(".thing[data-pointed] summary");
        }
    });
    later::tell(workbench);
    // Of a fleet, from what is pointed at on.
    let first = move || {
        let pointed = workbench.subject().unwrap_or_default();
        let holds = |of: &Editable| {
            of.depth == 0
                && pointed
                    .strip_prefix(&of.subject)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        things
            .with(|things| if things.len() > SHOWN { things.iter().position(holds).unwrap_or(0) } else { 0 })
    };
    let listed =
        move || things.with(|things| things.iter().skip(first()).take(SHOWN).cloned().collect::<Vec<_>>());
    let more = move || things.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <h1>"Design values"</h1>
        <p class="lead">
            "Every value can be typed over. What is edited is marked, survives what is pasted later, and can be taken back."
        </p>
        {missed(workbench)}
        <ul class="things">
            <For each=listed key=|thing: &Editable| thing.subject.clone() let:thing>
                {thing::card(workbench, thing)}
            </For>
        </ul>
        {move || (more() > 0).then(|| view! { <p>{format!("and {} more", more())}</p> })}
        <div class="actions">
            {add(workbench, Thing::Cluster, "Add a cluster")}
            {add(workbench, Thing::Network, "Add a virtual network")}
            {add(workbench, Thing::Range, "Add a connected range")}
        </div>
        {proposals::section(workbench)}
        {layout::section(workbench)}
    }
}

/// A button that adds a thing to the design.
fn add(workbench: Workbench, kind: Thing, label: &'static str) -> impl IntoView {
    view! { <button on:click=move |_| workbench.change(Edit::Add { kind, parent: String::new() })>{label}</button> }
}

/// Edits that found nothing to change, since what they were about is gone.
fn missed(workbench: Workbench) -> impl IntoView {
    move || {
        let missed = workbench.missed();
        let told: Vec<_> = missed
            .into_iter()
            .map(|why| view! { <p class="problem" data-severity="warning">{why}</p> })
            .collect();
        told
    }
}
