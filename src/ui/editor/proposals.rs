//! The next free range for a purpose: found in the annex, with reasons, and taken with one press.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, Proposed, Wanted};
use aks_network_planner::propose;

/// Purposes that are listed: those of twenty clusters.
const LISTED: usize = 120;

/// What was found.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    Looking,
    Ranges(Vec<Proposed>, Option<String>),
    Failed(String),
}

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let found = RwSignal::new(Found::Nothing);
    let wanted = RwSignal::new(0usize);
    let purposes = Memo::new(move |_| {
        let purposes = workbench.answer().map(|answer| propose::purposes(&answer.analysis.resolved));
        purposes.unwrap_or_default().into_iter().take(LISTED).collect::<Vec<_>>()
    });
    // A range that was free may not be so in another design.
    Effect::new(move |_| {
        workbench.design();
        found.set(Found::Nothing);
    });
    let look = move |_| {
        let Some((_, purpose)) = purposes.with(|purposes| purposes.get(wanted.get()).cloned()) else {
            return;
        };
        found.set(Found::Looking);
        spawn_local(async move {
            found.set(match workbench.made(Wanted::Proposals(purpose)).await {
                Ok(Answer::Proposed(ranges, obstacle)) => Found::Ranges(ranges, obstacle),
                Ok(_) => Found::Failed("No range was looked for.".to_owned()),
                Err(failure) => Found::Failed(failure.sentence("No range was looked for")),
            });
        });
    };
    let options = move || {
        let options = purposes.get().into_iter().enumerate();
        options.map(|(at, (title, _))| view! { <option value=at.to_string()>{title}</option> }).collect_view()
    };
    view! {
        <section class="proposals">
            <h2>"Next free range"</h2>
            <p>"As large as this design needs at its largest moment, free of everything that is known here."</p>
            <div class="actions">
                <label>
                    "For "
                    <select on:change=move |event| wanted.set(event_target_value(&event).parse().unwrap_or_default())>
                        {options}
                    </select>
                </label>
                <button disabled=move || purposes.with(Vec::is_empty) on:click=look>"Find ranges"</button>
            </div>
            <div aria-live="polite">{move || shown(workbench, found)}</div>
        </section>
    }
}

fn shown(workbench: Workbench, found: RwSignal<Found>) -> AnyView {
    match found.get() {
        Found::Nothing => ().into_any(),
        Found::Looking => view! { <p>"Looking …"</p> }.into_any(),
        Found::Failed(why) => view! { <p class="problem" data-severity="error">{why}</p> }.into_any(),
        Found::Ranges(ranges, obstacle) => {
            let none = obstacle.map(|why| view! { <p class="problem" data-severity="warning">{why}</p> });
            let ranges: Vec<_> = ranges.into_iter().map(|range| card(workbench, range)).collect();
            view! { {none}<ol class="things">{ranges}</ol> }.into_any()
        }
    }
}

fn card(workbench: Workbench, proposed: Proposed) -> impl IntoView {
    let Proposed { title, reasons, steps } = proposed;
    let reasons: Vec<_> = reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
    let told = format!("{title} was put into the design.");
    let take = move |_| {
        workbench.change(Edit::Take { steps: steps.clone() });
        workbench.tell(told.clone(), true);
    };
    view! {
        <li class="thing">
            <h3>{title}</h3>
            <ul class="notes">{reasons}</ul>
            <div class="actions"><button on:click=take>"Put it into the design"</button></div>
        </li>
    }
}
