//! Which pool of one cluster is which of another: by name, then by what they are for.
use super::about::{About, Consequence};
use super::pool::Pool;
use super::side::Expected;
use crate::resolve::ResolvedCluster;
use crate::rules::Severity;

/// Pools of two clusters.
pub(super) struct Matched<'r> {
    /// Those of the baseline, and those of the other cluster that are the same.
    pub(super) pairs: Vec<(Pool<'r>, Pool<'r>)>,
    pub(super) only_in_baseline: Vec<Pool<'r>>,
    pub(super) only_here: Vec<Pool<'r>>,
}

/// A pool that one of the two has and the other has not.
pub(super) const PRESENCE: About = About {
    field: "agentPoolProfiles",
    title: "Pool",
    consequence: Consequence::Capacity,
    meaning: "What runs in this pool in one runs elsewhere or not at all in the other, and takes other addresses.",
    severity: Severity::Warning,
    because: &[],
};

/// Matches pools by name; of the rest, those that alone have a mode, an operating system and a priority. What is
/// expected of a pool without a name is expected of every pool.
pub(super) fn matched<'r>(
    baseline: &'r ResolvedCluster,
    own: &'r ResolvedCluster,
    expected: Expected,
) -> Matched<'r> {
    let (mut left, mut right) = (pools(baseline), pools(own));
    let mut pairs = Vec::new();
    if expected == Expected::Given {
        let (every, named): (Vec<Pool>, Vec<Pool>) =
            left.into_iter().partition(|pool| pool.said.is_unnamed());
        pairs.extend(every.iter().flat_map(|expected| right.iter().map(|own| (*expected, *own))));
        left = named;
    }
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
    Matched { pairs, only_in_baseline: left, only_here: right }
}

fn pools(of: &ResolvedCluster) -> Vec<Pool<'_>> {
    let said = of.said.pools.as_deref().unwrap_or_default();
    said.iter().zip(of.pools()).map(|(said, resolved)| Pool { said, resolved }).collect()
}

fn name(of: &Pool) -> String {
    of.said.name.to_lowercase()
}

fn role(of: &Pool) -> String {
    let mode = of.resolved.mode.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{mode} {} {}", of.resolved.os_type, of.resolved.spot).to_lowercase()
}
