//! The frame of a view that is about one cluster: its title with the cluster's name, and what stands there without one.
use leptos::prelude::*;

use super::parts::plain::{element, text};
use super::workbench::Workbench;

/// How a view is called.
pub(crate) struct Titles {
    /// Without a cluster.
    pub(crate) plain: &'static str,
    /// With one, whose name stands between the two.
    pub(crate) named: [&'static str; 2],
    /// What needs a cluster, at the beginning of a sentence: `"A plan"`.
    pub(crate) subject: &'static str,
}

/// The place of the cluster that is shown. Copies are the same.
pub(crate) type Place = Memo<Option<usize>>;

/// A view of the cluster that is shown; `content` is made anew when there is another one.
pub(crate) fn frame(
    workbench: Workbench,
    class: &'static str,
    titles: Titles,
    content: fn(Workbench, Place) -> AnyView,
) -> AnyView {
    let shown = Memo::new(move |_| workbench.shown_cluster());
    let place = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|(place, _)| *place)));
    let Titles { plain, named: [before, after], subject } = titles;
    let title = move || match shown.get() {
        Some((_, name)) => format!("{before}{name}{after}"),
        None => plain.to_owned(),
    };
    let content = move || match place.with(Option::is_some) {
        true => content(workbench, place),
        false => {
            let design = view! { <a href="#/design">"add one under Design"</a> };
            let words = vec![
                format!("{subject} needs a cluster: paste what ").into_any(),
                text("code", "", "az aks show"),
                " prints, or ".into_any(),
                design.into_any(),
                ".".into_any(),
            ];
            element("p", "empty", words)
        }
    };
    element("div", class, vec![view! { <h1>{title}</h1> }.into_any(), content.into_any()])
}
