//! Buttons that put text on the clipboard, and commands beside one.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::browser;

/// A button that copies what `text` gives when it is pressed.
pub(crate) fn button(label: &'static str, text: impl Fn() -> String + 'static) -> impl IntoView {
    pressable("", label, text)
}

/// A button that copies what takes a while to make; `None`: it could not be made.
pub(crate) fn button_for<F>(label: &'static str, text: impl Fn() -> F + 'static) -> impl IntoView
where
    F: Future<Output = Option<String>> + 'static,
{
    let done = RwSignal::new(false);
    let press = move |_| {
        let text = text();
        spawn_local(async move {
            if let Some(text) = text.await {
                done.set(browser::copy(&text).await);
            }
        });
    };
    view! {
        <button data-done=move || done.get().then_some("") on:click=press>
            {move || if done.get() { "Copied" } else { label }}
        </button>
    }
}

fn pressable(class: &'static str, label: &'static str, text: impl Fn() -> String + 'static) -> impl IntoView {
    let done = RwSignal::new(false);
    let press = move |_| {
        let text = text();
        spawn_local(async move { done.set(browser::copy(&text).await) });
    };
    view! {
        <button class=class data-done=move || done.get().then_some("") on:click=press>
            {move || if done.get() { "Copied" } else { label }}
        </button>
    }
}

/// A command, and a button that copies it.
pub(crate) fn command(command: String) -> impl IntoView {
    let copied = command.clone();
    view! {
        <div class="command">
            <code>{command}</code>
            {pressable("copy", "Copy", move || copied.clone())}
        </div>
    }
}
