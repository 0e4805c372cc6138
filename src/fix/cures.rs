//! What is worth trying for each rule.
mod addresses;
mod capacity;
mod configuration;
mod features;
mod retirement;

use super::way::Way;

/// What is worth trying where a rule finds something.
pub(super) struct Cure {
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// The changes.
    pub(super) ways: &'static [Way],
    /// What it takes beside them, or where the design has nothing to change, in sentences; empty: nothing to add.
    pub(super) otherwise: &'static str,
}

/// What is worth trying for the rule of that id; `None`: nothing is known.
pub(super) fn of(rule: &str) -> Option<&'static Cure> {
    let all = [addresses::CURES, capacity::CURES, configuration::CURES, features::CURES, retirement::CURES];
    all.into_iter().flatten().find(|cure| cure.rule == rule)
}

const fn cure(rule: &'static str, ways: &'static [Way]) -> Cure {
    Cure { rule, ways, otherwise: "" }
}

const fn cure_or(rule: &'static str, ways: &'static [Way], otherwise: &'static str) -> Cure {
    Cure { rule, ways, otherwise }
}
