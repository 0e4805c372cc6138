//! `pod-cidr-in-network-space`: refused by some checks, and a later subnet would collide.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "pod-cidr-in-network-space",
    topic: Topic::Addresses,
    severity: Severity::Warning,
    title: "The pod CIDR lies in a virtual network's address space",
    why: "Microsoft's pages disagree whether the whole space of the network is checked or its subnets alone. \
          Accepted or not, a subnet made later in the shared part is out of reach for pods, and Azure's own \
          routes for the space can catch traffic that was meant for them.",
    source: learn("https://learn.microsoft.com/azure/aks/update-azure-cni"),
    facts: &["CIDR-31"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::PodCidr && pair.right.kind == RangeKind::VirtualNetwork,
        |_| ": it may be refused, and a subnet made there later is out of reach for pods.".to_owned(),
    )
}
