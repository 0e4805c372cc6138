//! One kept design.
use leptos::prelude::*;

use super::Shelf;
use crate::ui::browser;
use crate::ui::workbench::Workbench;
use crate::ui::workbench::persist::{self, Kept, Strange};

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
            // Another window may have kept it anew since.
            let now = persist::of_slot(kept.slot).unwrap_or_else(|| of.get_value());
            shelf.tell(Kept { name, is_named: true, ..now }.keep());
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

/// Something that cannot be read, to be saved before it is deleted.
pub(super) fn strange(shelf: Shelf, strange: Strange) -> impl IntoView {
    let Strange { name, text } = strange;
    let kilobytes = format!("{} KB", text.len().div_ceil(1 << 10));
    let title = name.clone();
    let save = move |_| browser::save("kept.txt", "text/plain", &text);
    let delete = move |_| {
        browser::forget(&name);
        shelf.look();
    };
    view! {
        <li class="thing">
            <code>{title}</code>" "<small>{kilobytes}</small>
            <div class="actions">
                <button on:click=save>"Save as a file"</button>
                <button on:click=delete>"Delete for good"</button>
            </div>
        </li>
    }
}
