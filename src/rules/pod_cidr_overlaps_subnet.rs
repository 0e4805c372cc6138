//! `pod-cidr-overlaps-subnet`: pods and machines would share addresses.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::{RangeKind, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pod-cidr-overlaps-subnet",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The pod CIDR overlaps a subnet",
    why: "Traffic to an address of the pod CIDR never leaves the cluster. Machines in a subnet with the same \
          addresses are out of reach for every pod, and the service refuses the overlap with a subnet of the \
          cluster's own network.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
    facts: &["CIDR-30", "CIDR-31"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::PodCidr && pair.right.kind == RangeKind::Subnet,
        |pair| {
            let refused = pair.verdict == Verdict::Rejected;
            let consequence =
                if refused { ": the service refuses it." } else { ": they collide where the two meet." };
            consequence.to_owned()
        },
    )
}
