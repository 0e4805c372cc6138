//! Pods, as `kubectl get pods --output json` prints them.
use super::{addresses, seen, traits};
use crate::design::ObservedPod;
use crate::design::subject::segment;
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::text::tree::Node;

/// Reads a pod.
pub(super) fn read(object: &Block<'_, '_>, draft: &mut Draft) {
    let metadata = object.child("metadata");
    let Some(name) = metadata.as_ref().and_then(|metadata| metadata.get("name")) else { return };
    let Some(text) = name.as_str().filter(|text| !text.is_empty()) else { return };
    let Some(status) = object.child("status") else {
        let message = "a Pod without a status is no pod that the cluster printed; not read";
        return super::skip(object.node(), message.into(), draft);
    };
    let (cluster, subject) = seen::unnamed(draft);
    let subject = format!("{subject}/pods/{}", segment(text));
    draft.place(&subject, "", name.span);
    let spec = object.child("spec");
    let text_of = |of: Option<&Block<'_, '_>>, key: &str| {
        of?.get(key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let address = status.get("podIP").and_then(|node| {
        let address = addresses::address(node.as_str()?, node.span, "podIP", draft)?;
        draft.place(&subject, "address", node.span);
        Some(address)
    });
    let pod = ObservedPod {
        namespace: text_of(metadata.as_ref(), "namespace"),
        name: text.to_owned(),
        ready: ready(&status, spec.as_ref()),
        status: state(&status, metadata.as_ref()),
        address,
        node: text_of(spec.as_ref(), "nodeName"),
        host_network: Some(
            spec.as_ref().and_then(|spec| spec.get("hostNetwork")).and_then(Node::as_bool) == Some(true),
        ),
        traits: None,
    };
    let traits = traits::read(metadata.as_ref(), spec.as_ref());
    seen::add_pod(cluster, pod, Some(traits), draft);
}

/// Containers that are ready, of all.
fn ready(status: &Block<'_, '_>, spec: Option<&Block<'_, '_>>) -> Option<String> {
    let all = spec?.list("containers")?.len();
    let statuses = status.list("containerStatuses").unwrap_or_default();
    let ready = statuses.iter().filter(|of| of.get("ready").and_then(Node::as_bool) == Some(true)).count();
    Some(format!("{ready}/{all}"))
}

/// The word of kubectl for the state of a pod: that it ends, what a container waits for, else its phase.
fn state(status: &Block<'_, '_>, metadata: Option<&Block<'_, '_>>) -> Option<String> {
    if metadata.is_some_and(|metadata| metadata.get("deletionTimestamp").is_some()) {
        return Some("Terminating".to_owned());
    }
    let waits = |of: &Node<'_>| {
        let reason = of.get("state")?.get("waiting")?.get("reason")?;
        reason.as_str().map(str::to_owned)
    };
    let word = |key: &str| status.get(key)?.as_str().filter(|word| !word.is_empty()).map(str::to_owned);
    let waiting = status.list("containerStatuses").unwrap_or_default().iter().find_map(waits);
    waiting.or_else(|| word("reason")).or_else(|| word("phase"))
}
