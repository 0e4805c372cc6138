//! `too-few-pods`: a pool that cannot run the cluster's own pods.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::resolve::ResolvedPool;

pub(super) static RULE: Rule = Rule {
    id: "too-few-pods",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pool has room for fewer than 30 pods",
    why: "The cluster runs pods of its own on every pool. Where a node may run fewer than 30, the pool's nodes \
          together must have room for 30, and a smaller pool is refused.",
    source: limits::LEAST_PODS_OF_POOL.source,
    facts: &["IP-61"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let pools = context
        .clusters()
        .flat_map(|(place, cluster)| cluster.pools().iter().map(move |pool| (place, cluster, pool)));
    let short = pools.filter_map(|(place, cluster, pool)| {
        let message = of_pool(pool)?;
        Some(RULE.finding(message).of_cluster(place).about([subject::pool(cluster.name(), &pool.name)]))
    });
    short.collect()
}

/// A pool of no nodes has no pods to run.
fn of_pool(pool: &ResolvedPool) -> Option<String> {
    let least = limits::LEAST_PODS_OF_POOL.value;
    let (nodes, max_pods) = (pool.count.get().filter(|nodes| *nodes > 0)?, pool.max_pods.get()?);
    let room = nodes.saturating_mul(max_pods);
    let is_short = max_pods < least && room < least;
    is_short.then(|| {
        format!(
            "Pool {} has room for {nodes} × {max_pods} = {room} pods; the service asks for {least}.",
            pool.name
        )
    })
}
