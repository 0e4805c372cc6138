//! What is loaded answers by itself, with the reason.
use super::Scene;
use crate::azure::NetworkModel;
use crate::capacity::{Resource, capacity};
use crate::design::{NetworkPolicy, NextHopType, ObservedPod, OutboundType};
use crate::egress::{default_route, denied};
use crate::policy::enforcement;
use crate::resolve::Moment;

/// An answer's place, and why.
pub(super) type Known = Option<(usize, String)>;

/// Nothing that is loaded tells.
pub(super) fn nothing(_: &Scene) -> Known {
    None
}

/// Used up: the first. A range with room tells nothing of leaked addresses, and still has room.
pub(super) fn range_full(scene: &Scene) -> Known {
    let rows = capacity(scene.resolved).into_iter().nth(scene.place)?.rows;
    let of_pods = [Resource::NodeSubnet, Resource::PodSubnet, Resource::PodCidr];
    let mut rows = rows.into_iter().filter(|row| of_pods.contains(&row.resource)).peekable();
    rows.peek()?;
    let mut is_certain = true;
    for row in rows {
        match row.at(Moment::Steady).fits() {
            Some(false) => return Some((0, format!("{} is too small for what runs today.", row.name))),
            Some(true) => is_certain &= row.complete,
            None => is_certain = false,
        }
    }
    is_certain.then(|| (1, "Everything that runs today fits into the ranges that are loaded.".to_owned()))
}

/// A rule that drops what is needed: the first; no group on any subnet: the second.
pub(super) fn group_denies(scene: &Scene) -> Known {
    if let Some(of) = denied(scene.resolved, scene.cluster).into_iter().next() {
        let text = format!("Rule {} of priority {} denies {}.", of.rule, of.priority, of.flow);
        return Some((0, text));
    }
    let places = scene.cluster.subnets();
    let has_none = |place: &usize| {
        let subnet = scene.resolved.subnets.get(*place);
        subnet.is_some_and(|subnet| subnet.network_security_group == Some(false))
    };
    (!places.is_empty() && places.iter().all(has_none))
        .then(|| (1, "No subnet of the cluster has a network security group.".to_owned()))
}

/// Only kubenet needs routes to its pods.
pub(super) fn pod_routes(scene: &Scene) -> Known {
    let model =
        scene.cluster.model().filter(|model| !matches!(model, NetworkModel::Kubenet | NetworkModel::None))?;
    Some((0, format!("With {} nobody keeps routes to pods.", model.title())))
}

/// Whether anything that is enforced can drop it. Cilium and Calico read kinds of their own, which a list of NetworkPolicy
/// objects does not show.
pub(super) fn policies(scene: &Scene) -> Known {
    match enforcement(scene.resolved, scene.place)?.enforced.engine()? {
        NetworkPolicy::None => {
            let text = format!(
                "networkPolicy of {} is none: policies are stored, and nothing enforces them.",
                scene.cluster.name()
            );
            Some((1, text))
        }
        NetworkPolicy::Azure => {
            let policies = scene.cluster.said.observed.as_ref()?.network_policies.as_ref()?;
            policies.is_empty().then(|| (1, "The cluster has no NetworkPolicy.".to_owned()))
        }
        NetworkPolicy::Calico | NetworkPolicy::Cilium => None,
    }
}

/// Whether the listed pods of CoreDNS run: all of them or none; what some of them do is left open.
pub(super) fn dns_pods(scene: &Scene) -> Known {
    let pods = &scene.cluster.said.observed.as_ref()?.pods;
    let is_dns = |name: &str| name.starts_with("coredns-") && !name.starts_with("coredns-autoscaler");
    let dns: Vec<_> = pods.iter().filter(|pod| is_dns(&pod.name)).collect();
    let runs = |pod: &&ObservedPod| {
        let ready = pod.ready.as_deref().and_then(|ready| ready.split_once('/'));
        ready.is_none_or(|(one, all)| one == all) && pod.status.as_deref().is_none_or(|of| of == "Running")
    };
    let first = dns.first()?;
    match dns.iter().filter(|pod| runs(pod)).count() {
        0 => {
            let status = first.status.as_deref().unwrap_or("not ready");
            Some((1, format!("No listed pod of CoreDNS is ready; {} is {status}.", first.name)))
        }
        running if running == dns.len() => Some((0, "Every listed pod of CoreDNS runs.".to_owned())),
        _ => None,
    }
}

/// Without a route table nothing leads elsewhere. Whether a default route to an appliance takes answers away depends on
/// what the design does not hold: whether the service is internal, and by which way requests come in.
pub(super) fn way_back(scene: &Scene) -> Known {
    let places = scene.cluster.subnets();
    let has_no_table = |place: &usize| {
        scene.resolved.subnets.get(*place).is_some_and(|subnet| subnet.route_table == Some(false))
    };
    (!is_routed(scene) && !places.is_empty() && places.iter().all(has_no_table))
        .then(|| (0, "No subnet of the cluster has a route table.".to_owned()))
}

/// Whether the subnets have what the outbound type asks for.
pub(super) fn way_out(scene: &Scene) -> Known {
    let outbound = scene.cluster.outbound_type.known()?.known().copied()?;
    if matches!(outbound, OutboundType::None | OutboundType::Block) {
        return Some((1, format!("outboundType {outbound} makes no way out.")));
    }
    let is_private = scene.cluster.said.api_server.enable_private_cluster == Some(true);
    for place in scene.cluster.subnets() {
        let subnet = scene.resolved.subnets.get(place)?;
        let name = &subnet.name;
        let to = default_route(scene.resolved, place).and_then(|route| route.next_hop.known().copied());
        let wrong = match outbound {
            // A private cluster may learn its default route by BGP.
            OutboundType::UserDefinedRouting if subnet.route_table == Some(false) => {
                (!is_private).then(|| format!("Subnet {name} has no route table."))
            }
            OutboundType::UserAssignedNatGateway if subnet.nat_gateway == Some(false) => {
                Some(format!("Subnet {name} has no NAT gateway."))
            }
            OutboundType::UserDefinedRouting => to
                .filter(|to| {
                    !matches!(to, NextHopType::VirtualAppliance | NextHopType::VirtualNetworkGateway)
                })
                .map(|to| format!("The default route of subnet {name} leads to {to}.")),
            _ => to
                .filter(|to| *to == NextHopType::None)
                .map(|_| format!("The default route of subnet {name} drops everything.")),
        };
        if let Some(why) = wrong {
            return Some((1, why));
        }
    }
    None
}

fn is_routed(scene: &Scene) -> bool {
    scene.cluster.outbound_type.known().is_some_and(|of| *of == OutboundType::UserDefinedRouting)
}
