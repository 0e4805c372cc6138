//! Clusters beside one of them.
use leptos::prelude::*;

use super::parts::form::choice;
use super::parts::plain::{element, text};
use super::told::told;
use super::workbench::Workbench;
use aks_network_planner::messages::Wanted;

const ABOUT: &str = "What differs from the baseline, defaults filled in, and what each difference leads to. Names, ids, ranges of one’s \
                     own and the nodes of the moment are no difference.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let names = Memo::new(move |_| {
        let analysis = workbench.answer().map(|answer| answer.analysis);
        let clusters = analysis.iter().flat_map(|analysis| &analysis.resolved.clusters);
        clusters.map(|cluster| cluster.name().to_owned()).collect::<Vec<_>>()
    });
    let content = move || match names.get() {
        names if names.len() < 2 => text(
            "p",
            "empty",
            "Two clusters or more are compared: paste another one, or add one under Design.",
        ),
        names => {
            let baseline = RwSignal::new(0_usize);
            let wanted = Callback::new(move |()| Some(Wanted::Compare(baseline.get())));
            let choice = choice("Baseline", names.into_iter().enumerate().collect(), baseline);
            let parts = vec![
                text("p", "", ABOUT),
                element("div", "actions", vec![choice]),
                told(workbench, wanted, Callback::new(|_| {})),
            ];
            element("section", "", parts)
        }
    };
    element(
        "div",
        "plan",
        vec![text("h1", "", "Compare"), text("h2", "", "Beside a baseline"), content.into_any()],
    )
}
