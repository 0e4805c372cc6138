//! The flows of a cluster, by its network model, its way out and what was seen of its services.
use super::flow::{Direction, End, Flow, Ports};
use super::{inbound, outward};
use crate::azure::{Grade, NetworkModel, Source, egress};
use crate::egress::Remark;
use crate::net::{AddressSpace, Prefix};
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool, distinct};

/// Everything that security groups on a cluster's subnets must let through.
pub(super) fn flows(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Flow> {
    let nodes = nodes(resolved, cluster);
    let pods = pods(resolved, cluster);
    let mut flows = within(cluster, &nodes, pods.as_ref());
    flows.extend(outward::flows(resolved, cluster, (&nodes, pods.as_ref())));
    flows.extend(inbound::flows(cluster, &nodes));
    flows
}

/// A flow of all protocols in both directions that every cluster of the kind needs.
pub(super) fn flow(name: &str, (source, destination): (&End, &End), why: Remark) -> Flow {
    Flow {
        name: name.to_owned(),
        protocol: "any",
        ports: Ports::All,
        direction: Direction::Both,
        source: source.clone(),
        destination: destination.clone(),
        needed: Some(true),
        when: "security groups that deny anything",
        why,
        is_shut_by_default: false,
    }
}

fn nodes(resolved: &Resolved, cluster: &ResolvedCluster) -> End {
    End::at(ranges_at(resolved, cluster, |pool| pool.subnet), "the node subnets")
}

/// Pods with addresses of their own; `None`: they share the nodes' range, or nothing tells it.
fn pods(resolved: &Resolved, cluster: &ResolvedCluster) -> Option<End> {
    match cluster.model()? {
        NetworkModel::Overlay | NetworkModel::Kubenet => {
            let range = cluster.pod_cidrs.known().cloned().unwrap_or_default();
            let places = distinct(cluster.pools().iter().filter_map(|pool| pool.subnet));
            let space: AddressSpace = range.iter().copied().collect();
            let at = places.into_iter().map(|place| (place, space.clone())).collect();
            Some(End { at, ..End::of(&range, "the pod CIDR") })
        }
        NetworkModel::PodSubnet => {
            Some(End::at(ranges_at(resolved, cluster, |pool| pool.pod_subnet), "the pod subnets"))
        }
        NetworkModel::NodeSubnet | NetworkModel::None => None,
    }
}

fn ranges_at(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    subnet: fn(&ResolvedPool) -> Option<usize>,
) -> Vec<(usize, Vec<Prefix>)> {
    let places = distinct(cluster.pools().iter().filter_map(subnet));
    let ranges = |place: usize| resolved.subnets.get(place).map(|of| of.prefixes.clone()).unwrap_or_default();
    places.into_iter().map(|place| (place, ranges(place))).collect()
}

/// Between nodes and pods.
fn within(cluster: &ResolvedCluster, nodes: &End, pods: Option<&End>) -> Vec<Flow> {
    let model = cluster.model();
    let (between, source): (&str, Source) = match model {
        Some(NetworkModel::Overlay) => {
            ("For nodes that talk to nodes, the cluster's DNS among them.", egress::OVERLAY)
        }
        Some(NetworkModel::NodeSubnet) => (
            "For nodes and pods, which share the node subnet: kubelets on TCP 10250 and the cluster's DNS among them.",
            egress::BETWEEN_POOLS,
        ),
        _ => (
            "For nodes that talk to nodes, kubelets on TCP 10250 and the cluster's DNS among them.",
            egress::BETWEEN_POOLS,
        ),
    };
    let mut flows = vec![flow("nodes to nodes", (nodes, nodes), Remark::new(between, source))];
    let Some(pods) = pods else { return flows };
    let flat = Source { grade: Grade::Inferred, ..egress::BOTH_SUBNETS };
    let (source, to_pods, among_pods): (Source, &str, &str) = match model {
        Some(NetworkModel::Overlay) => (
            egress::OVERLAY,
            "For nodes that talk to pods, probes of their health among them.",
            "For pods that talk to pods: overlay does not wrap their packets.",
        ),
        Some(NetworkModel::Kubenet) => (
            egress::KUBENET,
            "For nodes that talk to pods, probes of their health among them.",
            "For pods that talk to pods: kubenet's routes do not wrap their packets.",
        ),
        _ => (
            flat,
            "For nodes that talk to pods, probes of their health among them; the pod subnet has a group of its own.",
            "For pods that talk to pods, which show their own addresses.",
        ),
    };
    flows.push(flow("nodes to pods", (nodes, pods), Remark::new(to_pods, source)));
    if model != Some(NetworkModel::Overlay) {
        let text = "For pods that talk to nodes, such as metrics of kubelets on TCP 10250.";
        flows.push(flow("pods to nodes", (pods, nodes), Remark::new(text, source)));
    }
    flows.push(flow("pods to pods", (pods, pods), Remark::new(among_pods, source)));
    flows
}
