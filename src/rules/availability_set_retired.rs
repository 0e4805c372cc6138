//! `availability-set-retired`: pools of a type that has retired.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::pools::{capital, named, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::Date;
use crate::azure::retirement::AVAILABILITY_SETS;
use crate::design::{NodePool, PoolType};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "availability-set-retired",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "Availability sets are retired",
    why: "A pool that is an availability set cannot scale by itself, cannot have another outbound type and is not \
          there in Azure CNI Overlay. It is unsupported, and a pool cannot change its type in place: another one \
          takes its work over.",
    source: AVAILABILITY_SETS.source,
    facts: &["RET-08", "FEAT-51"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| of_cluster(context.today, cluster))
}

fn of_cluster(today: Date, cluster: &ResolvedCluster) -> Option<Finding> {
    let is_set =
        |pool: &NodePool| pool.pool_type.as_ref().is_some_and(|kind| *kind == PoolType::AvailabilitySet);
    let pools = pools_where(cluster, is_set);
    pools.first()?;
    let (who, name) = (capital(named(&pools)), cluster.name());
    let is = if pools.len() == 1 { "is an availability set" } else { "are availability sets" };
    let when = date_in_words(today, AVAILABILITY_SETS);
    let finding = RULE.finding(format!("{who} of {name} {is}, which {when}."));
    let finding = finding
        .with_severity(weight_of_date(today, AVAILABILITY_SETS))
        .on(AVAILABILITY_SETS.value, SUPPORT_ENDS);
    Some(finding.about(subjects(cluster, &pools)))
}
