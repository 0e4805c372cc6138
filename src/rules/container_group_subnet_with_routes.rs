//! `container-group-subnet-with-routes`: virtual nodes start in a subnet that a route table rules.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, Source};

pub(super) static RULE: Rule = Rule {
    id: "container-group-subnet-with-routes",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "The subnet of virtual nodes has a route table",
    why: "Virtual nodes run their pods in a subnet that is delegated to Azure Container Instances. With a route table on \
          it container groups have been reported not to start.",
    source: Source {
        url: "https://github.com/MicrosoftDocs/azure-docs/issues/25771",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["CIDR-59"],
    check,
};

const CONTAINER_GROUPS: &str = "Microsoft.ContainerInstance/containerGroups";

fn check(context: &Context) -> Vec<Finding> {
    let subnets = context.resolved.subnets.iter().enumerate().filter(|(_, subnet)| {
        let is_delegated = |service: &String| service.eq_ignore_ascii_case(CONTAINER_GROUPS);
        subnet.route_table == Some(true) && subnet.delegations.iter().flatten().any(is_delegated)
    });
    let found = subnets.map(|(place, subnet)| {
        let message =
            format!("Subnet {} is delegated to container instances and has a route table.", subnet.name);
        RULE.finding(message).about(subject::subnet_at(context.resolved, place))
    });
    found.collect()
}
