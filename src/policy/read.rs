//! Reads what the objects of a cluster say into [`Policy`].
mod cilium;
mod keys;
mod kubernetes;
mod labels;

use super::Policy;
use crate::design::{ObservedPolicy, PolicyKind};
use crate::text::json;
use keys::Keys;

/// The policy that an object stands for. What is not understood is listed by its key and leaves what depends on it
/// unknown.
pub fn read(of: &ObservedPolicy) -> Policy {
    let document = json::read(&of.content);
    let mut keys = Keys::default();
    let parts = match of.kind {
        PolicyKind::Kubernetes => kubernetes::parts(&document.node, &mut keys),
        PolicyKind::Cilium => cilium::parts(&document.node, false, &mut keys),
        PolicyKind::CiliumClusterwide => cilium::parts(&document.node, true, &mut keys),
    };
    Policy {
        kind: of.kind,
        namespace: of.namespace.clone(),
        name: of.name.clone(),
        parts,
        not_understood: keys.not_understood,
    }
}
