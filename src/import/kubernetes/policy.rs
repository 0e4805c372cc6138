//! Network policies and the namespaces that they select, as `kubectl get … --output json` prints them.
use super::{labels, seen, service};
use crate::design::subject::segment;
use crate::design::{ObservedNamespace, ObservedPolicy, PolicyKind};
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::text::json::written;
use crate::text::tree::{Member, Node, Value};

/// Reads a policy; what it says is kept as it stands.
pub(super) fn read(kind: PolicyKind, object: &Block<'_, '_>, draft: &mut Draft) {
    let Some((name, namespace)) = service::printed(object, kind.text(), draft) else { return };
    let (cluster, subject) = seen::unnamed(draft);
    let text = name.as_str().unwrap_or_default();
    draft.place(&format!("{subject}/networkPolicies/{}", segment(text)), "", name.span);
    if kind == PolicyKind::Kubernetes {
        seen::add_policy(cluster, namespace, text, draft);
    }
    let namespace = namespace.filter(|_| kind != PolicyKind::CiliumClusterwide).map(str::to_owned);
    let policy = ObservedPolicy { kind, namespace, name: text.to_owned(), content: content(object.node()) };
    if !seen::add_content(cluster, policy, draft) {
        let message = format!("what more than {} policies say is not kept", seen::MAX_CONTENTS);
        super::skip(object.node(), message, draft);
    }
}

/// Reads a namespace.
pub(super) fn read_namespace(object: &Block<'_, '_>, draft: &mut Draft) {
    let Some((name, _)) = service::printed(object, "Namespace", draft) else { return };
    let (cluster, subject) = seen::unnamed(draft);
    let text = name.as_str().unwrap_or_default().to_owned();
    draft.place(&format!("{subject}/namespaces/{}", segment(&text)), "", name.span);
    let labels = labels::read(object.child("metadata").as_ref());
    seen::add_namespace(cluster, ObservedNamespace { name: text, labels }, draft);
}

/// `spec` and `specs` of an object.
fn content(object: &Node<'_>) -> String {
    let is_said = |member: &&Member<'_>| matches!(&*member.key, "spec" | "specs");
    let members = object.members().iter().filter(is_said).cloned().collect();
    written(&Node { span: object.span, value: Value::Object(members) })
}
