//! `system-pool-with-missing-nodes`: upgrades may not take nodes of a system pool away.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::planning;
use crate::design::{MaxSurge, PoolMode};

pub(super) static RULE: Rule = Rule {
    id: "system-pool-with-missing-nodes",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A system pool with nodes missing during upgrades",
    why: "With maxUnavailable an upgrade takes nodes away before new ones are there. System pools run what the cluster \
          itself needs, so the service does not take that setting there; they need room for surge nodes.",
    source: planning::ROLLING_UPGRADE,
    facts: &["API-58"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let missing = said.max_unavailable?;
        let is_none = matches!(missing, MaxSurge::Nodes(0) | MaxSurge::Percent(0));
        let is_system = pool.mode.as_ref().is_some_and(|mode| *mode == PoolMode::System);
        (is_system && !is_none).then(|| {
            format!(
                "System pool {} of {} has maxUnavailable {missing}; only user pools may.",
                pool.name,
                cluster.name()
            )
        })
    })
}
