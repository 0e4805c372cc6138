//! The page: everything that names Leptos or the browser.
//!
//! Draws what the engine has decided; decides nothing about Azure itself.

mod annex;
mod app;
mod browser;
mod capacity;
mod compare;
mod editor;
mod egress;
mod explanation;
mod failure;
mod field;
mod finding;
mod findings;
mod fleet;
mod input;
mod ladder;
mod later;
mod map;
mod newer;
mod of_cluster;
mod parts;
mod places;
mod plan;
mod policies;
mod quotation;
mod rehearsal;
mod rules;
mod saved;
mod share;
mod standing;
mod told;
mod verdict;
mod visit;
mod workbench;

use leptos::mount::mount_to;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Puts the program in the place of the static page, which is shown until then, and hands it what was typed
/// or pasted there meanwhile.
pub(crate) fn start() {
    let Some(place) = document().get_element_by_id("app").and_then(|e| e.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let typed = document()
        .get_element_by_id("paste")
        .and_then(|box_| box_.dyn_into::<HtmlTextAreaElement>().ok())
        .map(|box_| box_.value())
        .unwrap_or_default();
    place.set_text_content(None);
    mount_to(place, move || app::app(typed)).forget();
}
