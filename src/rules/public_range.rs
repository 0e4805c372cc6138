//! `public-range`: a private network uses addresses that belong to the internet.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{learn, reserved};
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "public-range",
    topic: Topic::Addresses,
    severity: Severity::Warning,
    title: "A range is not private",
    why: "Only the ranges of RFC 1918 and 100.64.0.0/10 are supported for pods and services. Addresses outside \
          them belong to somebody on the internet, whom the cluster can then no longer reach; for services the \
          platform refuses some of them.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay"),
    facts: &["CIDR-03"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.clusters().flat_map(|(place, cluster)| of_cluster(place, cluster)).collect()
}

fn of_cluster(place: usize, cluster: &ResolvedCluster) -> Vec<Finding> {
    let ranges = [
        ("serviceCidr", "service CIDR", cluster.service_cidrs.known()),
        ("podCidr", "pod CIDR", cluster.pod_cidrs.known()),
    ];
    let public = ranges.into_iter().flat_map(|(field, title, prefixes)| {
        let prefixes = prefixes.into_iter().flatten().filter(|prefix| is_public(**prefix));
        prefixes.map(move |prefix| (field, title, *prefix))
    });
    public
        .map(|(field, title, prefix)| {
            let message = format!(
                "The {title} {prefix} of {} is not private: whoever owns these addresses cannot be reached.",
                cluster.name()
            );
            RULE.finding(message).of_cluster(place).about([subject::field(cluster.name(), field)])
        })
        .collect()
}

/// Ranges that the platform keeps have a rule of their own.
fn is_public(prefix: Prefix) -> bool {
    !reserved::is_private(prefix) && !reserved::RESERVED.iter().any(|kept| kept.prefix.overlaps(prefix))
}
