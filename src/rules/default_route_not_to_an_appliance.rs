//! `default-route-not-to-an-appliance`: a default route that the service refuses.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::release_note;
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
          somebody changed later leaves it without a way out, and new nodes cannot register.",
    source: release_note("2020-03-09"),
    facts: &["EG-06", "ERR-09"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let outbound = cluster.outbound_type.known();
    if outbound.is_none_or(|outbound| *outbound != OutboundType::UserDefinedRouting) {
        return Vec::new();
    }
    let wrong = cluster.subnets().into_iter().filter_map(|at| {
        let route = default_route(context.resolved, at)?;
        let refused = matches!(
            route.next_hop.known(),
            Some(NextHopType::Internet | NextHopType::VnetLocal | NextHopType::None)
        );
        let subnet = context.resolved.subnets.get(at).filter(|_| refused)?;
        let message = format!(
            "{} has outboundType userDefinedRouting, and the default route of subnet {} leads to {}, not to an \
             appliance or a gateway.",
            cluster.name(),
            subnet.name,
            route.next_hop
        );
        let finding = RULE.finding(message).with_code(Some("RouteTableInvalidNextHop"));
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    wrong.collect()
}
