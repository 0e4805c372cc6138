//! `api-server-subnet-in-use`: the API server's subnet holds something else.
use std::collections::HashSet;

use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{limits, planning};
use crate::resolve::ResolvedSubnet;

pub(super) static RULE: Rule = Rule {
    id: "api-server-subnet-in-use",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The API server's subnet is not for API servers alone",
    why: "With VNet integration the API server stands in a subnet that is delegated to AKS and holds nothing but API \
          servers; several clusters of one network may share it. A subnet with nodes or pods, or delegated to another \
          service, is refused.",
    source: limits::API_SERVER_ADDRESSES.source,
    facts: &["API-74", "IP-08", "CIDR-59"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let used: HashSet<usize> =
        context.all_pools().flat_map(|pool| [pool.subnet, pool.pod_subnet]).flatten().collect();
    context.of_each(&|cluster| {
        let place = cluster.api_server_subnet?;
        let subnet = context.resolved.subnets.get(place)?;
        let (told, severity) = match delegated(subnet) {
            _ if used.contains(&place) => ("holds nodes or pods as well", Severity::Error),
            Some(Delegated::Elsewhere) => ("is delegated to another service", Severity::Error),
            Some(Delegated::Nowhere) => ("is not delegated to AKS yet", Severity::Warning),
            _ => return None,
        };
        let message = format!("Subnet {} of the API server of {} {told}.", subnet.name, cluster.name());
        Some(RULE.finding(message).with_severity(severity).about(subject::subnet_at(context.resolved, place)))
    })
}

enum Delegated {
    ToAks,
    Elsewhere,
    Nowhere,
}

/// Whom a subnet is delegated to; `None` where nothing tells.
fn delegated(subnet: &ResolvedSubnet) -> Option<Delegated> {
    let services = subnet.delegations.as_ref()?;
    let is_aks = |service: &String| service.eq_ignore_ascii_case(planning::API_SERVER_DELEGATION.value);
    Some(match services.as_slice() {
        [] => Delegated::Nowhere,
        services if services.iter().all(is_aks) => Delegated::ToAks,
        _ => Delegated::Elsewhere,
    })
}
