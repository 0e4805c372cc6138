//! A stacked bar, drawn in whole percent.
use leptos::prelude::*;

/// A part of a bar: the class that colours it, and its amount.
pub(crate) type Part = (&'static str, u64);

/// Parts side by side on a length of `whole`. Decoration: the same numbers stand beside it as text.
pub(crate) fn bar(parts: &[Part], whole: u64) -> impl IntoView + use<> {
    bar_with_end(parts, whole, None)
}

/// The same with a mark where the supply ends.
pub(crate) fn bar_with_end(parts: &[Part], whole: u64, end: Option<u64>) -> impl IntoView + use<> {
    let mut start = 0u64;
    let drawn: Vec<_> = parts
        .iter()
        .filter(|(_, amount)| *amount > 0)
        .map(|(class, amount)| {
            let (from, to) = (percent(start, whole), percent(start.saturating_add(*amount), whole));
            start = start.saturating_add(*amount);
            let width = (to - from).max(1);
            view! { <rect class=*class x=format!("{from}%") width=format!("{width}%") height="100%"></rect> }
        })
        .collect();
    let end = end.map(|end| {
        let at = format!("{}%", percent(end, whole));
        view! { <line class="limit" x1=at.clone() x2=at y1="0" y2="100%"></line> }
    });
    view! { <svg class="bar" aria-hidden="true" focusable="false">{drawn}{end}</svg> }
}

fn percent(amount: u64, whole: u64) -> u64 {
    let part = u128::from(amount.min(whole)) * 100;
    u64::try_from(part.checked_div(u128::from(whole)).unwrap_or(0)).unwrap_or(100)
}
