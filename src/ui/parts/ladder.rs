//! A ladder: named steps as bars on one scale, the first told apart.
use leptos::prelude::*;

use super::bar::bar;

/// A step: its name, what stands beside it, and how far it reaches.
pub(crate) type Step = (String, AnyView, u64);

/// The steps on a scale of `length`, in their order.
pub(crate) fn ladder(steps: Vec<Step>, length: u64) -> impl IntoView {
    let entries = steps.into_iter().enumerate().map(|(at, (name, beside, reach))| {
        view! {
            <li data-first=(at == 0).then_some("")>
                <span class="what">{name}</span>
                {beside}
                {bar(&[("used", reach)], length)}
            </li>
        }
    });
    view! { <ol class="ladder">{entries.collect_view()}</ol> }
}
