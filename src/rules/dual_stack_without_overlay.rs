//! `dual-stack-without-overlay`: two address families in a model that has one.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};
use crate::design::Stage;
use crate::resolve::{Allocation, ResolvedCluster};

pub(super) static RULE: Rule = Rule {
    id: "dual-stack-without-overlay",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Two address families without overlay",
    why: "Nodes and pods get an IPv6 address beside the IPv4 one with overlay, and with pod subnets in static blocks. \
          Other models are refused; kubenet clusters that have both keep them and move to overlay.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-dual-stack"),
    facts: &["CIDR-70", "CIDR-75", "FEAT-11"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let model = cluster.model().filter(|_| cluster.is_dual_stack())?;
        let severity = match model {
            NetworkModel::Overlay | NetworkModel::None => return None,
            NetworkModel::PodSubnet if has_only_blocks(cluster) => return None,
            NetworkModel::Kubenet if cluster.said.stage == Stage::Deployed => Severity::Warning,
            _ => Severity::Error,
        };
        let name = cluster.name();
        let message = format!("{name} has IPv4 and IPv6 with {}; two families need overlay.", model.title());
        let about = ["ipFamilies", "networkPluginMode"].map(|field| subject::field(name, field));
        Some(RULE.finding(message).with_severity(severity).about(about))
    })
}

fn has_only_blocks(cluster: &ResolvedCluster) -> bool {
    cluster.pools().iter().all(|pool| pool.allocation == Some(Allocation::StaticBlock))
}
