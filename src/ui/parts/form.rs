//! Fields of questions that are asked beside the design: lists to choose from, and numbers.
use leptos::prelude::*;
use web_sys::Event;

use super::plain::{element, with};

/// A list to choose one of, by the places that its entries tell; the first one is chosen.
pub(crate) fn choice(label: &'static str, entries: Vec<(usize, String)>, chosen: RwSignal<usize>) -> AnyView {
    chosen.set(entries.first().map(|(place, _)| *place).unwrap_or_default());
    let option = |(place, name): (usize, String)| {
        with("option", "", "value", Some(place.to_string()), vec![name.into_any()])
    };
    let options: Vec<_> = entries.into_iter().map(option).collect();
    let now = move || chosen.get().to_string();
    let select = view! { <select prop:value=now on:change=changed(chosen)>{options}</select> };
    element("label", "", vec![label.into_any(), select.into_any()])
}

/// A number of things, at least `least`; what is none leaves it as it was.
pub(crate) fn number(label: &'static str, least: usize, value: RwSignal<usize>) -> AnyView {
    let now = value.get_untracked().to_string();
    let input = view! { <input type="number" min=least.to_string() value=now on:input=changed(value) /> };
    element("label", "", vec![label.into_any(), " ".into_any(), input.into_any()])
}

/// A short text.
pub(crate) fn short(label: String, value: RwSignal<String>) -> AnyView {
    let now = value.get_untracked();
    let input = view! {
        <input type="text" inputmode="decimal" autocomplete="off" value=now on:input=move |event| value.set(event_target_value(&event)) />
    };
    element("label", "", vec![label.into_any(), " ".into_any(), input.into_any()])
}

/// Takes a field's number over, where it is one.
pub(crate) fn changed(number: RwSignal<usize>) -> impl Fn(Event) {
    move |event| {
        if let Ok(value) = event_target_value(&event).parse() {
            number.set(value);
        }
    }
}
