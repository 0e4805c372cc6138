//! `kubenet-subnet-shared`: a kubenet cluster has its subnet for itself.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, limits};

pub(super) static RULE: Rule = Rule {
    id: "kubenet-subnet-shared",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A kubenet cluster shares its subnet with another cluster",
    why: "Every node of a kubenet cluster has a route in the route table of its subnet, and clusters in one subnet \
          write into one table. Their routes may collide, and Microsoft supports no second cluster there.",
    source: limits::KUBENET_NODES.source,
    facts: &["CIDR-33", "CIDR-56", "FEAT-07"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let in_subnet = context.clusters_by_subnet();
    context.of_each(&|cluster| {
        let others = |place: usize| {
            let clusters = in_subnet.get(&place).into_iter().flatten().copied();
            clusters.filter(|other| !std::ptr::eq(*other, cluster))
        };
        let is_kubenet = cluster.model() == Some(NetworkModel::Kubenet);
        let shared =
            cluster.subnets().into_iter().filter(|place| is_kubenet && others(*place).next().is_some());
        let place = shared.min()?;
        let others: Vec<String> = others(place).map(|other| other.name().to_owned()).collect();
        let subnet = &context.resolved.subnets.get(place)?.name;
        let name = cluster.name();
        let message = format!("{name} uses kubenet and shares the subnet {subnet} with {}.", listed(&others));
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, place)))
    })
}
