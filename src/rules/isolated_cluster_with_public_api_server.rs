//! `isolated-cluster-with-public-api-server`: nodes without a way out that need one to their API server.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, learn};
use crate::design::OutboundType;

pub(super) static RULE: Rule = Rule {
    id: "isolated-cluster-with-public-api-server",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A network isolated cluster with a public API server",
    why: "A network isolated cluster has no way out and fetches its images from a cache in the network. Its API server \
          then has to be in the network too, as a private cluster or with VNet integration: nodes do not reach a \
          public address and never join.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated"),
    facts: &["API-7B"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let outbound = cluster.outbound_type.known()?;
        let is_shut = *outbound == OutboundType::None || *outbound == OutboundType::Block;
        let access = &cluster.said.api_server;
        let is_inside = [access.enable_private_cluster, access.enable_vnet_integration].contains(&Some(true));
        (is_shut && !is_inside && cluster.said.features.has(Feature::ArtifactCache)).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} has outboundType {outbound} and the artifact cache, and its API server is neither private nor \
                 integrated into the network."
            );
            RULE.finding(message).about(["outboundType", "apiServerAccessProfile"].map(|of| subject::field(name, of)))
        })
    })
}
