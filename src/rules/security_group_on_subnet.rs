//! `security-group-on-subnet`: rules of a subnet that AKS never writes.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, Grade, NetworkModel, Source};
use crate::resolve::{ResolvedCluster, distinct};

pub(super) static RULE: Rule = Rule {
    id: "security-group-on-subnet",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "A network security group of your own on a node subnet",
    why: "AKS opens ports in the group of its own at the nodes, never in one on the subnet, and both must let a packet \
          through. A load balancer's address then answers only inside until the subnet's group allows it; rules \
          that close ports between nodes, or between nodes and a pod CIDR, cut DNS, logs and pods.",
    source: Source {
        url: "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic",
        read: "2026-08-21",
        grade: Grade::Troubleshooting,
    },
    facts: &["FEAT-32", "FEAT-37", "ERR-48", "ERR-49", "ERR-4A"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let pod_cidr = match (cluster.model(), cluster.pod_cidrs.known().and_then(|cidrs| cidrs.first())) {
        (Some(NetworkModel::Overlay | NetworkModel::Kubenet), Some(cidr)) => {
            format!(", and between nodes and the pod CIDR {cidr}")
        }
        _ => String::new(),
    };
    // The port that WireGuard's own article names.
    let encrypted =
        if cluster.said.features.has(Feature::WireGuard) { ", UDP 51871 of WireGuard" } else { "" };
    let places = distinct(cluster.pools().iter().filter_map(|pool| pool.subnet));
    let with = places.into_iter().filter_map(|at| {
        let subnet = context.resolved.subnets.get(at)?;
        let message = format!(
            "Subnet {} of {} has a network security group: it must allow what load balancers bring in, TCP \
             10250{encrypted} and DNS between nodes{pod_cidr}.",
            subnet.name,
            cluster.name()
        );
        let finding = || RULE.finding(message);
        let is_there = subnet.network_security_group == Some(true);
        is_there.then(|| finding().about(subject::subnet_at(context.resolved, at)))
    });
    with.collect()
}
