//! `service-cidr-too-large`: more service addresses than Kubernetes can keep account of.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "service-cidr-too-large",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The service CIDR is too large",
    why: "Kubernetes keeps account of every service address and takes at most 20 host bits of IPv4, which is a \
          /12; larger ranges are refused. Microsoft's articles ask for a range smaller than /12, so whether a \
          /12 itself is taken is not certain.",
    source: limits::LARGEST_SERVICE_CIDR.source,
    facts: &["CIDR-12"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().flat_map(|(place, cluster)| of_cluster(place, cluster)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster) -> Vec<Finding> {
    let ranges = cluster.service_cidrs.known().into_iter().flatten().filter(|range| range.is_ipv4());
    let largest = limits::LARGEST_SERVICE_CIDR.value;
    let too_large = ranges.filter(|range| range.length() < largest).map(|range| {
        let severity = if range.length() + 1 == largest { Severity::Warning } else { Severity::Error };
        RULE.finding(message(*range, cluster.name()))
            .of_cluster(place)
            .with_severity(severity)
            .about([subject::field(cluster.name(), "serviceCidr")])
    });
    too_large.collect()
}

fn message(range: Prefix, cluster: &str) -> String {
    let largest = limits::LARGEST_SERVICE_CIDR.value;
    format!("The service CIDR {range} of {cluster} is too large: /{largest} or smaller is taken for certain.")
}
