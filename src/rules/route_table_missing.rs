//! `route-table-missing`: outbound routes that nobody made.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::OutboundType;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "route-table-missing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The outbound type needs a route table that the subnet does not have",
    why: "With outboundType userDefinedRouting the service makes no way out; the default route of the subnet's route \
          table is the only one. Without the table the request is refused; only a private cluster may learn that \
          route in another way.",
    source: learn("https://learn.microsoft.com/azure/aks/egress-udr"),
    facts: &["EG-06"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let outbound = cluster.outbound_type.known();
    let is_private = cluster.said.api_server.enable_private_cluster == Some(true);
    if outbound.is_none_or(|outbound| *outbound != OutboundType::UserDefinedRouting) {
        return Vec::new();
    }
    let severity = if is_private { Severity::Warning } else { Severity::Error };
    let without = cluster.subnets().into_iter().filter_map(|at| {
        let subnet = context.resolved.subnets.get(at).filter(|subnet| subnet.route_table == Some(false))?;
        let message = format!(
            "{} has outboundType userDefinedRouting, and subnet {} has no route table.",
            cluster.name(),
            subnet.name
        );
        let finding = RULE.finding(message).with_severity(severity);
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    without.collect()
}
