//! `system-pool-without-nodes`: nowhere for the cluster's own pods to run.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::design::PoolMode;

pub(super) static RULE: Rule = Rule {
    id: "system-pool-without-nodes",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A system pool may have no nodes",
    why: "System pools run the cluster's own pods, DNS and the tunnel to the API server among them. The service takes \
          no count and no minimum of 0 there; Microsoft asks for two nodes.",
    source: limits::POOL_NODES.source,
    facts: &["API-51"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, _| {
        let is_system = pool.mode.as_ref().is_some_and(|mode| *mode == PoolMode::System);
        let runs = cluster.said.stopped != Some(true) && !pool.seen_only;
        let told = match (pool.count.get(), pool.min_count.filter(|_| pool.autoscaled)) {
            (_, Some(0)) => "may be scaled to 0 nodes",
            (Some(0), _) => "has 0 nodes",
            _ => return None,
        };
        (is_system && runs)
            .then(|| format!("System pool {} of {} {told}; it needs one.", pool.name, cluster.name()))
    })
}
