//! Lower maximums of autoscalers.
use super::Remedy;
use super::case::{Case, MOST, MOST_POOLS};
use crate::azure::planning;
use crate::capacity::last_that_holds;
use crate::edit::Setting;
use crate::net::wording::{counted, number};
use crate::propose::{About, Reason};

/// An autoscaled pool.
struct Scaling {
    at: usize,
    /// The least maximum: no node that stands has to go.
    least: u64,
    most: u64,
}

/// The largest maximum of one pool with which it holds; where none does, the same room to grow for all.
pub(super) fn lower(case: &Case) -> Vec<Remedy> {
    let scaling = scaling(case);
    let one = |pool: &Scaling| {
        let to =
            last_that_holds(pool.least, pool.most, |most| case.holds(&[(pool.at, Setting::MaxCount(most))]))?;
        Some((pool.at, pool.most, to))
    };
    let found: Vec<(usize, u64, u64)> = scaling.iter().filter_map(one).take(MOST).collect();
    if !found.is_empty() || scaling.len() < 2 {
        let remedy = |(at, from, to)| {
            let name = case.pool(at);
            let title =
                format!("Lower the autoscaler's maximum of {name} from {} to {}", number(from), number(to));
            case.setting(title, &[(at, Setting::MaxCount(to))], note())
        };
        return found.into_iter().map(remedy).collect();
    }
    let tried = |more: u64| -> Vec<(usize, Setting)> {
        let to = scaling.iter().map(|pool| (pool, pool.least.saturating_add(more)));
        let lower = to.filter(|(pool, to)| *to < pool.most);
        lower.map(|(pool, to)| (pool.at, Setting::MaxCount(to))).collect()
    };
    let end = scaling.iter().map(|pool| pool.most - pool.least).max().unwrap_or(0);
    let found = last_that_holds(0, end, |more| case.holds(&tried(more)));
    let title = |more| match more {
        0 => "Let no autoscaler add nodes".to_owned(),
        more => format!("Let no autoscaler add more than {}", counted(more, "node", "nodes")),
    };
    found.map(|more| case.setting(title(more), &tried(more), note())).into_iter().collect()
}

fn scaling(case: &Case) -> Vec<Scaling> {
    let pools = case.pools_after().iter().take(case.standing()).enumerate();
    let scaling = pools.filter(|(_, pool)| pool.autoscaled).filter_map(|(at, pool)| {
        let least = pool.count.get()?.max(pool.min_count.unwrap_or(0)).max(1);
        Some(Scaling { at, least, most: pool.max_count? })
    });
    scaling.filter(|pool| pool.least < pool.most).take(MOST_POOLS).collect()
}

fn note() -> Reason {
    let text = "The maximum can be raised again once there is room.";
    Reason::new(About::Note, text).says(planning::SUBNET_TOO_SMALL)
}
