//! `service-cidr-in-network-space`: a later subnet would collide with services.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "service-cidr-in-network-space",
    topic: Topic::Addresses,
    severity: Severity::Warning,
    title: "The service CIDR lies in a virtual network's address space",
    why: "Only subnets are checked against the service CIDR, not the space around them. The day somebody \
          adds a subnet in the shared part, upgrades of the cluster are refused and the machines there are \
          out of reach.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning"),
    facts: &["CIDR-11"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::ServiceCidr && pair.right.kind == RangeKind::VirtualNetwork,
        |_| ": a subnet made there later breaks upgrades.".to_owned(),
    )
}
