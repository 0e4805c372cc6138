//! `dns-address-outside-service-cidr`: the DNS service's address is no service address.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "dns-address-outside-service-cidr",
    topic: Topic::Addresses,
    severity: Severity::Error,
    title: "The DNS service's address is outside the service CIDR",
    why: "The cluster's DNS is a service like any other and gets its address from the service CIDR. Every pod is \
          told this address when it starts, so the service checks it before it creates the cluster.",
    source: learn(
        "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/dnsserviceipoutofservicecidr-error",
    ),
    facts: &["CIDR-20"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().filter_map(|(place, cluster)| of_cluster(place, cluster)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster) -> Option<Finding> {
    let address = cluster.dns_service_ip.get()?;
    let ranges = cluster.service_cidrs.known().filter(|ranges| !ranges.is_empty())?;
    if ranges.iter().any(|range| range.contains_address(address)) {
        return None;
    }
    let first = ranges.first()?;
    let message = format!("The DNS service's address {address} of {} is not in {first}.", cluster.name());
    let finding = RULE.finding(message).of_cluster(place).with_code(Some("DnsServiceIpOutOfServiceCidr"));
    Some(finding.about(["dnsServiceIP", "serviceCidr"].map(|field| subject::field(cluster.name(), field))))
}
