//! `ranges-do-not-match-families`: ranges of pods or services of families that the cluster does not have.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::Stage;
use crate::net::{Family, Prefix};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "ranges-do-not-match-families",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "Ranges do not stand in the order of the address families",
    why: "Pods and services get one range for each family, in the order in which the families stand. A range more, \
          or one of another family at its place, belongs to nothing, and the service refuses the request.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-dual-stack"),
    facts: &["API-16", "API-18", "CIDR-71", "ERR-56"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let of_field = |field: &'static str,
                    title: &str,
                    ranges: fn(&ResolvedCluster) -> Option<&Vec<Prefix>>| {
        context.of_each(&|cluster| {
            let is_told = cluster.ip_families.is_given() || cluster.said.stage == Stage::Template;
            let families = cluster.ip_families.known().filter(|_| is_told)?;
            let (at, range) = first_misplaced(ranges(cluster)?, families)?;
            let name = cluster.name();
            let told = match families.get(at) {
                Some(family) => format!("stands at the place of {family}"),
                None => "has no address family".to_owned(),
            };
            let message = format!("The {title} {range} of {name} {told}.");
            Some(RULE.finding(message).about([field, "ipFamilies"].map(|field| subject::field(name, field))))
        })
    };
    let mut findings = of_field("podCidr", "pod CIDR", |cluster| cluster.pod_cidrs.known());
    findings.extend(of_field("serviceCidr", "service CIDR", |cluster| cluster.service_cidrs.known()));
    findings
}

fn first_misplaced(ranges: &[Prefix], families: &[Family]) -> Option<(usize, Prefix)> {
    let mut places = ranges.iter().copied().enumerate();
    places.find(|(at, range)| families.get(*at) != Some(&range.family()))
}
