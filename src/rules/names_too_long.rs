//! `names-too-long`: names that the way to a pod's address cannot carry.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, ranges};

pub(super) static RULE: Rule = Rule {
    id: "names-too-long",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A name is longer than 63 characters",
    why: "With overlay and with dynamic pod subnets the names of the network's resource group, the network and the \
          subnet become labels of the nodes, and a label of Kubernetes has 63 characters at most. Longer names are \
          ruled out.",
    source: ranges::NAME_LENGTH.source,
    facts: &["CIDR-54"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_concerned = matches!(cluster.model()?, NetworkModel::Overlay | NetworkModel::PodSubnet);
        let mut places = cluster.subnets();
        places.sort_unstable();
        let (place, what, name) = places.into_iter().filter(|_| is_concerned).find_map(|place| {
            let subnet = context.resolved.subnets.get(place)?;
            let network = context.resolved.networks.get(subnet.network).filter(|network| !network.managed)?;
            let group = network.id.as_ref().map(|id| id.resource_group());
            let named = [
                ("Resource group", group),
                ("Network", Some(&*network.name)),
                ("Subnet", Some(&*subnet.name)),
            ];
            let is_long = |name: &str| name.chars().count() > ranges::NAME_LENGTH.value;
            named.into_iter().find_map(|(what, name)| Some((place, what, name.filter(|name| is_long(name))?)))
        })?;
        let message = format!(
            "{what} {name} has {} characters; {} takes {} at most.",
            name.chars().count(),
            cluster.name(),
            ranges::NAME_LENGTH.value
        );
        Some(RULE.finding(message).about(subject::subnet_at(context.resolved, place)))
    })
}
