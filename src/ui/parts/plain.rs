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
    element(tag, class, worded(text))
}

/// A text in which what stands between backticks is code.
pub(crate) fn worded(text: &str) -> Vec<AnyView> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    let part = |(place, part): (usize, &str)| {
        let words = part.to_owned().into_any();
        if place % 2 == 1 { element("code", "", vec![words]) } else { words }
    };
    parts.map(part).collect()
}

/// Something to be opened, whose content is made when it is for the first time.
pub(crate) fn lazy_fold(
    title: &'static str,
    class: &'static str,
    content: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |_| is_open.set(true)>
            <summary>{title}</summary>
            {move || is_open.get().then(&content)}
        </details>
    }
    .into_any()
}
