//! A link that was made.
use leptos::prelude::*;

use crate::ui::parts::copy;
use aks_network_planner::messages::{SharedLink, Travelling, Value};

/// Things that are listed; the rest is counted.
const LISTED: usize = 100;

pub(super) fn card(link: SharedLink) -> impl IntoView {
    let SharedLink { address, characters, reach, can_be_sent, things, code } = link;
    let (copied, opened) = (address.clone(), address.clone());
    let more = things.len().saturating_sub(LISTED);
    let things: Vec<_> = things.into_iter().take(LISTED).map(thing).collect();
    view! {
        <div class="actions">
            {copy::button("Copy the link", move || copied.clone())}
            <a class="button" href=opened target="_blank" rel="noreferrer">"Open it in a new tab"</a>
        </div>
        <p class="link-length" data-severity=(!can_be_sent).then_some("warning")>{format!("{characters} characters: {reach}.")}</p>
        <p class="shared-link"><code>{address}</code></p>
        {code.map(|(side, path)| qr_code(side, path))}
        <h3>"What travels"</h3>
        <p>"These values and nothing else; names are marked."</p>
        <ul class="travelling">{things}</ul>
        {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
    }
}

/// Dark on light in either theme, since cameras ask for it.
fn qr_code(side: u32, path: String) -> impl IntoView {
    view! {
        <details class="quiet">
            <summary>"As a QR code"</summary>
            <svg class="qr-code" viewBox=format!("0 0 {side} {side}") role="img" aria-label="The link as a QR code">
                <rect width=side height=side />
                <path d=path />
            </svg>
        </details>
    }
}

fn thing(thing: Travelling) -> impl IntoView {
    let Travelling { kind, name, values } = thing;
    let values: Vec<_> = values
        .into_iter()
        .map(|Value { label, text, is_name }| {
            let text = if is_name {
                view! { <mark>{text}</mark> }.into_any()
            } else {
                view! { <code>{text}</code> }.into_any()
            };
            view! { <li><span>{label}</span>" "{text}</li> }
        })
        .collect();
    view! { <li>{kind}" "<mark>{name}</mark><ul>{values}</ul></li> }
}
