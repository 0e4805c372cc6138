//! What policies select a pod by: its labels and the ports of its containers.
use super::labels;
use crate::design::{PodPort, PodTraits, Protocol};
use crate::import::block::Block;
use crate::text::tree::Node;

/// Reads the traits of a pod.
pub(super) fn read(metadata: Option<&Block<'_, '_>>, spec: Option<&Block<'_, '_>>) -> PodTraits {
    let containers = spec.and_then(|spec| spec.list("containers")).unwrap_or_default();
    let ports = containers.iter().filter_map(|container| container.get("ports")?.as_list()).flatten();
    PodTraits { labels: labels::read(metadata), ports: ports.filter_map(port).collect() }
}

fn port(node: &Node<'_>) -> Option<PodPort> {
    let number = u16::try_from(node.get("containerPort")?.as_u64()?).ok()?;
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let protocol = text("protocol").map_or(Some(Protocol::Tcp), Protocol::read)?;
    Some(PodPort { name: text("name").map(str::to_owned), protocol, number })
}
