//! `networks-overlap`: peered networks need disjoint ranges.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "networks-overlap",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "A virtual network overlaps one that it is peered with",
    why: "Peering makes the routes of both networks valid in each. With shared addresses no route would be \
          right, so Azure refuses to create the peering and to add such a range later.",
    source: learn("https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq"),
    facts: &["CIDR-10"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| {
            matches!(pair.left.kind, RangeKind::Subnet | RangeKind::VirtualNetwork)
                && matches!(pair.right.kind, RangeKind::VirtualNetwork | RangeKind::Peered)
        },
        |_| ": Azure refuses to peer them.".to_owned(),
    )
}
