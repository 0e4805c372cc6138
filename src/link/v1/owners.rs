//! [`Owners`]: whose machines a resource group holds, so that its name need not travel.
use std::collections::{BTreeMap, HashMap};

use crate::design::{Cluster, Design, NodeAddresses};

/// The clusters of a design by the resource groups of their machines.
pub(super) struct Owners {
    names: HashMap<String, u32>,
    /// By what the name of a group begins with, where no cluster tells it.
    beginnings: HashMap<String, u32>,
}

impl Owners {
    pub(super) fn of(design: &Design) -> Owners {
        let mut owners = Owners { names: HashMap::new(), beginnings: HashMap::new() };
        for (place, cluster) in (0..).zip(&design.clusters) {
            match (&cluster.node_resource_group, &cluster.resource_group) {
                (Some(group), _) => drop(owners.names.entry(group.to_ascii_lowercase()).or_insert(place)),
                (None, Some(group)) => {
                    let beginning = format!("mc_{group}_{}_", cluster.name).to_ascii_lowercase();
                    owners.beginnings.entry(beginning).or_insert(place);
                }
                (None, None) => {}
            }
        }
        owners
    }

    /// How many addresses the machines of each cluster hold, by its place; those of other machines left out.
    pub(super) fn of_clusters(&self, nodes: &[NodeAddresses]) -> BTreeMap<u32, u64> {
        let mut held: BTreeMap<u32, u64> = BTreeMap::new();
        for NodeAddresses { resource_group, addresses } in nodes {
            if let Some(owner) = self.owner(resource_group).filter(|_| *addresses > 0) {
                let of_owner = held.entry(owner).or_default();
                *of_owner = of_owner.saturating_add(*addresses);
            }
        }
        held
    }

    fn owner(&self, group: &str) -> Option<u32> {
        let beginnings = || group.match_indices('_').filter_map(|(at, _)| group.get(..=at));
        let by_beginning = || beginnings().find_map(|beginning| self.beginnings.get(beginning).copied());
        self.names.get(group).copied().or_else(by_beginning)
    }
}

/// The resource group that stands for the machines of the cluster at a place. It is none that Azure allows, so that a
/// command in which it stands shows that it is to be filled in.
pub(super) fn made_up_group(place: u32) -> String {
    format!("<node-resource-group-{}>", place.saturating_add(1))
}

/// Gives a cluster the resource group that its addresses are kept under.
pub(super) fn give_group(cluster: &mut Cluster, place: u32) {
    cluster.node_resource_group = Some(made_up_group(place));
}
