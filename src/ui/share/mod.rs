//! The design as a link: exactly what travels, how long it is, and the same as a file.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::parts::copy;
use super::workbench::Workbench;
use aks_network_planner::messages::{Answer, Wanted};

/// Up to so many characters every chat and mail program passes a link on whole.
const SAFE: usize = 2_000;

/// Beyond so many, mail programs cut what chat programs still pass on.
const LONG: usize = 8_000;

/// What is known of the link.
#[derive(Clone, PartialEq)]
enum Link {
    Making,
    Made { link: String, names: Vec<String> },
    Refused(String),
}

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    let replaced = RwSignal::new(false);
    let link = RwSignal::new(Link::Making);
    Effect::new(move |_| {
        let replaced = replaced.get();
        if workbench.design().is_none() {
            return;
        }
        link.set(Link::Making);
        spawn_local(async move {
            let made = workbench.made(Wanted::Link { names_kept: !replaced }).await;
            link.set(match made {
                Ok(Answer::Link { fragment, names }) => {
                    Link::Made { link: browser::address_with(&fragment), names }
                }
                Ok(_) => Link::Refused("The link could not be made.".to_owned()),
                Err(failure) => Link::Refused(failure.sentence("The link was not made")),
            });
        });
    });
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
            {move || of_link(link.get())}
        </section>
    }
}

fn save(workbench: Workbench) {
    spawn_local(async move {
        if let Some(file) = workbench.document(Wanted::DesignFile).await {
            browser::save("aks-network-design.json", "application/json", &file);
        }
    });
}

fn of_link(link: Link) -> AnyView {
    match link {
        Link::Making => view! { <p role="status">"Making the link …"</p> }.into_any(),
        Link::Refused(why) => view! { <p class="problem" data-severity="error">{why}</p> }.into_any(),
        Link::Made { link, names } => made(link, names).into_any(),
    }
}

fn made(link: String, names: Vec<String>) -> impl IntoView {
    let length = link.chars().count();
    let passes = if length <= SAFE {
        "every chat and mail program passes it on whole"
    } else if length <= LONG {
        "chat programs pass it on; a mail program may cut it"
    } else {
        "too long for most programs: send the file"
    };
    let (copied, opened) = (link.clone(), link.clone());
    let names: Vec<_> = names.into_iter().map(|name| view! { <li><mark>{name}</mark></li> }).collect();
    view! {
        <div class="actions">
            {copy::button("Copy the link", move || copied.clone())}
            <a class="button" href=opened target="_blank" rel="noreferrer">"Open it in a new tab"</a>
        </div>
        <p class="link-length">{format!("{length} characters: {passes}.")}</p>
        <p class="shared-link"><code>{link}</code></p>
        <h3>"Names that travel"</h3>
        <ul class="shared-names">{names}</ul>
    }
}
