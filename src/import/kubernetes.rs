//! What kubectl prints of nodes, pods and services, and the service of a pool's machines.
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

/// Reads an object of Kubernetes, or a list of them.
pub(super) fn read_json(_node: &crate::text::tree::Node<'_>, _draft: &mut super::draft::Draft) {}

/// Reads a machine of a node pool.
pub(super) fn read_machine(_node: &crate::text::tree::Node<'_>, _draft: &mut super::draft::Draft) {}

/// Reads how many addresses of a subnet are in use.
pub(super) fn read_subnet_usage(_node: &crate::text::tree::Node<'_>, _draft: &mut super::draft::Draft) {}
