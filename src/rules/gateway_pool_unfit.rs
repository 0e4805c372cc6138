//! `gateway-pool-unfit`: a pool of a static egress gateway that cannot be one.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;

pub(super) static RULE: Rule = Rule {
    id: "gateway-pool-unfit",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A gateway pool that the service refuses",
    why: "Each node of a gateway pool holds an address of the prefix that the gateway shows to the outside. The pool \
          has a fixed number of Linux nodes; the autoscaler and Windows are refused there.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway"),
    facts: &["API-5C", "EG-73"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, _| {
        let told = match (pool.autoscaled, pool.is_windows()) {
            (true, _) => "is scaled by the autoscaler",
            (_, true) => "runs Windows",
            _ => return None,
        };
        pool.is_gateway()
            .then(|| format!("Gateway pool {} of {} {told}; it cannot.", pool.name, cluster.name()))
    })
}
