//! Differences that were planted, one at a time, and what each leads to.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::{Feature, day};
use aks_network_planner::compare::{Consequence, Expected, Likeness, compare, pairs};
use aks_network_planner::design::{Cluster, NetworkDataplane, NetworkPolicy, NodePool, OutboundType, Word};
use aks_network_planner::edit::take;
use aks_network_planner::export::comparison_csv;
use aks_network_planner::net::Family;
use aks_network_planner::resolve::resolve;

use super::beside_first;
use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, TODAY, cluster, network, plan, pool, subnet};

/// A cluster in a network of its own, of that name.
fn shop(name: &str) -> ClusterPlan {
    let place = format!("{name}/nodes");
    cluster(name)
        .overlay()
        .policy(NetworkPolicy::Cilium)
        .dataplane(NetworkDataplane::Cilium)
        .pod_cidr("10.244.0.0/16")
        .service_cidr("10.0.0.0/16")
        .profile(|profile| profile.outbound_type = known(OutboundType::LoadBalancer))
        .pool(pool("system").count(3).max_pods(30).surge("10%").nodes_in(&place))
        .pool(pool("work").autoscaled(3, 20).max_pods(30).surge("33%").nodes_in(&place))
}

/// The same cluster twice, in networks of the same shape, the second one changed.
fn twice(change: impl FnOnce(&mut Cluster)) -> Plan {
    let vnet = |name: &str, range: &str, nodes: &str| network(name, range).subnet(subnet("nodes", nodes));
    plan()
        .network(vnet("a", "10.1.0.0/16", "10.1.0.0/24"))
        .network(vnet("b", "10.2.0.0/16", "10.2.0.0/24"))
        .cluster(shop("a"))
        .cluster(shop("b").with(change))
}

fn work(change: impl FnOnce(&mut NodePool)) -> Plan {
    twice(|cluster| {
        let pools = cluster.pools.iter_mut().flatten();
        pools.filter(|pool| pool.name == "work").take(1).for_each({
            let mut change = Some(change);
            move |pool| change.take().into_iter().for_each(|change| change(pool))
        });
    })
}

#[test]
fn names_ids_ranges_and_nodes_of_the_moment_are_no_difference() {
    let plan = work(|pool| pool.count = Some(7));
    let comparison = beside_first(&plan.0);
    assert_eq!(comparison.clusters[0].differences, []);
    assert_eq!(comparison.likeness(), Likeness::Same);
}

#[test]
fn every_planted_difference_is_found_with_what_it_leads_to() {
    use Consequence::{Capacity, PolicyEnforcement, Reach, SourceAddress};
    let profile = |change: fn(&mut aks_network_planner::design::NetworkProfile)| {
        twice(move |cluster| change(cluster.network_profile.get_or_insert_default()))
    };
    let rows: Vec<(Plan, &str, Consequence, &str, &str)> = vec![
        (
            profile(|of| of.network_policy = known(NetworkPolicy::None)),
            "networkPolicy",
            PolicyEnforcement,
            "cilium",
            "none",
        ),
        (
            profile(|of| of.outbound_type = known(OutboundType::UserDefinedRouting)),
            "outboundType",
            SourceAddress,
            "loadBalancer",
            "userDefinedRouting",
        ),
        (
            profile(|of| of.pod_cidrs = Some(vec!["10.244.0.0/18".parse().unwrap()])),
            "podCidr.size",
            Capacity,
            "/16",
            "/18",
        ),
        (
            profile(|of| of.ip_families = Some(vec![Family::IPv4, Family::IPv6])),
            "ipFamilies",
            Reach,
            "IPv4",
            "IPv4, IPv6",
        ),
        (
            twice(|cluster| cluster.api_server.enable_private_cluster = Some(true)),
            "enablePrivateCluster",
            Reach,
            "no",
            "yes",
        ),
        (work(|pool| pool.max_count = Some(40)), "maxCount", Capacity, "20", "40"),
        (work(|pool| pool.max_pods = Some(110)), "maxPods", Capacity, "30", "110"),
        (
            twice(|cluster| cluster.features.set(Feature::LayerSeven, Some(true))),
            "advancedNetworkPolicies",
            PolicyEnforcement,
            "off",
            "on",
        ),
    ];
    for (plan, field, consequence, baseline, own) in rows {
        let comparison = beside_first(&plan.0);
        let differences = &comparison.clusters[0].differences;
        let found = differences.iter().find(|of| of.field == field);
        let found = found.unwrap_or_else(|| panic!("{field}: {differences:?}"));
        assert_eq!(
            (found.consequence, found.baseline.as_str(), found.own.as_str()),
            (consequence, baseline, own),
            "{field}"
        );
        assert_eq!(comparison.likeness(), Likeness::Consequence, "{field}");
    }
}

