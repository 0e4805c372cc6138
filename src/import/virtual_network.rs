//! Virtual networks with their subnets and peerings.
use std::net::IpAddr;

use super::block::Block;
use super::draft::Draft;
use super::{prefixes, subnet};
use crate::design::subject::segment;
use crate::design::{ConnectedRange, RangeKind, ResourceId};
use crate::text::tree::Node;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "location",
    "byCommand",
    "resourceGroup",
    "addressSpace",
    "addressPrefixes",
    "subnets",
    "virtualNetworkPeerings",
    "remoteAddressSpace",
    "remoteVirtualNetworkAddressSpace",
    "remoteVirtualNetwork",
    "newVNet",
    "encryption",
    "dhcpOptions",
    "dnsServers",
];

/// Reads a virtual network.
pub(super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let printed = node.get("name").and_then(Node::as_str);
    let name = printed.or_else(|| id.as_ref().and_then(ResourceId::name)).unwrap_or_default().to_owned();
    let network = draft.network(id, &name);
    let block = Block::new(node, draft.network_subject(network));
    if let Some(node) = block.get("name").filter(|node| node.as_str().is_some()) {
        draft.place(&block.subject, "name", node.span);
    }
    let location = block.text(draft, "location", "location");
    let space = block.child("addressSpace");
    let space = space.and_then(|space| prefixes::of_list(&space, draft, "addressPrefixes", "addressPrefix"));
    let servers = dns_servers(&block);
    if let Some(of) = draft.networks.get_mut(network) {
        of.location = location.or(of.location.take());
        of.prefixes = space.or(of.prefixes.take());
        of.dns_servers = servers.or(of.dns_servers.take());
        of.by_command |= block.is_set("byCommand");
    }
    encryption(&block, &name, draft);
    for node in block.list("subnets").unwrap_or_default().iter().filter(|node| node.is_object()) {
        subnet::read(node, network, draft);
    }
    for node in
        block.list("virtualNetworkPeerings").unwrap_or_default().iter().filter(|node| node.is_object())
    {
        read_peering(node, network, draft);
    }
    block.ignore_except(draft, "virtualNetworks[].", &[KEYS]);
}

/// The DNS servers of a network that is printed whole; without any its machines ask Azure's own.
fn dns_servers(block: &Block<'_, '_>) -> Option<Vec<IpAddr>> {
    let is_whole = block.has("provisioningState") || block.has("etag");
    match block.child("dhcpOptions") {
        Some(options) => {
            let servers = options.texts("dnsServers");
            Some(servers.iter().filter_map(|text| text.trim().parse().ok()).collect())
        }
        None => is_whole.then(Vec::new),
    }
}

/// Says what an encrypted network leaves in the clear.
fn encryption(block: &Block<'_, '_>, name: &str, draft: &mut Draft) {
    let Some(encryption) = block.child("encryption").filter(|encryption| encryption.is_set("enabled")) else {
        return;
    };
    draft.note(encryption.node().span, || {
        format!(
            "{name} encrypts what its machines send: with dynamic pod subnets only what nodes send, not what pods do, \
             and no API server can be integrated into it"
        )
    });
}

/// Reads a peering that is printed alone: it belongs to the network that its id names.
pub(super) fn read_peering_alone(node: &Node<'_>, draft: &mut Draft) {
    let owner = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse).and_then(|id| id.parent());
    let name = owner.as_ref().and_then(ResourceId::name).unwrap_or_default().to_owned();
    let network = draft.network(owner, &name);
    read_peering(node, network, draft);
}

fn read_peering(node: &Node<'_>, network: usize, draft: &mut Draft) {
    let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
    let name = draft.range_names.unique(name);
    let block = Block::new(node, format!("ranges/{}", segment(&name)));
    // The first is the remote address space as it is now, the second as it was when last synchronised.
    let spaces = ["remoteVirtualNetworkAddressSpace", "remoteAddressSpace"];
    let prefixes = spaces.into_iter().find_map(|key| {
        let space = block.child(key)?;
        prefixes::of_list(&space, draft, "addressPrefixes", "").filter(|prefixes| !prefixes.is_empty())
    });
    let Some(prefixes) = prefixes else {
        draft.note(node.span, || {
            format!("the peering {name} does not tell the remote address space; left out")
        });
        return;
    };
    if let Some(state) =
        block.text(draft, "peeringState", "peeringState").filter(|state| state != "Connected")
    {
        draft.note(node.span, || format!("the peering {name} is {state}; it counts as connected"));
    }
    let remote = block
        .child("remoteVirtualNetwork")
        .and_then(|remote| remote.text(draft, "id", "remoteVirtualNetwork"));
    draft.ranges.push(ConnectedRange {
        name,
        kind: RangeKind::Peered,
        prefixes,
        network: draft.networks.get(network).map(|network| network.name.clone()),
        remote: remote.as_deref().and_then(ResourceId::parse),
    });
}
