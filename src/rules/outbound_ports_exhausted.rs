//! `outbound-ports-exhausted`: nodes ask for more ports than the outbound addresses offer.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::ports;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "outbound-ports-exhausted",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The load balancer has too few outbound ports for its nodes",
    why: "Each outbound address has 64,000 ports, and a given number is set aside for every node, used or \
          not. The service counts every pool at its maximum with its surge before it changes anything, and \
          refuses when the addresses do not suffice.",
    source: ports::PORTS_PER_ADDRESS.source,
    facts: &["EG-40", "EG-42"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context
        .exhausted(&RULE, Resource::SnatPorts, |_| true)
        .into_iter()
        .map(|finding| finding.with_subcode("InsufficientOutboundPorts"))
        .collect()
}
