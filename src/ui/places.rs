//! Places of the page: which view is shown, and its address.
use leptos::ev;
use leptos::prelude::*;

use super::browser;
use super::parts::plain::{text, with};
use super::workbench::Workbench;
use aks_network_planner::rules::Severity;

/// The address of the catalogue; a rule's own follows after a slash.
const RULES: &str = "#/rules";

/// The views, in the order of their tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Verdict,
    Fleet,
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
    const TABS: [View; 13] = [
        View::Verdict,
        View::Fleet,
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
            View::Fleet => "Fleet",
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

    fn is_of_one_cluster(self) -> bool {
        let of_one = [View::Verdict, View::Capacity, View::Plan, View::Egress, View::Policies, View::Failure];
        of_one.contains(&self)
    }

    pub(crate) fn address(self) -> &'static str {
        match self {
            View::Verdict => "#/verdict",
            View::Fleet => "#/fleet",
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

/// Names the document after the view and the cluster that it is of.
pub(crate) fn entitle(workbench: Workbench, shown: RwSignal<View>) {
    Effect::new(move || {
        let answer = workbench.answer();
        let cluster = answer.and_then(|answer| {
            let (place, clusters) = (workbench.shown(&answer.analysis)?, &answer.analysis.resolved.clusters);
            let is_named = clusters.len() == 1 || shown.get().is_of_one_cluster();
            Some(clusters.get(place).filter(|_| is_named)?.name().to_owned())
        });
        let is_shown =
            !workbench.is_empty() || matches!(shown.get(), View::Fleet | View::Rules | View::Saved);
        let view = is_shown.then(|| shown.get().title().to_owned());
        let mut title = String::new();
        for part in [view, cluster].into_iter().flatten() {
            title.push_str(&part);
            title.push_str(" · ");
        }
        title.push_str("AKS Network Planner");
        document().set_title(&title);
    });
}

/// A link to each view.
pub(crate) fn tabs(workbench: Workbench, shown: RwSignal<View>) -> impl IntoView {
    let count = move |severity: Severity, words: &'static str| {
        let answer = workbench.answer()?;
        let count = answer.analysis.findings.iter().filter(|finding| finding.severity == severity).count();
        let told = || vec![count.to_string().into_any(), text("span", "visually-hidden", words)];
        (count > 0).then(|| with("b", "", "data-severity", Some(severity.text().to_owned()), told()))
    };
    let counts = move || {
        let counts = [count(Severity::Error, " errors"), count(Severity::Warning, " warnings")];
        counts.into_iter().flatten().collect::<Vec<_>>()
    };
    let tab = move |view: View| {
        view! {
            <a href=view.address() aria-current=move || (shown.get() == view).then_some("page")>
                {view.title()}
                {move || (view == View::Findings).then(counts)}
            </a>
        }
    };
    Effect::new(move |_| {
        shown.track();
        browser::bring_into_strip(".tabs", ".tabs [aria-current]");
    });
    view! { <nav class="tabs" aria-label="Views">{View::TABS.map(tab).collect_view()}</nav> }
}
