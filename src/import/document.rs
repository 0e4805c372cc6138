//! One JSON document: a single thing, or a list of them in any of its wrappers.
use super::draft::Draft;
use super::readers::Readers;
use super::things::Things;
use super::{Kind, Shape};
use crate::text::Span;
use crate::text::tree::Node;

/// The keys of wrappers.
pub(super) const KEYS: &[&str] = &[
    "value",
    "data",
    "newVNet",
    "nextLink",
    "skip_token",
    "skipToken",
    "$skipToken",
    "total_records",
    "totalRecords",
    "count",
    "networkProfile",
    "properties",
    "items",
];

/// Reads a document into a draft and says what it is.
pub(super) fn read(node: &Node<'_>, readers: &Readers, draft: &mut Draft) -> (Kind, Option<Shape>) {
    let things = match list_of(node) {
        Some((elements, wrapper)) => {
            draft.begin_list(node.get("kind").and_then(Node::as_str));
            let mut things = Things::of_list(wrapper);
            elements.iter().for_each(|element| things.read(element, readers, draft));
            note_more_pages(node, draft);
            things
        }
        None => {
            let mut things = Things::default();
            let thing = node.get("newVNet").filter(|inner| inner.is_object()).unwrap_or(node);
            things.read(thing, readers, draft);
            things
        }
    };
    things.finish(node.span, None, draft)
}

/// What a list stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapper {
    /// `[…]`, `{"value": […]}`, `{"apiVersion": …, "items": […]}`.
    List,
    /// `{"data": […]}`.
    ResourceGraph,
}

/// The elements of a document that is a list.
fn list_of<'n, 't>(node: &'n Node<'t>) -> Option<(&'n [Node<'t>], Wrapper)> {
    let under = |key: &str| node.get(key).and_then(Node::as_list);
    None.or_else(|| node.as_list().map(|elements| (elements, Wrapper::List)))
        .or_else(|| under("value").map(|elements| (elements, Wrapper::List)))
        .or_else(|| under("data").map(|elements| (elements, Wrapper::ResourceGraph)))
        .or_else(|| {
            let is_of_kubernetes = node.has("apiVersion") || node.has("kind");
            under("items").filter(|_| is_of_kubernetes).map(|elements| (elements, Wrapper::List))
        })
}

/// Says so where a list goes on elsewhere; it is then not whole.
pub(super) fn note_more_pages(node: &Node<'_>, draft: &mut Draft) {
    let Some((span, message)) = more_pages(node) else { return };
    draft.is_whole_list = false;
    draft.warn(span, || format!("more pages exist: {message}; what they list is not here"));
}

/// What tells that a list goes on elsewhere, and where it stands.
fn more_pages(node: &Node<'_>) -> Option<(Span, String)> {
    let set = |node: &Node<'_>, key: &str| {
        let node = node.get(key).filter(|node| node.as_str().is_some_and(|text| !text.is_empty()))?;
        Some((node.span, format!("{key} is set")))
    };
    let of_kubernetes = || set(node.get("metadata")?, "continue");
    let keys = ["nextLink", "skip_token", "skipToken", "$skipToken"];
    if let Some(found) = keys.into_iter().find_map(|key| set(node, key)).or_else(of_kubernetes) {
        return Some(found);
    }
    let number = |keys: [&str; 2]| {
        keys.into_iter().find_map(|key| Some((node.get(key)?.span, node.get(key)?.as_u64()?)))
    };
    let (all, here) = (number(["total_records", "totalRecords"]), number(["count", "count"]));
    let ((span, all), (_, here)) = (all?, here?);
    (all > here).then(|| (span, format!("{here} of {all} records are here")))
}
