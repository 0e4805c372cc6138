//! `too-many-nodes-for-npm`: more nodes than the policy engine carries.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "too-many-nodes-for-npm",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "Azure Network Policy Manager does not go that far",
    why: "Azure Network Policy Manager is tested for 250 nodes. Beyond that, nodes take minutes to learn \
          policies, and the service refuses the count.",
    source: limits::NPM_NODES.source,
    facts: &["IP-71", "NP-14"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context
        .exhausted(&RULE, Resource::ClusterNodes, |cluster| cluster.has_npm())
        .into_iter()
        .map(|finding| finding.with_code(Some("InvalidNodeCountForNPM")))
        .collect()
}
