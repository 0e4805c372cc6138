//! `ip-families-unsupported`: IPv6 alone, or before IPv4.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::net::Family;

pub(super) static RULE: Rule = Rule {
    id: "ip-families-unsupported",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The service does not take these address families",
    why: "A cluster has IPv4, or IPv4 and IPv6 in this order. IPv6 alone is not supported, and a request with other \
          families is refused.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-dual-stack"),
    facts: &["API-20", "CIDR-70", "ERR-56"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let families = cluster.ip_families.known()?;
        let is_taken = matches!(families.as_slice(), [] | [Family::IPv4] | [Family::IPv4, Family::IPv6]);
        (!is_taken).then(|| {
            let (name, said) = (cluster.name(), families.iter().map(ToString::to_string).collect::<Vec<_>>());
            let message = format!(
                "{name} has ipFamilies {}; the service takes IPv4, or IPv4 and IPv6 in this order.",
                listed(&said)
            );
            RULE.finding(message).about([subject::field(name, "ipFamilies")])
        })
    })
}
