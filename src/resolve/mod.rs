//! The only place that knows defaults: a design becomes [`Resolved`], in which every value is known, with
//! where it comes from, or unknown, with the command that would tell.
//!
//! Decides which network model a cluster has and who its residents are; computes no demand.

mod attached;
mod cluster;
mod network;
mod outbound;
mod pool;
mod taken;
mod value;

use std::collections::HashMap;
use std::sync::Arc;

pub use attached::AttachedTo;
pub use cluster::{ResolvedCluster, distinct};
pub use network::{ResolvedNetwork, ResolvedSubnet, usable_of};
pub use outbound::{Outbound, Ports};
pub use pool::{Allocation, Moment, ResolvedPool};
pub use taken::DefaultTaken;
pub use value::{Ask, From, Value};

use crate::azure::Disagreement;
use crate::design::{Attached, ConnectedRange, Design, SubnetRef};
pub(crate) use value::word;

/// A design with every default filled in and every reference found. Subnets stand in one list and are
/// referred to by their place in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// Networks of the design, in its order, then those that the service manages, one a cluster.
    pub networks: Vec<ResolvedNetwork>,
    /// Every subnet of every network.
    pub subnets: Vec<ResolvedSubnet>,
    /// Connected ranges as the design has them.
    pub ranges: Vec<ConnectedRange>,
    /// Clusters, in the order of the design.
    pub clusters: Vec<ResolvedCluster>,
    /// Where sources disagree, those that are taken at the other source's word.
    pub taken_otherwise: Vec<Disagreement>,
    /// What stands around subnets.
    pub attached: Arc<Attached>,
}

impl Resolved {
    /// Whether the other source's word is taken.
    pub fn takes_otherwise(&self, disagreement: Disagreement) -> bool {
        self.taken_otherwise.contains(&disagreement)
    }

    /// The command that would tell of the subnet at that place: by its id, else by the names that are known.
    pub fn command_for_subnet(&self, place: usize) -> String {
        let Some(subnet) = self.subnets.get(place) else { return Ask::Subnet.command(None, "", None) };
        let network = self.networks.get(subnet.network);
        let of_network = || Some(format!("{}/subnets/{}", network?.id.as_ref()?, subnet.name));
        let id = subnet.id.as_ref().map(ToString::to_string).or_else(of_network);
        match (id, network) {
            (None, Some(network)) => {
                let (network, subnet) = (word(&network.name), word(&subnet.name));
                format!(
                    "az network vnet subnet show --resource-group <resource-group> --vnet-name {network} \
                     --name {subnet} --output json"
                )
            }
            (id, _) => Ask::Subnet.command(None, "", id.as_deref()),
        }
    }
}

/// Fills in what the service would take, finds what references mean.
pub fn resolve(design: &Design) -> Resolved {
    let machines = network::MachineGroups::of(&design.clusters);
    let mut resolved = Resolved {
        ranges: design.ranges.clone(),
        taken_otherwise: design.taken_otherwise.clone(),
        attached: Arc::clone(&design.attached),
        ..Resolved::default()
    };
    for network in &design.networks {
        resolved.add_network(network, &machines);
    }
    resolved.attach();
    let around = Around::of(design);
    resolved.clusters.reserve(design.clusters.len());
    for cluster in &design.clusters {
        let managed =
            cluster::uses_managed_network(cluster).then(|| resolved.add_managed_network(&cluster.name));
        resolved.clusters.push(cluster::resolve(cluster, &around, managed));
    }
    resolved
}

/// What a cluster is resolved amid.
struct Around<'d> {
    /// The places of subnets in [`Resolved::subnets`], by their local keys.
    places: HashMap<(&'d str, &'d str), usize>,
    taken_otherwise: &'d [Disagreement],
}

impl<'d> Around<'d> {
    fn of(design: &'d Design) -> Around<'d> {
        let networks = design.networks.iter();
        let keys =
            networks.flat_map(|network| network.subnets.iter().map(|subnet| (&*network.name, &*subnet.name)));
        let places = keys.enumerate().map(|(place, key)| (key, place)).collect();
        Around { places, taken_otherwise: &design.taken_otherwise }
    }

    fn takes_otherwise(&self, disagreement: Disagreement) -> bool {
        self.taken_otherwise.contains(&disagreement)
    }

    fn find(&self, reference: &SubnetRef) -> Option<usize> {
        self.places.get(&(reference.network.as_str(), reference.subnet.as_str())).copied()
    }
}
