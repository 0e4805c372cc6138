//! Places of the page: which view is shown, and its address.
use leptos::ev;
use leptos::prelude::*;

use super::workbench::Workbench;
use aks_network_planner::rules::Severity;

/// The address of the catalogue; a rule's own follows after a slash.
const RULES: &str = "#/rules";

/// The views, in the order of their tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Verdict,
    Map,
    Capacity,
    Findings,
    Plan,
    Egress,
    Policies,
    Compare,
    Failure,
    Design,
    Share,
    Saved,
    /// The catalogue, which needs no design and has no tab.
    Rules,
}

impl View {
    const TABS: [View; 12] = [
        View::Verdict,
        View::Map,
        View::Capacity,
        View::Findings,
        View::Plan,
        View::Egress,
        View::Policies,
        View::Compare,
        View::Failure,
        View::Design,
        View::Share,
        View::Saved,
    ];

    fn title(self) -> &'static str {
        match self {
            View::Verdict => "Verdict",
            View::Map => "Address map",
            View::Capacity => "Capacity",
            View::Findings => "Findings",
            View::Plan => "Plan a change",
            View::Egress => "Way out",
            View::Policies => "Policies",
            View::Compare => "Compare",
            View::Failure => "Diagnose",
            View::Design => "Design",
            View::Share => "Share",
            View::Saved => "Saved",
            View::Rules => "Rules",
        }
    }

    pub(crate) fn address(self) -> &'static str {
        match self {
            View::Verdict => "#/verdict",
            View::Map => "#/map",
            View::Capacity => "#/capacity",
            View::Findings => "#/findings",
            View::Plan => "#/plan",
            View::Egress => "#/egress",
            View::Policies => "#/policies",
            View::Compare => "#/compare",
            View::Failure => "#/diagnose",
            View::Design => "#/design",
            View::Share => "#/share",
            View::Saved => "#/saved",
            View::Rules => RULES,
        }
    }

    fn of(address: &str) -> View {
        let tab = View::TABS.into_iter().find(|view| view.address() == address);
        let is_rules = address == RULES || rule_of(address).is_some();
        tab.unwrap_or(if is_rules { View::Rules } else { View::Verdict })
    }
}

/// The view that the address names; it follows the address.
pub(crate) fn shown() -> RwSignal<View> {
    of_address(View::of)
}

/// The rule that the address names; it follows the address.
pub(crate) fn named_rule() -> Memo<Option<String>> {
    let named = of_address(|address| rule_of(address).map(str::to_owned));
    Memo::new(move |_| named.get())
}

fn rule_of(address: &str) -> Option<&str> {
    address.strip_prefix(RULES)?.strip_prefix('/').filter(|id| !id.is_empty())
}

/// What an address means, now and whenever it changes.
fn of_address<T: Send + Sync + 'static>(read: fn(&str) -> T) -> RwSignal<T> {
    let here = move || read(&window().location().hash().unwrap_or_default());
    let meant = RwSignal::new(here());
    let listening = window_event_listener(ev::hashchange, move |_| meant.set(here()));
    on_cleanup(move || listening.remove());
    meant
}

/// A link to each view.
pub(crate) fn tabs(workbench: Workbench, shown: RwSignal<View>) -> impl IntoView {
    let errors = move || {
        let answer = workbench.answer()?;
        let errors =
            answer.analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        (errors > 0).then_some(errors)
    };
    let tab = move |view: View| {
        let count = move || (view == View::Findings).then(errors).flatten();
        view! {
            <a href=view.address() aria-current=move || (shown.get() == view).then_some("page")>
                {view.title()}
                {move || count().map(|count| view! { <b>{count}<span class="visually-hidden">" errors"</span></b> })}
            </a>
        }
    };
    view! { <nav class="tabs" aria-label="Views">{View::TABS.map(tab).collect_view()}</nav> }
}
