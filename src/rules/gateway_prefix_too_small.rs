//! `gateway-prefix-too-small`: more gateway nodes than addresses to leave from.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;

pub(super) static RULE: Rule = Rule {
    id: "gateway-prefix-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "A gateway pool has more nodes than its prefix has addresses",
    why: "Each node of a static egress gateway holds one address of the prefix that the outside sees, a /28 to a /31. \
          The pool cannot have more nodes than that, and other lengths are refused. Whether an upgrade of such a pool \
          surges is not documented, so its surge is not counted.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway"),
    facts: &["API-5H", "IP-09", "EG-73"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let length = said.gateway_prefix_length.filter(|_| pool.is_gateway())?;
        let name = cluster.name();
        if !(28..=31).contains(&length) {
            return Some(format!(
                "Gateway pool {} of {name} has a prefix of /{length}; it is a /28 to a /31.",
                pool.name
            ));
        }
        let addresses = 1u64 << (32 - length);
        let nodes = pool.count.get().filter(|nodes| *nodes > addresses)?;
        Some(format!(
            "Gateway pool {} of {name} has {nodes} nodes, and its /{length} has {addresses} addresses.",
            pool.name
        ))
    })
}
