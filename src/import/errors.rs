//! Errors as the service, the network plugin and a node that starts print them.
use super::Reading;
use crate::text::Span;

/// The lines that are read here.
pub(super) fn claims(_text: &str, _span: Span) -> Vec<Span> {
    Vec::new()
}

/// Reads lines that were claimed.
pub(super) fn read(_text: &str, _span: Span) -> Vec<Reading> {
    Vec::new()
}

/// Reads an error that is JSON.
pub(super) fn read_json(_node: &crate::text::tree::Node<'_>, _draft: &mut super::draft::Draft) {}
