//! `subnet-size-not-allowed`: ranges of a size that Azure does not take.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{limits, ranges};
use crate::net::Prefix;

pub(super) static RULE: Rule = Rule {
    id: "subnet-size-not-allowed",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "A network or subnet of a size that Azure does not take",
    why: "A virtual network's range is a /8 at the largest, an IPv4 subnet a /29 at the smallest, since Azure keeps five \
          addresses of each, and an IPv6 subnet exactly a /64. Azure refuses other sizes.",
    source: limits::RESERVED_PER_SUBNET.source,
    facts: &["IP-01", "CIDR-04", "CIDR-16"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let networks = context.resolved.networks.iter().filter(|network| !network.managed);
    let found = networks.flat_map(|network| {
        let shortest = ranges::SHORTEST_NETWORK.value;
        let large = network.prefixes.iter().filter(move |range| range.is_ipv4() && range.length() < shortest);
        let of_network = large.map(move |range| {
            let message =
                format!("Network {} has the range {range}; a /{shortest} is the largest.", network.name);
            RULE.finding(message).about([subject::network(&network.name)])
        });
        let subnets =
            network.subnets.iter().filter_map(|place| Some((*place, context.resolved.subnets.get(*place)?)));
        let of_subnets = subnets.flat_map(|(place, subnet)| {
            let told = subnet.prefixes.iter().filter_map(|range| Some((range, limit(*range)?)));
            told.map(move |(range, limit)| {
                let message = format!("Subnet {} has the range {range}; {limit}.", subnet.name);
                RULE.finding(message).about(subject::subnet_at(context.resolved, place))
            })
        });
        of_network.chain(of_subnets)
    });
    found.collect()
}

fn limit(range: Prefix) -> Option<String> {
    let longest = limits::LONGEST_SUBNET_PREFIX.value;
    match range.is_ipv4() {
        true => (range.length() > longest).then(|| format!("a /{longest} is the smallest")),
        false => (range.length() != 64).then(|| "an IPv6 subnet is a /64".to_owned()),
    }
}
