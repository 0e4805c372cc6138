//! `pod-cidr-too-small`: nodes ask for more blocks than the pod CIDR holds.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "pod-cidr-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The pod CIDR has too few blocks",
    why: "Every node gets a /24 of the pod CIDR, however few pods it may run, and extra nodes of an upgrade \
          get theirs as well. Without a free block no node can join.",
    source: limits::NODE_BLOCK_LENGTH.source,
    facts: &["IP-20", "IP-21", "CIDR-36"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.exhausted(&RULE, Resource::PodCidr, |_| true)
}
