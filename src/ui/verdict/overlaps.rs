//! The pairs of ranges that share addresses.
use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::overlap::{Holding, Pair, Verdict};
use aks_network_planner::sorting::sort_by_key;

/// Pairs shown of a long list; the rest is counted.
const SHOWN: usize = 100;

pub(super) fn section(workbench: Workbench, analysis: &Arc<Analysis>) -> impl IntoView + use<> {
    let mut pairs: Vec<(usize, &Pair)> = analysis.overlaps.iter().enumerate().collect();
    sort_by_key(&mut pairs, |(_, pair)| Reverse(pair.verdict));
    let more = pairs.len().saturating_sub(SHOWN);
    let rows: Vec<_> =
        pairs.iter().take(SHOWN).map(|(at, pair)| row(workbench, analysis, *at, pair)).collect();
    let body = if rows.is_empty() {
        view! { <p class="empty">"No range of a cluster or a network shares an address with another."</p> }
            .into_any()
    } else {
        view! {
            <table class="overlaps">
                <thead><tr><th scope="col">"Verdict"</th><th scope="col">"One range"</th><th scope="col">"The other"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
        }
        .into_any()
    };
    view! { <section><h2>"Ranges that share addresses"</h2>{body}</section> }
}

fn row(workbench: Workbench, analysis: &Analysis, at: usize, pair: &Pair) -> impl IntoView + use<> {
    view! {
        <tr data-verdict=pair.verdict.text()>
            <td class="verdict">{asked(workbench, Question::Overlap { pair: at }, pair.verdict.title().to_owned())}{pair.error_code.map(|code| view! { <small>{code}</small> })}</td>
            {side(analysis, &pair.left, "One range")}
            {side(analysis, &pair.right, same(pair))}
        </tr>
    }
}

fn same(pair: &Pair) -> &'static str {
    if pair.verdict == Verdict::Allowed && pair.left == pair.right { "Itself" } else { "The other" }
}

fn side(analysis: &Analysis, holding: &Holding, label: &'static str) -> impl IntoView + use<> {
    const NAMED: usize = 3;
    let names: Vec<String> =
        holding.holders.iter().take(NAMED).map(|holder| holder.name(&analysis.resolved)).collect();
    let more = holding.holders.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let default = if holding.default { ", a default" } else { "" };
    let described = format!("{} · {}{more}{default}", holding.kind.title(), names.join(", "));
    view! {
        <td data-side=label>
            <code>{holding.prefix.to_string()}</code>
            <small>{described}</small>
        </td>
    }
}
