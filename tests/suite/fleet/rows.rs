//! What stands in a row.
use aks_network_planner::advice::calendar;
use aks_network_planner::analysis::explain;
use aks_network_planner::capacity::Resource;
use aks_network_planner::fleet::{Column, Fleet};
use aks_network_planner::resolve::Moment;
use proptest::prelude::*;

use super::{five, laid};
use crate::properties::designs::design;
use crate::support::Plan;

#[test]
fn the_least_headroom_is_that_of_the_worst_resource_at_its_worst_moment() {
    let (analysis, fleet) = laid(&five());
    // A /28 offers 16 - 5 = 11 addresses; 11 nodes and one of surge need 12: 1 too few, which is 9.1 % of 11, rounded down.
    let tightest = fleet.rows[0].tightest.expect("a row");
    assert_eq!((tightest.resource, tightest.moment), (Resource::NodeSubnet, Moment::ScaledUpgrading));
    assert_eq!((tightest.available, tightest.required, tightest.percent), (11, 12, Some(-10)));
    let terms = tightest.terms(&analysis, 0);
    let sum: Option<u64> = terms.iter().map(|term| Some(term.nodes? * term.per_node?)).sum();
    assert_eq!(sum, Some(12));
    let told = explain(&analysis, &tightest.question(0)).expect("the sum is told");
    assert!(told.text().contains("−10"), "{}", told.text());
}

#[test]
fn what_stops_growth_first_is_told_with_its_nodes() {
    let (_, fleet) = laid(&five());
    let growth = fleet.rows[0].growth.expect("a limit");
    assert_eq!((growth.nodes, growth.limited_by), (10, Resource::NodeSubnet));
    assert!(fleet.rows[4].growth.is_none(), "nothing lists its pools");
}

/// <https://learn.microsoft.com/azure/aks/supported-kubernetes-versions> and the end of kubenet on 31 March 2028.
#[test]
fn deadlines_are_the_end_of_the_version_and_of_what_retires_by_their_days() {
    let (_, fleet) = laid(&five());
    let told: Vec<String> = fleet.rows[1].deadlines.iter().map(|deadline| deadline.in_words()).collect();
    assert_eq!(told, ["2027-04-01: Kubernetes 1.35", "2028-03-31: kubenet retires"]);
    assert!(fleet.rows[4].deadlines.is_empty());
}

#[test]
fn cells_say_what_is_not_known() {
    let (analysis, fleet) = laid(&five());
    let cells = |place: usize| Column::ALL.map(|column| column.cell(&fleet, &analysis, &fleet.rows[place]));
    let [name, _, _, growth, _, _, version, model, _, _, _, region, group] = cells(4);
    assert_eq!(name, "aks-silent");
    assert_eq!([growth, version, model, region, group], [const { "not known" }; 5]);
    let [
        name,
        standing,
        headroom,
        growth,
        deadline,
        findings,
        version,
        model,
        policy,
        _,
        outbound,
        region,
        group,
    ] = cells(0);
    assert_eq!([name, group, region], ["aks-small", "rg", "westeurope"]);
    assert_eq!([model, policy, outbound, version], ["Azure CNI Overlay", "none", "loadBalancer", "1.36.1"]);
    assert_eq!(standing, "no upgrade at maximum");
    assert_eq!(headroom, "-10 %: Node subnet, upgrade at maximum, 12 of 11 addresses");
    assert_eq!(growth, "10, Node subnet");
    assert_eq!(deadline, "2027-07-01: Kubernetes 1.36");
    assert!(findings.contains("warning"), "{findings}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One by one from the analysis: the least percentage, the findings, the calendar of each cluster alone.
    #[test]
    fn rows_say_what_the_analysis_says_of_each_cluster(design in design()) {
        let analysis = Plan(design).analysis_on(crate::support::TODAY);
        let fleet = Fleet::of(&analysis);
        prop_assert_eq!(fleet.rows.len(), analysis.resolved.clusters.len());
        for (place, row) in fleet.rows.iter().enumerate() {
            let rows = analysis.capacity[place].rows.iter().filter(|of| of.resource != Resource::ClusterPods);
            let least = rows.flat_map(|of| Moment::ALL.map(|moment| of.at(moment).headroom_percent())).flatten().min();
            if let Some(tightest) = row.tightest.filter(|of| of.percent.is_some()) {
                prop_assert_eq!(tightest.percent, least);
            }
            let own: Vec<_> = analysis.findings_of(place).collect();
            prop_assert_eq!(row.counts.iter().sum::<usize>(), own.len());
            prop_assert_eq!(row.worst_of(&analysis).map(|of| &of.message), own.first().map(|of| &of.message));
            let days: Vec<_> = calendar(&analysis.resolved, &analysis.findings, place, analysis.today)
                .into_iter().map(|deadline| deadline.day).collect();
            prop_assert_eq!(row.deadlines.iter().map(|of| of.day).collect::<Vec<_>>(), days);
        }
    }
}
