//! The answer: the sentence, the matrix, what stops growth, the findings, the overlaps.

mod clusters;
mod diagnoses;
mod findings;
mod matrix;
mod networks;
mod overlaps;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::ladder;
use super::parts::copy;
use super::standing::fits;
use super::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Verdict};
use aks_network_planner::messages::Wanted;
use aks_network_planner::rules::Severity;
use aks_network_planner::rules::wording::counted;

/// The view; it answers anew whenever something is put in or taken out.
pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    move || workbench.answer().map(|answer| of_analysis(workbench, &answer.analysis))
}

fn of_analysis(workbench: Workbench, analysis: &Arc<Analysis>) -> impl IntoView + use<> {
    let shown = workbench.shown(analysis);
    let of_cluster = shown.map(|place| of_cluster(workbench, analysis, place));
    let several = analysis.verdicts.len() > 1;
    view! {
        {diagnoses::section(workbench)}
        {of_cluster.is_none().then(|| without_cluster(workbench))}
        {several.then(|| clusters::table(workbench, analysis, shown))}
        {of_cluster}
        {networks::section(workbench, analysis)}
        {findings::of_networks(workbench, analysis)}
        {overlaps::section(workbench, analysis)}
    }
}

fn of_cluster(workbench: Workbench, analysis: &Arc<Analysis>, place: usize) -> impl IntoView + use<> {
    let verdict = analysis.verdicts.get(place).cloned();
    view! {
        {verdict.as_ref().map(|verdict| headline(workbench, verdict))}
        {matrix::table(workbench, analysis, place)}
        <div class="columns">
            {ladder::brief(workbench, analysis, place)}
            {findings::of_cluster(workbench, analysis, place)}
        </div>
        {verdict.as_ref().and_then(asks)}
    }
}

fn headline(workbench: Workbench, verdict: &Verdict) -> impl IntoView + use<> {
    let sum = (!verdict.sum.is_empty()).then(|| verdict.sum.clone());
    view! {
        <div role="status">
            <p><span class="stamp" data-fits=fits(verdict.standing)>{verdict.standing.title()}</span></p>
            <h1 class="verdict" tabindex="-1">{verdict.sentence.clone()}</h1>
        </div>
        {sum.map(|sum| view! { <p class="lead">"The sum: " <span class="num">{sum}</span></p> })}
        {doubts(workbench)}
        {actions(workbench)}
    }
}

/// What was repaired or left out stands beside the inputs; the answer says that there is some.
fn doubts(workbench: Workbench) -> Option<impl IntoView + use<>> {
    let inputs = workbench.inputs();
    let doubts =
        inputs.iter().flat_map(|input| &input.problems).filter(|problem| problem.severity < Severity::Note);
    let doubts = doubts.count() as u64;
    let told = counted(doubts, "doubt", "doubts");
    (doubts > 0).then(|| {
        view! {
            <p class="problem" data-severity="warning">
                {format!("The answer stands on what could be read, with {told}, told beside the inputs.")}
            </p>
        }
    })
}

fn actions(workbench: Workbench) -> impl IntoView {
    let save = move |_| {
        spawn_local(async move {
            if let Some(document) = workbench.document(Wanted::AnalysisDocument).await {
                browser::save("aks-network-analysis.json", "application/json", &document);
            }
        });
    };
    view! {
        <div class="actions">
            {copy::button_for("Copy as Markdown", move || workbench.document(Wanted::Markdown))}
            <button on:click=save>"Analysis (JSON)"</button>
        </div>
    }
}

/// What was put in holds no cluster: what there is to say without one, and what to add.
fn without_cluster(workbench: Workbench) -> impl IntoView + use<> {
    let lead = if workbench.explained().is_some_and(|errors| errors.is_empty()) {
        "What was put in are networks and ranges. Add a cluster to see whether it fits: the output of "
    } else {
        "Add the cluster that the error is about to see which of its pools make the number: the output of "
    };
    view! {
        <h1 class="verdict">"No cluster yet"</h1>
        <p class="lead">{lead}<code>"az aks show"</code> ", or its node pools."</p>
        {actions(workbench)}
    }
}

fn asks(verdict: &Verdict) -> Option<impl IntoView + use<>> {
    let commands: Vec<_> = verdict.asks.iter().cloned().map(copy::command).collect();
    (!commands.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Still unknown"</h2>
                <p>"These commands tell; paste what they print."</p>
                {commands}
            </section>
        }
    })
}
