//! A newer build of the page that waits to be used.
use leptos::ev;
use leptos::prelude::*;

use super::workbench::Workbench;
use super::workbench::keeping::Keeping;

/// Offers a newer build once the browser holds all of it; asks before work that is not kept would be lost.
pub(crate) fn offer(workbench: Workbench, keeping: RwSignal<Keeping>) -> impl IntoView {
    let is_there = RwSignal::new(false);
    let is_sure = RwSignal::new(false);
    let hears =
        window_event_listener(ev::Custom::<web_sys::Event>::new("newer-build"), move |_| is_there.set(true));
    on_cleanup(move || hears.remove());
    let would_lose = move || {
        !workbench.is_empty() && (!matches!(keeping.get(), Keeping::Kept(_)) || workbench.has_texts())
    };
    let take = move |_| {
        if would_lose() && !is_sure.get() {
            return is_sure.set(true);
        }
        if let Ok(event) = web_sys::Event::new("use-newer-build") {
            let _ = window().dispatch_event(&event);
        }
    };
    let lost = move || {
        match keeping.get() {
        Keeping::Kept(name) => format!(
            "The page is loaded anew: the pasted texts are forgotten; the design is kept as {name} and can be opened again."
        ),
        _ => "The page is loaded anew, and the design on it is not kept: save it as a file first (Saved), or lose it.".to_owned(),
    }
    };
    view! {
        <Show when=move || is_there.get()>
            <section class="visit" role="status" aria-label="A newer version">
                <p>{move || if is_sure.get() { lost() } else { "A newer version of this planner is ready. Nothing changes until you use it.".to_owned() }}</p>
                <div class="actions">
                    <button class="primary" on:click=take>{move || if is_sure.get() { "Load it all the same" } else { "Use it" }}</button>
                    <button on:click=move |_| { is_there.set(false); is_sure.set(false); }>"Later"</button>
                </div>
            </section>
        </Show>
    }
}
