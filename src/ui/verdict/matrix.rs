//! The matrix of resources and moments.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::parts::bar::bar;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Number, Question};
use aks_network_planner::capacity::{Need, Resource, Row};
use aks_network_planner::resolve::Moment;
use aks_network_planner::rules::wording::{counted, number};

pub(super) fn table(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    let capacity = analysis.capacity.get(place)?;
    let rows: Vec<_> = capacity
        .rows
        .iter()
        .enumerate()
        .map(|(at, of)| row(Place { workbench, cluster: place, row: at }, of))
        .collect();
    let heads: Vec<_> = Moment::ALL.into_iter().map(|moment| head(&capacity.rows, moment)).collect();
    Some(view! {
        <table class="matrix" role="table">
            <caption class="visually-hidden">"What each resource needs and has left at four moments"</caption>
            <thead role="rowgroup">
                <tr role="row"><th role="columnheader" scope="col">"Resource"</th>{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    })
}

fn head(rows: &[Row], moment: Moment) -> impl IntoView + use<> {
    let nodes = rows
        .iter()
        .find(|row| row.resource == Resource::ClusterNodes)
        .and_then(|row| row.at(moment).required);
    let nodes = nodes.map_or("nodes not known".to_owned(), |nodes| counted(nodes, "node", "nodes"));
    let short = rows.iter().find(|row| !row.is_target() && row.at(moment).fits() == Some(false));
    let decides = short.map(|row| format!("{} short", row.resource.title()));
    view! {
        <th role="columnheader" scope="col" data-fits=short.map(|_| "no")>
            {moment.title()}
            <small>{nodes}</small>
            {decides.map(|decides| view! { <span class="decides">{decides}</span> })}
        </th>
    }
}

/// A row's place in the analysis.
#[derive(Clone, Copy)]
struct Place {
    workbench: Workbench,
    cluster: usize,
    row: usize,
}

impl Place {
    /// A number of the row that can be asked about.
    fn asked(self, number: Number, text: String) -> impl IntoView + use<> {
        asked(self.workbench, Question::Row { cluster: self.cluster, row: self.row, number }, text)
    }
}

fn row(place: Place, row: &Row) -> impl IntoView + use<> {
    let cells: Vec<_> = Moment::ALL.into_iter().map(|moment| cell(place, row, moment)).collect();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><b>{row.resource.title()}</b><small>{described(row)}</small></th>
            {cells}
        </tr>
    }
}

fn described(row: &Row) -> String {
    let name = match row.prefixes.first().map(ToString::to_string) {
        Some(prefix) if prefix != row.name => format!("{} {prefix}", row.name),
        _ => row.name.clone(),
    };
    let name = if row.assumed { format!("{name}, a default") } else { name };
    match row.available {
        Some(available) => format!("{name} · {} {}", number(available), row.resource.unit().text()),
        None => format!("{name} · range not known"),
    }
}

fn cell(place: Place, row: &Row, moment: Moment) -> impl IntoView + use<> {
    let need = row.at(moment);
    let fits = match need.fits() {
        Some(true) => Some("yes"),
        Some(false) => Some("no"),
        None if need.per_node.is_some() => None,
        None => Some("unknown"),
    };
    let required = match (need.required, need.per_node) {
        (Some(required), _) => number(required),
        (None, Some(each)) => number(each),
        (None, None) => "?".to_owned(),
    };
    // The number of ports stands above its words.
    let left = if need.required.is_none() && need.per_node.is_some() {
        "ports a node".to_owned()
    } else {
        row.left(moment)
    };
    let asked_for = if need.required.is_some() { Number::Required(moment) } else { Number::PerNode(moment) };
    let drawing = row.split(moment).map(|split| {
        let parts = [("others", split.residents), ("used", split.nodes), ("surge", split.surge)];
        bar(&parts, split.whole())
    });
    view! {
        <td role="cell" data-fits=fits data-moment=moment.title()>
            <div class="cell">
                {place.asked(asked_for, required)}
                <span class="left">{place.asked(left_of(need, moment), left)}</span>
                {drawing}
            </div>
        </td>
    }
}

/// The number behind the words on what is left.
fn left_of(need: &Need, moment: Moment) -> Number {
    if need.headroom().is_some() { Number::Headroom(moment) } else { Number::Available }
}
