//! `nat-gateway-missing`: nodes or pods in a subnet without the NAT gateway that they go out through.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::OutboundType;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-missing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A subnet lacks the NAT gateway that its nodes or pods go out through",
    why: "With outboundType userAssignedNATGateway the service makes no way out and trusts the gateway of each subnet, \
          of pods as well as of nodes. Where one lacks it the request is refused, and nothing there reaches the \
          Internet.",
    source: learn("https://learn.microsoft.com/azure/aks/nat-gateway"),
    facts: &["EG-05"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().flat_map(|(place, cluster)| of_cluster(context, place, cluster)).collect()
}

fn of_cluster(context: &Context, place: usize, cluster: &ResolvedCluster) -> Vec<Finding> {
    let outbound = cluster.outbound_type.known();
    if outbound.is_none_or(|outbound| *outbound != OutboundType::UserAssignedNatGateway) {
        return Vec::new();
    }
    let without = cluster.subnets().into_iter().filter_map(|at| {
        let subnet = context.resolved.subnets.get(at).filter(|subnet| subnet.nat_gateway == Some(false))?;
        let message = format!(
            "{} has outboundType userAssignedNATGateway, and subnet {} has no NAT gateway.",
            cluster.name(),
            subnet.name
        );
        Some(RULE.finding(message).of_cluster(place).about(subject::subnet_at(context.resolved, at)))
    });
    without.collect()
}
