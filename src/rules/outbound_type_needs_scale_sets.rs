//! `outbound-type-needs-scale-sets`: a way out that old kinds of clusters cannot have.
use super::wording::counted;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;
use crate::design::{LoadBalancerSku, OutboundType, PoolType};

pub(super) static RULE: Rule = Rule {
    id: "outbound-type-needs-scale-sets",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "This way out needs scale sets and a Standard load balancer",
    why: "Every way out but the first one was built for scale sets behind a Standard load balancer. With an availability \
          set, or a Basic load balancer, a request for another outbound type is refused.",
    source: learn("https://learn.microsoft.com/azure/aks/egress-outboundtype"),
    facts: &["API-21", "API-5D", "ERR-50"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let outbound = cluster.outbound_type.known().filter(|of| **of != OutboundType::LoadBalancer)?;
        let is_old = |kind: &PoolType| *kind == PoolType::AvailabilitySet;
        let old = cluster
            .pools()
            .iter()
            .filter(|pool| pool.pool_type.as_ref().and_then(|of| of.known()).is_some_and(is_old));
        let has_basic = cluster.load_balancer_sku.known().is_some_and(|sku| *sku == LoadBalancerSku::Basic);
        let obstacle = match old.count() as u64 {
            0 if has_basic => "its load balancer is Basic".to_owned(),
            0 => return None,
            old => format!("{} an availability set", counted(old, "of its pools is", "of its pools are")),
        };
        let name = cluster.name();
        let message = format!("{name} has outboundType {outbound}, and {obstacle}.");
        Some(RULE.finding(message).about([subject::field(name, "outboundType")]))
    })
}
