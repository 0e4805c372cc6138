//! `windows-pool-name-too-long`: Windows computer names leave little room for a pool's name.
use super::pools::pools_where;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::design::{NodePool, OsType};

pub(super) static RULE: Rule = Rule {
    id: "windows-pool-name-too-long",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The name of a Windows pool is too long",
    why: "The name of a pool is a part of its machines' names, and a Windows computer may have a name of 15 \
          characters. That leaves six for the pool; a longer name is refused.",
    source: limits::WINDOWS_POOL_NAME.source,
    facts: &["FEAT-62"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let is_windows = |pool: &NodePool| pool.os_type.as_ref().is_some_and(|os| *os == OsType::Windows);
    let long = context.clusters().flat_map(|(place, cluster)| {
        let pools = pools_where(cluster, is_windows);
        let findings = pools.into_iter().filter_map(move |pool| {
            let name = pool.name.split('~').next().unwrap_or_default();
            let (length, most) = (name.chars().count(), limits::WINDOWS_POOL_NAME.value);
            let message = format!(
                "Windows pool {name} of {} has a name of {length} characters; it may have {most}.",
                cluster.name()
            );
            let about = [subject::pool(cluster.name(), &pool.name)];
            (length > most).then(|| RULE.finding(message).of_cluster(place).about(about))
        });
        findings.collect::<Vec<_>>()
    });
    long.collect()
}
