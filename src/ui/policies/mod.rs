//! Whether the network policies of the cluster are enforced, what they allow, and how to show it.
use leptos::prelude::*;

use super::of_cluster::{Place, Titles, frame};
use super::parts::plain::{element, text};
use super::told::{told, unused};
use super::workbench::Workbench;
use aks_network_planner::messages::Wanted;

const ABOUT: &str = "Whether policies are enforced here, and by what; what they allow between namespaces; and how to show that they do. \
                     Paste what `kubectl get networkpolicies,namespaces,pods --all-namespaces --output json` prints.";

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let titles =
        Titles { plain: "Network policies", named: ["Network policies of ", ""], subject: "This view" };
    frame(workbench, "plan", titles, of_cluster)
}

fn of_cluster(workbench: Workbench, place: Place) -> AnyView {
    let wanted = Callback::new(move |()| Some(Wanted::Policies(place.get()?)));
    let parts =
        vec![text("h2", "", "Enforced or not"), text("p", "", ABOUT), told(workbench, wanted, unused())];
    element("section", "", parts)
}
