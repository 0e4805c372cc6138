//! Every rule whose findings a change of the design can cure offers one, and each does what it says.
use std::collections::BTreeSet;

use aks_network_planner::analysis::analyze;
use aks_network_planner::fix::Which;
use aks_network_planner::text::Severity;

use super::{flaw, mendings, today};
use crate::rules::firing::examples;

/// Errors and warnings that no change of a design cures: each says what it takes.
const WITHOUT: [&str; 7] = [
    // Somebody else's addresses, and which of the two gives way is not the planner's to say.
    "networks-overlap",
    // What a policy cannot reach is no value of the design.
    "policies-do-not-reach",
    // Rules of a security group are no values of the design.
    "security-group-denies-required-flow",
    // The version stands in the template alone.
    "api-version-retired",
    // Pools would have to go.
    "too-many-pools",
    // Names of resources stay.
    "names-too-long",
    // Services are objects of Kubernetes.
    "too-many-load-balancer-services",
];

#[test]
fn the_example_of_every_error_and_warning_is_mended_or_says_what_it_takes() {
    let mut without = BTreeSet::new();
    for example in examples() {
        let mended = mendings(&example.fires.0, example.rule);
        let of_weight = mended.iter().filter(|(finding, _)| finding.severity != Severity::Note);
        for (finding, mending) in of_weight {
            if mending.fixes.is_empty() {
                assert!(!mending.otherwise.is_empty(), "{}: {}", example.rule, finding.message);
                without.insert(example.rule);
            }
        }
    }
    assert_eq!(without, BTreeSet::from(WITHOUT));
}

#[test]
fn every_fix_of_the_examples_clears_its_finding_and_brings_no_error() {
    for example in examples() {
        let design = &example.fires.0;
        let analysis = analyze(design, today());
        for (finding, mending) in mendings(design, example.rule) {
            for fix in &mending.fixes {
                let flaw = flaw(design, &Which::of(&analysis, &finding), fix);
                assert_eq!(flaw, None, "{}: {}", example.rule, fix.title);
            }
        }
    }
}

#[test]
fn every_fix_says_what_it_takes_with_a_source_and_no_word_that_is_missing() {
    for example in examples() {
        for (_, mending) in mendings(&example.fires.0, example.rule) {
            for fix in &mending.fixes {
                let name = format!("{}: {}", example.rule, fix.title);
                assert!(!fix.title.is_empty() && !fix.taking.is_empty(), "{name}");
                for taking in &fix.taking {
                    assert!(
                        taking.words.ends_with('.') && taking.source.url.starts_with("https://"),
                        "{name}"
                    );
                    for command in &taking.commands {
                        let is_known = ["az ", "kubectl "].iter().any(|tool| command.starts_with(tool));
                        assert!(is_known && !command.contains("  "), "{name}: {command}");
                    }
                }
            }
        }
    }
}
