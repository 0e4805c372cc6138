//! `policies-do-not-reach`: traffic that the policy engine never sees.
use super::wording::{counted, listed};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, learn};
use crate::design::NetworkPolicy;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "policies-do-not-reach",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Network policies do not reach everything",
    why: "An engine acts where packets of pods pass through a node. Containers beside the nodes, what a gateway \
          carries out, and traffic that is encrypted before the engine sees it pass without a rule, whatever the \
          objects say.",
    source: learn("https://learn.microsoft.com/azure/aks/virtual-nodes"),
    facts: &["NP-06", "NP-36"],
    check,
};

const BLIND: &[(Feature, &str)] = &[
    (Feature::VirtualNodes, "pods on virtual nodes"),
    (Feature::StaticEgressGateway, "what leaves through the static egress gateway"),
    (Feature::MutualTls, "traffic under mTLS encryption"),
];

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let policy = cluster.policy().filter(|policy| *policy != NetworkPolicy::None)?;
    let features = cluster.said.features;
    let blind = BLIND.iter().filter(|(feature, _)| features.has(*feature));
    let mut parts: Vec<String> = blind.map(|(_, words)| (*words).to_owned()).collect();
    parts.first()?;
    let hosts = cluster.said.observed.iter().flat_map(|observed| &observed.pods);
    let hosts = hosts.filter(|pod| pod.host_network == Some(true)).count() as u64;
    if hosts > 0 {
        parts.push(format!("{} with the address of their node", counted(hosts, "pod", "pods")));
    }
    let message =
        format!("{} has networkPolicy {policy}, which does not reach {}.", cluster.name(), listed(&parts));
    Some(RULE.finding(message).about([subject::field(cluster.name(), "networkPolicy")]))
}
