//! All that is kept on this machine: designs by name and drafts, each of which can be opened, renamed, saved as a file
//! and deleted.

mod entry;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::parts::plain::text;
use super::parts::theme;
use super::workbench::Workbench;
use super::workbench::keeping::{self, Keeping};
use super::workbench::persist::{self, DRAFTS_KEPT, Kept, Strange, Trouble};

/// Drafts that the first page offers.
const OFFERED: usize = 3;

const UNREADABLE: &str = "Something that is kept here cannot be read: it is damaged, or of another version of this \
                          planner. It stays as it is until you delete it.";

/// What is listed, and what was deleted while the list is looked at.
#[derive(Clone, Copy)]
struct Shelf {
    kept: RwSignal<Vec<Kept>>,
    strange: RwSignal<Vec<Strange>>,
    deleted: RwSignal<Vec<Kept>>,
    /// Why the last change of the list could not be kept.
    trouble: RwSignal<Option<Trouble>>,
    /// The slot of the design that is shown, and how that one stands.
    shown: u64,
    keeping: RwSignal<Keeping>,
}

impl Shelf {
    fn new(workbench: Workbench, keeping: RwSignal<Keeping>) -> Shelf {
        let (kept, strange) = (RwSignal::new(persist::all()), RwSignal::new(persist::strange()));
        let (deleted, trouble) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        Shelf { kept, strange, deleted, trouble, shown: workbench.slot(), keeping }
    }

    fn look(self) {
        self.kept.set(persist::all());
        self.strange.set(persist::strange());
    }

    /// Says whether a change of the list was kept.
    fn tell(self, kept: Result<(), Trouble>) {
        self.trouble.set(kept.err());
    }

    /// The theme that is kept, looked up whenever the list is.
    fn theme(self) -> Option<String> {
        self.kept.track();
        theme::kept()
    }

    fn delete(self, kept: Kept) {
        // Another window may have kept it anew since.
        let kept = persist::of_slot(kept.slot).unwrap_or(kept);
        persist::forget(kept.slot);
        if kept.slot == self.shown {
            self.keeping.set(Keeping::Idle);
        }
        self.deleted.update(|deleted| deleted.push(kept));
        self.look();
    }

    fn put_back(self) {
        self.trouble.set(None);
        let mut left = Vec::new();
        for kept in self.deleted.get_untracked() {
            if let Err(trouble) = kept.keep() {
                self.trouble.set(Some(trouble));
                left.push(kept);
            } else if kept.slot == self.shown {
                self.keeping.set(Keeping::Kept(kept.name));
            }
        }
        self.deleted.set(left);
        self.look();
    }

    /// Deletes everything, and what is about to be kept with it.
    fn delete_all(self) {
        theme::forget();
        self.keeping.set(Keeping::Idle);
        self.kept.get_untracked().into_iter().for_each(|kept| self.delete(kept));
        self.strange.get_untracked().iter().for_each(|strange| browser::forget(&strange.name));
        self.look();
    }
}

pub(crate) fn view(workbench: Workbench, open: Callback<Kept>, keeping: RwSignal<Keeping>) -> impl IntoView {
    let shelf = Shelf::new(workbench, keeping);
    Effect::new(move |_| {
        keeping.track();
        shelf.look();
    });
    let elsewhere = window_event_listener(ev::storage, move |_| shelf.look());
    on_cleanup(move || elsewhere.remove());
    view! {
        <h1>"Saved on this machine"</h1>
        <p class="lead">
            "Designs are kept in this browser alone, as values and never as the text that was pasted. "
            {format!("A design with a name stays until it is deleted; of drafts, the newest {DRAFTS_KEPT}. At most 2 MB each.")}
        </p>
        {own(workbench, keeping)}
        <section>
            <h2>"Designs"</h2>
            <ul class="things shelf">
                <For each=move || shelf.kept.get() key=|kept| (kept.slot, kept.saved, kept.name.clone(), kept.is_named) let:kept>
                    {entry::card(workbench, open, shelf, kept)}
                </For>
            </ul>
            {move || shelf.kept.with(Vec::is_empty).then(|| view! { <p class="empty">"Nothing is kept."</p> })}
            <div role="status">{move || deleted(shelf)}</div>
            <div role="alert">{move || shelf.trouble.get().map(|trouble| text("p", "problem", &trouble.sentence()))}</div>
        </section>
        {move || strange(shelf)}
        <section>
            <h2>"Everything else that is kept"</h2>
            <p>{move || shelf.theme().map_or_else(|| "The theme: that of the system.".to_owned(), |theme| format!("The theme: {theme}."))}</p>
            {drafts()}
            <div class="actions">
                <button on:click=move |_| shelf.delete_all()>"Delete everything"</button>
                <small>"but whether drafts are kept"</small>
            </div>
        </section>
    }
}

