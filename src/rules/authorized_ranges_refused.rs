//! `authorized-ranges-refused`: ranges that may reach the API server, where or as the service does not take them.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{limits, reserved};
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "authorized-ranges-refused",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Authorized ranges that the service refuses",
    why: "Authorized ranges keep a public API server to some public IPv4 addresses. A private cluster has no public \
          address to guard, private and IPv6 ranges never arrive there, 0.0.0.0/32 stands alone, and there may be 200 \
          of them, with VNet integration 2,000; anything else is refused.",
    source: limits::AUTHORIZED_RANGES.source,
    facts: &["API-75", "ERR-55"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let ranges =
            cluster.said.api_server.authorized_ip_ranges.as_deref().filter(|ranges| !ranges.is_empty())?;
        let reason = obstacle(cluster, ranges)?;
        let name = cluster.name();
        let message = format!("{name} has authorized ranges, {reason}.");
        Some(RULE.finding(message).about([subject::field(name, "authorizedIPRanges")]))
    })
}

fn obstacle(cluster: &ResolvedCluster, ranges: &[Prefix]) -> Option<String> {
    let access = &cluster.said.api_server;
    let is_integrated = access.enable_vnet_integration == Some(true);
    let most =
        if is_integrated { limits::AUTHORIZED_RANGES_INTEGRATED } else { limits::AUTHORIZED_RANGES }.value;
    let count = ranges.len() as u64;
    if access.enable_private_cluster == Some(true) {
        return Some("and its API server is private".to_owned());
    }
    if count > most {
        return Some(format!("{} of them; {} is the most", number(count), number(most)));
    }
    if ranges.contains(&ONLY_THE_CLUSTER) {
        return (count > 1).then(|| format!("{ONLY_THE_CLUSTER} among them, which stands alone"));
    }
    let unfit = ranges.iter().find(|range| !range.is_ipv4() || is_kept(**range))?;
    Some(format!("{unfit} among them, which is no public IPv4 range"))
}

/// Nobody but the cluster's own way out.
const ONLY_THE_CLUSTER: Prefix = Prefix::ipv4([0, 0, 0, 0], 32);

fn is_kept(range: Prefix) -> bool {
    reserved::is_private(range) || reserved::RESERVED.iter().any(|kept| kept.prefix.contains(range))
}
