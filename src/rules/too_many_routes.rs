//! `too-many-routes`: a kubenet cluster outgrows its route table.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "too-many-routes",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The route table has too few routes",
    why: "With kubenet every node needs a route of its own, and a route table holds 400. The next node \
          cannot be reached by the others.",
    source: limits::KUBENET_NODES.source,
    facts: &["IP-24"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.exhausted(&RULE, Resource::RouteTable, |_| true)
}
