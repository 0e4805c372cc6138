//! `too-many-pods-on-windows`: more pods on a Windows node than is recommended.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;

pub(super) static RULE: Rule = Rule {
    id: "too-many-pods-on-windows",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "More than 110 pods on a Windows node",
    why: "The service takes up to 250 pods on a Windows node. Microsoft recommends 110 at most; more are accepted and \
          not what is tested.",
    source: limits::WINDOWS_PODS.source,
    facts: &["IP-63"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let most = limits::WINDOWS_PODS.value;
    context.of_each_pool(&RULE, &|cluster, pool, _| {
        let pods = pool
            .max_pods
            .get()
            .filter(|pods| pool.max_pods.is_given() && *pods > most && pool.is_windows())?;
        Some(format!(
            "Pool {} of {} runs up to {pods} pods on each Windows node; {most} is the recommended maximum.",
            pool.name,
            cluster.name()
        ))
    })
}
