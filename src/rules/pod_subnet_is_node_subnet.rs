//! `pod-subnet-is-node-subnet`: pods and nodes cannot take addresses of one subnet by two ways.
use std::collections::HashSet;

use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;

pub(super) static RULE: Rule = Rule {
    id: "pod-subnet-is-node-subnet",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pod subnet is a node subnet as well",
    why: "A pod subnet is handed to AKS alone: machines and other resources cannot be placed in it. Nodes in the same \
          subnet, of this cluster or of another one, are refused.",
    source: limits::POD_BATCH.source,
    facts: &["IP-36", "CIDR-51", "CIDR-57"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let pools = context.all_pools();
    let of_nodes: HashSet<usize> = pools.filter_map(|pool| pool.subnet).collect();
    context.of_each(&|cluster| {
        let of_pods = cluster.pools().iter().filter_map(|pool| pool.pod_subnet);
        let place = of_pods.filter(|place| of_nodes.contains(place)).min()?;
        let subnet = &context.resolved.subnets.get(place)?.name;
        let message =
            format!("Subnet {subnet} holds pods of {} and nodes; it can hold one of both.", cluster.name());
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, place)))
    })
}
