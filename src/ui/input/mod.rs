//! What was put in: the box for it, the readings, and the commands that print more.

mod commands;
mod intake;
mod paste;
mod readings;
mod samples;

use leptos::prelude::*;

pub(crate) use commands::commands;
pub(crate) use intake::Intake;
pub(crate) use paste::paste_box;
pub(crate) use samples::samples;

use super::workbench::Workbench;

/// The region of inputs; on a narrow screen it is folded, so that the answer stands at the top.
pub(crate) fn side(workbench: Workbench, intake: Intake) -> impl IntoView {
    let toggled = move |event: leptos::ev::Event| {
        intake.unfold(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    view! {
        <aside class="side" aria-label="Inputs">
            <details prop:open=move || intake.is_unfolded() on:toggle=toggled>
                <summary>{move || format!("Inputs ({})", workbench.names().len())}</summary>
                {paste_box(intake, "Add anything: subnets, networks, ranges, another cluster", 4)}
                {readings::list(workbench)}
                <details>
                    <summary>"Commands that print more"</summary>
                    {commands()}
                </details>
            </details>
        </aside>
    }
}
