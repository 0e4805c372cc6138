//! `policy-engine-frozen`: an engine that this version of Kubernetes can neither get nor lose.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::kubernetes::{POLICY_ENGINES_CHANGE, minor};
use crate::design::{NetworkPolicy, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "policy-engine-frozen",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The policy engine cannot be installed or removed on this version",
    why: "Since May 2026 the service installs and removes Azure Network Policy Manager and Calico only from Kubernetes \
          1.30 on. Below that a new cluster with one of them is refused, and an old one must be upgraded before it \
          can change its engine or move to overlay.",
    source: POLICY_ENGINES_CHANGE.1,
    facts: &["NP-13"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let policy = cluster.policy()?;
    let version = cluster.said.kubernetes_version.as_deref()?;
    let first = POLICY_ENGINES_CHANGE.0;
    if !matches!(policy, NetworkPolicy::Azure | NetworkPolicy::Calico) || minor(version)? >= first {
        return None;
    }
    let (severity, what) = match cluster.said.stage {
        Stage::Template => (Severity::Error, "installed"),
        Stage::Deployed => (Severity::Warning, "removed or replaced"),
    };
    let message = format!(
        "{} runs Kubernetes {version} with networkPolicy {policy}, which can be {what} only from 1.{first} on.",
        cluster.name()
    );
    let about = ["networkPolicy", "kubernetesVersion"].map(|field| subject::field(cluster.name(), field));
    Some(RULE.finding(message).with_severity(severity).about(about))
}
