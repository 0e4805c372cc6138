//! `range-overlaps-reserved`: the platform uses those addresses itself.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::{RangeKind, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "range-overlaps-reserved",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "A range overlaps addresses that the platform keeps",
    why: "AKS and Azure use these addresses themselves, for metadata, DNS, health probes and the control \
          plane. A range over them is refused, or takes the platform's own traffic away.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
    facts: &["CIDR-01", "CIDR-02", "CIDR-04"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.right.kind == RangeKind::Reserved,
        |pair| {
            let refused = pair.verdict == Verdict::Rejected;
            let consequence = if refused {
                ": the service refuses it."
            } else {
                ": traffic for them may not leave the cluster."
            };
            consequence.to_owned()
        },
    )
}
