//! `overlay-mode-without-azure-plugin`: the plugin mode overlay with another plugin than Azure CNI.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, Source};
use crate::design::{NetworkPlugin, NetworkPluginMode};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "overlay-mode-without-azure-plugin",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The overlay mode without the Azure CNI plugin",
    why: "Overlay is a mode of the plugin azure, and no other plugin has it. The service refuses the combination; \
          kubenet moves to overlay by naming both, the plugin azure and the mode overlay.",
    source: Source {
        url: "https://github.com/Azure/AKS/issues/5662",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["ERR-21"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let of = |(place, cluster)| Some(of_cluster(cluster)?.of_cluster(place));
    context.clusters().filter_map(of).collect()
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let profile = cluster.said.network_profile.as_ref()?;
    let (plugin, mode) = (profile.network_plugin.as_ref()?.known()?, profile.network_plugin_mode.as_ref()?);
    let is_wrong = *plugin != NetworkPlugin::Azure && *mode == NetworkPluginMode::Overlay;
    let message = format!(
        "{} has networkPluginMode overlay and networkPlugin {plugin}; the mode needs the plugin azure.",
        cluster.name()
    );
    let about = ["networkPlugin", "networkPluginMode"].map(|field| subject::field(cluster.name(), field));
    let finding = || RULE.finding(message).about(about);
    is_wrong.then(|| finding().with_code(Some("UnsupportedNetworkPluginModeWithNetworkPlugin")))
}
