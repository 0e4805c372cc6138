//! `policies-block-local-dns`: DNS on the node, and policies that do not know it.
use super::pools::{capital, named, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::design::NetworkPolicy;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "policies-block-local-dns",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Egress policies must allow DNS on the node",
    why: "With LocalDNS pods ask the node itself, at 169.254.10.0/24, which Cilium takes for the host and not for the \
          DNS service. A policy that allows egress to the DNS service alone then blocks every name.",
    source: learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"),
    facts: &["NP-34", "FEAT-40", "RET-23"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let pools = pools_where(cluster, |pool| pool.local_dns == Some(true));
    pools.first()?;
    let (who, name) = (capital(named(&pools)), cluster.name());
    let has = if pools.len() == 1 { "has" } else { "have" };
    let message = format!(
        "{who} of {name} {has} LocalDNS under networkPolicy cilium; policies that limit egress must allow port 53 of \
         169.254.10.0/24 and the entity host."
    );
    let finding = || RULE.finding(message).about(subjects(cluster, &pools));
    (cluster.policy() == Some(NetworkPolicy::Cilium)).then(finding)
}
