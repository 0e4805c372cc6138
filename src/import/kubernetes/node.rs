//! Nodes, as `kubectl get nodes --output json` prints them.
use super::{addresses, pools, seen};
use crate::design::subject::segment;
use crate::design::{ObservedNode, OsType, PoolMode, ResourceId};
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::import::node_name;
use crate::text::tree::Node;

/// Reads a node.
pub(super) fn read(object: &Block<'_, '_>, draft: &mut Draft) {
    let Some(name) = object.node().get("metadata").and_then(|metadata| metadata.get("name")) else { return };
    let Some(text) = name.as_str().filter(|text| !text.is_empty()) else { return };
    if object.child("status").is_none() {
        let message = "a Node without a status is no node that the cluster printed; not read";
        return super::skip(object.node(), message.into(), draft);
    }
    let (cluster, subject) = seen::unnamed(draft);
    let subject = format!("{subject}/nodes/{}", segment(text));
    draft.place(&subject, "", name.span);
    let object = Block::new(object.node(), subject);
    let Some(status) = object.child("status") else { return };
    let spec = object.child("spec");
    let labels = object.child("metadata").and_then(|metadata| metadata.child("labels"));
    let info = status.child("nodeInfo");
    let capacity = status.child("capacity");
    let by_name = node_name::pool_of(text);
    let label = |key: &str, draft: &mut Draft| labels.as_ref()?.text(draft, key, "labels");
    let node = ObservedNode {
        name: text.to_owned(),
        machine: None,
        pool: label("kubernetes.azure.com/agentpool", draft)
            .or_else(|| label("agentpool", draft))
            .or_else(|| by_name.map(|(pool, _)| pool.to_owned())),
        mode: labels
            .as_ref()
            .and_then(|of| of.word(draft, "kubernetes.azure.com/mode", "mode", PoolMode::read)),
        os_type: info
            .as_ref()
            .and_then(|info| info.word(draft, "operatingSystem", "operatingSystem", OsType::read)),
        status: readiness(&status, spec.as_ref()),
        version: info.as_ref().and_then(|info| info.text(draft, "kubeletVersion", "version")),
        addresses: internal_addresses(&status, draft),
        pod_cidr: spec.as_ref().and_then(|spec| pod_cidr(spec, draft)),
        max_pods: capacity.and_then(|capacity| capacity.number(draft, "pods", "maxPods")),
    };
    if let Some(spec) = &spec {
        node_resource_group(spec, cluster, draft);
    }
    pools::place(cluster, &node, name.span, draft);
    seen::add_node(cluster, node, draft);
}

fn pod_cidr(spec: &Block<'_, '_>, draft: &mut Draft) -> Option<crate::net::Prefix> {
    let node = spec.get("podCIDR")?;
    let prefix = addresses::prefix(node.as_str()?, node.span, "podCIDR", draft)?;
    draft.place(&spec.subject, "podCIDR", node.span);
    Some(prefix)
}

fn internal_addresses(status: &Block<'_, '_>, draft: &mut Draft) -> Vec<std::net::IpAddr> {
    let mut found = Vec::new();
    for entry in status.list("addresses").unwrap_or_default() {
        let is_internal = entry.get("type").and_then(Node::as_str) == Some("InternalIP");
        let Some(node) = entry.get("address").filter(|_| is_internal) else { continue };
        let address = node.as_str().and_then(|text| addresses::address(text, node.span, "InternalIP", draft));
        if let Some(address) = address {
            draft.place(&status.subject, "address", node.span);
            found.push(address);
        }
    }
    found
}

/// The words of kubectl for the condition of a node.
fn readiness(status: &Block<'_, '_>, spec: Option<&Block<'_, '_>>) -> Option<String> {
    let is_ready = |condition: &&Node<'_>| condition.get("type").and_then(Node::as_str) == Some("Ready");
    let condition = status.list("conditions")?.iter().find(is_ready)?;
    let ready = condition.get("status").and_then(Node::as_str) == Some("True");
    let cordoned = spec.and_then(|spec| spec.get("unschedulable")).and_then(Node::as_bool) == Some(true);
    let word = if ready { "Ready" } else { "NotReady" };
    Some(if cordoned { format!("{word},SchedulingDisabled") } else { word.to_owned() })
}

/// The resource group in which the node's machine stands is that of the cluster's nodes.
fn node_resource_group(spec: &Block<'_, '_>, cluster: usize, draft: &mut Draft) {
    let Some(node) = spec.get("providerID") else { return };
    let id = node.as_str().and_then(|text| text.strip_prefix("azure://")).and_then(ResourceId::parse);
    let Some(id) = id else { return };
    let subject = seen::subject(cluster, draft);
    let Some(of) = draft.clusters.get_mut(cluster) else { return };
    if of.node_resource_group.is_none() {
        of.node_resource_group = Some(id.resource_group().to_owned());
        draft.place(&subject, "nodeResourceGroup", node.span);
    }
}
