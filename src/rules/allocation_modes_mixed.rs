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
    let users = users(context);
    let mixed = context.resolved.subnets.iter().enumerate().filter_map(|(place, subnet)| {
        let (blocks, singles) = *users.get(place)?;
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

/// The pools that take static blocks and those that take single addresses of each subnet, by its place.
fn users(context: &Context) -> Vec<(u64, u64)> {
    let mut users = vec![(0_u64, 0_u64); context.resolved.subnets.len()];
    for pool in context.all_pools() {
        let Some((blocks, singles)) = pool.pod_subnet.and_then(|place| users.get_mut(place)) else {
            continue;
        };
        match pool.allocation {
            Some(Allocation::StaticBlock) => *blocks = blocks.saturating_add(1),
            Some(Allocation::Dynamic) => *singles = singles.saturating_add(1),
            None => {}
        }
    }
    users
}
