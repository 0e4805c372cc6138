//! `static-blocks-unsupported-here`: static blocks of pod addresses where they cannot be.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{limits, ranges};
use crate::design::{NodePool, PodIpAllocationMode};
use crate::resolve::{ResolvedCluster, ResolvedPool};

pub(super) static RULE: Rule = Rule {
    id: "static-blocks-unsupported-here",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Static blocks do not work here",
    why: "Static allocation gives each node whole blocks of a pod subnet. It needs that subnet, a /12 at the largest, \
          and Kubernetes 1.28; a pool without them is refused.",
    source: limits::STATIC_BLOCKS,
    facts: &["API-56", "IP-42"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let is_static = *said.pod_ip_allocation_mode.as_ref()? == PodIpAllocationMode::StaticBlock;
        let reason = obstacle(context, cluster, pool, said).filter(|_| is_static)?;
        Some(format!("Pool {} of {} has static blocks, {reason}.", pool.name, cluster.name()))
    })
}

fn obstacle(
    context: &Context,
    cluster: &ResolvedCluster,
    pool: &ResolvedPool,
    said: &NodePool,
) -> Option<String> {
    if said.pod_subnet.is_none() {
        let is_told = !said.seen_only && said.untold.is_empty();
        return is_told.then(|| "and no pod subnet that they could come from".to_owned());
    }
    let (needed, version) = (ranges::STATIC_BLOCKS_FROM.value, cluster.kubernetes_minor());
    if let Some(minor) = version.filter(|minor| *minor < needed) {
        return Some(format!("which need Kubernetes 1.{needed}; the cluster runs 1.{minor}"));
    }
    let shortest = ranges::SHORTEST_STATIC_SUBNET.value;
    let subnet = pool.pod_subnet.and_then(|place| context.resolved.subnets.get(place))?;
    let large = subnet.prefixes.iter().find(|range| range.is_ipv4() && range.length() < shortest)?;
    Some(format!("and its pod subnet {} is {large}; a /{shortest} is the largest", subnet.name))
}
