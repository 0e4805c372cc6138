//! Places of the page: which view is shown, and its address.
use leptos::ev;
use leptos::prelude::*;

use super::workbench::Workbench;
use aks_network_planner::rules::Severity;

/// The views, in the order of their tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Verdict,
    Map,
    Capacity,
    Findings,
    Design,
    Share,
    Saved,
}

impl View {
    const ALL: [View; 7] =
        [View::Verdict, View::Map, View::Capacity, View::Findings, View::Design, View::Share, View::Saved];

    fn title(self) -> &'static str {
        match self {
            View::Verdict => "Verdict",
            View::Map => "Address map",
            View::Capacity => "Capacity",
            View::Findings => "Findings",
            View::Design => "Design",
            View::Share => "Share",
            View::Saved => "Saved",
        }
    }

    pub(crate) fn address(self) -> &'static str {
        match self {
            View::Verdict => "#/verdict",
            View::Map => "#/map",
            View::Capacity => "#/capacity",
            View::Findings => "#/findings",
            View::Design => "#/design",
            View::Share => "#/share",
            View::Saved => "#/saved",
        }
    }

    fn of(address: &str) -> View {
        View::ALL.into_iter().find(|view| view.address() == address).unwrap_or(View::Verdict)
    }
}

/// The view that the address names; it follows the address.
pub(crate) fn shown() -> RwSignal<View> {
    let here = || window().location().hash().map_or(View::Verdict, |hash| View::of(&hash));
    let shown = RwSignal::new(here());
    let listening = window_event_listener(ev::hashchange, move |_| shown.set(here()));
    on_cleanup(move || listening.remove());
    shown
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
    view! { <nav class="tabs" aria-label="Views">{View::ALL.map(tab).collect_view()}</nav> }
}
