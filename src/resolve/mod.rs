//! The only place that knows defaults: a design becomes [`Resolved`], in which every value is known, with
//! where it comes from, or unknown, with the command that would tell.
//!
//! Decides which network model a cluster has and who its residents are; computes no demand.

mod attached;
mod cluster;
pub(crate) mod command;
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
pub use outbound::{Outbound, Ports, addresses_of};
pub use pool::{Allocation, Moment, ResolvedPool};
pub use taken::DefaultTaken;
pub use value::{Ask, From, Value};

use crate::azure::Disagreement;
use crate::design::{Attached, Cluster, ConnectedRange, Design, SubnetRef};
pub(crate) use command::word;

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
                format!("{} --output json", command::subnet(None, &network.name, &subnet.name, "show"))
            }
            (id, _) => Ask::Subnet.command(None, "", id.as_deref()),
        }
    }
}

/// Fills in what the service would take, finds what references mean.
pub fn resolve(design: &Design) -> Resolved {
    Resolving::new(design).finish()
}

/// A design while it is resolved, for those of thousands of clusters.
pub struct Resolving<'d> {
    design: &'d Design,
    machines: network::MachineGroups,
    around: Around<'d>,
    networks: usize,
    resolved: Resolved,
}

impl<'d> Resolving<'d> {
    /// Begins with a design; nothing is resolved yet.
    pub fn new(design: &'d Design) -> Resolving<'d> {
        let resolved = Resolved {
            taken_otherwise: design.taken_otherwise.clone(),
            attached: Arc::clone(&design.attached),
            ..Resolved::default()
        };
        Resolving {
            design,
            machines: network::MachineGroups::of(&design.clusters),
            around: Around::of(design),
            networks: 0,
            resolved,
        }
    }

    /// Resolves about that many networks or clusters, or takes over the ranges that take as long; whether that was all.
    pub fn step(&mut self, count: usize) -> bool {
        let Resolving { design, machines, around, networks, resolved } = self;
        let ranges = design.ranges.get(resolved.ranges.len()..).unwrap_or_default();
        if !ranges.is_empty() {
            let count = count.saturating_mul(RANGES);
            resolved.ranges.extend(ranges.iter().take(count).cloned());
            if ranges.len() > count {
                return false;
            }
        }
        let left = design.networks.get(*networks..).unwrap_or_default();
        if !left.is_empty() {
            left.iter().take(count).for_each(|network| resolved.add_network(network, machines));
            *networks = networks.saturating_add(count).min(design.networks.len());
            if *networks < design.networks.len() {
                return false;
            }
        }
        if resolved.clusters.is_empty() {
            resolved.attach();
        }
        let done = resolved.clusters.len();
        for cluster in design.clusters.iter().skip(done).take(count) {
            let managed =
                cluster::uses_managed_network(cluster).then(|| resolved.add_managed_network(&cluster.name));
            resolved.clusters.push(cluster::resolve(cluster, around, managed));
        }
        resolved.clusters.len() == design.clusters.len()
    }

    /// What was resolved. Resolves the rest first where [`Resolving::step`] has not.
    pub fn finish(mut self) -> Resolved {
        while !self.step(usize::MAX) {}
        self.resolved
    }
}

/// Ranges that take as long as a cluster.
const RANGES: usize = 20;

/// Resolves anew where only the clusters at these places changed since the design was resolved; `None` where one of
/// them changes more than itself.
pub fn resolve_again(resolved: &mut Resolved, design: &Design, changed: &[usize]) -> Option<()> {
    let around = Around::of(design);
    for place in changed {
        let (now, of) = (design.clusters.get(*place)?, resolved.clusters.get(*place)?);
        let groups =
            |cluster: &Cluster| (cluster.node_resource_group.clone(), cluster.resource_group.clone());
        let is_managed = cluster::uses_managed_network(now);
        let is_another = now.name != of.said.name
            || groups(now) != groups(&of.said)
            || is_managed != cluster::uses_managed_network(&of.said);
        if is_another {
            return None;
        }
        // Managed networks stand in the order of their clusters.
        let number =
            design.clusters.iter().take(*place).filter(|of| cluster::uses_managed_network(of)).count();
        let mut networks = resolved.networks.iter().filter(|network| network.managed);
        let managed = networks.nth(number).and_then(|network| network.subnets.first()).copied();
        let managed = managed.filter(|_| is_managed);
        *resolved.clusters.get_mut(*place)? = cluster::resolve(now, &around, managed);
    }
    Some(())
}

/// What a cluster is resolved amid.
struct Around<'d> {
    /// The places of subnets in [`Resolved::subnets`], by their local keys.
    places: HashMap<(&'d str, &'d str), usize>,
    taken_otherwise: &'d [Disagreement],
    attached: &'d Attached,
}

impl<'d> Around<'d> {
    fn of(design: &'d Design) -> Around<'d> {
        let networks = design.networks.iter();
        let keys =
            networks.flat_map(|network| network.subnets.iter().map(|subnet| (&*network.name, &*subnet.name)));
        let places = keys.enumerate().map(|(place, key)| (key, place)).collect();
        Around { places, taken_otherwise: &design.taken_otherwise, attached: &design.attached }
    }

    fn takes_otherwise(&self, disagreement: Disagreement) -> bool {
        self.taken_otherwise.contains(&disagreement)
    }

    fn find(&self, reference: &SubnetRef) -> Option<usize> {
        self.places.get(&(reference.network.as_str(), reference.subnet.as_str())).copied()
    }
}
