//! The page's regions.
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::input::{self, Intake};
use super::parts::theme;
use super::places::{self, View};
use super::workbench::{Workbench, keeping};
use super::{
    annex, browser, capacity, compare, editor, egress, explanation, failure, findings, fleet, map, newer,
    plan, policies, rehearsal, rules, saved, share, verdict, visit,
};
use aks_network_planner::edit::{Edit, Thing};

/// By then a first visitor reads, and the browser has nothing else to fetch.
const PREFETCHED_AFTER: Duration = Duration::from_secs(3);

/// The whole page, with the text that was given before the program started.
pub(crate) fn app(typed: String) -> impl IntoView {
    let today = browser::today();
    let workbench = Workbench::new(today);
    let intake = Intake::new(workbench, typed);
    listen(workbench, intake);
    rehearsal::soon(today);
    set_timeout(annex::prefetch, PREFETCHED_AFTER);
    open_link(intake);
    let keeping = keeping::start(workbench);
    let shown = places::shown();
    let named_rule = places::named_rule();
    places::entitle(workbench, shown);
    view! {
        <a class="skip" href="#main">"To the answer"</a>
        {top(workbench, intake)}
        {newer::offer(workbench, keeping)}
        <Show when=move || !workbench.is_empty() || matches!(shown.get(), View::Fleet | View::Saved | View::Rules) fallback=move || start(workbench, intake)>
            {places::tabs(workbench, shown)}
            <div class="page" data-over=move || intake.is_hovered().then_some("")>
                {input::side(workbench, intake)}
                <main class="main" id="main" tabindex="-1" data-ready="">
                    {visit::banner(workbench, keeping)}
                    {working(workbench)}
                    {move || match shown.get() {
                        View::Verdict => verdict::view(workbench).into_any(),
                        View::Fleet => fleet::view(workbench).into_any(),
                        View::Map => map::view(workbench).into_any(),
                        View::Capacity => capacity::view(workbench).into_any(),
                        View::Findings => findings::view(workbench).into_any(),
                        View::Plan => plan::view(workbench).into_any(),
                        View::Egress => egress::view(workbench).into_any(),
                        View::Policies => policies::view(workbench).into_any(),
                        View::Failure => failure::view(workbench).into_any(),
                        View::Compare => compare::view(workbench).into_any(),
                        View::Design => editor::view(workbench).into_any(),
                        View::Share => share::view(workbench).into_any(),
                        View::Rules => rules::view(workbench, named_rule).into_any(),
                        View::Saved => saved::view(workbench, Callback::new(move |kept| intake.open_kept(kept)), keeping).into_any(),
                    }}
                </main>
                {explanation::panel(workbench)}
            </div>
        </Show>
        {toast(workbench)}
    }
}

/// Shows the design that the address carries, in place of whatever is there, which undo brings back; places of the page begin with `#/`.
fn open_link(intake: Intake) {
    let open = move || {
        let fragment = browser::fragment();
        if fragment.len() > 1 && !fragment.starts_with("#/") {
            intake.take_link(fragment);
        }
    };
    open();
    let opens = window_event_listener(ev::hashchange, move |_| open());
    on_cleanup(move || opens.remove());
}

fn top(workbench: Workbench, intake: Intake) -> impl IntoView {
    view! {
        <header class="top">
            <span class="mark">"AKS " <b>"Network Planner"</b></span>
            <span class="grow"></span>
            <span class="promise">"Nothing leaves this browser"</span>
            <Show when=move || workbench.can_undo() || workbench.can_redo()>
                <button title="Ctrl+Z" disabled=move || !workbench.can_undo() on:click=move |_| workbench.undo()>
                    "Undo"
                </button>
                <button title="Ctrl+Y" disabled=move || !workbench.can_redo() on:click=move |_| workbench.redo()>
                    "Redo"
                </button>
            </Show>
            <Show when=move || !workbench.is_empty()>
                <button on:click=move |_| intake.focus()>"Add input"</button>
            </Show>
            {theme::switch()}
        </header>
    }
}

/// How far the work on a large design has come, and what stops it.
fn working(workbench: Workbench) -> impl IntoView {
    let percent = move || workbench.worked().map(|percent| format!(" {percent} %"));
    let is_working = Memo::new(move |_| workbench.is_working());
    view! {
        <Show when=move || is_working.get()>
            <p class="working"><span role="status">"Working out what was put in …"</span>{percent}" "
            <button on:click=move |_| workbench.stop()>"Stop"</button></p>
        </Show>
    }
}

fn start(workbench: Workbench, intake: Intake) -> impl IntoView {
    view! {
        <main class="start" id="main" tabindex="-1" data-ready="">
            <h1>"Does your cluster’s network fit?"</h1>
            <p class="lead">
                "Paste " <code>"az aks show"</code>
                " output, an error, or anything about the network: whether it fits today, while it upgrades and at the \
                 autoscaler’s maximum, and which addresses collide."
            </p>
            {input::paste_box(intake, "Cluster, node pools, subnets, networks or ranges", 9)}
            <section>
                <h2>"Or start from design values"</h2>
                <button on:click=move |_| {
                    workbench.change(Edit::Add { kind: Thing::Cluster, parent: String::new() });
                    let _ = window().location().set_hash("/design");
                }>"An empty design"</button>
            </section>
            {saved::offers(Callback::new(move |kept| intake.open_kept(kept)))}
            {input::samples(intake)}
            {input::commands()}
        </main>
    }
}

fn toast(workbench: Workbench) -> impl IntoView {
    view! {
        <div role="status">
            {move || workbench.notice().map(|notice| view! {
                <div class="toast">
                    <span>{notice.text}</span>
                    {notice.can_undo.then(|| view! { <button on:click=move |_| workbench.undo()>"Undo"</button> })}
                    <button class="plain" on:click=move |_| workbench.dismiss()>"Close"</button>
                </div>
            })}
        </div>
    }
}

/// Keys, pastes and drops that no field takes.
fn listen(workbench: Workbench, intake: Intake) {
    let keys = window_event_listener(ev::keydown, move |event| {
        let chord = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !chord || is_field(event.target()) {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z", false) => workbench.undo(),
            ("y", false) | ("z" | "Z", true) => workbench.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    // What is pressed often takes itself away, and the focus with it.
    let presses = window_event_listener(ev::click, |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if pressed.is_some_and(|pressed| matches!(pressed.closest("button"), Ok(Some(_)))) {
            browser::keep_focus_on_the_page();
        }
    });
    let pastes = window_event_listener(ev::paste, move |event| {
        if !is_field(event.target()) {
            intake.paste(&event);
        }
    });
    let hovers = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        intake.hover(true);
    });
    let leaves = window_event_listener(ev::dragleave, move |_| intake.hover(false));
    let drops = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        intake.hover(false);
        intake.drop(&event);
    });
    on_cleanup(move || {
        keys.remove();
        presses.remove();
        pastes.remove();
        hovers.remove();
        leaves.remove();
        drops.remove();
    });
}

fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT"))
}
