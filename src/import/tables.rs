//! Tables of the Azure CLI and rows between tabs or commas.
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
