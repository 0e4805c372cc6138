//! What stops growth: the resources by the number of nodes at which they run out.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::parts::bar::bar;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::capacity::{Row, Rung, ladder};
use aks_network_planner::rules::wording::{counted, number};

/// Rungs shown: the first ones decide.
const SHOWN: usize = 6;

pub(super) fn section(workbench: Workbench, analysis: &Arc<Analysis>, place: usize) -> impl IntoView + use<> {
    let rows = analysis.capacity.get(place).map(|capacity| capacity.rows.as_slice()).unwrap_or_default();
    let rungs: Vec<Rung> = ladder(&analysis.resolved, place, rows).into_iter().take(SHOWN).collect();
    let longest = rungs.last().map_or(1, |rung| steps(rung.nodes));
    let entries: Vec<_> = rungs
        .iter()
        .enumerate()
        .filter_map(|(at, rung)| {
            Some(entry(rows.get(rung.row)?, *rung, (at == 0).then_some((workbench, place)), longest))
        })
        .collect();
    let body = if entries.is_empty() {
        view! { <p class="empty">"The pools and their counts are not known."</p> }.into_any()
    } else {
        view! {
            <p>"The most nodes with which an upgrade still fits, by what runs out:"</p>
            <ol class="ladder">{entries}</ol>
        }
        .into_any()
    };
    view! { <section><h2>"What stops growth"</h2>{body}</section> }
}

fn entry(row: &Row, rung: Rung, first: Option<(Workbench, usize)>, longest: u64) -> impl IntoView + use<> {
    let what = if row.name.is_empty() {
        row.resource.title().to_owned()
    } else {
        format!("{} {}", row.resource.title(), row.name)
    };
    let nodes = match first {
        Some((workbench, cluster)) => {
            asked(workbench, Question::Largest { cluster }, counted(rung.nodes, "node", "nodes")).into_any()
        }
        None => view! { <span class="num">{number(rung.nodes)}</span> }.into_any(),
    };
    view! {
        <li data-first=first.is_some().then_some("")>
            <span class="what">{what}</span>
            {nodes}
            {bar(&[("used", steps(rung.nodes))], longest)}
        </li>
    }
}

/// The binary logarithm in tenths, from the highest bit and the three below it.
fn steps(nodes: u64) -> u64 {
    let Some(highest) = nodes.checked_ilog2() else { return 0 };
    let below = if highest >= 3 { nodes >> (highest - 3) } else { nodes << (3 - highest) } & 7;
    const TENTHS: [u64; 8] = [0, 2, 3, 5, 6, 7, 8, 9];
    u64::from(highest) * 10 + TENTHS.get(below as usize).copied().unwrap_or(0) + 3
}
