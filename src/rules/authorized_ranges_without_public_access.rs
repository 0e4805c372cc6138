//! `authorized-ranges-without-public-access`: ranges that may reach an address that is closed to all.
use super::wording::counted;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, Grade, Source, bounds};

pub(super) static RULE: Rule = Rule {
    id: "authorized-ranges-without-public-access",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Authorized ranges for a public access that is disabled",
    why: "Authorized ranges choose who may reach the public address of the API server, and publicNetworkAccess closes \
          that address to everybody. With both, nobody of the ranges gets in, and one of the two is not what was meant.",
    source: Source { grade: Grade::Inferred, ..bounds::SCHEMA },
    facts: &["API-79"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let ranges =
            cluster.said.api_server.authorized_ip_ranges.as_deref().filter(|ranges| !ranges.is_empty())?;
        cluster.said.features.has(Feature::NoPublicAccess).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} has {} and publicNetworkAccess Disabled, which lets none of them in.",
                counted(ranges.len() as u64, "authorized range", "authorized ranges")
            );
            let fields = ["authorizedIPRanges", "publicNetworkAccess"];
            RULE.finding(message).about(fields.map(|field| subject::field(name, field)))
        })
    })
}
