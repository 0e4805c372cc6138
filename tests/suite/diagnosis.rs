//! Diagnosis: what a reported error means, which pools give its number, and what makes it pass.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::diagnosis::{Change, Diagnosis};
use aks_network_planner::import;

use crate::support::TODAY;
use crate::support::plan::{Plan, plan};

mod catalogue;
mod generated;
mod worked;

/// The only error of a text, explained with a plan.
fn diagnosed_with(plan: &Plan, text: &str) -> Diagnosis {
    let merged = import::merge(&import::read("pasted", text));
    assert_eq!(merged.design.errors.len(), 1, "{text}: {:#?}", merged.design.errors);
    let mut design = plan.0.clone();
    design.errors = merged.design.errors;
    let mut diagnoses = analyze(&design, day(TODAY).expect("a day")).diagnoses;
    assert_eq!(diagnoses.len(), 1);
    diagnoses.remove(0)
}

/// The only error of a text, explained with nothing loaded.
fn diagnosed(text: &str) -> Diagnosis {
    diagnosed_with(&plan(), text)
}

/// The sums, as they are told.
fn sums(diagnosis: &Diagnosis) -> Vec<String> {
    diagnosis.accounts.iter().map(|account| account.words()).collect()
}

fn changes(diagnosis: &Diagnosis) -> Vec<Change> {
    diagnosis.steps.iter().filter_map(|step| step.change.clone()).collect()
}

/// The length of the prefix that is said to hold it.
fn prefix_length(diagnosis: &Diagnosis) -> Option<u8> {
    changes(diagnosis).into_iter().find_map(|change| match change {
        Change::Prefix(length) => Some(length),
        _ => None,
    })
}

/// Everything that a diagnosis says, in one text.
fn words(diagnosis: &Diagnosis) -> String {
    let steps = diagnosis.steps.iter().map(|step| step.words.clone());
    let said = diagnosis.contradictions.iter().chain(&diagnosis.notes).cloned();
    std::iter::once(diagnosis.summary.clone()).chain(said).chain(steps).collect::<Vec<_>>().join("\n")
}
