//! `default-max-pods-uncertain`: Microsoft's pages disagree about a default.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{NetworkModel, limits};

pub(super) static RULE: Rule = Rule {
    id: "default-max-pods-uncertain",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "The maximum of pods is not given, and sources disagree about it",
    why: "With a pod subnet the page on planning gives 110 pods a node where none are given, the page on dynamic \
          allocation 250. The value is fixed when the pool is made and decides how many addresses a full node takes.",
    source: limits::POD_BATCH.source,
    facts: &["IP-60"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let (_, most) = limits::MAX_PODS.value;
    context.of_each_pool(&RULE, &|cluster, pool, _| {
        let assumed = pool.max_pods.get().filter(|_| pool.max_pods.is_default())?;
        let is_doubted = cluster.model() == Some(NetworkModel::PodSubnet) && pool.pod_subnet.is_some();
        is_doubted.then(|| {
            format!(
                "Pool {} of {} names no maxPods: {assumed} is assumed here, and {most} is possible.",
                pool.name,
                cluster.name()
            )
        })
    })
}
