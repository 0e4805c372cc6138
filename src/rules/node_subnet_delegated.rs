//! `node-subnet-delegated`: nodes cannot stand in a subnet that belongs to another service.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Disagreement, learn};
use crate::resolve::{ResolvedCluster, ResolvedSubnet};

pub(super) static RULE: Rule = Rule {
    id: "node-subnet-delegated",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The node subnet is delegated",
    why: "A delegation hands the subnet to one service, and machines of others cannot be placed in it. \
          Microsoft's pages disagree about a delegation to AKS itself: the overview forbids any, the article on \
          the error allows it.",
    source: learn(
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisdelegated-error",
    ),
    facts: &["CIDR-50", "ERR-07"],
    check,
};

const AKS: &str = "Microsoft.ContainerService/managedClusters";

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().flat_map(|(place, cluster)| of_cluster(context, place, cluster)).collect()
}

fn of_cluster(context: &Context, place: usize, cluster: &ResolvedCluster) -> Vec<Finding> {
    let mut places: Vec<usize> = cluster.pools().iter().filter_map(|pool| pool.subnet).collect();
    places.sort_unstable();
    places.dedup();
    let delegated = places.into_iter().filter_map(|subnet| {
        let (service, is_certain) = delegation(context.resolved.subnets.get(subnet)?)?;
        let is_refused = is_certain || context.resolved.takes_otherwise(Disagreement::NodeSubnetDelegation);
        let severity = if is_refused { Severity::Error } else { Severity::Warning };
        let name = &context.resolved.subnets.get(subnet)?.name;
        let message =
            format!("Subnet {name} is delegated to {service}, and pools of {} stand in it.", cluster.name());
        let finding = RULE.finding(message).of_cluster(place).with_severity(severity);
        Some(finding.with_code(Some("SubnetIsDelegated")).about(subject::subnet_at(context.resolved, subnet)))
    });
    delegated.collect()
}

/// The service that takes the subnet from the nodes, and whether that is certain.
fn delegation(subnet: &ResolvedSubnet) -> Option<(&str, bool)> {
    let delegations = subnet.delegations.as_ref()?;
    let foreign = delegations.iter().find(|service| !service.eq_ignore_ascii_case(AKS));
    match foreign {
        Some(service) => Some((service, true)),
        None => delegations.first().map(|service| (service.as_str(), false)),
    }
}
