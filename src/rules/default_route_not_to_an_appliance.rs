//! `default-route-not-to-an-appliance`: a default route that the service refuses.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{egress, release_note};
use crate::design::{NextHopType, OutboundType};
use crate::egress::default_route;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "default-route-not-to-an-appliance",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The default route leads to no appliance",
    why: "With outboundType userDefinedRouting the route table's default route is the only way out, and the service \
          takes none but one to VirtualAppliance or VirtualNetworkGateway. In a cluster that exists, a route that \
          somebody changed later leaves it without a way out, and new nodes cannot register. Next hop None drops every \
          packet to the Internet, whatever the outbound type.",
    source: release_note("2020-03-09"),
    facts: &["EG-06", "ERR-09"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let outbound = cluster.outbound_type.known().and_then(|outbound| outbound.known().copied());
    let Some(outbound) = outbound.filter(|of| !matches!(of, OutboundType::None | OutboundType::Block)) else {
        return Vec::new();
    };
    let wrong = cluster.subnets().into_iter().filter_map(|at| {
        let (subnet, next_hop) =
            (context.resolved.subnets.get(at)?, default_route(context.resolved, at)?.next_hop.known()?);
        let finding = of_route(cluster.name(), &subnet.name, (outbound, *next_hop))?;
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    wrong.collect()
}

fn of_route(name: &str, subnet: &str, (outbound, next_hop): (OutboundType, NextHopType)) -> Option<Finding> {
    let is_routed = outbound == OutboundType::UserDefinedRouting;
    match next_hop {
        NextHopType::None if !is_routed => {
            let message = format!(
                "The default route of subnet {subnet} has next hop None, which drops every packet of {name} to the \
                 Internet before outboundType {outbound} can lead it out."
            );
            Some(RULE.finding(message).with_source(egress::NEXT_HOPS))
        }
        NextHopType::Internet | NextHopType::VnetLocal | NextHopType::None if is_routed => {
            let message = format!(
                "{name} has outboundType {outbound}, and the default route of subnet {subnet} leads to {next_hop}, not to \
                 an appliance or a gateway."
            );
            Some(RULE.finding(message).with_code(Some("RouteTableInvalidNextHop")))
        }
        _ => None,
    }
}
