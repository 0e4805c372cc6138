//! What the annex makes of the design, anew with each change of the design or of what is wanted.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::messages::{Answer, Wanted};

/// What was made last, or why nothing was; `None` before anything is wanted.
pub(super) type Made = RwSignal<Option<Result<Answer, String>>>;

/// What is wanted, made by the annex; the answer before it stays until it is there.
pub(super) fn asking(workbench: Workbench, wanted: impl Fn() -> Option<Wanted> + 'static) -> Made {
    let made = Made::new(None);
    let asked = StoredValue::new(0_usize);
    Effect::new(move |_| {
        workbench.design();
        let wanted = wanted();
        asked.update_value(|asked| *asked += 1);
        let own = asked.get_value();
        let Some(wanted) = wanted else { return made.set(None) };
        spawn_local(async move {
            let answer = workbench.made(wanted).await;
            if asked.try_get_value() == Some(own) {
                made.set(Some(answer.map_err(|failure| failure.sentence("Nothing was worked out"))));
            }
        });
    });
    made
}

/// Why nothing was made, as a sentence of the page.
pub(super) fn trouble(why: String) -> AnyView {
    view! { <p class="problem" data-severity="warning">{why}</p> }.into_any()
}
