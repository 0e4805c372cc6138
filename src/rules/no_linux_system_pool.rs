//! `no-linux-system-pool`: nothing to run the cluster's own pods on.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{NodePool, OsType, PoolMode, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "no-linux-system-pool",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "No pool runs the cluster's own pods",
    why: "DNS, metrics and the tunnel to the API server run on nodes of the cluster, and only on a Linux pool whose \
          mode is System. A cluster without one is refused.",
    source: learn("https://learn.microsoft.com/azure/aks/create-node-pools"),
    facts: &["FEAT-62"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| lacks_one(cluster));
    let finding = clusters.map(|(place, cluster)| {
        let message = format!("{} has no Linux pool of mode System.", cluster.name());
        RULE.finding(message).of_cluster(place).about([subject::cluster(cluster.name())])
    });
    finding.collect()
}

/// Only of a cluster that is to be created are all its pools told.
fn lacks_one(cluster: &ResolvedCluster) -> bool {
    let said = &cluster.said;
    let is_windows = |pool: &NodePool| pool.os_type.as_ref().is_some_and(|os| *os == OsType::Windows);
    let pools = cluster.pools();
    let are_others = pools.iter().zip(said.pools.iter().flatten()).all(|(pool, told)| {
        let mode = pool.mode.as_ref();
        is_windows(told) || mode.is_some_and(|mode| *mode != PoolMode::System)
    });
    let is_told = said.stage == Stage::Template && said.hosted_system != Some(true);
    is_told && !pools.is_empty() && are_others
}
