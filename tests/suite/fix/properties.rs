//! Over arbitrary designs: a fix clears its finding, brings no error, keeps the pools, and is the smallest of its kind.
use std::collections::BTreeMap;

use aks_network_planner::analysis::analyze;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{Step, fields};
use aks_network_planner::fix::{Fix, Which, mend};
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use super::{fixed, flaw, today};
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

/// Whether some pool has fewer nodes, less room to grow or fewer pods than it said, counted from what is said alone.
fn has_less(design: &Design, after: &Design) -> bool {
    let numbers = |design: &Design| {
        let pools = design.clusters.iter().flat_map(|cluster| {
            let name = cluster.name.clone();
            cluster.pools.clone().into_iter().flatten().map(move |pool| (name.clone(), pool))
        });
        let of = pools.map(|(cluster, pool)| {
            let most = pool.max_count.filter(|_| pool.enable_auto_scaling == Some(true));
            ((cluster, pool.name), [pool.count, most, pool.max_pods])
        });
        of.collect::<BTreeMap<_, _>>()
    };
    let then = numbers(after);
    let is_less =
        |(now, then): (&Option<u64>, &Option<u64>)| now.zip(*then).is_some_and(|(now, then)| then < now);
    numbers(design)
        .iter()
        .any(|(key, now)| then.get(key).is_some_and(|then| now.iter().zip(then).any(is_less)))
}

/// What gets another range, where ranges are all that a fix changes.
fn places(fix: &Fix) -> Option<Vec<String>> {
    let place = |step: &Step| match step {
        Step::Subnet { network, serves, .. } => Some(format!("subnet {network} {serves:?}")),
        Step::Range { network, subnet, .. } => Some(format!("range {network} {subnet}")),
        Step::Cidr { cluster, field, .. } => Some(format!("range {cluster} {field:?}")),
        Step::AddressSpace { network, .. } => Some(format!("space {network}")),
        _ => None,
    };
    fix.steps.iter().map(place).collect()
}

fn check(design: &Design) -> Result<(), TestCaseError> {
    let analysis = analyze(design, today());
    let of_weight = analysis.findings.iter().filter(|finding| finding.severity != Severity::Note);
    for finding in of_weight.take(LOOKED_AT) {
        let which = Which::of(&analysis, finding);
        let mending = mend(design, today(), &which).expect("the finding is there");
        prop_assert!(mending.fixes.is_sorted_by_key(|fix| !fix.losses.is_empty()), "{:?}", mending.fixes);
        for (at, fix) in mending.fixes.iter().enumerate() {
            let lost = has_less(design, &fixed(design, &fix.steps));
            prop_assert!(!lost || !fix.losses.is_empty(), "{} gives something up", fix.title);
            let is_alike = |other: &Fix| places(other).is_some_and(|own| Some(own) == places(fix));
            prop_assert!(!mending.fixes[..at].iter().any(is_alike), "{} is told twice", fix.title);
            if places(fix).is_some() {
                prop_assert_eq!(&fix.losses, &[] as &[String], "{}", fix.title);
            }
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
