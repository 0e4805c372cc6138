//! A line per cluster, the worst first.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::standing::fits;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::Analysis;

/// Lines shown of a long list; the rest is counted.
const SHOWN: usize = 100;

pub(super) fn table(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    shown: Option<usize>,
) -> impl IntoView + use<> {
    let places = analysis.worst_first();
    let more = places.len().saturating_sub(SHOWN);
    let rows: Vec<_> =
        places.into_iter().take(SHOWN).map(|place| row(workbench, analysis, place, shown)).collect();
    view! {
        <table class="clusters">
            <caption class="visually-hidden">"Clusters, the worst first"</caption>
            <thead><tr><th scope="col">"Cluster"</th><th scope="col">"Standing"</th><th scope="col">"In a sentence"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p>
            {(more > 0).then(|| format!("and {more} more, all of which stand in "))}
            <a href="#/fleet">"the fleet’s table"</a>
        </p>
    }
}

fn row(
    workbench: Workbench,
    analysis: &Analysis,
    place: usize,
    shown: Option<usize>,
) -> Option<impl IntoView + use<>> {
    let name = analysis.resolved.clusters.get(place)?.name().to_owned();
    let verdict = analysis.verdicts.get(place)?;
    let (label, selected) = (name.clone(), (shown == Some(place)).then_some("true"));
    Some(view! {
        <tr aria-current=selected>
            <th scope="row"><button on:click=move |_| {
                workbench.select(name.clone());
                browser::go_to("h1.verdict");
            }>{label}</button></th>
            <td><span class="stamp" data-fits=fits(verdict.standing)>{verdict.standing.title()}</span></td>
            <td>{verdict.sentence.clone()}</td>
        </tr>
    })
}
