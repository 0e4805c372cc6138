//! The range of the selected subnet, and what a press makes of it.
use leptos::prelude::*;

use super::edges::{Edging, Side};
use super::handles::Tell;
use aks_network_planner::azure::ranges::SUBNET_IN_USE;
use aks_network_planner::drawing::Stop;
use aks_network_planner::edit::Edit;

/// What a button makes of the range.
#[derive(Clone, Copy)]
enum Press {
    Larger,
    FirstHalf,
    LastHalf,
    Split,
    Join,
}

/// A quiet part below the map while a subnet with one IPv4 range is selected.
pub(super) fn section(edging: Edging) -> impl IntoView {
    use Press::{FirstHalf, Join, Larger, LastHalf, Split};
    let of = |fixed: &[_], told: &[_]| edging.attributes(Side::Lower, fixed, told);
    let says = |tell: Tell| edging.says(Side::Lower, tell);
    let warning = [("class", "problem"), ("data-severity", "warning")];
    let source = [("href", SUBNET_IN_USE.source.url), ("rel", "noreferrer"), ("target", "_blank")];
    let title: Tell = |edging, _| edging.edges(|edges| format!("{} {}", edges.name, edges.now));
    let buttons = [Larger, FirstHalf, LastHalf, Split, Join].map(|press| button(edging, press));
    view! {
        <section {..of(&[("class", "range")], &[("hidden", |edging, _| hidden(edging.edges(|_| ())))])}>
            <h2>{says(title)}</h2>
            <div class="actions">{buttons.into_iter().collect_view()}</div>
            <p {..of(&warning, &[("hidden", |edging, _| hidden(in_use(edging)))])}>
                {says(|edging, _| in_use(edging))}" "<a {..of(&source, &[])}>{SUBNET_IN_USE.source.grade.text()}", read "{SUBNET_IN_USE.source.read}</a>
            </p>
        </section>
    }
}

/// The attribute of what is there only while there is something to say.
fn hidden<T>(said: Option<T>) -> Option<String> {
    said.is_none().then(String::new)
}

fn in_use(edging: Edging) -> Option<String> {
    edging.edges(|edges| edges.in_use.clone())?
}

fn button(edging: Edging, press: Press) -> impl IntoView {
    view! { <button on:click=move |_| press.on(edging)>{move || press.label(edging)}</button> }
}

impl Press {
    fn label(self, edging: Edging) -> String {
        let word = match self {
            Press::Larger => "Larger",
            Press::FirstHalf | Press::LastHalf => "Smaller",
            Press::Split => return "Split".to_owned(),
            Press::Join => return "Join".to_owned(),
        };
        format!("{word} {}", self.stop(edging).map(|stop| stop.prefix.to_string()).unwrap_or_default())
    }

    fn on(self, edging: Edging) {
        let edit = |edit: fn(String) -> Edit| untrack(|| edging.edges(|edges| edit(edges.subject.clone())));
        let edit = match self {
            Press::Split => edit(|subject| Edit::Split { subject }),
            Press::Join => edit(|subject| Edit::Join { subject }),
            _ => return untrack(|| self.stop(edging)).into_iter().for_each(|stop| edging.take(stop)),
        };
        edit.into_iter().for_each(|edit| edging.change(edit));
    }

    /// The range that the button gives; a block can grow at one of its ends only.
    fn stop(self, edging: Edging) -> Option<Stop> {
        let (upper, lower) =
            (|right| edging.next(Side::Upper, right, false), |right| edging.next(Side::Lower, right, false));
        match self {
            Press::Larger => upper(true).or_else(|| lower(false)),
            Press::FirstHalf => upper(false),
            Press::LastHalf => lower(true),
            Press::Split | Press::Join => None,
        }
    }
}
