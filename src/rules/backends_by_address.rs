//! `backends-by-address`: a load balancer that knows nodes by their addresses.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, egress};

pub(super) static RULE: Rule = Rule {
    id: "backends-by-address",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Load balancer backends by address exclude private link services",
    why: "With backendPoolType NodeIP the load balancer knows nodes by address and not by network card. Private link \
          services need network cards, so none can be put before a service of such a cluster; changing the type breaks \
          what comes in for a while, and needs Kubernetes 1.23.",
    source: egress::INTERNAL_BALANCER,
    facts: &["EG-51", "API-31"],
    check,
};

/// The first minor version of Kubernetes with which the type works.
const SINCE: u64 = 23;

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        if !cluster.said.features.has(Feature::BackendsByAddress) {
            return None;
        }
        let name = cluster.name();
        let version = cluster.said.kubernetes_version.as_deref().unwrap_or_default();
        let is_too_old = cluster.kubernetes_minor().is_some_and(|minor| minor < SINCE);
        let (severity, message) = if is_too_old {
            let message =
                format!("{name} has backendPoolType NodeIP and runs Kubernetes {version}; 1.{SINCE} is the first with it.");
            (Severity::Error, message)
        } else {
            let message = format!(
                "{name} has backendPoolType NodeIP: no service of it can be exposed through a private link service."
            );
            (Severity::Note, message)
        };
        let about = [subject::field(name, "loadBalancerProfile.backendPoolType")];
        Some(RULE.finding(message).with_severity(severity).about(about))
    })
}
