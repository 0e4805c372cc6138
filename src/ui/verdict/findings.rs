//! Findings, the worst first.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::finding::{Detail, list};
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::Analysis;
use aks_network_planner::rules::Finding;

pub(super) fn of_cluster(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> impl IntoView + use<> {
    let findings: Vec<&Finding> = analysis.findings_of(place).collect();
    let body = if findings.is_empty() {
        view! { <p class="empty">"No rule finds anything in what is known of this cluster."</p> }.into_any()
    } else {
        list(workbench, analysis, &findings, Detail::Brief).into_any()
    };
    view! { <section><h2>"Findings"</h2>{body}</section> }
}

/// Findings about networks alone; nothing where there are none.
pub(super) fn of_networks(workbench: Workbench, analysis: &Arc<Analysis>) -> Option<impl IntoView + use<>> {
    let findings: Vec<&Finding> =
        analysis.findings.iter().filter(|finding| finding.cluster.is_none()).collect();
    (!findings.is_empty())
        .then(|| view! { <section><h2>"Findings about networks"</h2>{list(workbench, analysis, &findings, Detail::Brief)}</section> })
}