#[test]
fn surge_counts_as_the_nodes_that_it_adds() {
    // 10 % of 3 nodes is one node; 33 % of 20 is seven.
    let same = beside_first(
        &twice(|cluster| {
            let pools = cluster.pools.iter_mut().flatten();
            pools.filter(|pool| pool.name == "system").for_each(|pool| {
                pool.max_surge = aks_network_planner::design::MaxSurge::parse("1");
            });
        })
        .0,
    );
    assert_eq!(same.likeness(), Likeness::Same, "{:?}", same.clusters[0].differences);
    let other =
        beside_first(&work(|pool| pool.max_surge = aks_network_planner::design::MaxSurge::parse("1")).0);
    assert_eq!(other.clusters[0].differences[0].field, "maxSurge");
}

#[test]
fn pools_of_another_name_are_matched_by_what_they_are_for() {
    let renamed = twice(|cluster| {
        let pools = cluster.pools.iter_mut().flatten();
        pools.filter(|pool| pool.name == "work").for_each(|pool| pool.name = "users".to_owned());
    });
    // Both pools are Linux and regular and of no mode: nothing tells which is which but the name that is left.
    assert_eq!(beside_first(&renamed.0).likeness(), Likeness::Same);
    let missing = twice(|cluster| cluster.pools.iter_mut().for_each(|pools| pools.truncate(1)));
    let comparison = beside_first(&missing.0);
    assert!(
        comparison.clusters[0]
            .differences
            .iter()
            .any(|of| of.pool.as_deref() == Some("work") && of.own == "missing")
    );
}

#[test]
fn a_list_of_expected_values_is_held_against_them_alone() {
    let expected = cluster("expected").with(|of| {
        of.pools = None;
        of.network_profile = Some(aks_network_planner::design::NetworkProfile {
            network_policy: Some(Word::Known(NetworkPolicy::Calico)),
            ..Default::default()
        });
    });
    let vnet = network("a", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let design = plan().network(vnet).cluster(expected).cluster(shop("a")).0;
    let comparison = compare(&design, &resolve(&design), 0, &[], Expected::Given).expect("a baseline");
    let fields: Vec<&str> = comparison.clusters[0].differences.iter().map(|of| of.field).collect();
    assert_eq!(fields, ["networkPolicy"]);
}

#[test]
fn the_steps_bring_a_cluster_into_line() {
    let plan = twice(|cluster| {
        let profile = cluster.network_profile.get_or_insert_default();
        profile.network_policy = known(NetworkPolicy::None);
        profile.network_dataplane = known(NetworkDataplane::Azure);
        cluster.features.set(Feature::Istio, Some(true));
        cluster.pools.iter_mut().flatten().for_each(|pool| pool.max_pods = Some(60));
    });
    let comparison = beside_first(&plan.0);
    let aligned = take(&plan.0, &comparison.clusters[0].steps);
    assert_eq!(beside_first(&aligned).clusters[0].differences, []);
    assert!(analyze(&aligned, day(TODAY).expect("a day")).findings.len() <= 4);
}

#[test]
fn clusters_that_differ_alike_stand_together() {
    let mut plan = twice(|cluster| {
        cluster.network_profile.get_or_insert_default().network_policy = known(NetworkPolicy::None);
    });
    let mut third = (*plan.0.clusters[1]).clone();
    third.name = "c".to_owned();
    plan.0.clusters.push(std::sync::Arc::new(third));
    assert_eq!(beside_first(&plan.0).groups(), [vec![0, 1]]);
}

#[test]
fn pairs_are_told_by_stage_region_and_number() {
    let named = |names: &[&str]| {
        let plan = names.iter().fold(plan(), |plan, name| plan.cluster(shop(name)));
        pairs(&resolve(&plan.0))
    };
    let found = named(&["shop-dev-weu", "billing", "shop-prod-weu", "aks-01"]);
    assert_eq!(found.iter().map(|pair| pair.places).collect::<Vec<_>>(), [[2, 0]]);
    assert_eq!(named(&["shop", "billing"]), []);
}

/// A name of a document may begin like a formula, which a spreadsheet would work out.
#[test]
fn cells_of_documents_are_text_in_a_spreadsheet() {
    let mut plan = twice(|cluster| {
        cluster.network_profile.get_or_insert_default().network_policy = known(NetworkPolicy::None);
    });
    std::sync::Arc::make_mut(&mut plan.0.clusters[1]).name = "=HYPERLINK(\"x\",1)".to_owned();
    let csv = comparison_csv(&beside_first(&plan.0));
    let expected = "\"'=HYPERLINK(\"\"x\"\",1)\",,networkPolicy,cilium,none,policyEnforcement\r\n";
    assert!(csv.ends_with(expected), "{csv}");
}
