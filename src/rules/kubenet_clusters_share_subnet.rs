//! `kubenet-clusters-share-subnet`: two clusters that write the routes of one subnet.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::resolve::{ResolvedCluster, distinct};

pub(super) static RULE: Rule = Rule {
    id: "kubenet-clusters-share-subnet",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "kubenet clusters share a subnet",
    why: "With kubenet each cluster writes the routes to its pods into the route table of its subnet, and a subnet has \
          one table. Two clusters remove each other's routes: pods lose their connections at random.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
    facts: &["FEAT-07"],
    check,
};

/// Other clusters that one finding names.
const OTHERS_LISTED: usize = 3;

fn check(context: &Context) -> Vec<Finding> {
    let mut residents: Vec<Vec<usize>> = vec![Vec::new(); context.resolved.subnets.len()];
    for (place, cluster) in context.clusters() {
        for subnet in subnets_of(cluster) {
            residents.get_mut(subnet).into_iter().for_each(|of| of.push(place));
        }
    }
    let kubenet = context.clusters().filter(|(_, cluster)| cluster.model() == Some(NetworkModel::Kubenet));
    kubenet.flat_map(|(place, cluster)| of_cluster(context, place, cluster, &residents)).collect()
}

/// `residents` are the places of the clusters in each subnet. Another that writes no routes is only not documented.
fn of_cluster(
    context: &Context,
    place: usize,
    cluster: &ResolvedCluster,
    residents: &[Vec<usize>],
) -> Vec<Finding> {
    let shared = subnets_of(cluster).into_iter().filter_map(|at| {
        let others = residents.get(at)?.iter().filter(|other| **other != place);
        let others: Vec<_> = others.filter_map(|other| context.resolved.clusters.get(*other)).collect();
        others.first()?;
        let is_kubenet = |other: &&ResolvedCluster| other.model() == Some(NetworkModel::Kubenet);
        let severity = if others.iter().any(is_kubenet) { Severity::Error } else { Severity::Warning };
        let names = others.iter().take(OTHERS_LISTED).map(|other| other.name().to_owned());
        let names: Vec<String> = names.collect();
        let subnet = &context.resolved.subnets.get(at)?.name;
        let message =
            format!("{} has kubenet and shares subnet {subnet} with {}.", cluster.name(), listed(&names));
        let finding = RULE.finding(message).of_cluster(place).with_severity(severity);
        Some(finding.about(subject::subnet_at(context.resolved, at)))
    });
    shared.collect()
}

/// The places of the subnets in which a cluster's nodes stand.
fn subnets_of(cluster: &ResolvedCluster) -> Vec<usize> {
    distinct(cluster.pools().iter().filter_map(|pool| pool.subnet))
}
