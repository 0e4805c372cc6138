//! "Who owns 10.1.7.12?", in words and on the map.
use std::net::IpAddr;

use leptos::prelude::*;

use super::Chart;
use aks_network_planner::drawing::{number_of, owners};
use aks_network_planner::net::Family;

pub(super) fn field(chart: Chart) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let search = move |text: String| {
        let address = text.trim().parse::<IpAddr>().ok();
        typed.set(text);
        point_out(chart, address);
    };
    view! {
        <form class="filter" role="search" on:submit=|event| event.prevent_default()>
            <label>
                "Who owns the address " <input type="search" inputmode="decimal" placeholder="10.1.7.12" spellcheck="false"
                    prop:value=move || typed.get() on:input=move |event| search(event_target_value(&event)) />
            </label>
        </form>
        <div class="owners" role="status">{move || answer(chart, &typed.get())}</div>
    }
}

/// Shows the address on the map and selects whose it is.
fn point_out(chart: Chart, address: Option<IpAddr>) {
    let Some((address, answer)) = address.zip(untrack(|| chart.workbench.answer())) else {
        chart.found.set(None);
        return;
    };
    let family = if address.is_ipv4() { Family::IPv4 } else { Family::IPv6 };
    if chart.family.get_untracked() != family {
        chart.family.set(family);
        chart.window.reset();
    }
    let position = untrack(|| chart.map.get()).map(|map| map.axis.position(number_of(address)));
    chart.found.set(position);
    let subject = owners(&answer.analysis, address).into_iter().find_map(|owner| owner.subject);
    chart.workbench.point_at(subject);
}

fn answer(chart: Chart, typed: &str) -> Option<AnyView> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let Ok(address) = typed.parse::<IpAddr>() else {
        return Some(
            view! { <p class="problem" data-severity="note">"Expected an address such as 10.1.7.12."</p> }
                .into_any(),
        );
    };
    let analysis = chart.workbench.answer()?.analysis;
    let sentences: Vec<_> = owners(&analysis, address)
        .into_iter()
        .take(12)
        .map(|owner| view! { <li>{owner.sentence}</li> })
        .collect();
    Some(view! { <ul class="owners">{sentences}</ul> }.into_any())
}
