//! `too-many-nodes`: a pool or the cluster outgrows what the platform supports.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{NetworkModel, limits};
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "too-many-nodes",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "More nodes than the platform supports",
    why: "A pool is a scale set, which holds 1,000 machines, those of an upgrade included; a cluster holds 5,000 \
          nodes, on the Free tier 1,000. Scaling and upgrading beyond that is refused.",
    source: limits::CLUSTER_NODES.source,
    facts: &["IP-71", "IP-73", "IP-75"],
    check,
};

/// Azure Network Policy Manager and kubenet's route table have rules of their own.
fn check(context: &Context) -> Vec<Finding> {
    let mut findings = context.exhausted(&RULE, Resource::PoolNodes, |_| true);
    findings.extend(context.exhausted(&RULE, Resource::ClusterNodes, |cluster| {
        !cluster.has_npm() && cluster.model() != Some(NetworkModel::Kubenet)
    }));
    findings
}
