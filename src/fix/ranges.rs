//! Ranges that are proposed, and the smallest changes with which an operation holds, as candidates.
use super::trial::Trial;
use super::way::Candidate;
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

fn sentences(reasons: Vec<Reason>) -> Vec<String> {
    reasons.into_iter().map(|reason| reason.text).collect()
}
