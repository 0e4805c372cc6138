//! `pool-without-pod-subnet`: one pool of a pod subnet cluster would put its pods among the nodes.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{NetworkModel, limits};

pub(super) static RULE: Rule = Rule {
    id: "pool-without-pod-subnet",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A pool without a pod subnet beside pools with one",
    why: "A cluster has one network model, and with a pod subnet on one pool every pool must have one. The pods of a \
          pool without it would take addresses of the node subnet, which Microsoft's page rules out.",
    source: limits::POD_BATCH.source,
    facts: &["API-60"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let is_told =
            !said.seen_only && !said.untold.iter().any(|untold| untold.eq_ignore_ascii_case("podSubnetID"));
        let is_missing =
            cluster.model() == Some(NetworkModel::PodSubnet) && said.pod_subnet.is_none() && is_told;
        is_missing.then(|| {
            format!("Pool {} of {} has no pod subnet, and others have one.", pool.name, cluster.name())
        })
    })
}
