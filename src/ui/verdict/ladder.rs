//! What stops growth: the resources by the number of nodes at which they run out.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::parts;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::drawing::ladder;
use aks_network_planner::rules::wording::{counted, number};

/// Steps shown: the first ones decide.
const SHOWN: usize = 6;

pub(super) fn section(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    let ladder = ladder(analysis, place)?;
    let steps = ladder.steps.iter().take(SHOWN).enumerate().map(|(at, step)| {
        let nodes = if at == 0 {
            let question = Question::Largest { cluster: place };
            asked(workbench, question, counted(step.nodes, "node", "nodes")).into_any()
        } else {
            view! { <span class="num">{number(step.nodes)}</span> }.into_any()
        };
        (step.title.clone(), nodes, step.position.into())
    });
    let steps: Vec<_> = steps.collect();
    let body = if steps.is_empty() {
        view! { <p class="empty">"The pools and their counts are not known."</p> }.into_any()
    } else {
        view! {
            <p>"The most nodes with which an upgrade still fits, by what runs out, on a logarithmic scale up to 10,000:"</p>
            {parts::ladder::ladder(steps, ladder.length.into())}
        }
        .into_any()
    };
    Some(view! { <section><h2>"What stops growth"</h2>{body}</section> })
}
