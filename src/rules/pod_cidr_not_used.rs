//! `pod-cidr-not-used`: a range of pods in a model whose pods stand in the network.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, cli};
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "pod-cidr-not-used",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A pod CIDR that no pod gets an address of",
    why: "Without overlay, pods of Azure CNI take addresses of a subnet, and a pod CIDR beside it means nothing. \
          The Azure CLI refuses such a command; mostly the mode overlay was forgotten.",
    source: cli::DECORATOR,
    facts: &["API-15", "API-61", "ERR-52"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let model = cluster.model().filter(|model| !model.has_pod_cidr())?;
        let ranges = cluster.said.network_profile.as_ref()?.pod_cidrs.as_deref()?;
        let is_normal =
            |range: &Prefix| is_of_static_blocks(cluster, model) || is_of_subnet(context, cluster, *range);
        let unused: Vec<String> =
            ranges.iter().filter(|range| !is_normal(range)).map(ToString::to_string).collect();
        (!unused.is_empty()).then(|| {
            let (name, title, unused) = (cluster.name(), model.title(), listed(&unused));
            let message =
                format!("{name} has the pod CIDR {unused} and {title}, which gives pods no address of it.");
            RULE.finding(message).about([subject::field(name, "podCidr")])
        })
    })
}

/// With two families the service derives a range from the pod subnet.
fn is_of_static_blocks(cluster: &ResolvedCluster, model: NetworkModel) -> bool {
    model == NetworkModel::PodSubnet && cluster.is_dual_stack()
}

/// Old versions of the API repeat the range of the nodes.
fn is_of_subnet(context: &Context, cluster: &ResolvedCluster, range: Prefix) -> bool {
    let subnets = cluster.subnets();
    let mut ranges = subnets.iter().filter_map(|place| context.resolved.subnets.get(*place));
    ranges.any(|subnet| subnet.prefixes.contains(&range))
}
