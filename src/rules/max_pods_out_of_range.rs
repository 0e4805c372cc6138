//! `max-pods-out-of-range`: a maximum of pods that the service does not take.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;

pub(super) static RULE: Rule = Rule {
    id: "max-pods-out-of-range",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pool's maximum of pods is out of range",
    why: "A node runs between 10 and 250 pods; the value is fixed when the pool is made, and others are \
          refused.",
    source: limits::MAX_PODS.source,
    facts: &["API-53", "IP-61"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let (least, most) = limits::MAX_PODS.value;
    let pools = context
        .clusters()
        .flat_map(|(place, cluster)| cluster.pools().iter().map(move |pool| (place, cluster, pool)));
    let outside = pools.filter_map(|(place, cluster, pool)| {
        let max_pods = pool.max_pods.get().filter(|max_pods| !(least..=most).contains(max_pods))?;
        let message =
            format!("Pool {} allows {max_pods} pods a node; the service takes {least} to {most}.", pool.name);
        Some(RULE.finding(message).of_cluster(place).about([subject::pool(cluster.name(), &pool.name)]))
    });
    outside.collect()
}
