//! `node-subnet-by-omission`: a request that names the plugin and not its mode.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, defaults};
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "node-subnet-by-omission",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "The plugin is named and its mode is not",
    why: "A request without a plugin gets overlay, and one with the plugin azure and no mode gets the node subnet \
          model, as it did before overlay was there. Several of Microsoft's own examples name the plugin alone; \
          every pod then takes an address of the network.",
    source: defaults::NETWORK_MODEL,
    facts: &["API-03"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_meant = cluster.said.stage == Stage::Template && cluster.model() == Some(NetworkModel::NodeSubnet);
        is_meant.then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} asks for networkPlugin azure without networkPluginMode and gets the node subnet model; \
                 overlay has to be named."
            );
            RULE.finding(message).about([subject::field(name, "networkPluginMode")])
        })
    })
}
