//! `subnets-overlap`: ranges of one network must be disjoint.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "subnets-overlap",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "Two subnets of a network overlap",
    why: "Azure refuses a subnet whose range meets another of the same network. A document that shows one is \
          outdated or of two states.",
    source: learn("https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq"),
    facts: &["CIDR-04"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::Subnet && pair.right.kind == RangeKind::Subnet,
        |_| ": Azure refuses that within one network or peered ones.".to_owned(),
    )
}
