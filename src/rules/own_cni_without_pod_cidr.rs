//! `own-cni-without-pod-cidr`: the control plane is not told where pods are.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "own-cni-without-pod-cidr",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A CNI of one's own without a pod CIDR",
    why: "The control plane reaches webhooks and other pods over the pod CIDR of the cluster's properties, which is to \
          be the CNI's own. Without it that traffic may fail or go astray.",
    source: learn("https://learn.microsoft.com/azure/aks/use-byo-cni"),
    facts: &["IP-51", "CIDR-37"],
    check,
};

/// Older versions of the API did not return the range: of what exists it is a note.
fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_own = cluster.model() == Some(NetworkModel::None);
        let has_range = cluster.pod_cidrs.known().is_some_and(|ranges| !ranges.is_empty());
        (is_own && !has_range).then(|| {
            let name = cluster.name();
            let (told, severity) = match cluster.said.stage {
                Stage::Template => ("names no pod CIDR for it", Severity::Warning),
                Stage::Deployed => ("shows no pod CIDR, which it has where one was given", Severity::Note),
            };
            let message = format!("{name} brings its own CNI and {told}.");
            RULE.finding(message).with_severity(severity).about([subject::field(name, "podCidr")])
        })
    })
}
