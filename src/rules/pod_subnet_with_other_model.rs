//! `pod-subnet-with-other-model`: a pod subnet where pods take addresses of a pod CIDR.
use super::pools::{capital, named, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{Grade, NetworkModel, Source};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "pod-subnet-with-other-model",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pod subnet in a cluster whose pods have a pod CIDR",
    why: "Pods take addresses either of a subnet of the network or of the cluster's own pod CIDR. With kubenet the \
          service refuses a pod subnet; with overlay it would be a subnet that no pod uses.",
    source: Source {
        url: "https://github.com/Azure/AKS/issues/3351",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["ERR-2D"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let of = |(place, cluster)| Some(of_cluster(cluster)?.of_cluster(place));
    context.clusters().filter_map(of).collect()
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let (severity, code) = match cluster.model()? {
        NetworkModel::Kubenet => (Severity::Error, Some("InvalidParameter")),
        NetworkModel::Overlay => (Severity::Warning, None),
        NetworkModel::None | NetworkModel::NodeSubnet | NetworkModel::PodSubnet => return None,
    };
    let pools = pools_where(cluster, |pool| pool.pod_subnet.is_some());
    pools.first()?;
    let (who, name, model) = (capital(named(&pools)), cluster.name(), cluster.model()?.title());
    let names = if pools.len() == 1 { "names a pod subnet" } else { "name pod subnets" };
    let finding = RULE.finding(format!("{who} of {name} {names}, and the cluster has {model}."));
    Some(finding.with_severity(severity).with_code(code).about(subjects(cluster, &pools)))
}
