//! What can be changed later, beside each field: in place, by new pools, or by a new cluster, and what that takes.
use leptos::prelude::*;

use super::parts::plain::{element, text};
use super::workbench::Workbench;
use super::workbench::asking::{Heard, ask};
use aks_network_planner::messages::{Answer, ChangedLater, Reference, Wanted};

/// What was told of every field; empty until it is there.
#[derive(Clone, Copy)]
struct Told(RwSignal<Vec<ChangedLater>>);

/// Has the fields of the view tell how each can be changed later.
pub(crate) fn tell(workbench: Workbench) {
    let told = Told(RwSignal::new(Vec::new()));
    provide_context(told);
    ask(
        workbench,
        || Some(Wanted::ChangedLater),
        move |heard| {
            if let Heard::Made(Ok(Answer::ChangedLater(all))) = heard {
                told.0.update(|known| *known = all);
            }
        },
    );
}

/// How a field of a thing can be changed later, where the view tells it.
pub(crate) fn beside(subject: &str, field: &'static str) -> AnyView {
    let is_of_pool = subject.contains("/pools/");
    let is_of_cluster = subject.starts_with("clusters/");
    let Some(Told(told)) = use_context::<Told>().filter(|_| is_of_cluster) else { return ().into_any() };
    let own = Memo::new(move |_| {
        let is_own = |of: &&ChangedLater| of.is_of_pool == is_of_pool && of.field == field;
        told.with(|all| all.iter().find(is_own).cloned())
    });
    // It keeps its place until it is told, so that nothing moves under somebody's pointer.
    let told = move || own.get().map_or_else(|| element("div", "later", Vec::new()), drawn);
    told.into_any()
}

fn drawn(of: ChangedLater) -> AnyView {
    let mut content = vec![text("summary", "", &format!("Later {}", of.how))];
    content.extend(of.words.iter().map(|sentence| text("p", "", sentence)));
    content.extend(of.sources.into_iter().map(source));
    element("details", "later", content)
}

fn source(of: Reference) -> AnyView {
    let Reference { url, words } = of;
    element(
        "p",
        "source",
        vec![view! { <a href=url rel="noreferrer" target="_blank">{words}</a> }.into_any()],
    )
}
