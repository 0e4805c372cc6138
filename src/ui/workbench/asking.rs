//! What the annex makes of the design, asked anew with each change of the design or of what is wanted.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Workbench;
use crate::ui::annex::Failure;
use aks_network_planner::messages::{Answer, Wanted};

/// How it stands with what is wanted.
pub(crate) enum Heard {
    /// Nothing is wanted, or there is no design.
    Nothing,
    /// The annex is at it.
    Asked,
    /// What came of it.
    Made(Result<Answer, Failure>),
}

/// Tells `hear` how it stands with what is wanted; an answer that a later question has overtaken is not heard.
pub(crate) fn ask(
    workbench: Workbench,
    wanted: impl Fn() -> Option<Wanted> + 'static,
    hear: impl Fn(Heard) + Copy + 'static,
) {
    let asked = StoredValue::new(0_usize);
    Effect::new(move |_| {
        asked.update_value(|asked| *asked += 1);
        let own = asked.get_value();
        // A fleet does not wait for what the page itself derives.
        let has_design = |wanted: &Wanted| match wanted.is_of_fleet() {
            true => !workbench.is_empty(),
            false => workbench.design().is_some(),
        };
        let Some(wanted) = wanted().filter(has_design) else { return hear(Heard::Nothing) };
        hear(Heard::Asked);
        spawn_local(async move {
            let made = workbench.made(wanted).await;
            if asked.try_get_value() == Some(own) {
                hear(Heard::Made(made));
            }
        });
    });
}
