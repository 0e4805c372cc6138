//! `security-group-denies-required-flow`: rules that drop what a cluster needs.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::egress::denied;

pub(super) static RULE: Rule = Rule {
    id: "security-group-denies-required-flow",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A rule of a security group drops what the cluster needs",
    why: "Rules are looked at from the lowest priority number on, and the first that is about a packet decides. Where \
          the group of a subnet denies anything, an overlay cluster needs nodes and pods let through by their \
          addresses, and every cluster with a way out needs HTTPS to the names that nodes load their images from.",
    source: egress::OVERLAY,
    facts: &["EG-36"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| {
        let all = denied(context.resolved, cluster).into_iter();
        let finding = |of: crate::egress::Denied| {
            let subnet = context.resolved.subnets.get(of.subnet).map(|subnet| subnet.name.as_str());
            let message = format!(
                "Rule {} of priority {} on subnet {} denies what {} needs: {}.",
                of.rule,
                of.priority,
                subnet.unwrap_or_default(),
                cluster.name(),
                of.flow
            );
            let finding = RULE.finding(message).with_source(of.why.source);
            finding.about(subject::subnet_at(context.resolved, of.subnet))
        };
        all.map(finding).collect()
    })
}
