//! Lines of a text that was put in, with the one marked that holds a value.
use leptos::prelude::*;

use super::workbench::Quotation;

/// The lines of a quotation.
pub(crate) fn lines(quotation: Quotation) -> impl IntoView {
    let Quotation { line, lines, .. } = quotation;
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(number, text)| {
            let marked = (number == line).then_some("true");
            view! { <span aria-current=marked>{format!("{number:>5}  {text}\n")}</span> }
        })
        .collect();
    view! { <pre class="quotation" tabindex="0">{lines}</pre> }
}
