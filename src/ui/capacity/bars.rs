//! The stacked bars of each resource.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::parts::{bar, copy};
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Number, Question};
use aks_network_planner::drawing::{Bar, Bars, PartKind, bars};
use aks_network_planner::resolve::Moment;
use aks_network_planner::rules::wording::number;

pub(super) fn section(workbench: Workbench, analysis: &Arc<Analysis>, place: usize) -> impl IntoView + use<> {
    let resources: Vec<_> =
        bars(analysis, place).into_iter().map(|of| resource(workbench, analysis, of)).collect();
    view! {
        <section>
            <h2>"Every resource at the four moments"</h2>
            {key()}
            {resources}
        </section>
    }
}

fn key() -> impl IntoView {
    const KINDS: [PartKind; 6] = [
        PartKind::Reserved,
        PartKind::Residents,
        PartKind::Nodes,
        PartKind::Pods,
        PartKind::Surge,
        PartKind::Free,
    ];
    let entry = |kind: PartKind| view! { <li>{bar::bar(&[(class(kind), 1)], 1)}{kind.title()}</li> };
    view! { <ul class="key">{KINDS.map(entry).collect_view()}</ul> }
}

fn resource(workbench: Workbench, analysis: &Analysis, of: Bars) -> impl IntoView + use<> {
    let row = analysis.capacity.get(of.cluster).and_then(|capacity| capacity.rows.get(of.row));
    let available = row.and_then(|row| row.available);
    let question = move |number: Number| Question::Row { cluster: of.cluster, row: of.row, number };
    let title = if of.name.is_empty() {
        of.resource.title().to_owned()
    } else {
        format!("{} {}", of.resource.title(), of.name)
    };
    let offered = available.map_or("how much there is, is not known".to_owned(), |available| {
        format!("{} {}", number(available), of.unit.text())
    });
    let moments: Vec<_> = Moment::ALL
        .into_iter()
        .zip(&of.moments)
        .map(|(moment, bar)| {
            let need = row.map(|row| row.at(moment));
            let (required, each) = (need.and_then(|need| need.required), need.and_then(|need| need.per_node));
            let (shown, words) = match (required, each, bar) {
                (None, Some(each), _) => {
                    (number(each), "ports of each node, given out by the cluster's size".to_owned())
                }
                (required, _, Some(bar)) => (required.map_or("?".to_owned(), number), bar.words()),
                (required, _, None) => {
                    (required.map_or("?".to_owned(), number), "what is left is not known".to_owned())
                }
            };
            let asked_for = if required.is_none() && each.is_some() {
                Number::PerNode(moment)
            } else {
                Number::Required(moment)
            };
            view! {
                <li>
                    <span class="what">{moment.title()}</span>
                    {asked(workbench, question(asked_for), shown)}
                    {bar.as_ref().map(|bar| drawing(bar, of.scale))}
                    <small>{words}</small>
                </li>
            }
        })
        .collect();
    let asks: Vec<_> = of.asks.into_iter().map(copy::command).collect();
    view! {
        <article class="resource" data-resource=of.resource.text()>
            <h3>{title}" · "{asked(workbench, question(Number::Available), offered)}</h3>
            <ul class="moments">{moments}</ul>
            {asks}
        </article>
    }
}

/// One scale for the four; what is beyond the supply is marked at its end.
fn drawing(bar: &Bar, scale: u64) -> impl IntoView + use<> {
    let parts: Vec<bar::Part> = bar.parts.iter().map(|part| (class(part.kind), part.amount)).collect();
    bar::bar_with_end(&parts, scale, (bar.short > 0).then_some(bar.end))
}

fn class(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Reserved => "reserved",
        PartKind::Residents => "others",
        PartKind::ApiServers | PartKind::Nodes => "used",
        PartKind::Pods => "pods",
        PartKind::Surge => "surge",
        PartKind::Free => "free",
    }
}
