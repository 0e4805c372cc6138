//! `several-load-balancers`: a cluster with more than one load balancer, and what leaves through which.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, egress};

pub(super) static RULE: Rule = Rule {
    id: "several-load-balancers",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Several load balancers, of which the first leads out",
    why: "With several Standard load balancers, a preview, connections always leave through the first, so the others \
          add neither outbound addresses nor ports. They need backendPoolType NodeIP, and the configuration named \
          kubernetes needs a pool that never scales to 0.",
    source: egress::SEVERAL_BALANCERS,
    facts: &["EG-49", "API-30"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let features = cluster.said.features;
        if !features.has(Feature::SeveralLoadBalancers) {
            return None;
        }
        let name = cluster.name();
        let (severity, end) = match features.get(Feature::BackendsByAddress) {
            Some(false) => {
                (Severity::Error, "they need backendPoolType NodeIP, and it has nodeIPConfiguration")
            }
            _ => (Severity::Note, "outbound addresses and ports are those of the first one alone"),
        };
        let message = format!("{name} has several load balancers: {end}.");
        let about = [subject::field(name, "loadBalancerProfile.enableMultipleStandardLoadBalancers")];
        Some(RULE.finding(message).with_severity(severity).about(about))
    })
}
