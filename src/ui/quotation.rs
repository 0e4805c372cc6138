//! Lines of a text that was put in, with the one marked that holds a value.
use leptos::prelude::*;

use super::workbench::Source;
use aks_network_planner::import::{Place, Reading};
use aks_network_planner::text::LineIndex;

/// A value in a text that was put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The document's name.
    pub(crate) document: String,
    /// The line of the value, counted from 1.
    pub(crate) line: usize,
    /// That line and those around it, numbered.
    lines: Vec<(usize, String)>,
}

impl Quotation {
    /// The line of a value with the two around it; `None` where the text is not kept.
    pub(crate) fn of(source: &Source, reading: &Reading, place: &Place) -> Option<Quotation> {
        const AROUND: usize = 2;
        let text = source.text.as_deref()?;
        let line = LineIndex::new(text).line_column(place.span.start).line;
        let first = line.saturating_sub(AROUND).max(1);
        let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.chars().take(160).collect()));
        let lines = numbered.skip(first - 1).take(line + AROUND + 1 - first).collect();
        Some(Quotation { document: reading.name.clone(), line, lines })
    }
}

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
