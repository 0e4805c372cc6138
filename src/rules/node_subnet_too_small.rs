//! `node-subnet-too-small`: nodes ask for more addresses than the subnet offers.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "node-subnet-too-small",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "The node subnet has too few addresses",
    why: "Every node takes an address of its subnet, and in the node subnet model one more for each pod that \
          it may ever run, at the moment it is made. Upgrades make extra nodes first. When the subnet is \
          short the operation is refused, for every pool of the cluster. The sum is the documented planning \
          value; the service counts a few addresses per node less, so a shortage of a few per node may still \
          pass.",
    source: limits::NODE_SUBNET_FORMULA,
    facts: &["IP-10", "IP-13", "IP-16", "IP-22", "CIDR-44"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.exhausted(&RULE, Resource::NodeSubnet, |_| true)
}
