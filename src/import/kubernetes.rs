//! What Kubernetes shows of its nodes, namespaces, pods, services and network policies, and what the service lists node by
//! node: machines of a pool, addresses in use of a subnet.
mod addresses;
mod labels;
mod machine;
mod node;
mod pod;
mod policy;
mod pools;
mod seen;
mod service;
mod subnet_usage;
mod tables;
mod traits;

use super::block::Block;
use super::draft::Draft;
use crate::design::PolicyKind;
use crate::text::quoted;
use crate::text::tree::Node;

pub(super) use machine::read as read_machine;
pub(super) use seen::Seen;
pub(super) use subnet_usage::read as read_subnet_usage;
pub(super) use tables::{claims, read};

/// The annotation that makes a load balancer internal.
const INTERNAL: &str = "service.beta.kubernetes.io/azure-load-balancer-internal";

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
    "specs",
    "podSelector",
    "policyTypes",
    "egress",
    "endpointSelector",
    "nodeSelector",
    "ingressDeny",
    "egressDeny",
    "enableDefaultDeny",
    "containerPort",
    "protocol",
    "status",
    "providerID",
    "podCIDR",
    "unschedulable",
    "nodeName",
    "hostNetwork",
    "containers",
    "clusterIP",
    "clusterIPs",
    "ports",
    "loadBalancer",
    "ingress",
    "externalIPs",
    "externalTrafficPolicy",
    "annotations",
    INTERNAL,
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

/// Those of them below which people choose the keys, or which are kept as they stand.
pub(super) const WHOLE: &[&str] = &[
    "labels",
    "specs",
    "podSelector",
    "endpointSelector",
    "nodeSelector",
    "enableDefaultDeny",
    "ingress",
    "egress",
    "ingressDeny",
    "egressDeny",
];

/// Reads an object of Kubernetes, or each of a list of them: those that a cluster printed, since others are only
/// wished for.
pub(super) fn read_json(node: &Node<'_>, draft: &mut Draft) {
    draft.at_end = Some(pools::tell);
    let kind = node.get("kind").and_then(Node::as_str);
    match node.get("items").and_then(Node::as_list) {
        Some(objects) => {
            let kind = kind.and_then(|kind| kind.strip_suffix("List"));
            objects.iter().for_each(|object| read_object(object, kind, draft));
        }
        None => {
            let kind = draft.items_kind.clone();
            read_object(node, kind.as_deref(), draft);
        }
    }
}

/// Reads one object; `listed` is the kind of those that the list around it holds.
fn read_object(node: &Node<'_>, listed: Option<&str>, draft: &mut Draft) {
    let kind = node.get("kind").and_then(Node::as_str).or(listed).unwrap_or_default();
    let object = Block::new(node, String::new());
    match (kind, group(node)) {
        ("Node", None | Some("")) => node::read(&object, draft),
        ("Pod", None | Some("")) => pod::read(&object, draft),
        ("Service", None | Some("")) => service::read(&object, draft),
        ("Namespace", None | Some("")) => policy::read_namespace(&object, draft),
        ("NetworkPolicy", None | Some("networking.k8s.io")) => {
            policy::read(PolicyKind::Kubernetes, &object, draft);
        }
        ("CiliumNetworkPolicy", None | Some("cilium.io")) => policy::read(PolicyKind::Cilium, &object, draft),
        ("CiliumClusterwideNetworkPolicy", None | Some("cilium.io")) => {
            policy::read(PolicyKind::CiliumClusterwide, &object, draft);
        }
        (other, _) => {
            let other = quoted(other);
            skip(node, format!("Kubernetes objects of kind {other} are not read"), draft);
        }
    }
}

/// The group of an object's API, empty for the core's; `None` where nothing tells.
fn group<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let version = node.get("apiVersion").and_then(Node::as_str)?;
    Some(version.split_once('/').map_or("", |(group, _)| group))
}

/// Leaves an object out, and says so once.
fn skip(node: &Node<'_>, message: String, draft: &mut Draft) {
    if draft.seen_objects.is_new_message(&message) {
        draft.note(node.span, || message);
    }
}
