//! `pod-and-service-cidr-overlap`: one address would mean a pod and a service.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "pod-and-service-cidr-overlap",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The pod CIDR and the service CIDR overlap",
    why: "A node must know from the address alone whether it means a pod or a service. Where both ranges \
          hold it, connections to services end at pods, or the other way round.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
    facts: &["CIDR-10", "CIDR-30"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| pair.left.kind == RangeKind::ServiceCidr && pair.right.kind == RangeKind::PodCidr,
        |_| ": one address would mean a pod and a service.".to_owned(),
    )
}
