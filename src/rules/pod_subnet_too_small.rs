//! `pod-subnet-too-small`: nodes ask for more addresses than the subnet of pods offers.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "pod-subnet-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The pod subnet has too few addresses",
    why: "Nodes take addresses of the pod subnet in batches of sixteen before pods ask for them, and one for \
          themselves; with static blocks they take whole blocks for their maximum of pods. When none are \
          left, pods wait in ContainerCreating while nodes look healthy.",
    source: limits::POD_BATCH.source,
    facts: &["IP-30", "IP-32", "IP-40"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.exhausted(&RULE, Resource::PodSubnet, |_| true)
}
