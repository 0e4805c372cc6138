//! [`NodeUse`]: how full each node is.
use std::collections::{HashMap, HashSet};
use std::net::IpAddr;

use super::{Standing, standing};
use crate::azure::NetworkModel;
use crate::capacity::{addresses_of_node, dynamic_addresses, static_addresses};
use crate::design::{Observed, ObservedNode};
use crate::import::node_name;
use crate::net::Prefix;
use crate::resolve::{Allocation, ResolvedCluster, ResolvedPool};

/// The addresses of nodes.
pub(super) type Addresses = HashSet<IpAddr>;

/// How full a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeUse {
    /// Its name.
    pub name: String,
    /// Its pool, where that is known.
    pub pool: Option<String>,
    /// Pods on it that have not ended, those of the host network among them.
    pub pods: u64,
    /// Those of them that have the node's own address.
    pub host_network: u64,
    /// The most pods that it runs, those of the host network among them.
    pub max_pods: Option<u64>,
    /// What it holds of a range for its pods; `None` where that is not known.
    pub held: Option<Held>,
}

/// What a node holds of a range for its pods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The block of the pod CIDR that is its own; `None`: single addresses of a subnet.
    pub block: Option<Prefix>,
    /// Addresses that it holds.
    pub addresses: u64,
    /// Those that pods have, and the node's own where that is one of them.
    pub used: u64,
}

impl NodeUse {
    /// Pods that it can still take; `None` where its maximum is not known.
    pub fn room(&self) -> Option<u64> {
        Some(self.max_pods?.saturating_sub(self.pods))
    }
}

/// Every node that was listed or that a pod names.
pub(super) fn uses(of: &ResolvedCluster, observed: &Observed) -> Vec<NodeUse> {
    let hosts = addresses(&observed.nodes);
    let mut on: HashMap<&str, Seen> = HashMap::new();
    let mut order: Vec<&str> = observed.nodes.iter().map(|node| node.name.as_str()).collect();
    let mut known: HashSet<&str> = order.iter().copied().collect();
    for pod in &observed.pods {
        let Some(node) = pod.node.as_deref() else { continue };
        if known.insert(node) {
            order.push(node);
        }
        let seen = on.entry(node).or_default();
        match standing(pod, &hosts) {
            Standing::Ended => {}
            Standing::HostNetwork => seen.host_network += 1,
            Standing::Waiting => seen.waiting += 1,
            Standing::OwnAddress => seen.own.extend(pod.address),
        }
    }
    let listed: HashMap<&str, &ObservedNode> =
        observed.nodes.iter().map(|node| (node.name.as_str(), node)).collect();
    let pools: HashMap<String, &ResolvedPool> =
        of.pools().iter().map(|pool| (pool.name.to_ascii_lowercase(), pool)).collect();
    let nothing = Seen::default();
    let with = |name: &str| {
        let node = listed.get(name).copied();
        let by_name = || node_name::pool_of(name).map(|(pool, _)| pool.to_owned());
        let pool_name = node.and_then(|node| node.pool.clone()).or_else(by_name);
        let pool = pool_name.as_ref().and_then(|pool| pools.get(&pool.to_ascii_lowercase()).copied());
        let seen = on.get(name).unwrap_or(&nothing);
        let max_pods = node.and_then(|node| node.max_pods).or(pool.and_then(|pool| pool.max_pods.get()));
        NodeUse {
            name: name.to_owned(),
            pool: pool_name,
            pods: seen.host_network + seen.waiting + seen.own.len() as u64,
            host_network: seen.host_network,
            max_pods,
            held: held(of.model(), pool, node.and_then(|node| node.pod_cidr), seen),
        }
    };
    order.into_iter().map(with).collect()
}

/// The pods of a node.
#[derive(Default)]
struct Seen {
    host_network: u64,
    waiting: u64,
    own: Vec<IpAddr>,
}

/// The addresses that nodes have.
pub(super) fn addresses(nodes: &[ObservedNode]) -> Addresses {
    nodes.iter().flat_map(|node| node.addresses.iter().copied()).collect()
}

/// A block of the pod CIDR where nodes have one, else addresses of the subnet by the formulas of capacity.
fn held(
    model: Option<NetworkModel>,
    pool: Option<&ResolvedPool>,
    pod_cidr: Option<Prefix>,
    seen: &Seen,
) -> Option<Held> {
    let pods = seen.own.len() as u64;
    let of_subnet =
        |addresses: Option<u64>, used: u64| Some(Held { block: None, addresses: addresses?, used });
    match model? {
        NetworkModel::Overlay | NetworkModel::Kubenet => {
            let block = pod_cidr?;
            let used = seen.own.iter().filter(|address| block.contains_address(**address)).count() as u64;
            Some(Held { block: Some(block), addresses: u64::try_from(block.size()).ok()?, used })
        }
        NetworkModel::PodSubnet => {
            let pool = pool?;
            let max_pods = pool.max_pods.get()?;
            let addresses = match pool.allocation? {
                Allocation::Dynamic => dynamic_addresses(pods, max_pods),
                Allocation::StaticBlock => static_addresses(max_pods),
            };
            of_subnet(Some(addresses), pods)
        }
        NetworkModel::NodeSubnet => of_subnet(addresses_of_node(NetworkModel::NodeSubnet, pool?), pods + 1),
        NetworkModel::None => None,
    }
}
