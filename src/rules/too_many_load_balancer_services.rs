//! `too-many-load-balancer-services`: more services than a load balancer takes.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::design::LoadBalancerSku;

pub(super) static RULE: Rule = Rule {
    id: "too-many-load-balancer-services",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "More LoadBalancer services than a cluster may have",
    why: "Each service of type LoadBalancer takes a frontend and rules of the cluster's Standard load balancer, and a \
          cluster may have 300 of them. Further ones stay pending.",
    source: limits::LOAD_BALANCER_SERVICES.source,
    facts: &["IP-76"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let services = cluster.said.observed.as_ref()?.services.as_ref()?;
        let is_standard =
            cluster.load_balancer_sku.known().is_none_or(|sku| *sku == LoadBalancerSku::Standard);
        let (count, most) = (services.load_balancers.len() as u64, limits::LOAD_BALANCER_SERVICES.value);
        let name = cluster.name();
        (is_standard && count > most).then(|| {
            let message = format!(
                "{name} has {} services of type LoadBalancer; {} is the most.",
                number(count),
                number(most)
            );
            RULE.finding(message).about([subject::cluster(name)])
        })
    })
}
