//! `internal-load-balancer-with-local-policy`: internal load balancers that machines beside the nodes do not reach.
use super::services::named;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn};

pub(super) static RULE: Rule = Rule {
    id: "internal-load-balancer-with-local-policy",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Machines beside the nodes do not reach an internal load balancer",
    why: "With externalTrafficPolicy Local a node hands on only what it takes for traffic from outside the cluster. In \
          the flat model machines in the range of the nodes look like a part of the cluster, and what they send to an \
          internal load balancer of that kind is dropped.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni"),
    facts: &["FEAT-60"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let seen = cluster.said.observed.as_ref()?.services.as_ref()?;
        let services = Some(&seen.internal_and_local).filter(|services| !services.is_empty())?;
        (cluster.model() == Some(NetworkModel::NodeSubnet)).then(|| {
            let name = cluster.name();
            let message = format!(
                "{} of {name} cannot be reached from machines in its ranges that are no nodes: internal, with \
                 externalTrafficPolicy Local.",
                named(services)
            );
            RULE.finding(message).about([subject::field(name, "services")])
        })
    })
}
