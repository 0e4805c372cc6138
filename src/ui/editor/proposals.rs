//! The next free range for a purpose: found in the annex, with reasons, and taken with one press.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::told;
use crate::ui::workbench::Workbench;
use aks_network_planner::design::Design;
use aks_network_planner::messages::Wanted;
use aks_network_planner::propose::{self, Purpose};

/// Purposes that are listed: those of twenty clusters.
const LISTED: usize = 120;

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let asked = RwSignal::new(None::<(Arc<Design>, Purpose)>);
    let chosen = RwSignal::new(0usize);
    let purposes = Memo::new(move |_| {
        let purposes = workbench.answer().map(|answer| propose::purposes(&answer.analysis.resolved));
        purposes.unwrap_or_default().into_iter().take(LISTED).collect::<Vec<_>>()
    });
    // A range that was free may not be so in another design.
    let wanted = move |()| {
        let design = workbench.design()?;
        asked.with(|asked| {
            let (_, purpose) = asked.as_ref().filter(|(own, _)| Arc::ptr_eq(own, &design))?;
            Some(Wanted::Proposals(*purpose))
        })
    };
    let look = move |_| {
        let purpose = purposes.with(|purposes| purposes.get(chosen.get()).map(|(_, purpose)| *purpose));
        asked.set(workbench.design_untracked().zip(purpose));
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
                    <select on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())>
                        {options}
                    </select>
                </label>
                <button disabled=move || purposes.with(Vec::is_empty) on:click=look>"Find ranges"</button>
            </div>
            {told::told(workbench, Callback::new(wanted), Callback::new(|_| ()))}
        </section>
    }
}
