//! `too-many-nodes-for-layer-seven`: more nodes than policies on requests are good for.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, limits};
use crate::resolve::{Moment, ResolvedCluster};

pub(super) static RULE: Rule = Rule {
    id: "too-many-nodes-for-layer-seven",
    topic: Topic::Capacity,
    severity: Severity::Warning,
    title: "More nodes than L7 policies are good for",
    why: "Policies on requests run through a proxy on each node that must hear of every change in the cluster. Beyond \
          1,000 nodes or 40,000 pods Microsoft does not vouch for it: rules arrive late.",
    source: limits::LAYER_SEVEN_NODES.source,
    facts: &["NP-01"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let most = limits::LAYER_SEVEN_NODES.value;
    let nodes = cluster.pools().iter().filter_map(|pool| pool.nodes(Moment::Scaled));
    let nodes = nodes.fold(0, u64::saturating_add);
    let message = format!(
        "{} has L7 policies on and grows to {} nodes; they are good for {}.",
        cluster.name(),
        number(nodes),
        number(most)
    );
    let about = [subject::cluster(cluster.name())];
    (cluster.said.features.has(Feature::LayerSeven) && nodes > most)
        .then(|| RULE.finding(message).about(about))
}
