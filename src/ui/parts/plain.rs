//! Elements whose tag is told as the program runs: what is drawn seldom then costs the program one kind of element,
//! not one for each shape.
use leptos::html::custom;
use leptos::prelude::*;

/// An element with its class, where that is not empty, around its content.
pub(crate) fn element(tag: &'static str, class: &'static str, content: Vec<AnyView>) -> AnyView {
    marked(tag, class, None, content)
}

/// The same with a state for its colour.
pub(crate) fn marked(
    tag: &'static str,
    class: &'static str,
    state: Option<&'static str>,
    content: Vec<AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    custom(tag).attr("class", class).attr("data-fits", state).child(content).into_any()
}

/// An element around a text.
pub(crate) fn text(tag: &'static str, class: &'static str, text: &str) -> AnyView {
    element(tag, class, vec![text.to_owned().into_any()])
}
