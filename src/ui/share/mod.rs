//! The design as a link: exactly what travels, how long it is, its QR code, and the same as a file.

mod forms;
mod link;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::workbench::Workbench;
use super::workbench::asking::{Heard, ask};
use aks_network_planner::messages::{Answer, SharedLink, Wanted};

/// What is known of the link.
#[derive(Clone, PartialEq)]
enum Link {
    Making,
    Made(Box<SharedLink>),
    Refused(String),
}

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    let replaced = RwSignal::new(false);
    let link = link_of(workbench, replaced);
    view! {
        <h1>"Share"</h1>
        <p class="lead">
            "The link carries the design itself, behind the # that no server sees: no resource ids, no resource groups, \
             nothing that was pasted. It can be opened for ever."
        </p>
        <p class="names-switch">
            <label>
                <input type="checkbox" prop:checked=move || replaced.get()
                    on:change=move |event| replaced.set(event_target_checked(&event)) />
                " Replace names by cluster-1, network-1 and so on"
            </label>
        </p>
        // Above the link, since that comes a moment later and would move it.
        <div class="actions">
            <button on:click=move |_| save(workbench)>"Save the design"</button>
            <small>"as a file, with all names and ids: paste or drop it here again"</small>
        </div>
        <section>
            <h2>"The link"</h2>
            {move || match link.get() {
                Link::Making => view! { <p role="status">"Making the link …"</p> }.into_any(),
                Link::Refused(why) => view! { <p class="problem" data-severity="error">{why}</p> }.into_any(),
                Link::Made(link) => link::card(*link).into_any(),
            }}
        </section>
        {forms::view(workbench)}
    }
}

/// The link of the design as it stands. One that was asked for earlier may be made later, and must not show names that
/// were to be replaced since.
fn link_of(workbench: Workbench, replaced: RwSignal<bool>) -> RwSignal<Link> {
    let link = RwSignal::new(Link::Making);
    let wanted = move || Some(Wanted::Link { names_kept: !replaced.get(), page: browser::address() });
    ask(workbench, wanted, move |heard| {
        link.set(match heard {
            Heard::Nothing | Heard::Asked => Link::Making,
            Heard::Made(Ok(Answer::Link(made))) => Link::Made(made),
            Heard::Made(Ok(_)) => Link::Refused("The link could not be made.".to_owned()),
            Heard::Made(Err(failure)) => Link::Refused(failure.sentence("The link was not made")),
        });
    });
    link
}

fn save(workbench: Workbench) {
    spawn_local(async move {
        if let Some(file) = workbench.document(Wanted::DesignFile).await {
            browser::save("aks-network-design.json", "application/json", &file);
        }
    });
}
