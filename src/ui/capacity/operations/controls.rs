//! The operations to choose from.
use leptos::prelude::*;

use super::{Desk, Shown};
use aks_network_planner::propose::Operation;

/// Nodes that come, before somebody says how many.
const NODES: u64 = 3;

pub(super) fn controls(desk: Desk, of: Shown) -> impl IntoView {
    let Shown { place: cluster, pools, others, .. } = of;
    let (pool, nodes, from) = (RwSignal::new(0_usize), RwSignal::new(NODES), RwSignal::new(0_usize));
    let other = others.iter().map(|(at, _)| *at).collect::<Vec<_>>();
    let has_pools = !pools.is_empty();
    let of_nodes = move || if nodes.get() == 1 { "1 node".to_owned() } else { format!("{} nodes", nodes.get()) };
    let press = move |operation: &dyn Fn() -> Operation| desk.ask(operation());
    let count = move |event| {
        if let Ok(count) = event_target_value(&event).parse() {
            nodes.set(count);
        }
    };
    let of_pools = has_pools.then(|| {
        view! {
            <div class="actions">
                {choice("Pool", pools, pool)}
                <button on:click=move |_| press(&|| Operation::UpgradePool { cluster, pool: pool.get() })>
                    "Upgrade one pool"
                </button>
                <label>"Nodes "<input type="number" min="1" max="5000" prop:value=NODES.to_string() on:input=count /></label>
                <button on:click=move |_| press(&|| Operation::AddNodes { cluster, pool: pool.get(), nodes: nodes.get() })>
                    {move || format!("Add {}", of_nodes())}
                </button>
                <button on:click=move |_| press(&|| Operation::AddPool { cluster, like: pool.get(), nodes: nodes.get(), subnet: None })>
                    {move || format!("Add a pool of {} like it", of_nodes())}
                </button>
            </div>
        }
    });
    let take_over = (!others.is_empty()).then(|| {
        let names = others.into_iter().map(|(_, name)| name).collect();
        let take_over = move |_| {
            if let Some(from) = other.get(from.get()) {
                desk.ask(Operation::TakeOver { cluster, from: *from, subnet: None });
            }
        };
        view! {
            <div class="actions">
                {choice("Cluster", names, from)}
                <button on:click=take_over>"Take over its pools"</button>
            </div>
        }
    });
    view! {
        <div class="actions">
            <button on:click=move |_| desk.ask(Operation::UpgradeAll { cluster })>"Upgrade all pools"</button>
            <button on:click=move |_| desk.ask(Operation::EveryPoolToMaximum { cluster })>"Every pool to its maximum"</button>
        </div>
        {of_pools}
        {take_over}
    }
}

/// A list to choose one of.
fn choice(label: &'static str, names: Vec<String>, chosen: RwSignal<usize>) -> impl IntoView {
    let options: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| view! { <option value=at.to_string()>{name}</option> })
        .collect();
    view! {
        <label>
            {label}" "
            <select on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())>
                {options}
            </select>
        </label>
    }
}
