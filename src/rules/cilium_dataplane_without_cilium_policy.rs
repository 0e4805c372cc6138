//! `cilium-dataplane-without-cilium-policy`: the data plane enforces policies itself or not at all.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{NetworkDataplane, NetworkPolicy};

pub(super) static RULE: Rule = Rule {
    id: "cilium-dataplane-without-cilium-policy",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The Cilium data plane without the Cilium policy engine",
    why: "Cilium forwards packets and enforces policies in one program. The service takes the data plane only \
          together with the policy engine of the same name; a request needs both values.",
    source: learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"),
    facts: &["API-12", "NP-10"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        cluster.dataplane() == Some(NetworkDataplane::Cilium)
            && cluster.policy() != Some(NetworkPolicy::Cilium)
    });
    let finding = clusters.map(|(place, cluster)| {
        let policy = cluster.network_policy.known().map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "{} has networkDataplane cilium and networkPolicy {policy}; the data plane needs the policy engine \
             cilium.",
            cluster.name()
        );
        let fields = ["networkDataplane", "networkPolicy"].map(|field| subject::field(cluster.name(), field));
        let finding = RULE.finding(message).of_cluster(place).about(fields);
        finding.with_code(Some("BadRequest")).with_subcode("CiliumDataplaneRequiresNetworkPolicyCilium")
    });
    finding.collect()
}
