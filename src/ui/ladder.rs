//! What stops growth: the resources by the number of nodes at which they run out, on a logarithmic scale.
use std::sync::Arc;

use leptos::prelude::*;

use super::explanation::asked;
use super::parts::{self, copy};
use super::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::capacity::Resource;
use aks_network_planner::drawing::{Ladder, Mark, ladder};
use aks_network_planner::rules::wording::{counted, number};

/// Steps of the brief ladder: the first ones decide.
const DECIDING: usize = 6;

/// The steps that decide.
pub(crate) fn brief(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    section(workbench, analysis, place, DECIDING)
}

/// Every step with the scale, and what tells those that are not known.
pub(crate) fn full(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    section(workbench, analysis, place, usize::MAX)
}

fn section(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
    shown: usize,
) -> Option<impl IntoView + use<>> {
    let ladder = ladder(analysis, place)?;
    let is_full = shown > DECIDING;
    let steps: Vec<_> = ladder
        .steps
        .iter()
        .take(shown)
        .enumerate()
        .map(|(at, step)| {
            let nodes = if at == 0 {
                let question = Question::Largest { cluster: place };
                asked(workbench, question, counted(step.nodes, "node", "nodes")).into_any()
            } else {
                view! { <span class="num">{number(step.nodes)}</span> }.into_any()
            };
            (step.title.clone(), nodes, step.position.into())
        })
        .collect();
    let about = if steps.is_empty() {
        "The pools and their counts are not known."
    } else {
        "The most nodes with which an upgrade still fits, by what runs out, on a logarithmic scale up to 10,000:"
    };
    Some(view! {
        <section>
            <h2>"What stops growth"</h2>
            <p>{about}</p>
            {parts::ladder::ladder(steps, ladder.length.into())}
            {is_full.then(|| ticks(&ladder))}
            {is_full.then(|| ladder.unknown.into_iter().map(unknown).collect_view())}
        </section>
    })
}

fn unknown((resource, asks): (Resource, Vec<String>)) -> impl IntoView {
    let commands: Vec<_> = asks.into_iter().map(copy::command).collect();
    view! { <p>{format!("{}: not known; this tells.", resource.title())}</p>{commands} }
}

/// Round numbers along the scale, and below them, each on a line of its own, where the cluster stands.
fn ticks(ladder: &Ladder) -> impl IntoView + use<> {
    let round = ladder.ticks.iter().filter(|mark| mark.label.trim_end_matches(['0', ',']) == "1");
    let mut texts: Vec<_> = round.map(|mark| at(ladder, mark, "", 14, mark.label.clone())).collect();
    let marks = [("today", &ladder.today, 32), ("maximum", &ladder.maximum, 48)];
    texts.extend(marks.into_iter().filter_map(|(what, mark, y)| {
        let mark = mark.as_ref()?;
        let label = &mark.label;
        let is_far = mark.position > ladder.length / 10 * 7;
        let (side, words) = if is_far {
            ("end", format!("{what} {label} ▲"))
        } else {
            ("start", format!("▲ {what} {label}"))
        };
        Some(at(ladder, mark, side, y, words))
    }));
    view! { <svg class="ticks tall" aria-hidden="true" focusable="false">{texts}</svg> }
}

/// A text at a place of the scale, which begins or ends there where it says so; none leaves the drawing.
fn at(ladder: &Ladder, mark: &Mark, side: &'static str, y: u8, words: String) -> AnyView {
    let place = u64::from(mark.position) * 100 / u64::from(ladder.length.max(1));
    let side = match (side, place) {
        ("", 0..3) => "start",
        ("", 97..) => "end",
        _ => side,
    };
    let is_mark = (y > 14).then_some("today");
    view! { <text class=is_mark data-side=side x=format!("{place}%") y=y>{words}</text> }.into_any()
}
