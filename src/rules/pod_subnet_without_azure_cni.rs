//! `pod-subnet-without-azure-cni`: a pod subnet where pods get their addresses otherwise.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::{Grade, NetworkModel, Source};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "pod-subnet-without-azure-cni",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pod subnet in a model that has none",
    why: "Pods take addresses of a pod subnet with Azure CNI without a mode alone. With kubenet the service refuses \
          it, with a CNI of one's own it was reported to; overlay has its pod CIDR, and what a pod subnet beside it \
          means is not documented.",
    source: Source {
        url: "https://github.com/Azure/AKS/issues/3351",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["API-55", "ERR-2D"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let model_of = |cluster: &ResolvedCluster| cluster.model().filter(|model| model.has_pod_cidr());
    let told = context.of_each_pool(&RULE, &|cluster, pool, said| {
        let (name, model) = (cluster.name(), model_of(cluster).filter(|_| said.pod_subnet.is_some())?);
        Some(format!("Pool {} of {name} has a pod subnet, and {name} has {}.", pool.name, model.title()))
    });
    let weighed = told.into_iter().map(|finding| {
        let cluster = finding.cluster.and_then(|place| context.resolved.clusters.get(place));
        match cluster.and_then(model_of) {
            Some(NetworkModel::Kubenet) => finding.with_code(Some("InvalidParameter")),
            _ => finding.with_severity(Severity::Warning),
        }
    });
    weighed.collect()
}
