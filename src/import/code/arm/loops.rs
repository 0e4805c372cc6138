//! `copy`: what a template makes several times.
use super::super::evaluate::MAX_ELEMENTS;
use super::super::value::{Datum, Field};
use super::template::Template;
use crate::text::tree::Node;

/// The members that a `copy` among properties makes.
pub(super) fn properties(template: &mut Template<'_, '_>, copies: &Node<'_>) -> Vec<Field> {
    let mut fields = Vec::new();
    for copy in copies.as_list().unwrap_or_default() {
        if let Some(name) = copy.get("name").and_then(Node::as_str) {
            fields.push(Field::new(name, values(template, copy)));
        }
    }
    fields
}

/// The list that one `copy` makes.
pub(super) fn values(template: &mut Template<'_, '_>, copy: &Node<'_>) -> Datum {
    let name = copy.get("name").and_then(Node::as_str).unwrap_or_default().to_owned();
    let Some(input) = copy.get("input") else { return Datum::list(copy.span, Vec::new()) };
    match count(template, copy) {
        Ok(count) => {
            let made =
                (0..count).map(|index| with_index(template, &name, index, |template| template.value(input)));
            Datum::list(copy.span, made.collect())
        }
        Err(unknown) => unknown,
    }
}

/// How many copies are made; else the value that is not known.
pub(super) fn count(template: &mut Template<'_, '_>, copy: &Node<'_>) -> Result<usize, Datum> {
    let Some(node) = copy.get("count") else { return Ok(1) };
    let count = template.value(node);
    match count.as_number().map(|count| usize::try_from(count.max(0)).unwrap_or(usize::MAX)) {
        Some(count) => Ok(count.min(MAX_ELEMENTS)),
        None => Err(count),
    }
}

/// Makes one copy.
pub(super) fn with_index<T>(
    template: &mut Template<'_, '_>,
    name: &str,
    index: usize,
    make: impl FnOnce(&mut Template<'_, '_>) -> T,
) -> T {
    let number = Datum::number(template.document.span, i64::try_from(index).unwrap_or(i64::MAX));
    template.state.locals.push((format!("copy:{}", name.to_ascii_lowercase()), number));
    let made = make(template);
    template.state.locals.pop();
    made
}
