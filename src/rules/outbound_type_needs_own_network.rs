//! `outbound-type-needs-own-network`: a way out that stands on a subnet of one's own.
use super::no_way_out::is_in_managed_network;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{OutboundType, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "outbound-type-needs-own-network",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The outbound type does not fit the network",
    why: "A route table or a NAT gateway of your own is attached to a subnet of your own, and a managed NAT gateway, \
          or a block of the Internet, to one that the service makes. Across that line there is nothing to attach to, and the request is refused.",
    source: learn("https://learn.microsoft.com/azure/aks/egress-outboundtype"),
    facts: &["EG-02", "EG-05", "EG-06", "EG-08", "ERR-50", "ERR-57"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| of_cluster(context, cluster))
}

/// What exists was not refused: there its document may leave something out.
fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Option<Finding> {
    let outbound = cluster.outbound_type.known()?.known()?;
    let is_managed = is_in_managed_network(context, cluster);
    let has_own = cluster.said.pools.iter().flatten().any(|pool| pool.subnet.is_some());
    let reason = match outbound {
        OutboundType::UserDefinedRouting | OutboundType::UserAssignedNatGateway if is_managed => {
            "needs subnets of your own, and its pools name none"
        }
        OutboundType::ManagedNatGateway | OutboundType::Block if has_own => {
            "works only in a network that the service makes, and its pools name subnets of your own"
        }
        _ => return None,
    };
    let message = format!("{} has outboundType {outbound}, which {reason}.", cluster.name());
    let is_new = cluster.said.stage == Stage::Template;
    let severity = if is_new { Severity::Error } else { Severity::Warning };
    Some(
        RULE.finding(message).with_severity(severity).about([subject::field(cluster.name(), "outboundType")]),
    )
}
