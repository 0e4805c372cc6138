//! [`OwnRanges`]: where the pods and nodes of a cluster have their addresses.
use crate::azure::NetworkModel;
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster};

/// Where the pods and nodes of a cluster have their addresses.
#[derive(Debug)]
pub(super) struct OwnRanges {
    ranges: Vec<Prefix>,
    /// Whether there are no others.
    pub(super) is_all: bool,
}

impl OwnRanges {
    /// The pod CIDR, where pods have one, and the subnets of nodes and pods.
    pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster) -> OwnRanges {
        let pods = match cluster.model() {
            Some(NetworkModel::NodeSubnet | NetworkModel::PodSubnet) => Some(&[][..]),
            _ => cluster.pod_cidrs.known().map(Vec::as_slice),
        };
        let subnets = || cluster.subnets().into_iter().filter_map(|place| resolved.subnets.get(place));
        let has_subnets =
            !cluster.pools().is_empty() && cluster.pools().iter().all(|pool| pool.subnet.is_some());
        let is_all = pods.is_some()
            && cluster.model().is_some()
            && has_subnets
            && subnets().all(|subnet| !subnet.prefixes.is_empty());
        let mut ranges = pods.unwrap_or_default().to_vec();
        ranges.extend(subnets().flat_map(|subnet| subnet.prefixes.iter().copied()));
        OwnRanges { ranges, is_all }
    }

    /// The first of them that a block without its exceptions meets.
    pub(super) fn met(&self, block: Prefix, except: &[Prefix]) -> Option<Prefix> {
        let is_met = |range: &&Prefix| {
            range.overlaps(block) && !except.iter().any(|out| out.contains(**range) || out.contains(block))
        };
        self.ranges.iter().find(is_met).copied()
    }
}
