//! Which clusters to act on first.
use aks_network_planner::fleet::{Fleet, Urgency};

use super::{five, laid};

fn ranked(today: &str) -> Vec<(String, Urgency, String)> {
    let analysis = five().analysis_on(today);
    let fleet = Fleet::of(&analysis);
    let all: Vec<usize> = (0..fleet.rows.len()).collect();
    let name = |place: usize| fleet.rows[place].name().to_owned();
    fleet.first(&analysis, &all, 10).into_iter().map(|of| (name(of.cluster), of.urgency, of.reason)).collect()
}

#[test]
fn what_cannot_grow_is_named_with_the_sentence_about_it() {
    let (analysis, fleet) = laid(&five());
    let first = fleet.first(&analysis, &[0, 1, 2, 3, 4], 10);
    // Support of 1.35 ends in 129 days.
    let told: Vec<_> = first.iter().map(|of| (of.cluster, of.urgency)).collect();
    assert_eq!(told, [(1, Urgency::Soon), (0, Urgency::Outgrown)]);
    assert_eq!(first[1].reason, analysis.verdicts[0].sentence);
}

#[test]
fn what_has_ended_stands_before_what_ends_soon_and_both_before_growth() {
    let told = ranked("2027-04-02");
    let order: Vec<(&str, Urgency)> =
        told.iter().map(|(name, urgency, _)| (name.as_str(), *urgency)).collect();
    assert_eq!(
        order,
        [("aks-old", Urgency::Overdue), ("aks-small", Urgency::Soon), ("aks-9", Urgency::Soon)],
        "on the second of April 1.35 has ended and 1.36 ends within half a year"
    );
    assert!(told[0].2.contains("aks-old runs Kubernetes 1.35.0"), "{}", told[0].2);
}

#[test]
fn no_more_are_named_than_asked_for_and_only_of_those_shown() {
    let (analysis, fleet) = laid(&five());
    assert!(fleet.first(&analysis, &[0, 1, 2], 0).is_empty());
    assert!(fleet.first(&analysis, &[2, 3], 10).is_empty());
}
