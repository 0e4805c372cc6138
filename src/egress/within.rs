//! What private destinations and the platform's own services see.
use super::leaving::firewall_subnet;
use super::seen::{Cell, Remark, Seen};
use super::{Destination, Origin, command, exceptions, ranges};
use crate::azure::{NetworkModel, Source, egress};
use crate::resolve::{Resolved, ResolvedCluster, distinct};

/// What a destination that is not public sees.
pub(super) fn cell(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (destination, origin): (Destination, Origin),
) -> Cell {
    if destination == Destination::FirewallApplicationRule {
        return by_application_rule(resolved, cluster);
    }
    let cell = match origin {
        _ if origin.is_on_host() => Cell::new(Seen::Node, host_network(origin)),
        Origin::PodBehindGateway => return behind_gateway(),
        _ => of_pod(cluster, destination, origin),
    };
    let cell = match cell.seen {
        Seen::Node => cell.of_ranges(ranges::of_nodes(resolved, cluster)),
        Seen::Pod => cell.of_ranges(ranges::of_pods(resolved, cluster)),
        Seen::NodeOrPod => cell.of_ranges(ranges::of_both(resolved, cluster)),
        Seen::Unknown if cell.asks.is_empty() => cell.asking(command::cluster(cluster)),
        _ => cell,
    };
    cell.and(exceptions::of(resolved, cluster, destination, origin))
}

fn host_network(origin: Origin) -> Remark {
    let text = match origin {
        Origin::Node => "What the node itself opens has the node's address.",
        _ => "A pod on the host network has no other address than its node's.",
    };
    Remark::new(text, egress::MODELS)
}

/// The firewalls' own subnets are those that the default routes of the cluster lead to.
fn by_application_rule(resolved: &Resolved, cluster: &ResolvedCluster) -> Cell {
    let why = "Azure Firewall ends a connection that an application rule lets through and opens another one with its \
               own private address.";
    let own = distinct(cluster.subnets().into_iter().filter_map(|place| firewall_subnet(resolved, place)));
    let own = own.into_iter().filter_map(|place| resolved.subnets.get(place));
    let ranges: Vec<_> = own.flat_map(|subnet| subnet.prefixes.iter().copied()).collect();
    let ask = ranges.is_empty().then(|| command::FIREWALLS.to_owned()).into_iter().collect();
    Cell::new(Seen::Firewall, Remark::new(why, egress::FIREWALL)).of_ranges((ranges, ask))
}

fn behind_gateway() -> Cell {
    let why = "In private mode the gateway shows one of its private addresses there, and destinations in \
               excludeCidrs are reached past it as other pods reach them; the configuration tells which.";
    let cell = Cell::new(Seen::Unknown, Remark::new(why, egress::EGRESS_GATEWAY));
    cell.asking(command::GATEWAY_CONFIGURATIONS.to_owned())
}

/// What is seen of a pod with an address of its own.
fn of_pod(cluster: &ResolvedCluster, destination: Destination, origin: Origin) -> Cell {
    let Some(model) = cluster.model() else {
        let why =
            "The network model is not known, and it decides whether the pod's or the node's address is seen.";
        return Cell::new(Seen::Unknown, Remark::new(why, egress::MODELS));
    };
    let hides = origin == Origin::WindowsPod && !has_nat_switched_off(cluster);
    let (seen, why, source): (Seen, &str, Source) = match model {
        NetworkModel::Overlay => (
            Seen::Node,
            "Overlay pods have addresses that exist in the cluster alone; outside it the node's takes their place.",
            egress::OVERLAY,
        ),
        NetworkModel::Kubenet if destination == Destination::SameSubnet => (
            Seen::NodeOrPod,
            "Microsoft says that kubenet shows the node; towards the cluster's own subnet it was seen to keep the \
             pod's address, so allow both.",
            egress::KUBENET_SUBNET,
        ),
        NetworkModel::Kubenet => (
            Seen::Node,
            "kubenet pods have addresses that the network does not know; the node's takes their place.",
            egress::KUBENET,
        ),
        NetworkModel::None => (
            Seen::OwnCni,
            "A CNI of one's own decides by itself whether pods show their address.",
            egress::OWN_CNI,
        ),
        NetworkModel::NodeSubnet | NetworkModel::PodSubnet if destination.is_platform() => {
            return to_platform(model);
        }
        NetworkModel::NodeSubnet
            if origin == Origin::WindowsPod && !hides && destination.is_beyond_network() =>
        {
            (
                Seen::Unknown,
                "Outside the virtual network the node takes a pod's place, and these Windows nodes have that switched \
                 off; which address is seen there is not documented, and flow logs tell.",
                egress::NAT_GATEWAY,
            )
        }
        NetworkModel::NodeSubnet if destination.is_beyond_network() => (
            Seen::Node,
            "Pods of a node subnet keep their address inside their own virtual network alone; outside it the node's \
             takes its place.",
            egress::MODELS,
        ),
        NetworkModel::NodeSubnet => (
            Seen::Pod,
            "Pods of a node subnet keep their address inside their own virtual network.",
            egress::MODELS,
        ),
        NetworkModel::PodSubnet if hides && destination.is_beyond_network() => (
            Seen::Unknown,
            "Pods of a pod subnet keep their address, and Windows nodes put their own in its place by default; which \
             of the two holds here is not documented, and flow logs tell.",
            egress::NAT_GATEWAY,
        ),
        NetworkModel::PodSubnet => (
            Seen::Pod,
            "Pods of a pod subnet keep their address towards every private destination.",
            egress::MODELS,
        ),
    };
    Cell::new(seen, Remark::new(why, source))
}

fn to_platform(model: NetworkModel) -> Cell {
    let (text, source) = match model {
        NetworkModel::PodSubnet => (
            "Towards Azure's DNS and the metadata service pods of a pod subnet take the node's address, so logs of \
             these show the node.",
            egress::POD_SUBNET_PLATFORM,
        ),
        _ => (
            "The list of ranges towards which pods of a node subnet keep their address holds the virtual network \
             alone, and this address is not of it.",
            egress::MASQUERADE,
        ),
    };
    Cell::new(Seen::Node, Remark::new(text, source))
}

/// Whether every Windows pool has its own NAT switched off.
fn has_nat_switched_off(cluster: &ResolvedCluster) -> bool {
    let said = cluster.said.pools.iter().flatten();
    let mut windows = said.zip(cluster.pools()).filter(|(_, pool)| pool.is_windows());
    windows.all(|(said, _)| said.outbound_nat_disabled == Some(true))
}
