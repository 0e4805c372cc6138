//! The ladder of limits on a logarithmic scale of nodes.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::parts::{self, copy};
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::drawing::{Ladder, Mark, ladder};
use aks_network_planner::rules::wording::{counted, number};

pub(super) fn section(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    let ladder = ladder(analysis, place)?;
    let largest = analysis.capacity.get(place)?.largest.value;
    let largest = largest.map(|value| counted(value, "node", "nodes"));
    let steps = ladder.steps.iter().map(|step| {
        let nodes = view! { <span class="num">{number(step.nodes)}</span> }.into_any();
        (step.title.clone(), nodes, step.position.into())
    });
    let steps = parts::ladder::ladder(steps.collect(), ladder.length.into());
    let unknown: Vec<_> = ladder
        .unknown
        .iter()
        .map(|(resource, asks)| {
            let commands: Vec<_> = asks.iter().cloned().map(copy::command).collect();
            view! { <p>{format!("{}: not known; this tells.", resource.title())}</p>{commands} }
        })
        .collect();
    Some(view! {
        <section>
            <h2>"What stops growth"</h2>
            {largest.map(|largest| view! {
                <p>"The largest cluster that can still be upgraded has "{asked(workbench, Question::Largest { cluster: place }, largest)}"."</p>
            })}
            {steps}
            {ticks(&ladder)}
            {unknown}
        </section>
    })
}

/// Round numbers along the scale, and where the cluster stands.
fn ticks(ladder: &Ladder) -> impl IntoView + use<> {
    let at = |mark: &Mark| format!("{}%", u64::from(mark.position) * 100 / u64::from(ladder.length.max(1)));
    let round: Vec<_> = ladder
        .ticks
        .iter()
        .filter(|mark| mark.label.trim_end_matches(['0', ',']) == "1")
        .map(|mark| view! { <text x=at(mark) y="14">{mark.label.clone()}</text> })
        .collect();
    let marks = [("today", &ladder.today), ("maximum", &ladder.maximum)];
    let marks: Vec<_> = marks
        .into_iter()
        .filter_map(|(what, mark)| {
            let mark = mark.as_ref()?;
            Some(view! { <text class="today" x=at(mark) y="30">{format!("▲ {what} {}", mark.label)}</text> })
        })
        .collect();
    view! { <svg class="ticks tall" aria-hidden="true" focusable="false">{round}{marks}</svg> }
}
