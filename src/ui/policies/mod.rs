//! Whether the network policies of the cluster are enforced, what they allow, and how to show it.
use leptos::prelude::*;

use super::parts::plain::{element, text};
use super::told::told;
use super::workbench::Workbench;
use aks_network_planner::messages::Wanted;

const ABOUT: &str = "Whether policies are enforced here, and by what; what they allow between namespaces; and how to show that they do. \
                     Paste what `kubectl get networkpolicies,namespaces,pods --all-namespaces --output json` prints.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let shown = Memo::new(move |_| workbench.shown_cluster());
    let title = move || match shown.get() {
        Some((_, name)) => format!("Network policies of {name}"),
        None => "Network policies".to_owned(),
    };
    let place = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|(place, _)| *place)));
    let content = move || match place.with(Option::is_some) {
        true => {
            let wanted = Callback::new(move |()| Some(Wanted::Policies(place.get()?)));
            told(workbench, wanted, Callback::new(|_| {}))
        }
        false => text("p", "empty", "Policies are those of a cluster: paste one, or add one under Design."),
    };
    let parts = vec![
        view! { <h1>{title}</h1> }.into_any(),
        text("h2", "", "Enforced or not"),
        text("p", "", ABOUT),
        content.into_any(),
    ];
    element("div", "plan", parts)
}
