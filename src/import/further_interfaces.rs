//! Interfaces of a pool's nodes beside the first, which take addresses of their own subnets.
use super::block::Block;
use super::draft::Draft;
use crate::net::wording::listed;

/// Says that interfaces beside the first take addresses which no sum counts; their subnets stand in the network.
pub(super) fn read(block: &Block<'_, '_>, pool: &str, draft: &mut Draft) {
    let Some(profile) = block.child("networkProfile") else { return };
    let Some(interfaces) = profile.list("secondaryNetworkInterfaces") else { return };
    let mut subnets = Vec::new();
    for node in interfaces.iter().filter(|node| node.is_object()) {
        let interface = Block::new(node, block.subject.clone());
        let kind = interface.text(draft, "type", "networkProfile");
        let subnet = draft.subnet_reference(&interface, "vnetSubnetID", "networkProfile");
        if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("Standard")) {
            subnets.extend(subnet.map(|of| of.subnet));
        }
    }
    if let Some(first) = interfaces.first().filter(|_| !subnets.is_empty()) {
        draft.note(first.span, || {
            format!(
                "each node of pool {pool} takes one address more in {}, which no sum counts",
                listed(&subnets)
            )
        });
    }
}
