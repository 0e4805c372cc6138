//! `security-group-denies-required-flow`: rules that drop what a cluster needs.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::egress::{Denied, Extent, denied};
use crate::net::wording::listed;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "security-group-denies-required-flow",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "A rule of a security group drops what the cluster needs",
    why: "Rules are looked at from the lowest priority number on, and the first that is about a packet decides. Where \
          the group of a subnet denies anything, nodes and pods must be let through by their own addresses, those of \
          overlay and kubenet pods too, whose packets nothing wraps; nodes need HTTPS to the names that they load their \
          images from, and the load balancer's probes and callers must come in.",
    source: egress::OVERLAY,
    facts: &["EG-36"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| {
        let all = denied(context.resolved, cluster);
        let is_whole = |of: &&Denied| matches!(of.extent, Extent::All | Extent::LeftOver);
        let mut findings: Vec<Finding> =
            all.iter().filter(is_whole).map(|of| whole(context, cluster, of)).collect();
        let mut told: Vec<&Denied> = Vec::new();
        for of in all.iter().filter(|of| !is_whole(of)) {
            if !told.iter().any(|before| is_same_rule(before, of)) {
                let flows: Vec<&Denied> = all.iter().filter(|other| is_same_rule(other, of)).collect();
                findings.push(part(context, cluster, (of, &flows)));
                told.push(of);
            }
        }
        findings
    })
}

fn is_same_rule(one: &Denied, other: &Denied) -> bool {
    let of = |denied: &Denied| (denied.subnet, denied.extent, denied.priority);
    of(one) == of(other) && one.rule == other.rule
}

fn whole(context: &Context, cluster: &ResolvedCluster, of: &Denied) -> Finding {
    let left = match of.extent {
        Extent::LeftOver => ", of which rules before it let some ports through",
        _ => "",
    };
    let message = format!("{} denies what {} needs: {}{left}.", named(context, of), cluster.name(), of.flow);
    about(context, of, RULE.finding(message))
}

/// A rule that drops some protocols or ports is told once, with all that it is about.
fn part(context: &Context, cluster: &ResolvedCluster, (first, all): (&Denied, &[&Denied])) -> Finding {
    let flows = listed(&all.iter().map(|of| of.flow.clone()).collect::<Vec<_>>());
    let part = match &first.part {
        Some(part) => part.clone(),
        None => "what is neither TCP nor UDP".to_owned(),
    };
    let message = format!(
        "{} denies {part} of what is to come through whole for {}: {flows}.",
        named(context, first),
        cluster.name()
    );
    about(context, first, RULE.finding(message).with_severity(Severity::Note))
}

fn named(context: &Context, of: &Denied) -> String {
    let subnet = context.resolved.subnets.get(of.subnet).map(|subnet| subnet.name.as_str());
    format!("Rule {} of priority {} on subnet {}", of.rule, of.priority, subnet.unwrap_or_default())
}

fn about(context: &Context, of: &Denied, finding: Finding) -> Finding {
    finding.with_source(of.why.source).about(subject::subnet_at(context.resolved, of.subnet))
}
