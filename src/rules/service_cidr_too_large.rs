//! `service-cidr-too-large`: more service addresses than Kubernetes can keep account of.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Disagreement, limits, ranges};
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "service-cidr-too-large",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The service CIDR is too large",
    why: "Kubernetes keeps account of every service address and takes at most 20 host bits of IPv4, which is a \
          /12; larger ranges are refused. Microsoft's articles ask for a range smaller than /12, so whether a \
          /12 itself is taken is not certain. An IPv6 range is a /108 or smaller.",
    source: limits::LARGEST_SERVICE_CIDR.source,
    facts: &["CIDR-12", "CIDR-71"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let takes_twelve = context.resolved.takes_otherwise(Disagreement::LargestServiceCidr);
    context.clusters().flat_map(|(place, cluster)| of_cluster(place, cluster, takes_twelve)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster, takes_twelve: bool) -> Vec<Finding> {
    let ranges = cluster.service_cidrs.known().into_iter().flatten();
    let is_doubtful = |range: Prefix| range.is_ipv4() && range.length() + 1 == largest(range);
    let is_too_large =
        |range: &Prefix| range.length() < largest(*range) && !(takes_twelve && is_doubtful(*range));
    let too_large = ranges.copied().filter(is_too_large).map(|range| {
        let severity = if is_doubtful(range) { Severity::Warning } else { Severity::Error };
        RULE.finding(message(range, cluster.name()))
            .of_cluster(place)
            .with_severity(severity)
            .about([subject::field(cluster.name(), "serviceCidr")])
    });
    too_large.collect()
}

fn message(range: Prefix, cluster: &str) -> String {
    let largest = largest(range);
    format!("The service CIDR {range} of {cluster} is too large: /{largest} or smaller is taken for certain.")
}

fn largest(range: Prefix) -> u8 {
    if range.is_ipv4() { limits::LARGEST_SERVICE_CIDR.value } else { ranges::LARGEST_IPV6_SERVICE_CIDR.value }
}
