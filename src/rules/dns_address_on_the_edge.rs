//! `dns-address-on-the-edge`: the DNS service's address is one that the cluster keeps or cannot use.
use std::net::IpAddr;

use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "dns-address-on-the-edge",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The DNS service's address is the first or the last of the service CIDR",
    why: "The first usable address of the service CIDR is that of the API server inside the cluster, and the \
          addresses at both ends are never handed out. DNS cannot have any of them.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-kubenet"),
    facts: &["CIDR-21", "CIDR-22"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().filter_map(|(place, cluster)| of_cluster(place, cluster)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster) -> Option<Finding> {
    let address = cluster.dns_service_ip.get()?;
    let range = *cluster.service_cidrs.known()?.iter().find(|range| range.contains_address(address))?;
    let place_of_address = edge(range, address)?;
    let name = cluster.name();
    let message = format!("The DNS service's address {address} of {name} is {place_of_address}.");
    let fields = ["dnsServiceIP", "serviceCidr"].map(|field| subject::field(cluster.name(), field));
    Some(RULE.finding(message).of_cluster(place).about(fields))
}

fn edge(range: Prefix, address: IpAddr) -> Option<String> {
    if address == range.first() {
        Some(format!("the network address of {range}"))
    } else if address == range.last() {
        Some(format!("the last address of {range}"))
    } else if number(address).checked_sub(1) == Some(number(range.first())) {
        Some(format!("the first usable address of {range}, that of the service kubernetes.default"))
    } else {
        None
    }
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}
