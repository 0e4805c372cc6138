//! What the annex tells and several views draw: proposals to be taken, tables, and who says so.
use leptos::prelude::*;

use super::workbench::Workbench;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Mark, Proposed, Reference, Table, TableRow};

/// A proposal as a card.
pub(crate) fn proposal(workbench: Workbench, proposed: Proposed) -> impl IntoView {
    let Proposed { title, reasons, steps } = proposed;
    let told = format!("{title} was put into the design.");
    let is_taken = RwSignal::new(false);
    let take = move |_| {
        is_taken.set(true);
        workbench.change(Edit::Take { steps: steps.clone() });
        workbench.tell(told.clone(), true);
    };
    view! {
        <li class="thing">
            <h3>{title}</h3>
            {notes(reasons)}
            <div class="actions"><button disabled=is_taken on:click=take>"Put it into the design"</button></div>
        </li>
    }
}

/// Sentences as a list.
pub(crate) fn notes(sentences: Vec<String>) -> AnyView {
    let notes: Vec<_> = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect();
    view! { <ul class="notes">{notes}</ul> }.into_any()
}

/// A word for a state, in its colour.
pub(crate) fn stamp(mark: Mark, word: String) -> impl IntoView {
    view! { <span class="stamp" data-fits=mark.text()>{word}</span> }
}

/// A table that scrolls where it is too wide. A mark is that of the word in its row's second cell.
pub(crate) fn table(of: Table) -> AnyView {
    let Table { title, head, rows, notes: sentences } = of;
    let numbers: Vec<bool> = match rows.first() {
        Some(row) => row.cells.iter().map(|cell| is_number(cell)).collect(),
        None => Vec::new(),
    };
    let class = |at: usize| numbers.get(at).copied().unwrap_or_default().then_some("num");
    let head: Vec<_> = head
        .into_iter()
        .enumerate()
        .map(|(at, column)| view! { <th scope="col" class=class(at)>{column}</th> })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|TableRow { mark, cells }| {
            let cells = cells.into_iter().enumerate().map(|(at, cell)| match mark {
                _ if at == 0 => view! { <th scope="row">{cell}</th> }.into_any(),
                Some(mark) if at == 1 => view! { <td>{stamp(mark, cell)}</td> }.into_any(),
                _ => view! { <td class=class(at)>{cell}</td> }.into_any(),
            });
            view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=title>
            <table class="plain told"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {(!sentences.is_empty()).then(|| notes(sentences))}
    }
    .into_any()
}

fn is_number(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Links to who says so.
pub(crate) fn references(references: Vec<Reference>) -> Vec<impl IntoView> {
    let of = |of: Reference| view! { <a href=of.url rel="noreferrer" target="_blank">{of.words}</a> };
    references.into_iter().map(of).collect()
}
