//! Differences that were planted by hand, and what each leads to.
use aks_network_planner::azure::Feature;
use aks_network_planner::compare::{Consequence, Likeness};
use aks_network_planner::design::{
    Cluster, MaxSurge, NetworkDataplane, NetworkPolicy, NetworkProfile, NodePool, OutboundType,
};
use aks_network_planner::export::comparison_csv;
use aks_network_planner::net::Family;
use aks_network_planner::rules::Severity;

use super::{beside_first, differences};
use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, cluster, network, plan, pool, subnet};

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
    beside_first(&plan.0, |comparison| {
        assert_eq!(comparison.clusters[0].differences, []);
        assert_eq!(comparison.likeness(), Likeness::Same);
    });
}

#[test]
fn each_difference_tells_both_values_its_consequence_and_how_bad_it_is() {
    use Consequence::{Capacity, PolicyEnforcement, Reach, SourceAddress};
    use Severity::{Error, Warning};
    let profile = |change: fn(&mut NetworkProfile)| {
        twice(move |cluster| change(cluster.network_profile.get_or_insert_default()))
    };
    let rows: Vec<(Plan, &str, Consequence, Severity, &str, &str)> = vec![
        (
            profile(|of| of.network_policy = known(NetworkPolicy::None)),
            "networkPolicy",
            PolicyEnforcement,
            Error,
            "cilium",
            "none",
        ),
        (
            profile(|of| of.network_policy = known(NetworkPolicy::Calico)),
            "networkPolicy",
            PolicyEnforcement,
            Warning,
            "cilium",
            "calico",
        ),
        (
            profile(|of| of.outbound_type = known(OutboundType::UserDefinedRouting)),
            "outboundType",
            SourceAddress,
            Error,
            "loadBalancer",
            "userDefinedRouting",
        ),
        (
            profile(|of| of.pod_cidrs = Some(vec!["10.244.0.0/18".parse().unwrap()])),
            "podCidr.size",
            Capacity,
            Warning,
            "/16",
            "/18",
        ),
        (
            profile(|of| of.ip_families = Some(vec![Family::IPv4, Family::IPv6])),
            "ipFamilies",
            Reach,
            Error,
            "IPv4",
            "IPv4, IPv6",
        ),
        (work(|pool| pool.max_count = Some(40)), "maxCount", Capacity, Warning, "20", "40"),
        (
            twice(|cluster| cluster.features.set(Feature::LayerSeven, Some(true))),
            "advancedNetworkPolicies",
            PolicyEnforcement,
            Warning,
            "off",
            "on",
        ),
    ];
    for (plan, field, consequence, severity, baseline, own) in rows {
        let differences = differences(&plan.0);
        let found = differences.iter().find(|of| of.about.field == field);
        let found = found.unwrap_or_else(|| panic!("{field}: {differences:?}"));
        let told = (found.about.consequence, found.severity, found.baseline.as_str(), found.own.as_str());
        assert_eq!(told, (consequence, severity, baseline, own), "{field}");
    }
}

#[test]
fn what_does_not_apply_is_left_out_where_a_difference_explains_it() {
    let routed = twice(|cluster| {
        let profile = cluster.network_profile.get_or_insert_default();
        profile.outbound_type = known(OutboundType::UserAssignedNatGateway);
        profile.network_plugin_mode = None;
        profile.pod_cidrs = None;
    });
    let fields: Vec<&str> = differences(&routed.0).iter().map(|of| of.about.field).collect();
    // Pods in the node subnet are more than it holds, which nothing else says.
    assert_eq!(fields, ["networkPlugin", "outboundType", "fits"]);
    let fixed = work(|pool| pool.enable_auto_scaling = Some(false));
    let fields: Vec<&str> = differences(&fixed.0).iter().map(|of| of.about.field).collect();
    assert_eq!(fields, ["enableAutoScaling"]);
}

