//! The switch between light, dark and the system's choice.
use leptos::prelude::*;

use crate::ui::browser;

const KEPT: &str = "theme";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    fn read(text: &str) -> Theme {
        match text {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// The theme that is kept on this machine; `None` where none was chosen.
pub(crate) fn kept() -> Option<String> {
    browser::kept(KEPT)
}

/// Keeps no theme any more; the one that is shown stays.
pub(crate) fn forget() {
    browser::forget(KEPT);
}

/// A button that goes through the three; the choice is kept on this machine.
pub(crate) fn switch() -> impl IntoView {
    let theme = RwSignal::new(browser::kept(KEPT).map_or(Theme::System, |kept| Theme::read(&kept)));
    Effect::new(move |before: Option<()>| {
        let chosen = theme.get();
        let root = document().document_element();
        let _ = root.map(|root| match chosen {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => root.set_attribute("data-theme", chosen.text()),
        });
        if before.is_some() {
            let _ = browser::keep(KEPT, chosen.text());
        }
    });
    view! {
        <button on:click=move |_| theme.update(|theme| *theme = theme.next())>
            {move || format!("Theme: {}", theme.get().text())}
        </button>
    }
}
