//! `route-table-needs-own-identity`: a kubenet cluster with a route table that is not its own.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, limits};
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "route-table-needs-own-identity",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "kubenet with a route table of one's own needs an assigned identity",
    why: "A kubenet cluster writes a route for each node into the route table of its subnet, and needs the right to do so \
          before it is there. The system's own identity comes with the cluster, too late for a table that somebody \
          brings; the service refuses that.",
    source: limits::KUBENET_NODES.source,
    facts: &["API-7H", "EG-12"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_refused = cluster.said.user_assigned_identity == Some(false);
        let is_kubenet = cluster.model() == Some(NetworkModel::Kubenet);
        let has_table = |place: &usize| {
            context.resolved.subnets.get(*place).is_some_and(|subnet| subnet.route_table == Some(true))
        };
        let places = cluster
            .subnets()
            .into_iter()
            .filter(|_| is_refused && is_kubenet && cluster.said.stage == Stage::Template);
        let place = places.filter(has_table).min()?;
        let subnet = &context.resolved.subnets.get(place)?.name;
        let message = format!(
            "{} uses kubenet with a system-assigned identity, and its subnet {subnet} has a route table.",
            cluster.name()
        );
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, place)))
    })
}
