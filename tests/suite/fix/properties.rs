//! Over arbitrary designs: a fix clears its finding, brings no error, keeps the pools, and is the smallest of its kind.
use aks_network_planner::analysis::analyze;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{Step, fields};
use aks_network_planner::fix::{Fix, Which, mend};
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use super::{flaw, today};
use crate::properties::designs::{design, known_design};

/// Findings of a design that are looked at.
const LOOKED_AT: usize = 4;

/// The same change by one step less, where it is a number that was lowered or raised.
fn one_step_less(design: &Design, fix: &Fix) -> Option<Fix> {
    let [Step::Set { subject, field, text }] = fix.steps.as_slice() else { return None };
    let said = fields(design, subject).into_iter().find(|of| of.field == field)?;
    let (now, to): (u64, u64) = (said.text.parse().ok()?, text.parse().ok()?);
    let unit = if field.ends_with("allocatedOutboundPorts") { 8 } else { 1 };
    let less = if to > now { to.checked_sub(unit)? } else { to + unit };
    let is_between = if to > now { less > now } else { less < now };
    let steps = vec![Step::Set { subject: subject.clone(), field: field.clone(), text: less.to_string() }];
    is_between.then(|| Fix { steps, ..fix.clone() })
}

fn check(design: &Design) -> Result<(), TestCaseError> {
    let analysis = analyze(design, today());
    let of_weight = analysis.findings.iter().filter(|finding| finding.severity != Severity::Note);
    for finding in of_weight.take(LOOKED_AT) {
        let which = Which::of(&analysis, finding);
        let mending = mend(design, today(), &which).expect("the finding is there");
        for fix in &mending.fixes {
            prop_assert_eq!(flaw(design, &which, fix), None, "{}: {}", finding.rule.id, fix.title);
            if let Some(less) = one_step_less(design, fix) {
                let less = flaw(design, &which, &less);
                prop_assert!(less.is_some(), "{}: less than {} is enough", finding.rule.id, fix.title);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn fixes_of_arbitrary_designs_hold_what_they_say(design in design()) {
        check(&design)?;
    }

    #[test]
    fn fixes_of_designs_of_which_all_is_known_hold_what_they_say(design in known_design()) {
        check(&design)?;
    }

    /// What is not among the findings is not mended.
    #[test]
    fn a_finding_that_is_not_there_is_none(design in design()) {
        let which = Which { rule: "kubenet-retires".to_owned(), cluster: Some("nobody".to_owned()), subjects: Vec::new() };
        prop_assert_eq!(mend(&design, today(), &which), None);
    }
}
