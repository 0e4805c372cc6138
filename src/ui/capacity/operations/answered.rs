//! The answer to an operation: a row for each resource, the service's own words, and the changes that mend it.
use leptos::prelude::*;

use super::Desk;
use crate::ui::capacity::asking::{self, Made};
use crate::ui::told;
use aks_network_planner::messages::{Answer, Change, Held, Operated, Table, TableRow};

/// Everything below the line; nothing before an answer is there.
pub(super) fn shown(desk: Desk, made: Made) -> AnyView {
    made.with(|made| match made {
        Some(Ok(Answer::Operated(operated))) => of(desk, operated),
        Some(Err(why)) => asking::trouble(why.clone()),
        _ => ().into_any(),
    })
}

fn of(desk: Desk, operated: &Operated) -> AnyView {
    let outcomes = &operated.outcomes;
    let said: Vec<_> = outcomes
        .iter()
        .filter_map(|held| held.service_text.clone())
        .map(|text| view! { <blockquote class="said">{text}</blockquote> })
        .collect();
    let said = (!said.is_empty()).then(|| view! { <h3>"What the service answers"</h3>{said} });
    let cards: Vec<_> =
        operated.remedies.iter().map(|change| card(desk, outcomes, change.clone())).collect();
    let cards = (!cards.is_empty())
        .then(|| view! { <h3>"The smallest changes with which it holds"</h3><ol class="things">{cards}</ol> });
    let sources = outcomes.iter().map(|held| {
        let mut source = held.source.clone();
        source.words = format!("{}: {}", held.title, source.words);
        source
    });
    let sources: Vec<_> = told::references(sources.collect())
        .into_iter()
        .map(|link| view! { <li>{link}</li> })
        .collect();
    view! {
        {told::table(resources(outcomes))}
        {said}
        {cards}
        <details class="quiet"><summary>"Who says how much there is"</summary><ul class="notes">{sources}</ul></details>
    }
    .into_any()
}

fn resources(outcomes: &[Held]) -> Table {
    let row = |held: &Held| TableRow {
        mark: Some(held.mark),
        cells: vec![
            held.title.clone(),
            held.verdict.clone(),
            sums(held),
            held.code.clone().unwrap_or_default(),
        ],
    };
    table("Every resource meanwhile", &["Resource", "Verdict", "Sum", "Code"], outcomes.iter().map(row))
}

/// The sum, and the service's own where it counts ahead.
fn sums(held: &Held) -> String {
    held.sum.lines().chain(held.ahead.as_deref()).collect::<Vec<_>>().join("\n")
}

fn table(title: &str, head: &[&str], rows: impl Iterator<Item = TableRow>) -> Table {
    Table {
        title: title.to_owned(),
        head: head.iter().map(|&column| column.to_owned()).collect(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

fn card(desk: Desk, before: &[Held], change: Change) -> impl IntoView + use<> {
    let preview = change.is_taken_at_once.then(|| {
        let compared = compared(before, &change.after);
        let applied = change.clone();
        let is_applied = RwSignal::new(false);
        let apply = move |_| {
            is_applied.set(true);
            desk.apply(&applied);
        };
        view! {
            <details><summary>"Preview"</summary>{told::table(compared)}</details>
            <div class="actions"><button disabled=is_applied on:click=apply>"Apply"</button></div>
        }
    });
    view! {
        <li class="thing">
            <h3>{change.title}</h3>
            {told::notes(change.reasons)}
            {preview}
        </li>
    }
}

/// Each resource as it would be, beside what it is.
fn compared(before: &[Held], after: &[Held]) -> Table {
    let row = |held: &Held| {
        let now = before.iter().find(|now| now.title == held.title).map(sums).unwrap_or_default();
        let cells = vec![held.title.clone(), held.verdict.clone(), now, sums(held)];
        TableRow { mark: Some(held.mark), cells }
    };
    table("Before and after", &["Resource", "After", "Sum now", "Sum after"], after.iter().map(row))
}
