//! [`Ranges`]: which known range each address is of.
use std::net::IpAddr;

use super::{Standing, node, standing};
use crate::design::Observed;
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster, distinct};

/// Addresses outside every known range that are named; the rest is counted.
const NAMED: usize = 50;

/// Which known range each address is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranges {
    /// Those of the cluster, and of others those in which an address was seen.
    pub known: Vec<RangeUse>,
    /// Addresses outside all of them, at most fifty.
    pub outside: Vec<Outside>,
    /// How many they are.
    pub outside_count: u64,
}

/// The addresses of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeUse {
    /// What the range is: `pod CIDR`, `subnet snet-aks`.
    pub title: String,
    /// The range.
    pub prefix: Prefix,
    /// Nodes with an address of it.
    pub nodes: u64,
    /// Pods with an address of their own of it.
    pub pods: u64,
}

/// An address outside every known range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Who has it: `pod shop/web-0`, `node aks-np1-…`.
    pub who: String,
    /// The address.
    pub address: IpAddr,
}

/// Which range each address of nodes and pods is of: the cluster's own first, then whatever else is known.
pub(super) fn of(resolved: &Resolved, cluster: usize, observed: &Observed) -> Ranges {
    let Some(of) = resolved.clusters.get(cluster) else { return Ranges::default() };
    let own = own_ranges(resolved, of);
    let count_of_own = own.len();
    let mut ranges = Ranges { known: own, ..Ranges::default() };
    ranges.known.extend(other_ranges(resolved));
    let hosts = node::addresses(&observed.nodes);
    for node in &observed.nodes {
        for address in &node.addresses {
            ranges.count(*address, || format!("node {}", node.name), |of| &mut of.nodes);
        }
    }
    for pod in observed.pods.iter().filter(|pod| standing(pod, &hosts) == Standing::OwnAddress) {
        let who = || match &pod.namespace {
            Some(namespace) => format!("pod {namespace}/{}", pod.name),
            None => format!("pod {}", pod.name),
        };
        if let Some(address) = pod.address {
            ranges.count(address, who, |of| &mut of.pods);
        }
    }
    let mut place = 0;
    ranges.known.retain(|of| {
        place += 1;
        place <= count_of_own || of.nodes > 0 || of.pods > 0
    });
    ranges
}

impl Ranges {
    fn count(&mut self, address: IpAddr, who: impl Fn() -> String, count: fn(&mut RangeUse) -> &mut u64) {
        match self.known.iter_mut().find(|of| of.prefix.contains_address(address)) {
            Some(of) => *count(of) += 1,
            None => {
                self.outside_count += 1;
                if self.outside.len() < NAMED {
                    self.outside.push(Outside { who: who(), address });
                }
            }
        }
    }
}

fn range(title: String) -> impl Fn(&Prefix) -> RangeUse {
    move |prefix| RangeUse { title: title.clone(), prefix: *prefix, nodes: 0, pods: 0 }
}

/// The pod CIDRs and the subnets of its pools.
fn own_ranges(resolved: &Resolved, of: &ResolvedCluster) -> Vec<RangeUse> {
    let pods = of.pod_cidrs.known().into_iter().flatten().map(range("pod CIDR".to_owned()));
    let subnets = of.subnets().into_iter().filter_map(|place| resolved.subnets.get(place));
    let subnets = subnets.flat_map(|subnet| {
        let prefixes = subnet.prefixes.iter();
        prefixes.map(range(format!("subnet {}", subnet.name))).collect::<Vec<_>>()
    });
    pods.chain(subnets).collect()
}

/// Every other range that is known, the narrower before the wider that holds it.
fn other_ranges(resolved: &Resolved) -> Vec<RangeUse> {
    let mut others = Vec::new();
    for network in &resolved.networks {
        let subnets = network.subnets.iter().filter_map(|place| resolved.subnets.get(*place));
        for subnet in subnets {
            let title = format!("subnet {} of {}", subnet.name, network.name);
            others.extend(subnet.prefixes.iter().map(range(title)));
        }
        let title = format!("network {}, outside its subnets", network.name);
        others.extend(network.prefixes.iter().map(range(title)));
    }
    for of in &resolved.ranges {
        others.extend(of.prefixes.iter().map(range(of.name.clone())));
    }
    for place in distinct(0..resolved.clusters.len()) {
        let Some(cluster) = resolved.clusters.get(place) else { continue };
        let title = format!("service CIDR of {}", cluster.name());
        others.extend(cluster.service_cidrs.known().into_iter().flatten().map(range(title)));
    }
    others
}
