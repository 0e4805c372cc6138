//! `autoscaler-bounds-out-of-order`: bounds between which no count lies.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{bounds, cli};

pub(super) static RULE: Rule = Rule {
    id: "autoscaler-bounds-out-of-order",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The autoscaler's bounds are out of order",
    why: "The autoscaler keeps the count between its minimum and its maximum. A minimum above the maximum leaves \
          nothing between them, and neither may pass 1,000; the request is refused.",
    source: cli::VALIDATORS,
    facts: &["API-52", "ERR-54"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|_, pool, _| {
        let (least, most) = (pool.min_count, pool.max_count.filter(|_| pool.autoscaled)?);
        let limit = bounds::AUTOSCALER.most;
        match least {
            Some(least) if least > most => Some(format!(
                "Pool {} scales from {} to {} nodes; the minimum is above the maximum.",
                pool.name,
                number(least),
                number(most)
            )),
            _ if most > limit => Some(format!(
                "Pool {} scales to {} nodes; the maximum is {} at most.",
                pool.name,
                number(most),
                number(limit)
            )),
            _ => None,
        }
    })
}
