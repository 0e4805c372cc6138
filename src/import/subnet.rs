//! Subnets: printed alone, in lists, and inside their virtual network.
use std::collections::BTreeMap;

use super::block::Block;
use super::draft::Draft;
use super::prefixes;
use crate::design::subject::segment;
use crate::design::{NodeAddresses, OfSubnet, ResourceId, Subnet, Usage};
use crate::text::tree::Node;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "resourceGroup",
    "addressPrefix",
    "addressPrefixes",
    "ipConfigurations",
    "usage",
    "total",
    "machines",
    "addresses",
    "reserve",
    "byCommand",
    "delegations",
    "serviceName",
    "natGateway",
    "routeTable",
    "networkSecurityGroup",
    "provisioningState",
    "etag",
];

/// Reads a subnet that is printed alone: it belongs to the network that its id names, else to one that nobody
/// named.
pub(super) fn read_alone(node: &Node<'_>, draft: &mut Draft) {
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let owner = id.as_ref().filter(|id| id.segment("subnets").is_some()).and_then(ResourceId::parent);
    let name = owner.as_ref().and_then(ResourceId::name).unwrap_or_default().to_owned();
    let network = draft.network(owner, &name);
    read(node, network, draft);
}

/// Reads a subnet of the network with that index.
pub(super) fn read(node: &Node<'_>, network: usize, draft: &mut Draft) {
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let printed = node.get("name").and_then(Node::as_str);
    let name = printed.or_else(|| id.as_ref().and_then(ResourceId::name)).unwrap_or_default().to_owned();
    let Some(index) = draft.subnet_at(network, id.clone(), &name) else { return };
    let Some(name) =
        draft.networks.get(network).and_then(|of| of.subnets.get(index)).map(|of| of.name.clone())
    else {
        return;
    };
    let block = Block::new(node, format!("{}/{}", draft.network_subject(network), segment(&name)));
    if let Some(node) = block.get("name").filter(|node| node.as_str().is_some()) {
        draft.place(&block.subject, "name", node.span);
    }
    let subnet = values(&block, name, id, draft);
    if let Some(place) = draft.networks.get_mut(network).and_then(|of| of.subnets.get_mut(index)) {
        *place = subnet;
    }
}

fn values(block: &Block<'_, '_>, name: String, id: Option<ResourceId>, draft: &mut Draft) -> Subnet {
    // Only a whole document tells by leaving a key out.
    let complete = block.get("provisioningState").is_some() || block.get("etag").is_some();
    block.ignore_except(draft, "subnets[].", &[KEYS]);
    let has = |key: &str| block.get(key)?.get("id")?.as_str().and_then(ResourceId::parse);
    if let Some(subnet) = &id {
        let all = ["natGateway", "routeTable", "networkSecurityGroup"].into_iter().filter_map(has);
        draft.attached.of_subnets.extend(all.map(|has| OfSubnet { subnet: subnet.clone(), has }));
    }
    Subnet {
        name,
        id,
        prefixes: prefixes::read(block, draft, "addressPrefixes", "addressPrefix", "addressPrefix"),
        usage: usage(block, complete, draft),
        reserve: block.number(draft, "reserve", "reserve"),
        delegations: delegations(block, complete, draft),
        nat_gateway: attached(block, "natGateway", complete, draft),
        route_table: attached(block, "routeTable", complete, draft),
        network_security_group: attached(block, "networkSecurityGroup", complete, draft),
        by_command: block.is_set("byCommand"),
    }
}

fn usage(block: &Block<'_, '_>, complete: bool, draft: &mut Draft) -> Option<Usage> {
    if let Some(counted) = block.child("usage") {
        return counted_usage(&counted, draft);
    }
    let Some(node) = block.get("ipConfigurations") else { return complete.then(Usage::default) };
    let Some(configurations) = node.as_list() else {
        draft.warn(node.span, || format!("ipConfigurations: expected a list, found {}", node.described()));
        return None;
    };
    draft.place(&block.subject, "ipConfigurations", node.span);
    let ids = configurations.iter().filter_map(|node| node.get("id").unwrap_or(node).as_str());
    let mut nodes: BTreeMap<String, u64> = BTreeMap::new();
    for group in ids.filter_map(group_of_machine) {
        *nodes.entry(group.to_ascii_lowercase()).or_default() += 1;
    }
    let nodes =
        nodes.into_iter().map(|(resource_group, addresses)| NodeAddresses { resource_group, addresses });
    Some(Usage { total: configurations.len() as u64, nodes: Some(nodes.collect()) })
}

/// The addresses in use as a design file counts them.
fn counted_usage(block: &Block<'_, '_>, draft: &mut Draft) -> Option<Usage> {
    let total = block.number(draft, "total", "ipConfigurations")?;
    let of_machine = |node: &Node<'_>| {
        let resource_group = node.get("resourceGroup")?.as_str()?.to_ascii_lowercase();
        Some(NodeAddresses { resource_group, addresses: node.get("addresses")?.as_u64()? })
    };
    let nodes = block.list("machines").map(|machines| machines.iter().filter_map(of_machine).collect());
    Some(Usage { total, nodes })
}

/// The resource group of the machine that holds an IP configuration; `None` where something else holds it.
fn group_of_machine(id: &str) -> Option<&str> {
    let after = |key: &str| {
        let mut segments = id.split('/');
        segments.by_ref().find(|segment| segment.eq_ignore_ascii_case(key))?;
        segments.next()
    };
    let scale_set = after("virtualMachineScaleSets").or_else(|| after("virtualMachines")).is_some();
    let aks = |name: &str| name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aks-"));
    (scale_set || after("networkInterfaces").is_some_and(aks)).then(|| after("resourceGroups"))?
}

/// The services that a subnet is delegated to: texts, or objects with the name beside or under `properties`.
fn delegations(block: &Block<'_, '_>, complete: bool, draft: &mut Draft) -> Option<Vec<String>> {
    let Some(elements) = block.list("delegations") else { return complete.then(Vec::new) };
    let mut services = Vec::new();
    for node in elements {
        let service = match node.as_str() {
            Some(_) => Some(node),
            None => Block::new(node, String::new()).get("serviceName"),
        };
        if let Some(text) = service.and_then(Node::as_str) {
            draft.place(&block.subject, "delegations", node.span);
            services.push(text.to_owned());
        }
    }
    Some(services)
}

fn attached(block: &Block<'_, '_>, key: &str, complete: bool, draft: &mut Draft) -> Option<bool> {
    let Some(node) = block.get(key) else { return complete.then_some(false) };
    draft.place(&block.subject, key, node.span);
    Some(node.as_bool().unwrap_or(true))
}
