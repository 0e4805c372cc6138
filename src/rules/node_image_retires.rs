//! `node-image-retires`: the operating system of nodes is going away.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::pools::{capital, minor_of, named, of_each_several, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::image::{ENDINGS, Ending, UBUNTU, ending};
use crate::azure::{Date, kubernetes};
use crate::design::{NodeImage, NodePool};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "node-image-retires",
    topic: Topic::Retirement,
    severity: Severity::Error,
    title: "The operating system of nodes retires",
    why: "An operating system that has retired gets no new images and no security fixes. When its images are \
          removed, a pool can neither grow nor replace a node: scaling fails when it is needed.",
    source: kubernetes::CALENDAR_SOURCE,
    facts: &["RET-07", "RET-09", "RET-10", "RET-11", "RET-12", "RET-13", "RET-16"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| {
        ENDINGS.iter().filter_map(|of| of_ending(context.today, of, cluster)).collect()
    })
}

fn of_ending(today: Date, of: &Ending, cluster: &ResolvedCluster) -> Option<Finding> {
    let pools = pools_where(cluster, |pool| ending_of(cluster, pool).is_some_and(|found| found == of));
    pools.first()?;
    let (title, when) = (of.title, date_in_words(today, of.unsupported));
    let by_default = of.by_default.filter(|_| pools.iter().any(|pool| is_by_version(pool)));
    let why = by_default.map(|(_, last)| format!(" (osSKU {UBUNTU} up to Kubernetes 1.{last})"));
    let why = why.unwrap_or_default();
    let runs = if pools.len() == 1 { "runs" } else { "run" };
    let who = capital(named(&pools));
    let name = cluster.name();
    let is_removed = of.removed.is_some_and(|removed| removed <= today);
    let images = match of.removed {
        Some(removed) if is_removed => {
            format!("; its images were removed on {removed}, and nodes can no longer be added or replaced")
        }
        Some(removed) => format!("; its images are removed on {removed}"),
        None => String::new(),
    };
    let weight = if is_removed { Severity::Error } else { weight_of_date(today, of.unsupported) };
    let finding = RULE.finding(format!("{who} of {name} {runs} {title}{why}, which {when}{images}."));
    let finding = finding.with_severity(weight).with_source(of.unsupported.source);
    let finding = finding.on(of.unsupported.value, SUPPORT_ENDS);
    let finding = of.removed.into_iter().fold(finding, |finding, day| finding.on(day, "images are removed"));
    Some(finding.about(subjects(cluster, &pools)))
}

/// What ends of what a pool runs.
pub(super) fn ending_of(cluster: &ResolvedCluster, pool: &NodePool) -> Option<&'static Ending> {
    let image = pool.node_image.map(NodeImage::text);
    ending(pool.os_sku.as_deref(), image, minor_of(cluster, pool))
}

/// Whether only the version of Kubernetes tells what a pool runs.
fn is_by_version(pool: &NodePool) -> bool {
    let is_ubuntu = pool.os_sku.as_deref().is_some_and(|sku| sku.eq_ignore_ascii_case(UBUNTU));
    pool.node_image.is_none() && is_ubuntu
}
