//! `outbound-nat-disabled-behind-load-balancer`: Windows nodes without the NAT that their way out needs.
use super::pools::{capital, named, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::design::{NodePool, OutboundType};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "outbound-nat-disabled-behind-load-balancer",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Outbound NAT is disabled and the way out needs it",
    why: "Windows nodes hide their pods behind their own address, and a pool may switch that off. Then pods need a \
          NAT gateway or a route table that takes them out; through a load balancer or a node's public address \
          nothing leaves, and the service refuses it.",
    source: learn("https://learn.microsoft.com/azure/aks/nat-gateway"),
    facts: &["FEAT-53", "API-5K"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let outbound = cluster.outbound_type.known();
    let is_balanced = outbound.is_some_and(|outbound| *outbound == OutboundType::LoadBalancer);
    let is_wrong = |pool: &NodePool| {
        pool.outbound_nat_disabled == Some(true) && (is_balanced || pool.enable_node_public_ip == Some(true))
    };
    let pools = pools_where(cluster, is_wrong);
    pools.first()?;
    let (who, name) = (capital(named(&pools)), cluster.name());
    let has = if pools.len() == 1 { "has" } else { "have" };
    let way =
        if is_balanced { "outboundType is loadBalancer" } else { "nodes have public addresses of their own" };
    let finding = RULE.finding(format!("{who} of {name} {has} outbound NAT disabled, and {way}."));
    Some(finding.about(subjects(cluster, &pools)))
}
