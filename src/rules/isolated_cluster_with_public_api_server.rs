//! `isolated-cluster-with-public-api-server`: no way out, and an API server that stands outside.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{OutboundType, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "isolated-cluster-with-public-api-server",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Nodes have no way out and the API server stands outside",
    why: "Nodes reach a public API server through the cluster's way out. outboundType none and block are documented for network \
          isolated clusters alone, whose API server is private or stands in the network by VNet integration; without \
          either, nodes never register.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated"),
    facts: &["EG-07", "API-7B"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

/// In a cluster that exists somebody may have made a way that its document does not show.
fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let outbound = cluster.outbound_type.known()?;
    let is_shut = *outbound == OutboundType::None || *outbound == OutboundType::Block;
    let is_new = cluster.said.stage == Stage::Template;
    let access = &cluster.said.api_server;
    let is_off = |said: Option<bool>| said == Some(false) || said.is_none() && is_new;
    let is_integrated = access.enable_vnet_integration == Some(true);
    if !is_shut || !is_off(access.enable_private_cluster) || is_integrated {
        return None;
    }
    let name = cluster.name();
    let message = format!(
        "{name} has outboundType {outbound}, and its API server is neither private nor in the network by VNet integration."
    );
    let severity = if is_new { Severity::Error } else { Severity::Warning };
    Some(RULE.finding(message).with_severity(severity).about([subject::field(name, "outboundType")]))
}
