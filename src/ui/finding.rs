//! Findings as cards: what is wrong, why it matters, who says so.
use leptos::prelude::*;

use super::parts::plain::{lazy_fold, worded};
use super::told::{told, unused};
use super::workbench::Workbench;
use aks_network_planner::analysis::Analysis;
use aks_network_planner::fix::Which;
use aks_network_planner::messages::Wanted;
use aks_network_planner::rules::{Finding, Severity};

/// Findings shown of a long list; the rest is counted.
const SHOWN: usize = 200;

/// How much a card tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Beside the cluster that it is about; why it matters on demand.
    Brief,
    /// Among those of all clusters, with its rule.
    Full,
}

/// A list of findings.
pub(crate) fn list(
    workbench: Workbench,
    analysis: &Analysis,
    findings: &[&Finding],
    detail: Detail,
) -> impl IntoView + use<> {
    let more = findings.len().saturating_sub(SHOWN);
    let cards: Vec<_> =
        findings.iter().take(SHOWN).map(|finding| card(workbench, analysis, finding, detail)).collect();
    view! {
        <ul class="findings">{cards}</ul>
        {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
    }
}

/// Pressing the title shows what it is about on the map.
fn card(
    workbench: Workbench,
    analysis: &Analysis,
    finding: &Finding,
    detail: Detail,
) -> impl IntoView + use<> {
    let (rule, severity, source) = (finding.rule, finding.severity.text(), finding.source);
    let is_full = detail == Detail::Full;
    let cluster = finding.cluster.and_then(|place| analysis.resolved.clusters.get(place)).filter(|_| is_full);
    let cluster = cluster.map(|cluster| view! { <span>{cluster.name().to_owned()}</span> });
    let codes = [finding.error_code, finding.error_subcode];
    let codes = codes.into_iter().flatten().map(|code| view! { <code>{code}</code> }).collect_view();
    let id = is_full.then(|| view! { <a href=format!("#/rules/{}", rule.id)><code>{rule.id}</code></a> });
    let why = match detail {
        Detail::Full => view! { <p>{rule.why}</p> }.into_any(),
        Detail::Brief => {
            view! { <details class="quiet"><summary>"Why it matters"</summary><p>{rule.why}</p></details> }
                .into_any()
        }
    };
    let point = workbench.pointing_at(&finding.subjects);
    let change = workbench.changing(&finding.subjects);
    let change = change
        .map(|change| view! { <button class="plain" on:click=move |_| change.run(())>"Change"</button> });
    let fixes = (finding.severity != Severity::Note).then(|| fixes(workbench, Which::of(analysis, finding)));
    view! {
        <li class="finding" data-severity=severity data-rule=rule.id>
            <h3><button class="plain" on:click=move |_| point.run(())>{rule.title}</button></h3>
            <p>{worded(&finding.message)}</p>
            {why}
            {fixes}
            <footer>
                <span class="stamp" data-severity=severity>{severity}</span>
                {cluster}
                {codes}
                {id}
                <a href=source.url rel="noreferrer" target="_blank">
                    {format!("{}, read {}", source.grade.text(), source.read)}
                </a>
                {change}
            </footer>
        </li>
    }
}

/// The changes that mend a finding, worked out once somebody asks.
fn fixes(workbench: Workbench, which: Which) -> AnyView {
    lazy_fold("What mends it", "quiet fixes", move || {
        let which = which.clone();
        let wanted = Callback::new(move |()| Some(Wanted::Fixes(which.clone())));
        told(workbench, wanted, unused())
    })
}
