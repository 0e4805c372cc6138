//! Room to grow: how far each range of the cluster can grow where it stands, and which length holds how many nodes.
//! Made when it is opened.
use leptos::prelude::*;

use super::Shown;
use crate::ui::parts::plain::{element, text};
use crate::ui::told;
use crate::ui::workbench::Workbench;
use aks_network_planner::messages::Wanted;

pub(super) fn section(workbench: Workbench, shown: Memo<Option<Shown>>) -> AnyView {
    let content = vec![
        text("h2", "", "Room to grow"),
        folded(workbench, shown, "How far each range can grow", Wanted::Room),
        folded(workbench, shown, "Nodes by prefix length", Wanted::Reverse),
        text("h2", "", "What was seen"),
        folded(workbench, shown, "Pods on each node, addresses by range", Wanted::Seen),
    ];
    element("section", "room", content)
}

/// What is worked out once it is opened.
fn folded(
    workbench: Workbench,
    shown: Memo<Option<Shown>>,
    title: &'static str,
    wanted: fn(usize) -> Wanted,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let wanted = move |()| {
        let place = shown.with(|shown| shown.as_ref().map(|shown| shown.place));
        place.filter(|_| is_open.get()).map(wanted)
    };
    view! {
        <details on:toggle=move |_| is_open.set(true)>
            <summary>{title}</summary>
            {told::told(workbench, Callback::new(wanted), Callback::new(|_| ()))}
        </details>
    }
    .into_any()
}
