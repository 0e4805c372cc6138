//! `identity-needs-the-subnet`: a right that no document of the cluster shows.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::Stage;
use crate::resolve::command;

pub(super) static RULE: Rule = Rule {
    id: "identity-needs-the-subnet",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "The cluster's identity needs a right on its subnet",
    why: "In a network of one's own the cluster's identity joins its machines to the subnet. It needs the role Network \
          Contributor there, or the actions that the page lists; without them creating ends with \
          LinkedAuthorizationFailed.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
    facts: &["CIDR-55"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let place = cluster.subnets().into_iter().min().filter(|_| cluster.said.stage == Stage::Template)?;
        let subnet = context.resolved.subnets.get(place)?;
        let network = context.resolved.networks.get(subnet.network).filter(|network| !network.managed)?;
        let scope = subnet.id.as_ref().map_or("<subnet-id>".to_owned(), |id| command::word(id.text()));
        let message = format!(
            "{} joins {}/{}, and whether its identity may is not seen here; `az role assignment list --scope {scope}` \
             tells.",
            cluster.name(),
            network.name,
            subnet.name
        );
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, place)))
    })
}
