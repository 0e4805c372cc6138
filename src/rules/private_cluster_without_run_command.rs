//! `private-cluster-without-run-command`: an API server that only its network reaches.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, bounds};

pub(super) static RULE: Rule = Rule {
    id: "private-cluster-without-run-command",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "A private cluster takes no commands through Azure",
    why: "The API server of a private cluster has an address of the network alone. `az aks command invoke` runs a \
          command there for somebody outside; with disableRunCommand it is refused, and the way in is a machine in \
          the network, a peering, a VPN or ExpressRoute.",
    source: bounds::SCHEMA,
    facts: &["API-76"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_private = cluster.said.api_server.enable_private_cluster == Some(true);
        (is_private && cluster.said.features.has(Feature::NoRunCommand)).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} is private and has disableRunCommand: only its network reaches its API server."
            );
            let fields = ["enablePrivateCluster", "disableRunCommand"];
            RULE.finding(message).about(fields.map(|field| subject::field(name, field)))
        })
    })
}
