//! `service-cidr-too-small`: few addresses for services, or fewer than there are services.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::planning;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "service-cidr-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The service CIDR has few addresses",
    why: "Every service takes an address of the range, the cluster's own among them, and the range cannot be changed \
          before Kubernetes 1.33. Ranges of a /25 and a /27 have been seen to run out: the next service is refused \
          with \"range is full\".",
    source: planning::SERVICE_CIDR_LENGTH.source,
    facts: &["CIDR-12"],
    check,
};

/// An error where the services that were seen need more than there is, else a note about a small range.
fn check(context: &Context) -> Vec<Finding> {
    let mut findings = context.exhausted(&RULE, Resource::ServiceCidr, |_| true);
    let full: Vec<usize> = findings.iter().filter_map(|finding| finding.cluster).collect();
    let small = context.of_each(&|cluster| {
        let longest = planning::SERVICE_CIDR_LENGTH.value;
        let is_small = |range: &&crate::net::Prefix| range.is_ipv4() && range.length() > longest;
        let range = cluster.service_cidrs.known()?.iter().find(is_small)?;
        let name = cluster.name();
        let room = number(u64::try_from(range.size()).unwrap_or(u64::MAX).saturating_sub(2));
        let message = format!(
            "The service CIDR {range} of {name} has {room} addresses; a /{longest} or larger leaves room."
        );
        Some(RULE.finding(message).with_severity(Severity::Note).about([subject::field(name, "serviceCidr")]))
    });
    findings
        .extend(small.into_iter().filter(|note| !note.cluster.is_some_and(|place| full.contains(&place))));
    findings
}
