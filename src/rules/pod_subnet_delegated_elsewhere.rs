//! `pod-subnet-delegated-elsewhere`: the subnet of pods belongs to another service.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::planning;

pub(super) static RULE: Rule = Rule {
    id: "pod-subnet-delegated-elsewhere",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The pod subnet is delegated to another service",
    why: "AKS has the pod subnet delegated to itself and lets nothing else into it. A subnet that belongs to another \
          service cannot be handed over, and the pool is refused.",
    source: planning::POD_SUBNET_DELEGATION.source,
    facts: &["CIDR-51", "ERR-08"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_aks = |service: &&String| service.eq_ignore_ascii_case(planning::POD_SUBNET_DELEGATION.value);
        let mut places: Vec<usize> = cluster.pools().iter().filter_map(|pool| pool.pod_subnet).collect();
        places.sort_unstable();
        let (place, name, service) = places.into_iter().find_map(|place| {
            let subnet = context.resolved.subnets.get(place)?;
            let service = subnet.delegations.iter().flatten().find(|service| !is_aks(service))?;
            Some((place, &subnet.name, service))
        })?;
        let message =
            format!("Subnet {name} is delegated to {service}, and pods of {} stand in it.", cluster.name());
        let finding = RULE.finding(message).about(subject::subnet_at(context.resolved, place));
        Some(finding.with_code(Some("SubnetWithExternalResourcesCannotBeUsedByOtherResources")))
    })
}
