//! `no-way-out`: nodes that reach nothing outside, and images that are there.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, learn, retirement};
use crate::design::OutboundType;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "no-way-out",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Nodes have no way out and images are outside",
    why: "With outboundType none the service makes no way out, and Azure gives machines none by default any more. A \
          node that cannot fetch its images from mcr.microsoft.com never becomes ready; without a way out they must \
          come from a registry in the network (bootstrapProfile.artifactSource Cache).",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated"),
    facts: &["RET-04", "RET-06", "FEAT-23", "ERR-30"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| of_cluster(context, cluster))
}

/// In a network of one's own somebody may have made a way out that no cluster's document shows.
fn of_cluster(context: &Context, cluster: &ResolvedCluster) -> Option<Finding> {
    let outbound = cluster.outbound_type.known()?.known()?;
    let is_shut = matches!(outbound, OutboundType::None | OutboundType::Block);
    if !is_shut || cluster.said.features.has(Feature::ArtifactCache) {
        return None;
    }
    let is_managed = is_in_managed_network(context, cluster);
    let (severity, end) = match is_managed && context.today >= retirement::DEFAULT_OUTBOUND.value {
        true => (Severity::Error, "in a network that the service makes there is no other way out"),
        false => (Severity::Warning, "the network itself must have another way out"),
    };
    let message = format!(
        "{} has outboundType {outbound} and no artifact cache, so its nodes fetch images from the Internet; {end}.",
        cluster.name()
    );
    let about = [subject::field(cluster.name(), "outboundType")];
    Some(RULE.finding(message).with_severity(severity).about(about))
}

/// Whether all of a cluster's pools stand in a network that the service makes.
pub(super) fn is_in_managed_network(context: &Context, cluster: &ResolvedCluster) -> bool {
    let managed = |subnet: usize| {
        let network = context.resolved.subnets.get(subnet).map(|subnet| subnet.network);
        network.and_then(|network| context.resolved.networks.get(network)).is_some_and(|of| of.managed)
    };
    let pools = cluster.pools();
    !pools.is_empty() && pools.iter().all(|pool| pool.subnet.is_some_and(managed))
}
