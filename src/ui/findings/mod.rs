//! All findings: by consequence, filtered and searched.
mod contested;

use std::sync::Arc;

use leptos::prelude::*;

use super::finding::{Detail, list};
use super::parts::plain::lazy_fold;
use super::told::{told, unused};
use super::workbench::Workbench;
use aks_network_planner::analysis::Analysis;
use aks_network_planner::messages::Wanted;
use aks_network_planner::rules::{Finding, Severity, Topic};

const TOPICS: [(Topic, &str); 4] = [
    (Topic::Addresses, "Addresses collide"),
    (Topic::Capacity, "Something runs out"),
    (Topic::Configuration, "Settings do not go together"),
    (Topic::Retirement, "The platform ends it"),
];

/// What is searched for and which weights are shown.
#[derive(Clone, Copy)]
struct Filter {
    words: RwSignal<String>,
    least: RwSignal<Severity>,
}

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    let filter = Filter { words: RwSignal::new(String::new()), least: RwSignal::new(Severity::Note) };
    view! {
        <h1>"Findings"</h1>
        {controls(filter)}
        <p><a href="#/rules">"All rules that are looked for"</a></p>
        {move || workbench.answer().map(|answer| sections(workbench, &answer.analysis, filter))}
        {contested::section(workbench)}
        {assumed(workbench)}
    }
}

/// Everything that is assumed, worked out once somebody asks.
fn assumed(workbench: Workbench) -> impl IntoView {
    let content = move || {
        let wanted = Callback::new(|()| Some(Wanted::Assumptions));
        told(workbench, wanted, unused())
    };
    view! {
        <Show when=move || workbench.answer().is_some()>
            <section class="assumed">{lazy_fold("What is assumed", "quiet", content)}</section>
        </Show>
    }
}

fn controls(filter: Filter) -> impl IntoView {
    let choose = move |event| {
        let least = match event_target_value(&event).as_str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            _ => Severity::Note,
        };
        filter.least.set(least);
    };
    view! {
        <form class="filter" on:submit=|event| event.prevent_default()>
            <label>
                "Search " <input type="search" prop:value=move || filter.words.get()
                    on:input=move |event| filter.words.set(event_target_value(&event)) />
            </label>
            <label>
                "Weight "
                <select on:change=choose>
                    <option value="note">"all"</option>
                    <option value="warning">"errors and warnings"</option>
                    <option value="error">"errors"</option>
                </select>
            </label>
        </form>
    }
}

fn sections(workbench: Workbench, analysis: &Arc<Analysis>, filter: Filter) -> impl IntoView + use<> {
    let (words, least) = (filter.words.get().to_ascii_lowercase(), filter.least.get());
    let wanted: Vec<&Finding> = analysis
        .findings
        .iter()
        .filter(|finding| finding.severity <= least && holds(analysis, finding, &words))
        .collect();
    let told = format!("{} of {} findings", wanted.len(), analysis.findings.len());
    let sections = TOPICS.map(|(topic, title)| {
        section(
            workbench,
            analysis,
            title,
            wanted.iter().filter(|finding| finding.rule.topic == topic).copied().collect(),
        )
    });
    view! {
        <p role="status">{told}</p>
        {sections.into_iter().flatten().collect_view()}
    }
}

/// Whether every word stands somewhere in the finding.
fn holds(analysis: &Analysis, finding: &Finding, words: &str) -> bool {
    let cluster = finding.cluster.and_then(|place| analysis.resolved.clusters.get(place));
    let name = cluster.map(|cluster| cluster.name()).unwrap_or_default();
    let code = finding.error_code.unwrap_or_default();
    let text = [finding.rule.id, finding.rule.title, finding.message.as_str(), code, name]
        .join(" ")
        .to_ascii_lowercase();
    words.split_ascii_whitespace().all(|word| text.contains(word))
}

fn section(
    workbench: Workbench,
    analysis: &Analysis,
    title: &'static str,
    findings: Vec<&Finding>,
) -> Option<impl IntoView + use<>> {
    if findings.is_empty() {
        return None;
    }
    Some(view! {
        <section>
            <h2>{title}</h2>
            {list(workbench, analysis, &findings, Detail::Full)}
        </section>
    })
}
