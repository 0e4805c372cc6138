//! What breaks first: operations on the nodes of the cluster to choose from, and what they lead to.
use std::sync::Arc;

use leptos::prelude::*;

use super::Shown;
use crate::ui::parts::form::{choice, number};
use crate::ui::parts::plain::{element, text};
use crate::ui::told::{self, Took};
use crate::ui::workbench::Workbench;
use aks_network_planner::design::Design;
use aks_network_planner::messages::Wanted;
use aks_network_planner::propose::Operation;

/// Nodes that come, before somebody says how many.
const NODES: usize = 3;

const ABOUT: &str = "Whether each resource holds while something is done to the nodes, what the service answers, and the smallest \
                     change that mends it.";

/// What was asked, and what is asked in its place of the one design after the change that said so.
type Question = (Operation, Option<(Arc<Design>, Operation)>);

pub(super) fn section(workbench: Workbench, shown: Memo<Option<Shown>>) -> AnyView {
    let question = RwSignal::new(None::<Question>);
    let wanted = move |()| {
        let design = workbench.design()?;
        question.with(|question| {
            let (operation, instead) = question.as_ref()?;
            let instead = instead.as_ref().filter(|(after, _)| Arc::ptr_eq(after, &design));
            Some(Wanted::Operation(instead.map_or(*operation, |(_, operation)| *operation)))
        })
    };
    let took = move |took: Took| {
        let Took::Instead(operation) = took else { return };
        let after = workbench.design_untracked().map(|after| (after, operation));
        question.update(|question| question.iter_mut().for_each(|(_, instead)| *instead = after.clone()));
    };
    let controls = move || {
        // A question about other pools falls away.
        question.set(None);
        shown.get().map(|of| controls(question, of))
    };
    let content = vec![
        text("h2", "", "What breaks first"),
        text("p", "", ABOUT),
        controls.into_any(),
        told::told(workbench, Callback::new(wanted), Callback::new(took)),
    ];
    element("section", "operations", content)
}

fn controls(question: RwSignal<Option<Question>>, of: Shown) -> AnyView {
    let Shown { place: cluster, pools, others, .. } = of;
    let (pool, nodes, other) = (RwSignal::new(0), RwSignal::new(NODES), RwSignal::new(0));
    let ask =
        move |label: &'static str, operation: fn(usize, usize, u64) -> Operation, at: RwSignal<usize>| {
            let ask = move |_| {
                let nodes = u64::try_from(nodes.get_untracked()).unwrap_or_default();
                let operation = operation(cluster, at.get_untracked(), nodes);
                question.set(Some((operation, None)));
            };
            view! { <button on:click=ask>{label}</button> }.into_any()
        };
    let all = vec![
        ask("Upgrade all pools", |cluster, _, _| Operation::UpgradeAll { cluster }, pool),
        ask("Every pool to its maximum", |cluster, _, _| Operation::EveryPoolToMaximum { cluster }, pool),
    ];
    let mut rows = vec![element("div", "actions", all)];
    if !pools.is_empty() {
        let add_pool = |cluster, like, nodes| Operation::AddPool { cluster, like, nodes, subnet: None };
        let of_pools = vec![
            choice("Pool", pools, pool),
            ask("Upgrade one pool", |cluster, pool, _| Operation::UpgradePool { cluster, pool }, pool),
            number("Nodes", 1, nodes),
            ask("Add nodes to it", |cluster, pool, nodes| Operation::AddNodes { cluster, pool, nodes }, pool),
            ask("Add a pool like it", add_pool, pool),
        ];
        rows.push(element("div", "actions", of_pools));
    }
    if !others.is_empty() {
        let take_over = |cluster, from, _| Operation::TakeOver { cluster, from, subnet: None };
        let of_others = vec![choice("Cluster", others, other), ask("Take over its pools", take_over, other)];
        rows.push(element("div", "actions", of_others));
    }
    element("div", "", rows)
}
