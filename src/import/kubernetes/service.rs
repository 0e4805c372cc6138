//! Services, as `kubectl get … --output json` prints them.
use std::net::IpAddr;

use super::{addresses, seen};
use crate::design::ObservedBalancer;
use crate::design::subject::segment;
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::text::tree::Node;

/// Reads a service: its ClusterIPs. One that holds none is counted among those listed.
pub(super) fn read(object: &Block<'_, '_>, draft: &mut Draft) {
    let Some((name, namespace)) = printed(object, "Service", draft) else { return };
    let Some(spec) = object.child("spec") else { return };
    let (cluster, subject) = seen::unnamed(draft);
    let subject = format!("{subject}/services/{}", segment(name.as_str().unwrap_or_default()));
    let single = spec.get("clusterIP").map(std::slice::from_ref);
    let nodes: &[Node<'_>] = spec.list("clusterIPs").or(single).unwrap_or_default();
    let mut found: Vec<IpAddr> = Vec::new();
    for node in nodes {
        let Some(text) = node.as_str() else { continue };
        if let Some(address) = addresses::address(text, node.span, "clusterIP", draft) {
            draft.place(&subject, "clusterIP", node.span);
            found.push(address);
        }
    }
    seen::add_service(cluster, name.span, namespace, found, false, draft);
    if spec.get("type").and_then(Node::as_str) == Some("LoadBalancer") {
        let balancer = ObservedBalancer {
            name: seen::full_name(namespace, name.as_str().unwrap_or_default()),
            ports: spec.list("ports").map_or(0, |ports| ports.len() as u64),
            address: outside(object),
        };
        seen::add_balancer(cluster, balancer, draft);
    }
    let full = format!("{}/{}", namespace.unwrap_or_default(), name.as_str().unwrap_or_default());
    let has_external_ips = spec.list("externalIPs").is_some_and(|addresses| !addresses.is_empty());
    seen::remark(cluster, &full, is_internal_and_local(object, &spec), has_external_ips, draft);
}

/// The address that a service is reached at from outside the cluster.
fn outside(object: &Block<'_, '_>) -> Option<IpAddr> {
    let status = object.child("status")?.child("loadBalancer")?;
    status.list("ingress")?.iter().find_map(|node| node.get("ip")?.as_str()?.parse().ok())
}

/// Whether a service is an internal load balancer that hands on only what arrives at a node with a pod of it.
fn is_internal_and_local(object: &Block<'_, '_>, spec: &Block<'_, '_>) -> bool {
    let is = |block: &Block<'_, '_>, key: &str, word: &str| {
        block.get(key).and_then(Node::as_str).is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    let annotations = object.child("metadata").and_then(|metadata| metadata.child("annotations"));
    annotations.is_some_and(|annotations| is(&annotations, super::INTERNAL, "true"))
        && is(spec, "type", "LoadBalancer")
        && is(spec, "externalTrafficPolicy", "Local")
}

/// Name and namespace of an object that the cluster printed: one that was only written to be applied has no day
/// of its creation.
pub(super) fn printed<'n, 't>(
    object: &Block<'n, 't>,
    kind: &str,
    draft: &mut Draft,
) -> Option<(&'n Node<'t>, Option<&'n str>)> {
    let metadata = object.child("metadata")?;
    let name = metadata.get("name").filter(|name| name.as_str().is_some_and(|text| !text.is_empty()))?;
    if metadata.get("creationTimestamp").is_none() && metadata.get("uid").is_none() {
        let message = format!(
            "a {kind} without a creationTimestamp is one that may be applied, not one that the cluster printed; \
             not read"
        );
        super::skip(object.node(), message, draft);
        return None;
    }
    Some((name, metadata.get("namespace").and_then(Node::as_str)))
}
