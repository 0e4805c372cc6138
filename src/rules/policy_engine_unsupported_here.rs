//! `policy-engine-unsupported-here`: a policy engine in a cluster that it does not work in.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::design::NetworkPolicy;
use crate::net::Family;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "policy-engine-unsupported-here",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The policy engine does not work in this cluster",
    why: "Each engine is built for some network models, operating systems and address families. In a cluster \
          outside them the request is refused, or policies are kept as objects and never enforced.",
    source: learn("https://learn.microsoft.com/azure/aks/use-network-policies"),
    facts: &["NP-01", "NP-02", "NP-03", "NP-05", "NP-15", "NP-16", "CIDR-73", "FEAT-13"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().filter_map(|(place, cluster)| of_cluster(place, cluster)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster) -> Option<Finding> {
    let policy = cluster.policy()?;
    let (reason, code) = obstacle(policy, cluster)?;
    let message = format!("{} has networkPolicy {policy}, which {reason}.", cluster.name());
    let about = [subject::field(cluster.name(), "networkPolicy")];
    Some(RULE.finding(message).of_cluster(place).with_code(code).about(about))
}

fn obstacle(
    policy: NetworkPolicy,
    cluster: &ResolvedCluster,
) -> Option<(&'static str, Option<&'static str>)> {
    let has_windows = cluster.pools().iter().any(|pool| pool.is_windows());
    let is_dual_stack = cluster.ip_families.known().is_some_and(|families| families.contains(&Family::IPv6));
    let is_own_cni = cluster.model() == Some(NetworkModel::None);
    let is_kubenet = cluster.model() == Some(NetworkModel::Kubenet);
    match policy {
        NetworkPolicy::None => None,
        _ if is_own_cni => Some(("AKS does not install with a CNI of your own", None)),
        NetworkPolicy::Azure if is_kubenet => Some((
            "needs Azure CNI and does not work with kubenet",
            Some("NetworkPolicyAzureNotSupportedForKubenet"),
        )),
        NetworkPolicy::Cilium if is_kubenet => Some(("needs Azure CNI and does not work with kubenet", None)),
        NetworkPolicy::Cilium if has_windows => {
            Some(("has no support for Windows nodes, and the cluster has some", None))
        }
        NetworkPolicy::Calico if is_kubenet && has_windows => {
            Some(("works with kubenet on Linux nodes alone, and the cluster has Windows nodes", None))
        }
        NetworkPolicy::Azure | NetworkPolicy::Calico if is_dual_stack => {
            Some(("does not work with IPv6, and the cluster is dual-stack", None))
        }
        NetworkPolicy::Calico if cluster.said.node_auto_provisioning == Some(true) => {
            Some(("does not work with node auto-provisioning, which is on", None))
        }
        _ => None,
    }
}
