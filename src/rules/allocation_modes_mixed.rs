//! `allocation-modes-mixed`: one pod subnet for static blocks and for single addresses.
use super::wording::counted;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::resolve::Allocation;

pub(super) static RULE: Rule = Rule {
    id: "allocation-modes-mixed",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Pools of both allocation modes share a pod subnet",
    why: "Static blocks are cut from a pod subnet on its own grid, single addresses are taken from anywhere in it. A \
          pod subnet has one of the two modes across all clusters that use it, and a pool of the other is refused.",
    source: limits::STATIC_BLOCKS,
    facts: &["IP-42"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let mixed = context.resolved.subnets.iter().enumerate().filter_map(|(place, subnet)| {
        let users = |mode: Allocation| {
            let pools = context.clusters().flat_map(|(_, of)| of.pools());
            pools.filter(|pool| pool.pod_subnet == Some(place) && pool.allocation == Some(mode)).count()
                as u64
        };
        let (blocks, singles) = (users(Allocation::StaticBlock), users(Allocation::Dynamic));
        (blocks > 0 && singles > 0).then(|| {
            let (blocks, singles) = (counted(blocks, "pool", "pools"), counted(singles, "pool", "pools"));
            let message = format!(
                "Pod subnet {} serves static blocks to {blocks} and single addresses to {singles}.",
                subnet.name
            );
            RULE.finding(message).about(subject::subnet_at(context.resolved, place))
        })
    });
    mixed.collect()
}
