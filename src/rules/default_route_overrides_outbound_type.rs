//! `default-route-overrides-outbound-type`: a default route to an appliance, and another way out in the cluster.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::design::{NextHopType, OutboundType};
use crate::egress::default_route;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "default-route-overrides-outbound-type",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A default route leads to an appliance and the cluster names another way out",
    why: "A default route to an appliance or a gateway takes what leaves a subnet before a NAT gateway or the load \
          balancer does. Connections then come from other addresses than the cluster's documents say, and answers to \
          what a public load balancer brings in return another way and are lost.",
    source: egress::NEXT_HOPS,
    facts: &["EG-11"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let outbound = cluster.outbound_type.known().and_then(|word| word.known());
    let Some(outbound @ (OutboundType::LoadBalancer | OutboundType::UserAssignedNatGateway)) = outbound
    else {
        return Vec::new();
    };
    let with = cluster.subnets().into_iter().filter_map(|at| {
        let route = default_route(context.resolved, at)?;
        let wins = matches!(
            route.next_hop.known(),
            Some(NextHopType::VirtualAppliance | NextHopType::VirtualNetworkGateway)
        );
        let subnet = context.resolved.subnets.get(at).filter(|_| wins)?;
        let to = route.address.map(|address| format!(" {address}")).unwrap_or_default();
        let message = format!(
            "{} has outboundType {outbound}, and the default route of subnet {} leads to {}{to}, which comes before it.",
            cluster.name(),
            subnet.name,
            route.next_hop
        );
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, at)))
    });
    with.collect()
}