#[test]
fn what_one_does_not_tell_is_unknown_and_no_difference() {
    let silent = twice(|cluster| {
        cluster.network_profile.get_or_insert_default().outbound_type = None;
        cluster.network_profile.get_or_insert_default().untold = vec!["outboundType".to_owned()];
    });
    beside_first(&silent.0, |comparison| {
        let of = &comparison.clusters[0];
        assert_eq!(of.differences, []);
        assert!(of.unknown.contains(&"Outbound type"), "{:?}", of.unknown);
        assert!(of.unknown.contains(&"Outbound ports for each node"), "{:?}", of.unknown);
    });
}

#[test]
fn surge_counts_as_the_nodes_that_it_adds() {
    // 10 % of 3 nodes is one node; 33 % of 20 is seven.
    let same = twice(|cluster| {
        let pools = cluster.pools.iter_mut().flatten();
        pools.filter(|pool| pool.name == "system").for_each(|pool| pool.max_surge = MaxSurge::parse("1"));
    });
    assert_eq!(differences(&same.0), []);
    let other = work(|pool| pool.max_surge = MaxSurge::parse("1"));
    assert_eq!(differences(&other.0)[0].about.field, "maxSurge");
}

#[test]
fn pools_of_another_name_are_matched_by_what_they_are_for() {
    let renamed = twice(|cluster| {
        let pools = cluster.pools.iter_mut().flatten();
        pools.filter(|pool| pool.name == "work").for_each(|pool| pool.name = "users".to_owned());
    });
    // Both pools are Linux and regular and of no mode: nothing tells which is which but the name that is left.
    assert_eq!(differences(&renamed.0), []);
    let missing = twice(|cluster| cluster.pools.iter_mut().for_each(|pools| pools.truncate(1)));
    let told = differences(&missing.0);
    let pool = told.iter().find(|of| of.about.field == "agentPoolProfiles").expect("a pool less");
    assert_eq!((pool.title().as_str(), pool.own.as_str()), ("pool work", "missing"));
}

#[test]
fn clusters_that_differ_alike_stand_together() {
    let mut plan = twice(|cluster| {
        cluster.network_profile.get_or_insert_default().network_policy = known(NetworkPolicy::None);
    });
    let mut third = (*plan.0.clusters[1]).clone();
    third.name = "c".to_owned();
    plan.0.clusters.push(std::sync::Arc::new(third));
    beside_first(&plan.0, |comparison| {
        assert_eq!(comparison.groups(), [vec![0, 1]]);
        // Two against one: the baseline is the odd one.
        let sentence = comparison.odd_one_out().expect("a sentence");
        assert!(sentence.contains("such as b"), "{sentence}");
        let matrix = comparison.matrix(9);
        let told: Vec<_> = matrix.rows.iter().filter(|row| row.severity.is_some()).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].title.as_str(), told[0].baseline.as_str()), ("Network policy", "cilium"));
        assert_eq!(told[0].cells, ["none"]);
        let same = matrix.rows.iter().find(|row| row.title == "pool work: Most nodes").expect("a row");
        assert_eq!((same.severity, same.baseline.as_str(), same.cells[0].as_str()), (None, "20", "20"));
    });
}

/// A name of a document may begin like a formula, which a spreadsheet would work out.
#[test]
fn cells_of_documents_are_text_in_a_spreadsheet() {
    let mut plan = twice(|cluster| {
        cluster.network_profile.get_or_insert_default().network_dataplane = known(NetworkDataplane::Azure);
    });
    std::sync::Arc::make_mut(&mut plan.0.clusters[1]).name = "=HYPERLINK(\"x\",1)".to_owned();
    let csv = beside_first(&plan.0, comparison_csv);
    let expected = "\"'=HYPERLINK(\"\"x\"\",1)\",,networkDataplane,Data plane,cilium,azure,warning,policyEnforcement,In \
                    place\r\n";
    assert!(csv.ends_with(expected), "{csv}");
}
