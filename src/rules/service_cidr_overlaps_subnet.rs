//! `service-cidr-overlaps-subnet`: services and machines would share addresses.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::{RangeKind, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "service-cidr-overlaps-subnet",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The service CIDR overlaps a subnet",
    why: "Service addresses exist only inside the cluster: a node answers for them itself. A subnet with the \
          same addresses cannot be reached from any pod or node, so the service refuses to create the \
          cluster, and refuses to upgrade it when the subnet was added later.",
    source: learn(
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/servicecidroverlapexistingsubnetscidr-error",
    ),
    facts: &["CIDR-11", "CIDR-15"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::ServiceCidr && pair.right.kind == RangeKind::Subnet,
        |pair| {
            let refused = pair.verdict == Verdict::Rejected;
            let consequence = if refused {
                ": creating and upgrading are refused."
            } else {
                ": they collide where the two meet."
            };
            consequence.to_owned()
        },
    )
}
