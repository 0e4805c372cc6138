//! `outbound-address-kinds-mixed`: a load balancer that leaves from addresses of several kinds.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;

pub(super) static RULE: Rule = Rule {
    id: "outbound-address-kinds-mixed",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Outbound addresses of several kinds",
    why: "A load balancer leaves from addresses that the service manages, from addresses of your own, or from prefixes \
          of your own. Microsoft's article allows one kind at a time; a release note of 2023-09-03 allows several. \
          Addresses that AKS made cannot be named as your own later.",
    source: egress::LOAD_BALANCER,
    facts: &["EG-45"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let profile = cluster.said.network_profile.as_ref()?.load_balancer_profile.as_ref()?;
        cluster.outbound.as_ref()?;
        let has = |count: Option<u64>| count.is_some_and(|count| count > 0);
        let prefixes = profile.outbound_ip_prefix_lengths.as_ref().map(|lengths| lengths.len() as u64);
        let kinds = [
            (has(profile.managed_outbound_ips), "managed addresses"),
            (has(profile.outbound_ips), "addresses of its own"),
            (has(prefixes), "prefixes of its own"),
        ];
        let named: Vec<String> =
            kinds.iter().filter(|(is_there, _)| *is_there).map(|(_, name)| (*name).to_owned()).collect();
        let name = cluster.name();
        (named.len() > 1).then(|| {
            let message = format!("The load balancer of {name} has {} at a time.", listed(&named));
            RULE.finding(message).about([subject::field(name, "loadBalancerProfile")])
        })
    })
}
