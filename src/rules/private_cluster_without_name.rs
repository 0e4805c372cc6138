//! `private-cluster-without-name`: an API server that no name leads to.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::PrivateDnsZone;

pub(super) static RULE: Rule = Rule {
    id: "private-cluster-without-name",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A private API server without any name",
    why: "The name of a private API server stands in a private zone, in public DNS, or in both. Without a private zone \
          and without a public name nodes cannot find the API server, and the service refuses that.",
    source: learn("https://learn.microsoft.com/azure/aks/private-clusters"),
    facts: &["API-71", "API-72"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let access = &cluster.said.api_server;
        let has_no_zone = access.private_dns_zone.as_ref().is_some_and(|zone| *zone == PrivateDnsZone::None);
        let is_unnamed = has_no_zone && access.public_fqdn == Some(false);
        (is_unnamed && access.enable_private_cluster == Some(true)).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} has privateDNSZone none and no public name: nothing leads to its API server."
            );
            let fields = ["privateDNSZone", "enablePrivateClusterPublicFQDN"];
            RULE.finding(message).about(fields.map(|field| subject::field(name, field)))
        })
    })
}
