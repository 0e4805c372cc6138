//! What of a cluster's network can be changed later, field by field, and the days that touch it.
use aks_network_planner::advice::calendar;
use aks_network_planner::azure::changeable::{CLUSTER, Changeable, Means, POOL, of_cluster, of_pool};
use aks_network_planner::azure::{Feature, day};
use aks_network_planner::design::{LoadBalancerSku, NetworkPolicy, OsType, PoolType};
use aks_network_planner::edit::fields;

use super::{in_network, with_model};
use crate::advice::Ipam;
use crate::support::plan::known;
use crate::support::{ClusterPlan, TODAY};

/// The change of a field, and how it is made: <https://learn.microsoft.com/azure/aks/update-azure-cni> and the article of
/// each.
const CHANGES: &[(&str, &str, Means, &str)] = &[
    ("networkPlugin", "overlay", Means::InPlace, "1.27"),
    ("networkPlugin", "kubenet", Means::NewCluster, ""),
    ("networkPlugin", "none", Means::NewCluster, ""),
    ("networkPluginMode", "overlay", Means::InPlace, "1.27"),
    ("networkPluginMode", "", Means::NewCluster, ""),
    ("networkDataplane", "cilium", Means::InPlace, "2.52"),
    ("networkDataplane", "azure", Means::NewCluster, ""),
    ("networkPolicy", "cilium", Means::InPlace, "2.52"),
    ("networkPolicy", "none", Means::InPlace, "1.30"),
    ("networkPolicy", "calico", Means::InPlace, "1.30"),
    ("podCidr", "10.9.0.0/16", Means::NewCluster, ""),
    ("serviceCidr", "10.9.0.0/16", Means::NewCluster, ""),
    ("dnsServiceIP", "10.9.0.10", Means::NewCluster, ""),
    ("ipFamilies", "IPv4, IPv6", Means::NewCluster, ""),
    ("outboundType", "none", Means::InPlace, "2.56"),
    ("loadBalancerSku", "standard", Means::InPlace, "1.27"),
    ("loadBalancerSku", "basic", Means::NewCluster, ""),
    ("loadBalancerProfile.outboundIPs", "", Means::InPlace, ""),
    ("loadBalancerProfile.allocatedOutboundPorts", "1024", Means::InPlace, ""),
    ("enableVnetIntegration", "true", Means::InPlace, "2.73"),
    ("enableVnetIntegration", "false", Means::NewCluster, ""),
    ("enablePrivateCluster", "true", Means::NewCluster, ""),
];

const OF_POOLS: &[(&str, &str, Means, &str)] = &[
    ("vnetSubnetID", "vnet/other", Means::NewPools, ""),
    ("podSubnetID", "vnet/other", Means::NewPools, ""),
    ("maxPods", "50", Means::NewPools, ""),
    ("podIPAllocationMode", "StaticBlock", Means::NewPools, "1.28"),
    ("maxSurge", "33%", Means::InPlace, ""),
    ("type", "VirtualMachines", Means::InPlace, "2.76"),
    ("type", "VirtualMachineScaleSets", Means::NewPools, ""),
];

#[test]
fn each_field_changes_as_the_articles_say() {
    type Find = fn(&str, &str) -> Option<&'static Changeable>;
    for (cases, find) in [(CHANGES, of_cluster as Find), (OF_POOLS, of_pool as Find)] {
        for (field, to, means, since) in cases {
            let row = find(field, to).expect("a row");
            assert_eq!(row.means, *means, "{field} to {to}");
            assert!(row.since.contains(since) && row.since.is_empty() == since.is_empty(), "{field} to {to}");
        }
    }
}

/// Fields that are not of the platform's network: names, places, and what is only expected.
const NOT_OF_THE_NETWORK: [&str; 9] = [
    "name",
    "resourceGroup",
    "location",
    "sku.name",
    "hostedSystemProfile.enabled",
    "hostedSystemProfile.nodeSubnetID",
    "nodeResourceGroup",
    "podsPerNode",
    "upgradeStrategy",
];

#[test]
fn every_field_of_the_network_has_a_row_for_any_value_and_every_row_a_field() {
    let design = in_network(with_model(Ipam::Overlay)).0;
    for (rows, subject) in [(CLUSTER, "clusters/aks"), (POOL, "clusters/aks/pools/np1")] {
        let fields: Vec<&str> = fields(&design, subject).iter().map(|of| of.field).collect();
        assert!(!fields.is_empty(), "{subject}");
        for field in fields.iter().filter(|field| !NOT_OF_THE_NETWORK.contains(field)) {
            let last = rows.iter().rfind(|row| row.field == *field).unwrap_or_else(|| panic!("{field}"));
            assert_eq!(last.to, "", "{field}");
        }
        for row in rows {
            assert!(fields.contains(&row.field), "{}", row.field);
            assert!(row.words.ends_with('.') && row.source.url.starts_with("https://"), "{}", row.field);
        }
    }
}

/// Days, in order, of that cluster on [`TODAY`], each with the days from then and the rule.
fn days(of: ClusterPlan) -> Vec<(String, i64, &'static str)> {
    let plan = in_network(of);
    let analysis = plan.analysis_on(TODAY);
    let list = calendar(&analysis.resolved, &analysis.findings, 0, day(TODAY).expect("a day"));
    list.iter().map(|of| (of.day.to_string(), of.away, of.rule)).collect()
}

#[test]
fn what_retires_stands_in_the_order_of_its_days_past_ones_first() {
    let old = with_model(Ipam::Kubenet).with(|cluster| {
        cluster.features.set(Feature::OpenServiceMesh, Some(true));
        cluster.kubernetes_version = Some("1.36.1".to_owned());
        cluster.network_profile.get_or_insert_default().load_balancer_sku = known(LoadBalancerSku::Basic);
        for pool in cluster.pools.iter_mut().flatten() {
            pool.pool_type = known(PoolType::AvailabilitySet);
        }
    });
    let expected = [
        // 2026-11-23 is 419 days after 2025-09-30.
        ("2025-09-30", -419, "basic-load-balancer-retired"),
        ("2025-09-30", -419, "availability-set-retired"),
        // Kubernetes 1.36 is supported up to the last day of June 2027, which is too far for a rule.
        ("2027-07-01", 220, ""),
        ("2027-09-30", 311, "open-service-mesh-retires"),
        ("2028-03-31", 494, "kubenet-retires"),
    ];
    let mut found = days(old);
    found.sort();
    let mut expected: Vec<_> = expected.map(|(day, away, rule)| (day.to_owned(), away, rule)).into();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn an_engine_that_ends_on_two_days_and_an_image_with_two_days_stand_twice() {
    let windows = with_model(Ipam::NodeSubnet).policy(NetworkPolicy::Azure).with(|cluster| {
        for pool in cluster.pools.iter_mut().flatten() {
            pool.os_type = known(OsType::Windows);
            pool.os_sku = Some("Windows2022".to_owned());
        }
    });
    let found = days(windows);
    let days: Vec<(&str, &str)> = found.iter().map(|(day, _, rule)| (day.as_str(), *rule)).collect();
    assert_eq!(
        days,
        [
            ("2026-09-30", "npm-retires"),
            ("2028-06-30", "node-image-retires"),
            ("2028-09-30", "npm-retires"),
            ("2029-06-30", "node-image-retires"),
        ]
    );
}

#[test]
fn a_cluster_of_nothing_that_ends_has_no_days() {
    assert_eq!(days(with_model(Ipam::Overlay)), []);
}
