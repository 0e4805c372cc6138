//! `no-policy-engine`: network policies would be stored and not enforced.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::design::NetworkPolicy;

pub(super) static RULE: Rule = Rule {
    id: "no-policy-engine",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "No engine enforces network policies",
    why: "NetworkPolicy objects are accepted by every cluster, but only an engine acts on them. Without one, all \
          pods reach all pods, whatever the objects say.",
    source: learn("https://learn.microsoft.com/azure/aks/use-network-policies"),
    facts: &["NP-04"],
    check,
};

/// A note, and a warning where objects stand there that nothing enforces. With a CNI of one's own, policies are that CNI's matter.
fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        cluster.policy() == Some(NetworkPolicy::None)
            && cluster.model().is_some_and(|model| model != NetworkModel::None)
    });
    let finding = clusters.map(|(place, cluster)| {
        let name = cluster.name();
        let (severity, message) = match cluster.network_policies() as u64 {
            0 => {
                let message =
                    format!("{name} has no policy engine: NetworkPolicy objects would have no effect.");
                (Severity::Note, message)
            }
            1 => {
                let message = format!("{name} has no policy engine: its NetworkPolicy object has no effect.");
                (Severity::Warning, message)
            }
            seen => {
                let seen = number(seen);
                let message =
                    format!("{name} has no policy engine: its {seen} NetworkPolicy objects have no effect.");
                (Severity::Warning, message)
            }
        };
        let finding = RULE.finding(message).of_cluster(place).with_severity(severity);
        finding.about([subject::field(name, "networkPolicy")])
    });
    finding.collect()
}
