//! `api-server-subnet-too-small`: API servers ask for more addresses than their subnet offers.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "api-server-subnet-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The API server's subnet has too few addresses",
    why: "With VNet integration each API server takes at least nine addresses of a subnet of its own, which must \
          be a /28 or larger and may be shared by clusters of one network. When it is full, the control plane \
          cannot be scaled or moved.",
    source: limits::API_SERVER_ADDRESSES.source,
    facts: &["IP-08", "CIDR-59"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.exhausted(&RULE, Resource::ApiServerSubnet, |_| true)
}
