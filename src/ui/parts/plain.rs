//! Elements whose tag is told as the program runs: what is drawn seldom then costs the program one kind of element,
//! not one for each shape.
use leptos::html::custom;
use leptos::prelude::*;

/// An element with its class, where that is not empty, around its content.
pub(crate) fn element(tag: &'static str, class: &'static str, content: Vec<AnyView>) -> AnyView {
    with(tag, class, "data-fits", None, content)
}

/// The same with an attribute more, where that has a value.
pub(crate) fn with(
    tag: &'static str,
    class: &'static str,
    attribute: &'static str,
    value: Option<String>,
    content: Vec<AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    custom(tag).attr("class", class).attr(attribute, value).child(content).into_any()
}

/// An element around a text.
pub(crate) fn text(tag: &'static str, class: &'static str, text: &str) -> AnyView {
    element(tag, class, vec![text.to_owned().into_any()])
}
