//! What was seen of a cluster's addresses at one moment: pods per node against its maximum, what each node holds of a
//! range, which range each address is of, and the ClusterIPs that are used.
//!
//! Counts what was pasted; sums of what a design may come to stand in `capacity`.

mod node;
mod ranges;
mod services;

use crate::design::{Observed, ObservedPod};
use crate::resolve::Resolved;

pub use node::{Held, NodeUse};
pub use ranges::{Outside, RangeUse, Ranges};
pub use services::{ServiceRange, ServiceUse};

/// What was seen of a cluster's addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupancy {
    /// Its nodes, in the order in which they were listed; those that only pods name come after.
    pub nodes: Vec<NodeUse>,
    /// Whether pods were listed at all.
    pub has_pods: bool,
    /// Pods by what their address is.
    pub pods: PodCounts,
    /// Which range each address is of.
    pub ranges: Ranges,
    /// The ClusterIPs of its services; `None`: nothing lists them.
    pub services: Option<ServiceUse>,
}

/// Pods by what their address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PodCounts {
    /// With an address of their own.
    pub own_address: u64,
    /// With the address of their node.
    pub host_network: u64,
    /// Without an address: they wait.
    pub waiting: u64,
    /// Ended: they hold no address any more.
    pub ended: u64,
}

/// What was seen of the addresses of the cluster at that place; `None` where nothing was.
pub fn occupancy(resolved: &Resolved, cluster: usize) -> Option<Occupancy> {
    let of = resolved.clusters.get(cluster)?;
    let observed = of.said.observed.as_ref()?;
    let is_anything = !observed.nodes.is_empty() || !observed.pods.is_empty() || observed.services.is_some();
    is_anything.then(|| Occupancy {
        nodes: node::uses(of, observed),
        has_pods: !observed.pods.is_empty(),
        pods: counts(observed),
        ranges: ranges::of(resolved, cluster, observed),
        services: observed.services.as_ref().map(|services| services::of(of, services)),
    })
}

/// How a pod stands to addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    OwnAddress,
    HostNetwork,
    Waiting,
    Ended,
}

fn counts(observed: &Observed) -> PodCounts {
    let nodes = node::addresses(&observed.nodes);
    let mut counts = PodCounts::default();
    for pod in &observed.pods {
        match standing(pod, &nodes) {
            Standing::OwnAddress => counts.own_address += 1,
            Standing::HostNetwork => counts.host_network += 1,
            Standing::Waiting => counts.waiting += 1,
            Standing::Ended => counts.ended += 1,
        }
    }
    counts
}

/// How a pod stands; where nothing tells of the host network, the address of a node does.
fn standing(pod: &ObservedPod, nodes: &node::Addresses) -> Standing {
    let has_ended = pod.status.as_deref().is_some_and(|status| ENDED.contains(&status));
    match (pod.address, pod.host_network) {
        _ if has_ended => Standing::Ended,
        (None, _) => Standing::Waiting,
        (Some(_), Some(true)) => Standing::HostNetwork,
        (Some(address), None) if nodes.contains(&address) => Standing::HostNetwork,
        (Some(_), _) => Standing::OwnAddress,
    }
}

/// States of a pod that has ended, as objects and as tables print them.
const ENDED: [&str; 7] =
    ["Succeeded", "Failed", "Completed", "Error", "Evicted", "OOMKilled", "ContainerStatusUnknown"];
