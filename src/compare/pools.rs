//! Which pool of one cluster is which of another: by name, then by what they are for.
use super::Difference;
use super::field::Consequence;
use super::pool::Pool;
use crate::resolve::ResolvedCluster;

/// Pools of two clusters.
pub(super) struct Matched<'r> {
    /// Those of the baseline, and those of the other cluster that are the same.
    pub(super) pairs: Vec<(Pool<'r>, Pool<'r>)>,
    pub(super) only_in_baseline: Vec<String>,
    pub(super) only_here: Vec<String>,
}

/// Matches pools by name; of the rest, those that alone have a mode, an operating system and a priority.
pub(super) fn matched<'r>(baseline: &'r ResolvedCluster, own: &'r ResolvedCluster) -> Matched<'r> {
    let (mut left, mut right) = (pools(baseline), pools(own));
    let mut pairs = Vec::new();
    for by in [name, role] {
        let mut rest = Vec::new();
        for pool in left {
            let mut alike = right.iter().enumerate().filter(|(_, other)| by(other) == by(&pool));
            match (alike.next().map(|(at, _)| at), alike.next()) {
                (Some(at), None) => {
                    let other = right.remove(at);
                    pairs.push((pool, other));
                }
                _ => rest.push(pool),
            }
        }
        left = rest;
    }
    let names = |pools: Vec<Pool>| pools.into_iter().map(|pool| pool.name).collect();
    Matched { pairs, only_in_baseline: names(left), only_here: names(right) }
}

fn pools(of: &ResolvedCluster) -> Vec<Pool<'_>> {
    let said = of.said.pools.as_deref().unwrap_or_default();
    let pools = said.iter().zip(of.pools());
    pools.map(|(said, resolved)| Pool { name: resolved.name.clone(), said, resolved }).collect()
}

fn name(of: &Pool) -> String {
    of.name.to_lowercase()
}

fn role(of: &Pool) -> String {
    let mode = of.resolved.mode.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{mode} {} {}", of.resolved.os_type, of.resolved.spot).to_lowercase()
}

/// A pool that the baseline alone has.
pub(super) fn missing(name: &str) -> Difference {
    of_pool(name, "there", "missing", "What runs in this pool runs elsewhere or not at all.")
}

/// A pool that the baseline does not have.
pub(super) fn more(name: &str) -> Difference {
    of_pool(name, "missing", "there", "It takes nodes and addresses that the baseline does not.")
}

fn of_pool(name: &str, baseline: &str, own: &str, meaning: &'static str) -> Difference {
    Difference {
        pool: Some(name.to_owned()),
        field: "agentPoolProfiles",
        title: "Pool",
        baseline: baseline.to_owned(),
        own: own.to_owned(),
        consequence: Consequence::Capacity,
        meaning,
    }
}
