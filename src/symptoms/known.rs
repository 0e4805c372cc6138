//! What is loaded answers by itself, with the reason.
use super::Scene;
use crate::azure::NetworkModel;
use crate::capacity::{Resource, capacity};
use crate::design::{NextHopType, OutboundType};
use crate::egress::{default_route, denied};
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

/// Whether policies are there at all.
pub(super) fn policies(scene: &Scene) -> Known {
    let policies = scene.cluster.said.observed.as_ref()?.network_policies.as_ref()?;
    policies.is_empty().then(|| (1, "The cluster has no NetworkPolicy.".to_owned()))
}

/// Whether the listed pods of CoreDNS run.
pub(super) fn dns_pods(scene: &Scene) -> Known {
    let pods = &scene.cluster.said.observed.as_ref()?.pods;
    let is_dns = |name: &str| name.starts_with("coredns-") && !name.starts_with("coredns-autoscaler");
    let dns: Vec<_> = pods.iter().filter(|pod| is_dns(&pod.name)).collect();
    let broken = dns.iter().find(|pod| {
        let is_ready =
            pod.ready.as_deref().and_then(|ready| ready.split_once('/')).is_none_or(|(one, all)| one == all);
        !is_ready || pod.status.as_deref().is_some_and(|status| status != "Running")
    });
    match (broken, dns.is_empty()) {
        (Some(pod), _) => {
            let status = pod.status.as_deref().unwrap_or("not ready");
            Some((1, format!("{} is {status}.", pod.name)))
        }
        (None, false) => Some((0, "Every listed pod of CoreDNS runs.".to_owned())),
        (None, true) => None,
    }
}

/// A public service behind a default route to an appliance has two ways.
pub(super) fn way_back(scene: &Scene) -> Known {
    let places = scene.cluster.subnets();
    let leads = |place: &usize| {
        let to = default_route(scene.resolved, *place).and_then(|route| route.next_hop.known().copied());
        matches!(to, Some(NextHopType::VirtualAppliance | NextHopType::VirtualNetworkGateway))
    };
    if places.iter().any(leads) || is_routed(scene) {
        let text =
            "The default route leads to an appliance, so that answers to a public address return through it.";
        return Some((1, text.to_owned()));
    }
    let has_no_table = |place: &usize| {
        scene.resolved.subnets.get(*place).is_some_and(|subnet| subnet.route_table == Some(false))
    };
    (!places.is_empty() && places.iter().all(has_no_table))
        .then(|| (0, "No subnet of the cluster has a route table.".to_owned()))
}

/// Whether the subnets have what the outbound type asks for.
pub(super) fn way_out(scene: &Scene) -> Known {
    let outbound = scene.cluster.outbound_type.known()?.known().copied()?;
    if matches!(outbound, OutboundType::None | OutboundType::Block) {
        return Some((1, format!("outboundType {outbound} makes no way out.")));
    }
    for place in scene.cluster.subnets() {
        let subnet = scene.resolved.subnets.get(place)?;
        let name = &subnet.name;
        let to = default_route(scene.resolved, place).and_then(|route| route.next_hop.known().copied());
        let wrong = match outbound {
            OutboundType::UserDefinedRouting if subnet.route_table == Some(false) => {
                Some(format!("Subnet {name} has no route table."))
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

/// Ports that do not last: the second.
pub(super) fn ports(scene: &Scene) -> Known {
    let rows = capacity(scene.resolved).into_iter().nth(scene.place)?.rows;
    let row = rows.into_iter().find(|row| row.resource == Resource::SnatPorts)?;
    let fails = Moment::ALL.into_iter().find(|moment| row.at(*moment).fits() == Some(false))?;
    Some((1, format!("At the moment “{}” the nodes ask for more ports than there are.", fails.title())))
}

fn is_routed(scene: &Scene) -> bool {
    scene.cluster.outbound_type.known().is_some_and(|of| *of == OutboundType::UserDefinedRouting)
}
