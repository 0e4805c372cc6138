//! What Kubernetes shows of its nodes, pods, services and network policies, and what the service lists node by
//! node: machines of a pool, addresses in use of a subnet.
mod addresses;
mod machine;
mod node;
mod pod;
mod pools;
mod seen;
mod service;
mod subnet_usage;
mod tables;

use super::block::Block;
use super::draft::Draft;
use crate::text::quoted;
use crate::text::tree::Node;

pub(super) use machine::read as read_machine;
pub(super) use seen::Seen;
pub(super) use subnet_usage::read as read_subnet_usage;
pub(super) use tables::{claims, read};

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "kind",
    "items",
    "metadata",
    "continue",
    "name",
    "namespace",
    "creationTimestamp",
    "uid",
    "labels",
    "agentpool",
    "kubernetes.azure.com/agentpool",
    "kubernetes.azure.com/mode",
    "deletionTimestamp",
    "spec",
    "status",
    "providerID",
    "podCIDR",
    "unschedulable",
    "nodeName",
    "hostNetwork",
    "containers",
    "clusterIP",
    "clusterIPs",
    "addresses",
    "address",
    "type",
    "capacity",
    "pods",
    "conditions",
    "nodeInfo",
    "kubeletVersion",
    "operatingSystem",
    "phase",
    "podIP",
    "reason",
    "containerStatuses",
    "ready",
    "state",
    "waiting",
    "resourceId",
    "network",
    "ipAddresses",
    "ip",
    "kubernetes",
    "currentOrchestratorVersion",
    "orchestratorVersion",
    "maxPods",
    "osType",
    "mode",
    "currentValue",
    "limit",
];

/// Reads an object of Kubernetes: one that the cluster printed, since others are only wished for.
pub(super) fn read_json(node: &Node<'_>, draft: &mut Draft) {
    draft.at_end = Some(pools::tell);
    let kind = node.get("kind").and_then(Node::as_str).or(draft.items_kind.as_deref()).unwrap_or_default();
    let object = Block::new(node, String::new());
    match kind {
        "Node" => node::read(&object, draft),
        "Pod" => pod::read(&object, draft),
        "Service" => service::read(&object, draft),
        "NetworkPolicy" if is_of_kubernetes(node) => service::read_policy(&object, draft),
        other => {
            let other = quoted(other);
            skip(node, format!("Kubernetes objects of kind {other} are not read"), draft);
        }
    }
}

/// Whether a network policy is one of Kubernetes and not of an engine's own.
fn is_of_kubernetes(node: &Node<'_>) -> bool {
    let version = node.get("apiVersion").and_then(Node::as_str);
    version.is_none_or(|version| version.starts_with("networking.k8s.io/"))
}

/// Leaves an object out, and says so once.
fn skip(node: &Node<'_>, message: String, draft: &mut Draft) {
    if draft.seen_objects.is_new_message(&message) {
        draft.note(node.span, || message);
    }
}
