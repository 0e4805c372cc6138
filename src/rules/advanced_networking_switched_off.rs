//! `advanced-networking-switched-off`: parts of Advanced Container Networking Services under a switch that is off.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, learn};

pub(super) static RULE: Rule = Rule {
    id: "advanced-networking-switched-off",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Parts of advanced networking are on, and the whole is off",
    why: "The switch advancedNetworking.enabled is that of Advanced Container Networking Services as a whole: policies \
          by name and request, encryption and host routing belong to it. Under a switch that is off they do nothing, \
          and what looks encrypted or filtered is not.",
    source: learn("https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview"),
    facts: &["API-42", "API-43", "API-44", "API-45", "API-46"],
    check,
};

/// What belongs to the switch.
const PARTS: [Feature; 6] = [
    Feature::AdvancedSecurity,
    Feature::LayerSeven,
    Feature::Fqdn,
    Feature::WireGuard,
    Feature::MutualTls,
    Feature::HostRouting,
];

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let features = cluster.said.features;
        let on = PARTS.iter().filter(|part| features.has(**part));
        let on: Vec<String> = on.map(|part| part.title().to_owned()).collect();
        let is_off = features.get(Feature::AdvancedNetworking) == Some(false);
        (is_off && !on.is_empty()).then(|| {
            let name = cluster.name();
            let message = format!("{name} asks for {} with advancedNetworking.enabled false.", listed(&on));
            RULE.finding(message).about([subject::field(name, "advancedNetworking")])
        })
    })
}
