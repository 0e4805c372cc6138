//! `blue-green-upgrade`: an upgrade that makes every node twice.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{Grade, Source, bounds};
use crate::resolve::Moment;

pub(super) static RULE: Rule = Rule {
    id: "blue-green-upgrade",
    topic: Topic::Capacity,
    severity: Severity::Warning,
    title: "A blue-green upgrade makes a second set of nodes",
    why: "The strategy BlueGreen, a preview, makes a new set of nodes beside the old one before it moves the pods. Until \
          then the pool takes its addresses twice; the sums here count the surge of a rolling upgrade alone.",
    source: Source { grade: Grade::Inferred, ..bounds::SCHEMA },
    facts: &["API-59"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let nodes = pool.nodes(Moment::Scaled).filter(|_| said.blue_green == Some(true))?;
        Some(format!(
            "Pool {} of {} is upgraded with a second set of up to {nodes} nodes, which no sum here counts.",
            pool.name,
            cluster.name()
        ))
    })
}
