//! [`Remedy`]: the smallest changes with which an operation holds that fails.

mod case;
mod elsewhere;
mod hints;
mod maximum;
mod nodes;
mod ranges;
mod surge;

use super::{Operation, Reason, Verdict, outcomes};
use crate::edit::Step;
use crate::resolve::Resolved;
use case::Case;

/// A change with which an operation holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    /// What is changed, in a few words: `Set the maximum surge of np1 to 2`.
    pub title: String,
    /// The sum that it leads to, what it costs, and what is not known.
    pub reasons: Vec<Reason>,
    /// What of the design changes, in order; empty where only the operation does, or where it is told alone.
    pub steps: Vec<Step>,
    /// What is done in the operation's place after the steps, where that is another one.
    pub instead: Option<Operation>,
    /// The places of the outcomes that fail and that it mends: all of them, where something does.
    pub mends: Vec<usize>,
    /// Whether every pool stays, with its nodes and where it is.
    pub keeps_pools: bool,
}

impl Remedy {
    /// Whether it can be taken: otherwise it tells what would be needed.
    pub fn is_taken_at_once(&self) -> bool {
        !self.steps.is_empty() || self.instead.is_some()
    }
}

/// The smallest changes with which the operation holds, the lightest first; none where it does.
///
/// Each mends every outcome that fails; where nothing does, each mends one of them. A target of the platform's tests
/// counts only where nothing else fails. None makes another resource fail.
pub fn remedies(resolved: &Resolved, operation: Operation) -> Vec<Remedy> {
    let Some(before) = outcomes(resolved, operation) else { return Vec::new() };
    let failing = |targets: bool| {
        let fails = before.iter().enumerate().filter(move |(_, of)| of.verdict == Verdict::Fails);
        fails.filter(move |(_, of)| of.is_target == targets).map(|(place, _)| place).collect::<Vec<_>>()
    };
    let goal = if failing(false).is_empty() { failing(true) } else { failing(false) };
    let toward = |goal: &[usize]| match Case::of(resolved, operation, &before, goal) {
        Some(case) if !goal.is_empty() => all(&case),
        _ => Vec::new(),
    };
    let mut found = toward(&goal);
    found.retain(|remedy| remedy.mends.len() == goal.len());
    if goal.len() > 1 && !found.iter().any(Remedy::is_taken_at_once) {
        found.extend(goal.iter().flat_map(|place| toward(&[*place])));
    }
    found
}

fn all(case: &Case) -> Vec<Remedy> {
    let mut found = surge::smaller(case);
    if found.is_empty() {
        found = surge::unavailable(case);
    }
    found.extend(hints::one_after_another(case));
    found.extend(nodes::fewer(case));
    found.extend(maximum::lower(case));
    found.extend(elsewhere::new_subnet(case));
    found.extend(ranges::larger(case));
    found.extend(hints::overlay(case));
    found.extend(hints::ports(case));
    found
}
