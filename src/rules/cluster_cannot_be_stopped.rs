//! `cluster-cannot-be-stopped`: too many nodes to stop and start.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::capacity::Resource;
use crate::resolve::Moment;

pub(super) static RULE: Rule = Rule {
    id: "cluster-cannot-be-stopped",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "The cluster cannot be stopped",
    why: "Stopping and starting is for clusters of 100 nodes at most and without node auto-provisioning. Where a stop \
          belongs to another change, such as turning VNet integration on, that change is out of reach as well.",
    source: limits::STOPPABLE_NODES.source,
    facts: &["API-7C", "IP-7A", "FEAT-54", "MIG-33"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let most = limits::STOPPABLE_NODES.value;
    context.of_each_row(Resource::ClusterNodes, &|cluster, row| {
        let nodes = row.at(Moment::Steady).required.unwrap_or(0);
        let name = cluster.name();
        let message = if nodes > most {
            format!("{name} has {} nodes and cannot be stopped; {most} is the most.", number(nodes))
        } else if cluster.said.node_auto_provisioning == Some(true) {
            format!("{name} has node auto-provisioning and cannot be stopped.")
        } else {
            return None;
        };
        Some(RULE.finding(message).about([subject::cluster(name)]))
    })
}
