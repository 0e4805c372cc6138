//! Ranges that are proposed, and the smallest changes with which an operation holds, as candidates.
use super::trial::Trial;
use super::way::{Candidate, set};
use super::{nearest, place, telling};
use crate::edit::Step;
use crate::propose::{self, Operation, Purpose, Reason, Remedy};

/// Proposals of one purpose that are tried.
const TRIED: usize = 2;

pub(super) fn proposed(trial: &Trial, purpose: Purpose) -> Vec<Candidate> {
    let found = propose::propose(&trial.before.resolved, &purpose);
    let candidate = |of: propose::Proposal| Candidate {
        title: format!("Take {}", of.title),
        reasons: sentences(of.reasons),
        steps: of.steps,
    };
    found.into_iter().map(candidate).take(TRIED).collect()
}

pub(super) fn remedied(trial: &Trial, operation: Operation) -> Vec<Candidate> {
    let found = propose::remedies(&trial.before.resolved, operation);
    let candidate =
        |of: Remedy| Candidate { title: of.title, reasons: sentences(of.reasons), steps: of.steps };
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
        found.extend(most.map(|most| Candidate {
            title: format!("{}; {}", surge.title, telling::title(trial.design, &[maximum(most)])),
            reasons: Vec::new(),
            steps: steps(most),
        }));
    }
    found
}

fn sentences(reasons: Vec<Reason>) -> Vec<String> {
    reasons.into_iter().map(|reason| reason.text).collect()
}
