//! `range-overlaps-connected-network`: accepted, and then traffic goes astray.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::overlap::RangeKind;

pub(super) static RULE: Rule = Rule {
    id: "range-overlaps-connected-network",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "A range overlaps a connected network",
    why: "The platform sees only the cluster's own network, so nothing is refused. Pods and nodes take the \
          shared addresses for local ones: what stands there, over peering, VPN or ExpressRoute, is out of \
          reach, and its answers go astray.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning"),
    facts: &["CIDR-10", "CIDR-30", "CIDR-32"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.overlapping(
        &RULE,
        |pair| {
            let range =
                matches!(pair.right.kind, RangeKind::Peered | RangeKind::OnPremises | RangeKind::Other);
            let of_cluster = matches!(pair.left.kind, RangeKind::ServiceCidr | RangeKind::PodCidr);
            range && (of_cluster || pair.right.kind != RangeKind::Peered)
        },
        |_| ": accepted by the service, and then what stands there cannot be reached.".to_owned(),
    )
}
