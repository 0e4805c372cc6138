//! `subnets-in-several-networks`: nodes, pods and API server of one cluster in networks apart.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::planning;
use crate::resolve::distinct;

pub(super) static RULE: Rule = Rule {
    id: "subnets-in-several-networks",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A cluster's subnets stand in several networks",
    why: "All node subnets, pod subnets and the API server's subnet of a cluster belong to one virtual network, in the \
          cluster's region and subscription. A pool in another network is refused, peered or not.",
    source: planning::POOL_SUBNET,
    facts: &["API-54", "CIDR-52", "IP-36"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let places = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
        let mut networks =
            distinct(places.filter_map(|place| Some(context.resolved.subnets.get(place)?.network)));
        networks.sort_unstable();
        let networks = networks.into_iter().filter_map(|place| context.resolved.networks.get(place));
        let names: Vec<String> =
            networks.filter(|network| !network.managed).map(|network| network.name.clone()).collect();
        (names.len() > 1).then(|| {
            let message = format!(
                "The subnets of {} stand in {}; all of them must be in one network.",
                cluster.name(),
                listed(&names)
            );
            let networks = names.iter().map(|name| subject::network(name));
            RULE.finding(message).about(std::iter::once(subject::cluster(cluster.name())).chain(networks))
        })
    })
}
