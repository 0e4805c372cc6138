//! `pod-cidrs-overlap`: clusters that share routes need ranges of their own.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::{RangeKind, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pod-cidrs-overlap",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "Two clusters' pod CIDRs overlap where they must not",
    why: "Overlay clusters may all use one pod CIDR. Clusters with kubenet that share a subnet share its \
          route table, which holds one route per block; with a CNI of your own nothing is known about where \
          pod addresses are seen.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-kubenet"),
    facts: &["CIDR-33"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::PodCidr && pair.right.kind == RangeKind::PodCidr,
        |pair| {
            let refused = pair.verdict == Verdict::Rejected;
            let consequence = if refused {
                ": their routes collide in one table."
            } else {
                ": whether they meet depends on the CNI."
            };
            consequence.to_owned()
        },
    )
}
