//! Ranges that are proposed, and the smallest changes with which an operation holds, as candidates.
use super::trial::Trial;
use super::way::{Candidate, set};
use super::{nearest, place};
use crate::edit::Step;
use crate::net::wording::number;
use crate::propose::{self, About, Operation, Purpose, Remedy};

/// Proposals of one purpose that are tried.
const TRIED: usize = 2;

pub(super) fn proposed(trial: &Trial, purpose: Purpose) -> Vec<Candidate> {
    let found = propose::propose(&trial.before.resolved, &purpose);
    let candidate = |of: propose::Proposal| {
        let is_moved = of.steps.iter().any(|step| matches!(step, Step::Subnet { .. }));
        let verb = if is_moved { "Move to" } else { "Take" };
        Candidate::new(format!("{verb} {}", of.title), of.reasons, of.steps)
    };
    found.into_iter().map(candidate).take(TRIED).collect()
}

pub(super) fn remedied(trial: &Trial, operation: Operation) -> Vec<Candidate> {
    let found = propose::remedies(&trial.before.resolved, operation);
    let candidate = |of: Remedy| Candidate::new(of.title, of.reasons, of.steps);
    found.into_iter().filter(|of| of.instead.is_none()).map(candidate).collect()
}

/// Less surge, and the largest maximum of one pool that goes with it: what mends an upgrade alone leaves the maximum.
pub(super) fn surge_and_maximum(trial: &Trial) -> Vec<Candidate> {
    let upgrade = Operation::UpgradeAll { cluster: trial.place() };
    let remedies = propose::remedies(&trial.before.resolved, upgrade);
    let is_surge =
        |of: &&Remedy| of.keeps_pools && of.steps.iter().all(|step| matches!(step, Step::Pool { .. }));
    let Some(surge) = remedies.iter().filter(is_surge).find(|of| !of.steps.is_empty()) else {
        return Vec::new();
    };
    let pools = trial.cluster().map(|cluster| cluster.pools()).unwrap_or_default();
    let mut found = Vec::new();
    for pool in pools.iter().filter(|pool| pool.autoscaled) {
        let subject = place::pool(trial, &pool.name);
        let maximum = |most: u64| set(&subject, "maxCount", most.to_string());
        let steps = |most: u64| surge.steps.iter().cloned().chain([maximum(most)]).collect::<Vec<_>>();
        let most =
            pool.max_count.and_then(|most| nearest::below(most, 1, |most| trial.is_mended_by(&steps(most))));
        found.extend(most.zip(pool.max_count).map(|(most, now)| {
            let (now, to) = (number(now), number(most));
            let lowered = format!("and the autoscaler's maximum of {} from {now} to {to}", pool.name);
            // Its sums are those of an upgrade at today's counts.
            let slower = surge.reasons.iter().filter(|reason| reason.about == About::Note).cloned();
            Candidate::new(format!("{}, {lowered}", surge.title), slower.collect(), steps(most))
        }));
    }
    found
}
