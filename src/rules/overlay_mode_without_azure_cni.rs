//! `overlay-mode-without-azure-cni`: the mode belongs to another plugin.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, NetworkModel, Source};
use crate::design::NetworkPluginMode;

pub(super) static RULE: Rule = Rule {
    id: "overlay-mode-without-azure-cni",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Overlay mode with a plugin that has none",
    why: "The mode overlay is one of Azure CNI, and a request that carries it beside kubenet is refused. A cluster \
          that moves from kubenet to overlay sends both values in one request; an old CLI leaves the plugin out.",
    source: Source {
        url: "https://github.com/Azure/AKS/issues/5662",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["API-11", "MIG-06", "ERR-21"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let mode = cluster.said.network_profile.as_ref()?.network_plugin_mode.as_ref()?;
        let is_kubenet = cluster.model() == Some(NetworkModel::Kubenet);
        (is_kubenet && *mode == NetworkPluginMode::Overlay).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} has networkPluginMode overlay and networkPlugin kubenet; the mode needs networkPlugin azure."
            );
            let finding = RULE.finding(message).with_code(Some("UnsupportedNetworkPluginModeWithNetworkPlugin"));
            finding.about(["networkPluginMode", "networkPlugin"].map(|field| subject::field(name, field)))
        })
    })
}
