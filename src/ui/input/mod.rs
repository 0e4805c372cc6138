//! What was put in: the box for it, the readings, and the commands that print more.

mod commands;
mod intake;
mod paste;
mod readings;

use leptos::prelude::*;

pub(crate) use commands::commands;
pub(crate) use intake::Intake;
pub(crate) use paste::paste_box;

use super::workbench::Workbench;

/// The region of inputs.
pub(crate) fn side(workbench: Workbench, intake: Intake) -> impl IntoView {
    view! {
        <aside class="side" aria-label="Inputs">
            {paste_box(intake, "Add anything: subnets, networks, ranges, another cluster", 4)}
            <details open=true>
                <summary>"Inputs"</summary>
                {readings::list(workbench)}
            </details>
            <details>
                <summary>"Commands that print more"</summary>
                {commands()}
            </details>
        </aside>
    }
}
