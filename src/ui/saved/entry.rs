//! One kept design.
use leptos::prelude::*;

use super::Shelf;
use crate::ui::browser;
use crate::ui::workbench::Workbench;
use crate::ui::workbench::persist::Kept;

pub(super) fn card(workbench: Workbench, open: Callback<Kept>, shelf: Shelf, kept: Kept) -> impl IntoView {
    let of = StoredValue::new(kept.clone());
    let is_shown = kept.slot == workbench.slot();
    let state = if kept.is_named { "named" } else { "draft" };
    let kilobytes = kept.file.len().div_ceil(1 << 10);
    let about = format!("{state}, {kilobytes} KB, kept {}", browser::moment(kept.saved));
    let label = format!("Name of {}", kept.name);
    let rename = move |event| {
        let name = event_target_value(&event).trim().to_owned();
        if !name.is_empty() {
            let _ = Kept { name, is_named: true, ..of.get_value() }.keep();
        }
        shelf.look();
    };
    let save = move |_| {
        let Kept { name, file, .. } = of.get_value();
        browser::save(&format!("{name}.json"), "application/json", &file);
    };
    let open = move |_| {
        open.run(of.get_value());
        let _ = window().location().set_hash("/verdict");
    };
    view! {
        <li class="thing">
            <label class="visually-hidden" for=format!("kept-{}", kept.slot)>{label}</label>
            <input id=format!("kept-{}", kept.slot) type="text" maxlength="120" autocomplete="off" spellcheck="false"
                value=kept.name.clone() on:change=rename />
            <small>{about}{is_shown.then_some(", shown now")}</small>
            <div class="actions">
                <button on:click=open>"Open"</button>
                <button on:click=save>"Save as a file"</button>
                <button on:click=move |_| shelf.delete(of.get_value())>"Delete"</button>
            </div>
        </li>
    }
}
