//! What mends findings: for every rule, over arbitrary designs, and by worked examples.
mod catalogue;
mod properties;
mod worked;

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::{Date, day};
use aks_network_planner::design::Design;
use aks_network_planner::edit::{Edit, Step, apply};
use aks_network_planner::fix::{Fix, Mending, Which, mend};
use aks_network_planner::rules::Finding;
use aks_network_planner::text::Severity;

use crate::support::TODAY;

fn today() -> Date {
    day(TODAY).expect("a day")
}

/// What mends each finding of a rule.
fn mendings(design: &Design, rule: &str) -> Vec<(Finding, Mending)> {
    let analysis = analyze(design, today());
    let of_rule = analysis.findings.iter().filter(|finding| finding.rule.id == rule);
    let mended = of_rule.map(|finding| {
        let mending = mend(design, today(), &Which::of(&analysis, finding)).expect("the finding is there");
        (finding.clone(), mending)
    });
    mended.collect()
}

/// The findings of an analysis, each with its rule, its cluster's name and what it is about.
fn told(analysis: &Analysis) -> Vec<(Severity, Which)> {
    let findings = analysis.findings.iter();
    findings.map(|finding| (finding.severity, Which::of(analysis, finding))).collect()
}

/// The design after a fix, taken the way the page takes it.
fn fixed(design: &Design, steps: &[Step]) -> Design {
    let edited = apply(design, &[Edit::Take { steps: steps.to_vec() }]);
    assert_eq!(edited.missed, [], "{steps:?}");
    edited.design
}

/// Why a fix is none: it leaves the finding, brings an error, or changes the counts of a pool that its title does not
/// name.
fn flaw(design: &Design, finding: &Which, fix: &Fix) -> Option<String> {
    let after = fixed(design, &fix.steps);
    let (before, then) = (told(&analyze(design, today())), told(&analyze(&after, today())));
    if then.iter().any(|(_, which)| which == finding) {
        return Some("the finding stays".to_owned());
    }
    let error = then.iter().find(|(severity, which)| {
        *severity == Severity::Error && !before.contains(&(Severity::Error, which.clone()))
    });
    if let Some((_, which)) = error {
        return Some(format!("{} comes", which.rule));
    }
    let counts = |design: &Design| -> Vec<(String, [Option<u64>; 3])> {
        let pools = design.clusters.iter().flat_map(|cluster| cluster.pools.iter().flatten());
        pools.map(|pool| (pool.name.clone(), [pool.count, pool.min_count, pool.max_count])).collect()
    };
    let (before, after) = (counts(design), counts(&after));
    if before.len() != after.len() {
        return Some("pools come or go".to_owned());
    }
    let changed = before.iter().zip(&after).find(|(one, other)| one != other);
    let untold = changed.filter(|((name, _), _)| fix.keeps_pools || !fix.title.contains(name.as_str()));
    untold.map(|((name, _), _)| format!("the counts of {name} change"))
}
