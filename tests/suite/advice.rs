//! Advice: the matrices of changes cell by cell, what a way asks for and does, and properties over arbitrary designs.
mod changes;
mod engines;
mod honest;
mod later;
mod options;
mod outbound;
mod overlay;
mod stories;
mod support;

use aks_network_planner::advice::{Change, How, Ipam, Precondition, State, Way, way};
use aks_network_planner::resolve::resolve;

use crate::support::{ClusterPlan, Plan, cluster, network, plan, pool, subnet};

/// A cluster of that model with one pool of three nodes, in subnets of its own.
pub(crate) fn with_model(ipam: Ipam) -> ClusterPlan {
    let nodes = pool("np1").count(3).max_pods(30).surge("1").nodes_in("vnet/snet");
    let base = cluster("aks");
    let (base, nodes) = match ipam {
        Ipam::Overlay => (base.overlay().pod_cidr("10.244.0.0/16"), nodes),
        Ipam::PodSubnet => (base, nodes.pods_in("vnet/pods")),
        Ipam::StaticBlocks => (base, nodes.pods_in("vnet/pods").static_blocks()),
        Ipam::NodeSubnet => (base, nodes),
        Ipam::Kubenet => (base.kubenet().pod_cidr("10.244.0.0/16"), nodes),
        Ipam::OwnCni => (base.own_cni(), nodes),
    };
    base.service_cidr("172.17.0.0/16").pool(nodes)
}

/// The cluster in its network.
pub(crate) fn in_network(cluster: ClusterPlan) -> Plan {
    let network = network("vnet", "10.1.0.0/16");
    let network = network.subnet(subnet("snet", "10.1.0.0/24")).subnet(subnet("pods", "10.1.8.0/21"));
    plan().network(network).cluster(cluster)
}

pub(crate) fn way_of(cluster: ClusterPlan, change: Change) -> Way {
    way(&resolve(&in_network(cluster).0), 0, change).expect("the cluster")
}

pub(crate) fn how(cluster: ClusterPlan, change: Change) -> How {
    way_of(cluster, change).how
}

/// The precondition whose sentence has these words.
pub(crate) fn asked<'w>(way: &'w Way, words: &str) -> &'w Precondition {
    let mut found = way.preconditions.iter().filter(|condition| condition.text.contains(words));
    found.next().unwrap_or_else(|| panic!("{words}: {:#?}", way.preconditions))
}

/// `met`, `unmet` or `unknown`.
pub(crate) fn state(condition: &Precondition) -> &'static str {
    match condition.state {
        State::Met(_) => "met",
        State::Unmet { .. } => "unmet",
        State::Unknown(_) => "unknown",
    }
}

/// The commands of all steps, those without one left out.
pub(crate) fn commands(way: &Way) -> Vec<&str> {
    way.steps.iter().filter_map(|step| step.command.as_deref()).collect()
}
