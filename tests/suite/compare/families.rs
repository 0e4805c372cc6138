//! Clusters that are meant to be alike, by their names.
use aks_network_planner::compare::families;
use aks_network_planner::resolve::resolve;

use crate::support::{cluster, plan};

/// The families of clusters of those names: the places of all, the baseline first.
fn found(names: &[&str]) -> Vec<(usize, Vec<usize>)> {
    let plan = names.iter().fold(plan(), |plan, name| plan.cluster(cluster(name)));
    families(&resolve(&plan.0)).into_iter().map(|family| (family.baseline, family.places)).collect()
}

#[test]
fn names_that_differ_in_a_region_a_stage_or_a_number_are_one_family() {
    let rows: [(&[&str], usize); 8] = [
        (&["match-eu", "match-us", "match-asia"], 0),
        (&["shop-dev-weu", "shop-prod-weu"], 1),
        (&["shop-staging", "shop-dev", "shop-production"], 2),
        (&["pay-westeurope", "pay-germanywestcentral", "pay-southeastasia", "pay-eastus2"], 0),
        (&["aks_uk_01", "aks_uk_02"], 0),
        (&["api.eus2.prod", "api.weu.prod", "api.eus2.test"], 0),
        (&["crm-uksouth", "crm-ukwest", "crm-apac"], 0),
        (&["log-us1", "log-us2"], 0),
    ];
    for (names, baseline) in rows {
        assert_eq!(found(names), [(baseline, (0..names.len()).collect())], "{names:?}");
    }
}

#[test]
fn names_that_share_no_stem_or_name_no_place_are_none() {
    for names in
        [&["shop", "billing"][..], &["eu", "us"], &["shop-eu", "billing-us"], &["westworld-a", "westworld-b"]]
    {
        assert_eq!(found(names), [], "{names:?}");
    }
}

#[test]
fn families_stand_beside_each_other() {
    let names = ["shop-eu", "billing-dev", "shop-us", "alone", "billing-prod"];
    assert_eq!(found(&names), [(0, vec![0, 2]), (4, vec![1, 4])]);
}
