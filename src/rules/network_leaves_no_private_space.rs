//! `network-leaves-no-private-space`: a network so large that little can be connected to it.
use super::wording::addresses;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, Source, reserved};

pub(super) static RULE: Rule = Rule {
    id: "network-leaves-no-private-space",
    topic: Topic::Addresses,
    severity: Severity::Note,
    title: "A network takes most of the private addresses",
    why: "Networks that are peered, and offices behind a VPN, have addresses apart from each other. Samples give a \
          network 10.0.0.0/8; whatever else has an address of 10.0.0.0/8 can then never be connected to it, and a \
          network in use gets no other range.",
    source: Source {
        url: "https://github.com/MicrosoftDocs/azure-docs/issues/54571",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["CIDR-16"],
    check,
};

/// Ranges as large as this, or larger, are a quarter or more of 10.0.0.0/8.
const LARGE: u8 = 10;

fn check(context: &Context) -> Vec<Finding> {
    let networks = context.resolved.networks.iter().filter(|network| !network.managed);
    let found = networks.filter_map(|network| {
        let is_large = |range: &&crate::net::Prefix| {
            range.is_ipv4() && range.length() <= LARGE && reserved::is_private(**range)
        };
        let range = network.prefixes.iter().find(is_large)?;
        let message = format!(
            "Network {} takes {range}, {}: nothing with an address of it can be connected.",
            network.name,
            addresses(*range)
        );
        Some(RULE.finding(message).about([subject::network(&network.name)]))
    });
    found.collect()
}
