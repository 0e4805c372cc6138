//! `no-policy-engine`: network policies would be stored and not enforced.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::design::NetworkPolicy;

pub(super) static RULE: Rule = Rule {
    id: "no-policy-engine",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "No engine enforces network policies",
    why: "NetworkPolicy objects are accepted by every cluster, but only an engine acts on them. Without one, all \
          pods reach all pods, whatever the objects say.",
    source: learn("https://learn.microsoft.com/azure/aks/use-network-policies"),
    check,
};

/// With a CNI of one's own, policies are that CNI's matter.
fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        cluster.policy() == Some(NetworkPolicy::None)
            && cluster.model().is_some_and(|model| model != NetworkModel::None)
    });
    let finding = clusters.map(|(place, cluster)| {
        let message =
            format!("{} has no policy engine: NetworkPolicy objects would have no effect.", cluster.name());
        RULE.finding(message).of_cluster(place).about([subject::field(cluster.name(), "networkPolicy")])
    });
    finding.collect()
}
