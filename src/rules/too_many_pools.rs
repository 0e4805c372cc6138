//! `too-many-pools`: more pools than a cluster holds.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::ranges;

pub(super) static RULE: Rule = Rule {
    id: "too-many-pools",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "More pools than a cluster holds",
    why: "A cluster holds 100 node pools. The service refuses the next one, also where there are nodes and addresses \
          for it.",
    source: ranges::POOLS.source,
    facts: &["IP-74"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let (pools, most) = (cluster.pools().len() as u64, ranges::POOLS.value);
        (pools > most).then(|| {
            let message = format!("{} has {pools} pools; a cluster holds {most}.", cluster.name());
            RULE.finding(message).about([subject::cluster(cluster.name())])
        })
    })
}
