//! `nat-gateway-overrides-outbound-type`: a NAT gateway on the subnet, and another way out in the cluster.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::release_note;
use crate::design::{OutboundType, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-overrides-outbound-type",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A NAT gateway stands on the subnet and the cluster names another way out",
    why: "A NAT gateway of a subnet takes what leaves for the Internet before the load balancer does. A cluster is \
          not created on such a subnet but with outboundType userAssignedNATGateway; in one that exists, connections \
          come from other addresses than its documents say.",
    source: release_note("2022-05-01"),
    facts: &["EG-01", "EG-11"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let Some(OutboundType::LoadBalancer) = cluster.outbound_type.known().and_then(|word| word.known()) else {
        return Vec::new();
    };
    let (severity, end) = match cluster.said.stage {
        Stage::Template => (Severity::Error, "creating the cluster is refused"),
        Stage::Deployed => (Severity::Warning, "connections leave through the gateway, with its addresses"),
    };
    let with = cluster.subnets().into_iter().filter_map(|at| {
        let subnet = context.resolved.subnets.get(at).filter(|subnet| subnet.nat_gateway == Some(true))?;
        let message = format!(
            "{} has outboundType loadBalancer, and subnet {} has a NAT gateway: {end}.",
            cluster.name(),
            subnet.name
        );
        let finding = RULE.finding(message).with_severity(severity);
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    with.collect()
}
