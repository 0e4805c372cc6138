//! `gateway-subnet-of-wrong-size`: Application Gateway for Containers beside an overlay cluster.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, learn, limits};
use crate::net::Prefix;
use crate::resolve::{ResolvedCluster, ResolvedSubnet};

pub(super) static RULE: Rule = Rule {
    id: "gateway-subnet-of-wrong-size",
    topic: Topic::Addresses,
    severity: Severity::Warning,
    title: "The subnet of Application Gateway for Containers is no /24",
    why: "Application Gateway for Containers reaches pods of an overlay through a subnet delegated to it, and with \
          overlay that must be a /24, no smaller and no larger. With another one the gateway does not join the \
          overlay, and pods cannot be reached.",
    source: learn(
        "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking",
    ),
    facts: &["FEAT-31"],
    check,
};

const GATEWAY: &str = "Microsoft.ServiceNetworking/trafficControllers";

fn check(context: &Context) -> Vec<Finding> {
    let subnets = context.resolved.subnets.iter().enumerate();
    let misfits: Vec<(usize, Prefix)> =
        subnets.filter_map(|(at, subnet)| Some((at, range_of_misfit(subnet)?))).collect();
    if misfits.is_empty() {
        return Vec::new();
    }
    of_each_several(context, &|cluster| match cluster.model() {
        Some(NetworkModel::Overlay) => of_cluster(context, cluster, &misfits),
        _ => Vec::new(),
    })
}

/// The range of a subnet of the gateway that has another size.
fn range_of_misfit(subnet: &ResolvedSubnet) -> Option<Prefix> {
    let mut services = subnet.delegations.iter().flatten();
    services.find(|service| service.eq_ignore_ascii_case(GATEWAY))?;
    let wanted = limits::GATEWAY_FOR_CONTAINERS_LENGTH.value;
    subnet.prefixes.iter().find(|range| range.is_ipv4() && range.length() != wanted).copied()
}

/// The misfits that stand in the networks of a cluster's nodes.
fn of_cluster(context: &Context, cluster: &ResolvedCluster, misfits: &[(usize, Prefix)]) -> Vec<Finding> {
    let network_of = |at: usize| context.resolved.subnets.get(at).map(|subnet| subnet.network);
    let networks: Vec<usize> = cluster.subnets().into_iter().filter_map(network_of).collect();
    let here = misfits.iter().filter(|(at, _)| network_of(*at).is_some_and(|of| networks.contains(&of)));
    let finding = here.filter_map(|(at, range)| {
        let message = format!(
            "Subnet {} ({range}) is delegated to Application Gateway for Containers; beside {}, which has Azure CNI \
             Overlay, it must be a /{}.",
            context.resolved.subnets.get(*at)?.name,
            cluster.name(),
            limits::GATEWAY_FOR_CONTAINERS_LENGTH.value
        );
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, *at)))
    });
    finding.collect()
}
