//! Less surge: the largest that fits, and none where nodes may be unavailable in its place.
use super::Remedy;
use super::case::{Case, MOST, MOST_POOLS};
use crate::azure::planning;
use crate::capacity::last_that_holds;
use crate::design::{MaxSurge, PoolMode};
use crate::edit::Setting;
use crate::net::wording::counted;
use crate::propose::{About, Operation, Outcome, Reason};
use crate::resolve::{Moment, ResolvedPool};

/// The largest surge of one pool with which it holds; where none does, that of all pools.
pub(super) fn smaller(case: &Case) -> Vec<Remedy> {
    let surging = surging(case);
    let one = |(at, now): &(usize, u64)| {
        let to = last_that_holds(1, *now, |surge| case.holds(&[(*at, nodes(surge))]))?;
        Some((*at, even(case, *at, to)))
    };
    let found: Vec<(usize, u64)> = surging.iter().filter_map(one).take(MOST).collect();
    if !found.is_empty() || surging.len() < 2 {
        let remedy = |(at, to)| case.setting(title(case, at, to), &[(at, nodes(to))], slower(to));
        return found.into_iter().map(remedy).collect();
    }
    let tried = |surge: u64| -> Vec<(usize, Setting)> {
        let larger = surging.iter().filter(|(_, now)| *now > surge);
        larger.map(|(at, _)| (*at, nodes(surge))).collect()
    };
    let end = surging.iter().map(|(_, now)| *now).max().unwrap_or(0);
    let to = last_that_holds(1, end, |surge| case.holds(&tried(surge)));
    let to = to.map(|to| surging.iter().map(|(at, _)| even(case, *at, to)).fold(to, u64::min));
    let title = |to| format!("Set the maximum surge of every pool that has more to {}", words(to));
    to.map(|to| case.setting(title(to), &tried(to), slower(to))).into_iter().collect()
}

/// No surge, and one node that may be unavailable, of one pool; where that is not enough, of all that may have it.
pub(super) fn unavailable(case: &Case) -> Vec<Remedy> {
    let Some(cluster) = case.cluster() else { return Vec::new() };
    let may = |at: usize| {
        let mode = cluster.pools().get(at).and_then(|pool| pool.mode.as_ref());
        mode.is_some_and(|mode| *mode == PoolMode::User)
    };
    let users: Vec<usize> = surging(case).into_iter().map(|(at, _)| at).filter(|at| may(*at)).collect();
    let without = |pools: &[usize]| -> Vec<(usize, Setting)> {
        let none = |at: &usize| [(*at, nodes(0)), (*at, Setting::MaxUnavailable(MaxSurge::Nodes(1)))];
        pools.iter().flat_map(none).collect()
    };
    let singles = users.iter().filter(|at| case.holds(&without(&[**at])));
    let mut found: Vec<(String, Vec<(usize, Setting)>)> = singles
        .take(MOST)
        .map(|at| (format!("Upgrade {} without surge", case.pool(*at)), without(&[*at])))
        .collect();
    let every = without(&users);
    if found.is_empty() && users.len() > 1 && case.holds(&every) {
        found.push(("Upgrade every user pool without surge".to_owned(), every));
    }
    let text = "With a maximum surge of 0 and a maximum unavailable of 1 a node is drained and made anew in its place, \
                so that the pool has one node less meanwhile. System pools cannot have it.";
    let note = || Reason::new(About::Note, text).says(planning::ROLLING_UPGRADE);
    found.into_iter().map(|(title, tried)| case.setting(title, &tried, note())).collect()
}

/// As many, or the next smaller number that spreads evenly over the pool's zones, where there is one.
fn even(case: &Case, at: usize, surge: u64) -> u64 {
    let said = case.cluster().and_then(|cluster| cluster.said.pools.as_deref()?.get(at));
    let zones = said.and_then(|pool| pool.zones).unwrap_or(0);
    let uneven = surge.checked_rem(zones).unwrap_or(0);
    if surge > zones { surge - uneven } else { surge }
}

/// The pools that surge, and by how many nodes, the more at an autoscaler's maximum where the service counts that.
fn surging(case: &Case) -> Vec<(usize, u64)> {
    let counts_most = case.goals().any(Outcome::is_refused_ahead);
    let surge = |pool: &ResolvedPool| {
        let most = pool.nodes(Moment::Scaled).filter(|_| counts_most);
        pool.surge_of(pool.count.get()?.max(most.unwrap_or(0)))
    };
    let pools = case.pools_after();
    // A pool that comes has the setting of the one that it is like.
    let copied = |at: usize| match case.operation {
        Operation::AddPool { like, .. } if like == at => pools.last().and_then(surge),
        _ => None,
    };
    let surging = pools.iter().take(case.standing()).enumerate().filter_map(|(at, pool)| {
        Some((at, surge(pool)?.max(copied(at).unwrap_or(0)))).filter(|(_, surge)| *surge > 0)
    });
    surging.take(MOST_POOLS).collect()
}

fn nodes(surge: u64) -> Setting {
    Setting::MaxSurge(MaxSurge::Nodes(surge))
}

fn words(surge: u64) -> String {
    counted(surge, "node", "nodes")
}

fn title(case: &Case, at: usize, to: u64) -> String {
    let now = case.cluster().and_then(|cluster| cluster.pools().get(at)?.max_surge.get());
    let now = now.map(|now| now.to_string().replace('%', " %")).unwrap_or_default();
    format!("Set the maximum surge of {} from {now} to {}", case.pool(at), words(to))
}

fn slower(to: u64) -> Reason {
    let text = match to {
        1 => "The pool is upgraded one node after another, which takes longer.".to_owned(),
        to => format!("At most {} are upgraded at a time, which takes longer.", words(to)),
    };
    Reason::new(About::Note, text).says(planning::ROLLING_UPGRADE)
}
