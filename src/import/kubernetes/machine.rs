//! Machines of a node pool, as `az aks machine list` and ARM print them.
use super::{addresses, pools, seen};
use crate::design::subject::segment;
use crate::design::{ObservedNode, OsType, PoolMode, ResourceId};
use crate::import::block::Block;
use crate::import::draft::Draft;
use crate::import::{node_name, node_pool};
use crate::text::tree::Node;

/// Reads a machine: it belongs to the pool and the cluster that its id names.
pub(in crate::import) fn read(node: &Node<'_>, draft: &mut Draft) {
    draft.at_end = Some(pools::tell);
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let of_pool = id.as_ref().and_then(ResourceId::parent);
    let Some(name) = node.get("name").filter(|name| name.as_str().is_some_and(|text| !text.is_empty()))
    else {
        return;
    };
    let machine = name.as_str().unwrap_or_default();
    let cluster = node_pool::owner(of_pool.as_ref().and_then(ResourceId::parent), draft);
    let of_cluster = seen::subject(cluster, draft);
    let subject = format!("{of_cluster}/nodes/{}", segment(machine));
    let block = Block::new(node, subject.clone());
    draft.place(&subject, "", name.span);
    let of_kubernetes = block.child("kubernetes");
    let version = of_kubernetes.as_ref().and_then(|of| {
        let current = of.text(draft, "currentOrchestratorVersion", "version");
        current.or_else(|| of.text(draft, "orchestratorVersion", "version"))
    });
    let node_name = of_kubernetes.as_ref().and_then(|of| of.text(draft, "nodeName", "nodeName"));
    let by_name =
        node_name::pool_of(node_name.as_deref().unwrap_or(machine)).map(|(pool, _)| pool.to_owned());
    let os = block.child("operatingSystem");
    let node = ObservedNode {
        machine: Some(machine.to_owned()),
        pool: of_pool.as_ref().and_then(|id| id.segment("agentPools")).map(str::to_owned).or(by_name),
        mode: block.word(draft, "mode", "mode", PoolMode::read),
        os_type: os.and_then(|os| os.word(draft, "osType", "osType", OsType::read)),
        status: None,
        version,
        addresses: all_addresses(&block, draft),
        pod_cidr: None,
        max_pods: of_kubernetes.as_ref().and_then(|of| of.number(draft, "maxPods", "maxPods")),
        name: node_name.unwrap_or_else(|| machine.to_owned()),
    };
    if let Some(resource) = block.get("resourceId") {
        let id = resource.as_str().and_then(ResourceId::parse);
        if let (Some(id), Some(of)) = (id, draft.clusters.get_mut(cluster)) {
            of.node_resource_group.get_or_insert_with(|| id.resource_group().to_owned());
            draft.place(&of_cluster, "nodeResourceGroup", resource.span);
        }
    }
    pools::place(cluster, &node, name.span, draft);
    seen::add_node(cluster, node, draft);
}

fn all_addresses(block: &Block<'_, '_>, draft: &mut Draft) -> Vec<std::net::IpAddr> {
    let Some(network) = block.child("network") else { return Vec::new() };
    let mut found = Vec::new();
    for entry in network.list("ipAddresses").unwrap_or_default() {
        let Some(node) = entry.get("ip") else { continue };
        if let Some(address) = node.as_str().and_then(|text| addresses::address(text, node.span, "ip", draft))
        {
            draft.place(&block.subject, "address", node.span);
            found.push(address);
        }
    }
    found
}
