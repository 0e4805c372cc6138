//! The map as a table, by address.
use std::sync::Arc;

use leptos::prelude::*;

use super::Chart;
use crate::ui::parts::copy;
use aks_network_planner::drawing::{AddressMap, HEAD, TableRow, address_table, tsv};

/// Lines shown of a long table; all of them are copied.
const SHOWN: usize = 300;

pub(super) fn section(chart: Chart) -> impl IntoView {
    view! {
        <section>
            <h2>"The same as a table"</h2>
            {move || chart.map.get().map(|map| table(chart, &map))}
        </section>
    }
}

fn table(chart: Chart, map: &Arc<AddressMap>) -> impl IntoView + use<> {
    let rows = address_table(map);
    let more = rows.len().saturating_sub(SHOWN);
    let lines: Vec<_> = rows.iter().take(SHOWN).map(|row| line(chart, row)).collect();
    let head = HEAD.map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    view! {
        <div class="actions">{copy::button("Copy as TSV", move || tsv(&rows))}</div>
        <div class="scroll" tabindex="0" role="region" aria-label="Ranges by address">
            <table class="plain addresses"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>
        </div>
        {(more > 0).then(|| view! { <p>{format!("and {more} more, which are copied too")}</p> })}
    }
}

fn line(chart: Chart, row: &TableRow) -> impl IntoView + use<> {
    let spot = row.spot;
    let cells: Vec<_> =
        row.cells().into_iter().skip(1).map(|cell| view! { <td>{cell.to_owned()}</td> }).collect();
    let current = move || (chart.pointed.get() == Some(spot)).then_some("true");
    view! {
        <tr aria-current=current>
            <th scope="row"><button class="plain num" on:click=move |_| chart.select(spot)>{row.range.clone()}</button></th>
            {cells}
        </tr>
    }
}
