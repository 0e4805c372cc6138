//! `no-surge-and-none-missing`: an upgrade that may neither add nor take away a node.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::planning;
use crate::design::{MaxSurge, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-surge-and-none-missing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "An upgrade may neither add nor take away a node",
    why: "An upgrade replaces nodes beside the old ones, or in their place where nodes may be missing. With a surge \
          of 0 and nobody missing it cannot begin, and the service takes that surge only with maxUnavailable above 0.",
    source: planning::ROLLING_UPGRADE,
    facts: &["API-57", "API-58", "IP-03"],
    check,
};

/// Of a cluster that exists a warning: the value slipped through before the service looked at it.
fn check(context: &Context) -> Vec<Finding> {
    let told = context.of_each_pool(&RULE, &|cluster, pool, said| {
        let is_none = |nodes: MaxSurge| matches!(nodes, MaxSurge::Nodes(0) | MaxSurge::Percent(0));
        let stands_still = is_none(said.max_surge?) && said.max_unavailable.is_none_or(is_none);
        let is_told =
            !pool.spot && !said.seen_only && !said.untold.iter().any(|untold| untold == "maxUnavailable");
        (stands_still && is_told).then(|| {
            format!(
                "Pool {} of {} has maxSurge 0 and maxUnavailable 0: it cannot be upgraded.",
                pool.name,
                cluster.name()
            )
        })
    });
    let exists = |place: usize| {
        context.resolved.clusters.get(place).is_some_and(|cluster| cluster.said.stage == Stage::Deployed)
    };
    let weighed = told.into_iter().map(|finding| {
        if finding.cluster.is_some_and(exists) { finding.with_severity(Severity::Warning) } else { finding }
    });
    weighed.collect()
}
