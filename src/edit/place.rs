//! Where a thing that a subject names stands in a design.
use std::sync::Arc;

use crate::design::subject::name;
use crate::design::{Cluster, ConnectedRange, Design, NodePool, Subnet, VirtualNetwork};
use crate::text::quoted;

/// The place of a thing: its index in its list, after that of what it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Network(usize),
    Subnet(usize, usize),
    Range(usize),
    Cluster(usize),
    Pool(usize, usize),
}

/// A list of things, whose names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Networks,
    Subnets(usize),
    Ranges,
    Clusters,
    Pools(usize),
}

impl Place {
    /// The list in which the thing stands, and its index there.
    pub(super) fn home(self) -> (Home, usize) {
        match self {
            Place::Network(at) => (Home::Networks, at),
            Place::Subnet(of, at) => (Home::Subnets(of), at),
            Place::Range(at) => (Home::Ranges, at),
            Place::Cluster(at) => (Home::Clusters, at),
            Place::Pool(of, at) => (Home::Pools(of), at),
        }
    }
}

/// The place of the thing that a subject names; else why there is none.
pub(super) fn find(design: &Design, subject: &str) -> Result<Place, String> {
    look_up(design, subject).ok_or_else(|| format!("found nothing that is called {}", quoted(subject)))
}

fn look_up(design: &Design, subject: &str) -> Option<Place> {
    let segments: Vec<&str> = subject.split('/').take(5).collect();
    let network = |segment| {
        let name = name(segment);
        design.networks.iter().position(|network| network.name == name)
    };
    let cluster = |segment| {
        let name = name(segment);
        design.clusters.iter().position(|cluster| cluster.name == name)
    };
    match segments.as_slice() {
        ["networks", of] => Some(Place::Network(network(of)?)),
        ["networks", of, subnet] => {
            let (place, subnet) = (network(of)?, name(subnet));
            let subnets = &design.networks.get(place)?.subnets;
            Some(Place::Subnet(place, subnets.iter().position(|one| one.name == subnet)?))
        }
        ["ranges", range] => {
            let range = name(range);
            Some(Place::Range(design.ranges.iter().position(|one| one.name == range)?))
        }
        ["clusters", of] => Some(Place::Cluster(cluster(of)?)),
        ["clusters", of, "pools", pool] => {
            let (place, pool) = (cluster(of)?, name(pool));
            let pools = design.clusters.get(place)?.pools.as_ref()?;
            Some(Place::Pool(place, pools.iter().position(|one| one.name == pool)?))
        }
        _ => None,
    }
}

pub(super) fn network(design: &Design, at: usize) -> Option<&VirtualNetwork> {
    design.networks.get(at).map(Arc::as_ref)
}

pub(super) fn subnet(design: &Design, network: usize, at: usize) -> Option<&Subnet> {
    design.networks.get(network)?.subnets.get(at)
}

pub(super) fn range(design: &Design, at: usize) -> Option<&ConnectedRange> {
    design.ranges.get(at)
}

pub(super) fn cluster(design: &Design, at: usize) -> Option<&Cluster> {
    design.clusters.get(at).map(Arc::as_ref)
}

pub(super) fn pool(design: &Design, cluster: usize, at: usize) -> Option<&NodePool> {
    design.clusters.get(cluster)?.pools.as_ref()?.get(at)
}

pub(super) fn network_mut(design: &mut Design, at: usize) -> Option<&mut VirtualNetwork> {
    design.networks.get_mut(at).map(Arc::make_mut)
}

pub(super) fn subnet_mut(design: &mut Design, network: usize, at: usize) -> Option<&mut Subnet> {
    network_mut(design, network)?.subnets.get_mut(at)
}

pub(super) fn cluster_mut(design: &mut Design, at: usize) -> Option<&mut Cluster> {
    design.clusters.get_mut(at).map(Arc::make_mut)
}

pub(super) fn pool_mut(design: &mut Design, cluster: usize, at: usize) -> Option<&mut NodePool> {
    cluster_mut(design, cluster)?.pools.as_mut()?.get_mut(at)
}
