//! [`Given`]: the cluster that a way begins at, and commands with its names.
use super::demands;
use super::ipam::Ipam;
use crate::azure::NetworkModel;
use crate::design::{NetworkDataplane, NetworkPolicy, NodePool, OutboundType, Stage, Word};
use crate::resolve::{
    Allocation, Resolved, ResolvedCluster, ResolvedNetwork, ResolvedSubnet, Value, command, word,
};

/// A cluster as it is.
pub(super) struct Given<'r> {
    pub(super) resolved: &'r Resolved,
    pub(super) place: usize,
    pub(super) cluster: &'r ResolvedCluster,
}

impl<'r> Given<'r> {
    pub(super) fn of(resolved: &'r Resolved, place: usize) -> Option<Given<'r>> {
        Some(Given { resolved, place, cluster: resolved.clusters.get(place)? })
    }

    /// The name in a sentence.
    pub(super) fn name(&self) -> &'r str {
        self.cluster.name()
    }

    /// Whether it is still to be created.
    pub(super) fn is_to_come(&self) -> bool {
        self.cluster.said.stage == Stage::Template
    }

    /// Its model with the allocation of its pod subnets; `None`: not known, or pools mix allocations.
    pub(super) fn ipam(&self) -> Option<Ipam> {
        Some(match self.cluster.model()? {
            NetworkModel::Overlay => Ipam::Overlay,
            NetworkModel::NodeSubnet => Ipam::NodeSubnet,
            NetworkModel::Kubenet => Ipam::Kubenet,
            NetworkModel::None => Ipam::OwnCni,
            NetworkModel::PodSubnet => {
                let mut pools = self.cluster.pools().iter().filter_map(|pool| pool.allocation);
                let first = pools.next()?;
                if pools.any(|other| other != first) {
                    return None;
                }
                match first {
                    Allocation::Dynamic => Ipam::PodSubnet,
                    Allocation::StaticBlock => Ipam::StaticBlocks,
                }
            }
        })
    }

    /// The policy engine, where the input itself shows it.
    pub(super) fn engine(&self) -> Option<NetworkPolicy> {
        shown(&self.cluster.network_policy)
    }

    /// The data plane, where the input itself shows it.
    pub(super) fn dataplane(&self) -> Option<NetworkDataplane> {
        shown(&self.cluster.network_dataplane)
    }

    /// The outbound type, where the input itself shows it.
    pub(super) fn outbound(&self) -> Option<OutboundType> {
        shown(&self.cluster.outbound_type)
    }

    /// What the input says of its pools; `None`: nothing lists them.
    pub(super) fn pools(&self) -> Option<&'r [NodePool]> {
        self.cluster.said.pools.as_deref().filter(|pools| !pools.is_empty())
    }

    /// The subnets of its nodes and pods that the design holds, with their networks.
    pub(super) fn subnets(&self) -> impl Iterator<Item = (usize, &'r ResolvedSubnet, &'r ResolvedNetwork)> {
        let resolved = self.resolved;
        self.cluster.subnets().into_iter().filter_map(move |place| {
            let subnet = resolved.subnets.get(place)?;
            Some((place, subnet, resolved.networks.get(subnet.network)?))
        })
    }

    /// Whether the service makes its network; `None`: its pools are not known.
    pub(super) fn is_managed(&self) -> Option<bool> {
        let pools = self.pools()?;
        if pools.iter().any(|pool| pool.subnet.is_some()) {
            return Some(false);
        }
        let is_told = |pool: &NodePool| !pool.seen_only && !demands::is_untold(pool, "vnetSubnetID");
        (pools.iter().all(is_told) && self.cluster.said.hosted_node_subnet.is_none()).then_some(true)
    }

    /// Its resource group as a word of a shell, or a placeholder.
    pub(super) fn group(&self) -> String {
        command::group(&self.cluster.said)
    }

    /// Its name as a word of a shell, or a placeholder.
    pub(super) fn named(&self) -> String {
        command::name(&self.cluster.said)
    }

    /// `az aks update` with those flags.
    pub(super) fn update(&self, flags: &str) -> String {
        self.aks("update", flags)
    }

    /// `az aks show` of a part.
    pub(super) fn show(&self, query: &str) -> String {
        self.aks("show", &format!("--query {} --output json", word(query)))
    }

    /// `az aks <verb>` on the cluster.
    pub(super) fn aks(&self, verb: &str, flags: &str) -> String {
        with(command::aks(&self.cluster.said, verb), flags)
    }

    /// `az aks nodepool <verb>` on a pool of the cluster.
    pub(super) fn pool(&self, verb: &str, pool: &str, flags: &str) -> String {
        with(command::nodepool(&self.cluster.said, verb, pool), flags)
    }

    /// The command that prints the cluster.
    pub(super) fn ask(&self) -> String {
        self.aks("show", "--output json")
    }

    /// The names of its pools in a sentence, `its pools` where none is known.
    pub(super) fn first_pool(&self) -> String {
        self.pools().and_then(|pools| pools.first()).map_or("<pool>".to_owned(), |pool| word(&pool.name))
    }
}

fn with(command: String, flags: &str) -> String {
    if flags.is_empty() { command } else { format!("{command} {flags}") }
}

/// A value that the input itself shows, where this planner knows the word.
fn shown<T: Copy>(value: &Value<Word<T>>) -> Option<T> {
    if value.is_given() { value.known()?.known().copied() } else { None }
}
