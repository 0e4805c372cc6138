//! [`Resource`]: what a plan makes as Azure's resources, with their properties, before a template language spells them.
mod cluster;
mod network;

use super::plan::{Place, Plan};
use super::text::Text;
use super::tree::Tree;
use crate::azure::api;
use cluster::cluster;
use network::{address, gateway, network, table};

pub(super) use cluster::{note_previews, properties_of_pool};

/// A resource.
pub(super) struct Resource {
    /// Such as `Microsoft.Network/virtualNetworks`.
    pub(super) kind: &'static str,
    pub(super) version: &'static str,
    pub(super) symbol: Vec<String>,
    pub(super) name: Text,
    pub(super) location: Text,
    /// `sku`, `identity` and `properties`.
    pub(super) members: Tree,
}

const NETWORK: &str = api::NETWORK.value;

impl Resource {
    fn of(kind: &'static str, place: &Place, members: Tree) -> Resource {
        Resource {
            kind,
            version: NETWORK,
            symbol: place.symbol.clone(),
            name: place.name.clone(),
            location: place.location.clone(),
            members,
        }
    }

    /// Every text of it that is more than words of the design.
    pub(super) fn leaves(&self) -> Vec<&Text> {
        let mut leaves = vec![&self.name, &self.location];
        self.members.leaves(&mut leaves);
        leaves
    }
}

/// Everything of the plan, each after what it needs.
pub(super) fn resources(plan: &Plan) -> Vec<Resource> {
    let mut resources: Vec<Resource> = plan.addresses.iter().map(address).collect();
    resources.extend(plan.gateways.iter().map(gateway));
    resources.extend(plan.tables.iter().map(table));
    resources.extend(plan.networks.iter().map(network));
    resources.extend(plan.clusters.iter().map(cluster));
    resources
}

/// The parameters that resources use, by their places.
pub(super) fn used(plan: &Plan, resources: &[Resource]) -> Vec<usize> {
    let leaves: Vec<&Text> = resources.iter().flat_map(Resource::leaves).collect();
    let mut named = Vec::new();
    for leaf in leaves {
        named.push(leaf);
        // The name of a subnet that is a parameter stands in the ids of the subnet.
        if let Text::Subnet(network, subnet) = leaf {
            let subnet = plan.networks.get(*network).and_then(|network| network.subnets.get(*subnet));
            named.extend(subnet.map(|subnet| &subnet.name));
        }
    }
    (0..plan.asked.parameters.len()).filter(|place| named.contains(&&Text::Parameter(*place))).collect()
}

/// The group of the clusters, where they have one.
pub(super) fn group(plan: &Plan) -> Option<&str> {
    let mut groups = plan.clusters.iter().map(|of| match &of.place.group {
        Text::Given(group) => Some(group.as_str()),
        _ => None,
    });
    let first = groups.next()??;
    groups.all(|other| other == Some(first)).then_some(first)
}

/// The groups that the design has, where a template makes all in one.
pub(super) fn note_groups(plan: &mut Plan) {
    let places = plan.networks.iter().map(|of| &of.place).chain(plan.clusters.iter().map(|of| &of.place));
    let mut groups: Vec<String> = Vec::new();
    for place in places {
        if let Text::Given(group) = &place.group
            && !groups.contains(group)
        {
            groups.push(group.clone());
        }
    }
    if groups.len() > 1 {
        plan.asked.note(format!(
            "The design keeps its parts in the resource groups {}; this makes all of them in the one that it is deployed to.",
            groups.join(", ")
        ));
    }
}
