//! Subnets that add-ons name: they stand in the network, so that nothing else is planned into them.
use super::block::Block;
use super::draft::Draft;
use super::prefixes;
use crate::azure::Feature;
use crate::design::{Cluster, SubnetRef};

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "ingressApplicationGateway",
    "aciConnectorLinux",
    "config",
    "subnetId",
    "subnetCIDR",
    "subnetPrefix",
    "SubnetName",
];

/// The subnet that the service makes for an application gateway of which only a range is given.
const GATEWAY_SUBNET: &str = "ingress-appgateway-subnet";

/// Adds the subnets that a cluster's add-ons name to the network of its pools, and doubts one that pools use too.
pub(super) fn read(block: &Block<'_, '_>, cluster: &Cluster, draft: &mut Draft) {
    let Some(add_ons) = block.child("addonProfiles") else { return };
    let config = |name: &str, feature| {
        let is_on = cluster.features.has(feature);
        add_ons.child(name).filter(|_| is_on).and_then(|add_on| add_on.child("config"))
    };
    if let Some(config) = config("ingressApplicationGateway", Feature::ApplicationGateway) {
        gateway(&config, cluster, draft);
    }
    if let Some(config) = config("aciConnectorLinux", Feature::VirtualNodes)
        && let Some(name) = config.text(draft, "SubnetName", "addonProfiles")
        && let Some(network) = network_of_pools(cluster, draft)
    {
        let subnet = draft.subnet(network, None, &name);
        doubt(&config, "SubnetName", "virtual nodes need", subnet, cluster, draft);
    }
}

fn gateway(config: &Block<'_, '_>, cluster: &Cluster, draft: &mut Draft) {
    if let Some(subnet) = draft.subnet_reference(config, "subnetId", "addonProfiles") {
        return doubt(config, "subnetId", "an application gateway needs", Some(subnet), cluster, draft);
    }
    let ranges = ["subnetCIDR", "subnetPrefix"]
        .into_iter()
        .find_map(|key| prefixes::read(config, draft, key, key, "addonProfiles"));
    let (Some(ranges), Some(network)) = (ranges, network_of_pools(cluster, draft)) else { return };
    let Some(place) = draft.subnet_at(network, None, GATEWAY_SUBNET) else { return };
    if let Some(subnet) = draft.networks.get_mut(network).and_then(|of| of.subnets.get_mut(place)) {
        subnet.prefixes.get_or_insert(ranges);
    }
}

/// The network of the first pool that names a subnet.
fn network_of_pools(cluster: &Cluster, draft: &Draft) -> Option<usize> {
    let subnet = cluster.pools.iter().flatten().find_map(|pool| pool.subnet.as_ref())?;
    draft.networks.iter().position(|network| network.name == subnet.network)
}

/// Doubts a subnet that holds nodes or pods as well; `who` needs one of its own.
fn doubt(
    config: &Block<'_, '_>,
    key: &str,
    who: &str,
    subnet: Option<SubnetRef>,
    cluster: &Cluster,
    draft: &mut Draft,
) {
    let Some(subnet) = subnet else { return };
    let mut pools = cluster.pools.iter().flatten();
    let is_shared = pools.any(|pool| [&pool.subnet, &pool.pod_subnet].contains(&&Some(subnet.clone())));
    if let Some(node) = config.get(key).filter(|_| is_shared) {
        draft.warn(node.span, || {
            format!("{key}: subnet {} holds nodes or pods as well; {who} one of its own", subnet.subnet)
        });
    }
}
