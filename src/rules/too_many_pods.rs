//! `too-many-pods`: more pods than the platform is tested for.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::capacity::Resource;

pub(super) static RULE: Rule = Rule {
    id: "too-many-pods",
    topic: Topic::Capacity,
    severity: Severity::Warning,
    title: "More pods than the cluster is meant for",
    why: "Each network model is tested up to a number of pods, Network Policy Manager up to fewer. Nothing is refused \
          beyond it; routes, policies and the control plane become slow.",
    source: limits::OVERLAY_PODS.source,
    facts: &["IP-37", "IP-72"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let short = context.exhausted(&RULE, Resource::ClusterPods, |_| true).into_iter();
    short.map(|finding| finding.with_severity(Severity::Warning)).collect()
}
