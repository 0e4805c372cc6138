//! `subnets-attached-apart`: a pod subnet that has what its node subnet lacks, or the other way round.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::resolve::{ResolvedCluster, ResolvedSubnet, distinct};

pub(super) static RULE: Rule = Rule {
    id: "subnets-attached-apart",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Route table or security group on one of two subnets",
    why: "Pods of a pod subnet leave with addresses of that subnet, and somebody saw what is attached to the node \
          subnet decide. A route table or a security group on one of both treats nodes and pods differently, and which \
          of them packets meet is not certain: attach it to both.",
    source: egress::POD_SUBNET_ROUTES,
    facts: &["EG-37"],
    check,
};

type Attached = fn(&ResolvedSubnet) -> Option<bool>;

const KINDS: [(&str, Attached); 2] = [
    ("a route table", |subnet| subnet.route_table),
    ("a network security group", |subnet| subnet.network_security_group),
];

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| of_cluster(context, cluster))
}

fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Vec<Finding> {
    let subnet = |place: usize| context.resolved.subnets.get(place);
    let mut findings = Vec::new();
    for pods in distinct(cluster.pools().iter().filter_map(|pool| pool.pod_subnet)) {
        let of_nodes = cluster.pools().iter().filter(|pool| pool.pod_subnet == Some(pods));
        for nodes in distinct(of_nodes.filter_map(|pool| pool.subnet)) {
            for (kind, attached) in KINDS {
                let (Some(of_pods), Some(of_nodes)) = (subnet(pods), subnet(nodes)) else { continue };
                let (with, without) = match (attached(of_pods), attached(of_nodes)) {
                    (Some(true), Some(false)) => (of_pods, of_nodes),
                    (Some(false), Some(true)) => (of_nodes, of_pods),
                    _ => continue,
                };
                let message = format!(
                    "Subnet {} of {} has {kind}, and subnet {} beside it has none.",
                    with.name,
                    cluster.name(),
                    without.name
                );
                let places = [nodes, pods].into_iter();
                let about = places.filter_map(|place| subject::subnet_at(context.resolved, place));
                findings.push(RULE.finding(message).about(about));
            }
        }
    }
    findings
}
