//! `route-table-missing`: outbound routes that nobody made.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::OutboundType;
use crate::egress::lacks_default_route;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "route-table-missing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The outbound type needs a default route that the subnet does not have",
    why: "With outboundType userDefinedRouting the service makes no way out; the default route of the subnet's route \
          table is the only one. Without the table, or without a default route in it, the request is refused; only a \
          private cluster may learn that route from a VPN or ExpressRoute gateway.",
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
        let subnet = context.resolved.subnets.get(at).filter(|_| lacks_default_route(context.resolved, at))?;
        let (name, of) = (cluster.name(), &subnet.name);
        let message = match subnet.route_table {
            Some(true) => format!(
                "{name} has outboundType userDefinedRouting, and the route table of subnet {of} has no default route."
            ),
            _ => format!("{name} has outboundType userDefinedRouting, and subnet {of} has no route table."),
        };
        let finding = RULE.finding(message).with_severity(severity);
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    without.collect()
}
