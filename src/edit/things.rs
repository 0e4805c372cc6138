//! What can be edited, as the tree that a page shows.
use serde::{Deserialize, Serialize};

use crate::design::Design;
use crate::design::subject::segment;

/// A kind of thing that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Thing {
    /// A virtual network.
    Network,
    /// A subnet of a virtual network.
    Subnet,
    /// A range reached by peering, VPN or ExpressRoute.
    Range,
    /// A managed cluster.
    Cluster,
    /// A node pool of a cluster.
    Pool,
}

impl Thing {
    /// The heading for people.
    pub fn title(self) -> &'static str {
        match self {
            Thing::Network => "Virtual network",
            Thing::Subnet => "Subnet",
            Thing::Range => "Connected range",
            Thing::Cluster => "Cluster",
            Thing::Pool => "Node pool",
        }
    }
}

/// A thing of a design, as an edit names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editable {
    /// What an [`Edit`](super::Edit) calls it.
    pub subject: String,
    /// What it is.
    pub thing: Thing,
    /// Its name as it stands in the design.
    pub name: String,
    /// 1 for what is part of the thing before it, else 0.
    pub depth: u8,
}

/// Everything that can be edited: networks with their subnets, ranges, clusters with their pools, in the order of
/// the design.
pub fn things(design: &Design) -> Vec<Editable> {
    let mut things = Vec::new();
    let mut add = |subject: String, thing, name: &str, depth| {
        things.push(Editable { subject, thing, name: name.to_owned(), depth });
    };
    for network in &design.networks {
        let subject = format!("networks/{}", segment(&network.name));
        add(subject.clone(), Thing::Network, &network.name, 0);
        for subnet in &network.subnets {
            add(format!("{subject}/{}", segment(&subnet.name)), Thing::Subnet, &subnet.name, 1);
        }
    }
    for range in &design.ranges {
        add(format!("ranges/{}", segment(&range.name)), Thing::Range, &range.name, 0);
    }
    for cluster in &design.clusters {
        let subject = format!("clusters/{}", segment(&cluster.name));
        add(subject.clone(), Thing::Cluster, &cluster.name, 0);
        for pool in cluster.pools.iter().flatten() {
            add(format!("{subject}/pools/{}", segment(&pool.name)), Thing::Pool, &pool.name, 1);
        }
    }
    things
}

/// Every subnet as `network/subnet`, each name as a segment of a subject.
pub fn subnets(design: &Design) -> Vec<String> {
    let subnets = design.networks.iter().flat_map(|network| {
        network.subnets.iter().map(|subnet| format!("{}/{}", segment(&network.name), segment(&subnet.name)))
    });
    subnets.collect()
}
