//! Room to grow: how far each range of the cluster can grow where it stands, and which length holds how many nodes.
//! Made when it is opened.
use leptos::prelude::*;

use super::asking::{self, Made};
use crate::ui::browser;
use crate::ui::parts::copy;
use crate::ui::told;
use crate::ui::workbench::Workbench;
use aks_network_planner::messages::{Answer, Demand, Reversed, RoomPart, Wanted};

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let place = Memo::new(move |_| workbench.shown(&workbench.answer()?.analysis));
    move || {
        place.get().is_some().then(|| {
            view! {
                <section class="room">
                    <h2>"Room to grow"</h2>
                    {folded(workbench, "How far each range can grow", move || Some(Wanted::Room(place.get()?)))}
                    {folded(workbench, "Nodes by prefix length", move || Some(Wanted::Reverse(place.get()?)))}
                </section>
            }
        })
    }
}

/// What is worked out once it is opened.
fn folded(
    workbench: Workbench,
    title: &'static str,
    wanted: impl Fn() -> Option<Wanted> + 'static,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let made = asking::asking(workbench, move || wanted().filter(|_| is_open.get()));
    let is_working = move || is_open.get() && made.with(Option::is_none);
    view! {
        <details on:toggle=move |_| is_open.set(true)>
            <summary>{title}</summary>
            <p role="status">{move || is_working().then_some("Working it out …")}</p>
            {move || shown(workbench, made)}
        </details>
    }
}

fn shown(workbench: Workbench, made: Made) -> AnyView {
    made.with(|made| match made {
        Some(Ok(Answer::Room(parts))) => {
            parts.iter().map(|part| of_range(workbench, part.clone())).collect::<Vec<_>>().into_any()
        }
        Some(Ok(Answer::Reversed(reversed))) => lengths(reversed.clone()),
        Some(Err(why)) => asking::trouble(why.clone()),
        _ => ().into_any(),
    })
}

fn of_range(workbench: Workbench, part: RoomPart) -> AnyView {
    let conditions: Vec<_> = part.conditions.into_iter().map(condition).collect();
    let proposals: Vec<_> = part.proposals.into_iter().map(|of| told::proposal(workbench, of)).collect();
    let proposals = (!proposals.is_empty()).then(|| {
        let title = format!("What would fit: {}", proposals.len());
        view! { <details class="quiet"><summary>{title}</summary><ol class="things">{proposals}</ol></details> }
    });
    view! {
        <article>
            <h3>{part.title}</h3>
            {told::notes(part.facts)}
            {part.obstacle.map(asking::trouble)}
            <ul class="conditions">{conditions}</ul>
            {part.table.map(told::table)}
            {proposals}
            {told::notes(part.notes)}
        </article>
    }
    .into_any()
}

fn condition(demand: Demand) -> impl IntoView {
    view! {
        <li>
            {told::stamp(demand.mark, demand.verdict)}" "{demand.text}" "
            <small>{told::references(vec![demand.source])}</small>
            {demand.ask.map(copy::command)}
        </li>
    }
}

fn lengths(reversed: Reversed) -> AnyView {
    let Reversed { tables, markdown, csv } = reversed;
    let tables: Vec<_> = tables
        .into_iter()
        .map(|table| view! { <article><h3>{table.title.clone()}</h3>{told::table(table)}</article> })
        .collect();
    let save = move |_| browser::save("nodes-by-prefix-length.csv", "text/csv", &csv);
    view! {
        <div class="actions">
            {copy::button("Copy as Markdown", move || markdown.clone())}
            <button on:click=save>"Save as CSV"</button>
        </div>
        {tables}
    }
    .into_any()
}
