//! Buttons that put text on the clipboard, and commands beside one.
use std::future::ready;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::browser;

/// A text that takes a while to make; `None`: it could not be made.
type Made = Pin<Box<dyn Future<Output = Option<String>>>>;

/// A button that copies what `text` gives when it is pressed.
pub(crate) fn button(label: &'static str, text: impl Fn() -> String + 'static) -> AnyView {
    button_for(label, move || ready(Some(text())))
}

/// A button that copies what takes a while to make; `None`: it could not be made.
pub(crate) fn button_for<F>(label: &'static str, text: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Option<String>> + 'static,
{
    pressable("", label, Box::new(move || Box::pin(text())))
}

/// One for all, whatever makes the text: each kind of its own would be another button in the program.
fn pressable(class: &'static str, label: &'static str, text: Box<dyn Fn() -> Made>) -> AnyView {
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
        <button class=class data-done=move || done.get().then_some("") on:click=press>
            {move || if done.get() { "Copied" } else { label }}
        </button>
    }
    .into_any()
}

/// Whether a text is a command of the tools that people paste from.
pub(crate) fn is_command(text: &str) -> bool {
    ["az ", "kubectl "].iter().any(|tool| text.starts_with(tool))
}

/// A command, and a button that copies it.
pub(crate) fn command(command: String) -> AnyView {
    let copied = command.clone();
    view! {
        <div class="command">
            <code>{command}</code>
            {pressable("copy", "Copy", Box::new(move || Box::pin(ready(Some(copied.clone())))))}
        </div>
    }
    .into_any()
}
