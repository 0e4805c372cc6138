//! Findings, the worst first.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::parts::card::{Card, card};
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::Analysis;
use aks_network_planner::rules::Finding;

/// Findings shown of a long list; the rest is counted.
const SHOWN: usize = 200;

pub(super) fn of_cluster(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> impl IntoView + use<> {
    let findings: Vec<&Finding> = analysis.findings_of(place).collect();
    let body = if findings.is_empty() {
        view! { <p class="empty">"No rule has anything against this cluster."</p> }.into_any()
    } else {
        list(workbench, &findings).into_any()
    };
    view! { <section><h2>"Findings"</h2>{body}</section> }
}

/// Findings about networks alone; nothing where there are none.
pub(super) fn of_networks(workbench: Workbench, analysis: &Arc<Analysis>) -> Option<impl IntoView + use<>> {
    let findings: Vec<&Finding> =
        analysis.findings.iter().filter(|finding| finding.cluster.is_none()).collect();
    (!findings.is_empty())
        .then(|| view! { <section><h2>"Findings about networks"</h2>{list(workbench, &findings)}</section> })
}

fn list(workbench: Workbench, findings: &[&Finding]) -> impl IntoView + use<> {
    let more = findings.len().saturating_sub(SHOWN);
    let entries: Vec<_> = findings.iter().take(SHOWN).map(|finding| entry(workbench, finding)).collect();
    view! {
        <ul class="findings">{entries}</ul>
        {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
    }
}

fn entry(workbench: Workbench, finding: &Finding) -> impl IntoView + use<> {
    let source = finding.source;
    let of_finding = Card {
        severity: finding.severity.text(),
        kind: finding.rule.id,
        title: finding.rule.title,
        message: finding.message.clone(),
        why: finding.rule.why,
        codes: [finding.error_code, finding.error_subcode].into_iter().flatten().collect(),
        belongs_to: Vec::new(),
        source: (source.url, format!("{}, read {}", source.grade.text(), source.read)),
        chosen: Some(workbench.pointing_at(&finding.subjects)),
    };
    card(of_finding, true)
}