/// The designs that were kept last, for the first page; nothing where there are none.
pub(crate) fn offers(open: Callback<Kept>) -> Option<impl IntoView> {
    let (kept, strange) = (persist::all(), persist::strange());
    if kept.is_empty() && strange.is_empty() {
        return None;
    }
    let offers: Vec<_> = kept
        .into_iter()
        .take(OFFERED)
        .map(|kept| {
            let (name, saved) = (kept.name.clone(), browser::moment(kept.saved));
            view! { <li><button on:click=move |_| open.run(kept.clone())>{name}</button>" "<small>{saved}</small></li> }
        })
        .collect();
    Some(view! {
        <section>
            <h2>"Or go on where you were"</h2>
            <ul class="offers">{offers}</ul>
            {(!strange.is_empty()).then(|| text("p", "problem", UNREADABLE))}
            <p><a href="#/saved">"All that is kept on this machine"</a></p>
        </section>
    })
}

/// The design that is shown, with a name to keep it under.
fn own(workbench: Workbench, keeping: RwSignal<Keeping>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let keep = move || {
        let wanted = name.get_untracked().trim().to_owned();
        spawn_local(async move {
            let title =
                workbench.design_untracked().map(|design| keeping::title(&design)).unwrap_or_default();
            let named = if wanted.is_empty() { title } else { wanted };
            keeping::adopt(workbench, named, keeping).await;
        });
    };
    let stands = move || match keeping.get() {
        Keeping::Idle => view! { <p>"This design is not kept."</p> }.into_any(),
        Keeping::Pending => view! { <p>"A change is about to be kept."</p> }.into_any(),
        Keeping::Kept(name) => view! { <p>{format!("This design is kept as {name}.")}</p> }.into_any(),
        Keeping::Not(trouble) => {
            view! { <p class="problem" data-severity="error">{trouble.sentence()}</p> }.into_any()
        }
    };
    view! {
        <Show when=move || !workbench.is_empty()>
            <section class="own">
                <div role="status">{stands}</div>
                <form class="actions" on:submit=move |event| { event.prevent_default(); keep(); }>
                    <label>"Keep it as "<input type="text" autocomplete="off" spellcheck="false" maxlength="120"
                        prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) /></label>
                    <button type="submit">"Keep"</button>
                </form>
            </section>
        </Show>
    }
}

/// What cannot be read; nothing where there is none.
fn strange(shelf: Shelf) -> Option<impl IntoView> {
    let strange = shelf.strange.get();
    (!strange.is_empty()).then(|| {
        let entries: Vec<_> = strange.into_iter().map(|strange| entry::strange(shelf, strange)).collect();
        view! {
            <section>
                <h2>"What cannot be read"</h2>
                <p class="problem">{UNREADABLE}</p>
                <ul class="things strange">{entries}</ul>
            </section>
        }
    })
}

fn deleted(shelf: Shelf) -> Option<impl IntoView> {
    let count = shelf.deleted.with(Vec::len);
    let words = if count == 1 {
        "A design was deleted.".to_owned()
    } else {
        format!("{count} designs were deleted.")
    };
    (count > 0).then(|| {
        view! { <p>{words}" "<button on:click=move |_| shelf.put_back()>"Put back"</button></p> }
    })
}

/// The switch for drafts.
fn drafts() -> impl IntoView {
    let keeps = RwSignal::new(persist::keeps_drafts());
    let turn = move |event| {
        keeps.set(event_target_checked(&event));
        persist::keep_drafts(keeps.get_untracked());
    };
    view! {
        <label class="saved-switch">
            <input type="checkbox" prop:checked=move || keeps.get() on:change=turn />
            " Keep a draft of every design while I work at it"
        </label>
    }
}
