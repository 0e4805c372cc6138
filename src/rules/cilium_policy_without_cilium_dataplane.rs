//! `cilium-policy-without-cilium-dataplane`: the policy engine needs the data plane of its name.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{NetworkDataplane, NetworkPolicy};

pub(super) static RULE: Rule = Rule {
    id: "cilium-policy-without-cilium-dataplane",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The Cilium policy engine without the Cilium data plane",
    why: "Cilium enforces policies where it forwards packets. Without its data plane there is nothing to enforce \
          them, and the service refuses the combination.",
    source: learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"),
    facts: &["API-13", "NP-11"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        let dataplane = cluster.dataplane();
        cluster.policy() == Some(NetworkPolicy::Cilium)
            && dataplane.is_some_and(|dataplane| dataplane != NetworkDataplane::Cilium)
    });
    let finding = clusters.map(|(place, cluster)| {
        let dataplane = cluster.network_dataplane.known().map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "{} has networkPolicy cilium and networkDataplane {dataplane}; the policy engine needs the data plane \
             cilium.",
            cluster.name()
        );
        let fields = ["networkPolicy", "networkDataplane"].map(|field| subject::field(cluster.name(), field));
        let finding = RULE.finding(message).of_cluster(place).about(fields);
        finding
            .with_code(Some("NetworkPolicyNotSupported"))
            .with_subcode("NetworkPolicyCiliumRequiresCiliumDataplane")
    });
    finding.collect()
}
