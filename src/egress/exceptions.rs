//! What else has to be known of what a private destination sees: exceptions, reports, and what firewalls add.
use super::seen::Remark;
use super::{Destination, Origin};
use crate::azure::{Feature, Grade, NetworkModel, Source, egress, reserved};
use crate::design::{NetworkDataplane, NetworkPolicy};
use crate::resolve::{Resolved, ResolvedCluster};

/// What else has to be known of what a destination sees of an origin.
pub(super) fn of(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    destination: Destination,
    origin: Origin,
) -> Vec<Remark> {
    let mut remarks = of_firewall(resolved, destination);
    if destination == Destination::PrivateEndpoint {
        let text = "A private endpoint is an address of its subnet: one in a peered network sees what that network sees.";
        remarks.push(Remark::new(text, Source { grade: Grade::Inferred, ..egress::MODELS }));
        let model = cluster.model().filter(|model| *model != NetworkModel::None);
        remarks.extend(model.map(|model| {
            let text = format!("Service endpoints and private DNS zones work with {}.", model.title());
            Remark::new(text, egress::MODELS)
        }));
    }
    if !origin.is_on_host() {
        remarks.extend(of_pods(cluster, destination));
    }
    remarks
}

fn of_firewall(resolved: &Resolved, destination: Destination) -> Vec<Remark> {
    if destination != Destination::FirewallNetworkRule {
        return Vec::new();
    }
    let text = "A network rule of Azure Firewall keeps the source towards RFC 1918 and 100.64.0.0/10; with forced \
                tunnelling it shows a private address of the firewall instead.";
    let ranges = resolved.ranges.iter().flat_map(|range| range.prefixes.iter());
    let public = ranges.filter(|range| !reserved::is_private(**range)).map(|range| {
        format!(
            "Towards {range}, which is public, it shows its own address unless its private ranges list it."
        )
    });
    std::iter::once(text.to_owned()).chain(public).map(|text| Remark::new(text, egress::FIREWALL)).collect()
}

fn of_pods(cluster: &ResolvedCluster, destination: Destination) -> Vec<Remark> {
    let model = cluster.model();
    let is_flat = model == Some(NetworkModel::NodeSubnet);
    let is_beyond = destination.is_beyond_network();
    let routes_by_ebpf = cluster.dataplane() == Some(NetworkDataplane::Cilium)
        && cluster.said.features.has(Feature::HostRouting);
    let wants_one = matches!(destination, Destination::OnPremises | Destination::FirewallNetworkRule);
    let hides =
        matches!(model, Some(NetworkModel::Overlay | NetworkModel::NodeSubnet | NetworkModel::Kubenet));
    let all = [
        (
            is_flat && is_beyond,
            "Ranges that somebody added to the ConfigMap azure-ip-masq-agent-config see the pod instead.",
            egress::MASQUERADE,
        ),
        (
            is_flat && is_beyond && cluster.policy() == Some(NetworkPolicy::Calico),
            "Beside Calico the agent that hides pods was once reported to be missing; flow logs tell.",
            egress::CALICO_MASQUERADE,
        ),
        (
            model == Some(NetworkModel::PodSubnet) && is_beyond,
            "Somebody saw the node subnet's routes and security group decide, and not the pod's address; flow logs \
             tell.",
            egress::POD_SUBNET_ROUTES,
        ),
        (
            routes_by_ebpf && destination == Destination::SameSubnet,
            "With eBPF host routing pods keep their address towards other nodes.",
            egress::HOST_ROUTING,
        ),
        (
            wants_one && hides,
            "No single private address stands for the cluster: allow the whole node subnet, or put a firewall or a \
             static egress gateway in private mode between.",
            egress::EGRESS_GATEWAY,
        ),
    ];
    let said = all.into_iter().filter(|(holds, ..)| *holds);
    said.map(|(_, text, source)| Remark::new(text, source)).collect()
}
