//! One thing of the design: its fields when it is unfolded, and what can be done with it.
use leptos::prelude::*;

use crate::ui::field::{self, When};
use crate::ui::workbench::Workbench;
use aks_network_planner::edit::{self, Edit, Editable, Field, Thing};

/// A thing and its fields.
pub(super) fn card(workbench: Workbench, thing: Editable) -> impl IntoView {
    let Editable { subject, thing: kind, name, depth } = thing;
    // Clusters and pools are what people come for.
    let unfolded =
        RwSignal::new(matches!(kind, Thing::Cluster | Thing::Pool | Thing::Subnet | Thing::Network));
    let toggled = move |event: leptos::ev::Event| {
        unfolded.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let edited = {
        let subject = subject.clone();
        move || workbench.is_edited(&subject, None).then_some("")
    };
    let pointed = {
        let subject = subject.clone();
        move || (workbench.subject().as_ref() == Some(&subject)).then_some("")
    };
    let of = StoredValue::new(subject.clone());
    let fields = Memo::new(move |_| {
        if !unfolded.get() {
            return Vec::new();
        }
        workbench.design().map(|design| edit::fields(&design, &of.get_value())).unwrap_or_default()
    });
    let title = format!("{} {name}", kind.title());
    view! {
        <li class="thing" data-depth=depth data-edited=edited data-pointed=pointed>
            <details open=unfolded.get_untracked() on:toggle=toggled>
                <summary>{title}</summary>
                <div class="fields">
                    <For each=move || fields.get() key=|field: &Field| field.field let:field>
                        {field::row(workbench, of.get_value(), fields, field, When::Typed)}
                    </For>
                </div>
                {actions(workbench, subject, kind)}
            </details>
        </li>
    }
}

fn actions(workbench: Workbench, subject: String, kind: Thing) -> impl IntoView {
    let (parent, duplicated, removed) = (subject.clone(), subject.clone(), subject.clone());
    let inner = match kind {
        Thing::Cluster => Some((Thing::Pool, "Add a node pool")),
        Thing::Network => Some((Thing::Subnet, "Add a subnet")),
        _ => None,
    };
    let add = inner.map(|(kind, label)| {
        let press = move |_| workbench.change(Edit::Add { kind, parent: parent.clone() });
        view! { <button on:click=press>{label}</button> }
    });
    let halves = (kind == Thing::Subnet).then(|| {
        let (split, join) = (subject.clone(), subject);
        view! {
            <button on:click=move |_| workbench.change(Edit::Split { subject: split.clone() })>"Split"</button>
            <button on:click=move |_| workbench.change(Edit::Join { subject: join.clone() })>"Join"</button>
        }
    });
    view! {
        <div class="actions">
            {add}
            {halves}
            <button on:click=move |_| workbench.change(Edit::Duplicate { subject: duplicated.clone() })>"Duplicate"</button>
            <button on:click=move |_| workbench.change(Edit::Remove { subject: removed.clone() })>"Remove"</button>
        </div>
    }
}
