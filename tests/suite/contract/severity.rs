//! Severity: how bad each kind of finding is.
use aks_network_planner::design::{LoadBalancerSku, NetworkDataplane, NetworkPolicy, RangeKind, Word};

use crate::support::{ClusterPlan, Document, NetworkPlan, PoolPlan, cluster, network, plan, pool, subnet};

fn vnet() -> NetworkPlan {
    network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"))
}

fn np(name: &str) -> PoolPlan {
    pool(name).nodes_in("vnet/nodes")
}

fn here(cluster: ClusterPlan) -> Document {
    plan().network(vnet()).cluster(cluster).document()
}

#[test]
fn what_does_not_fit_today_is_an_error() {
    let document = here(cluster("aks").pool(np("np1").count(9).max_pods(30)));
    assert_eq!(document.severity("node-subnet-too-small"), Some("error"));
}

#[test]
fn what_does_not_fit_in_an_upgrade_or_at_the_maximum_is_a_warning() {
    let upgrade = here(cluster("aks").pool(np("np1").count(8).max_pods(30)));
    assert_eq!(upgrade.severity("node-subnet-too-small"), Some("warning"));
    let maximum = here(cluster("aks").pool(np("np1").count(3).autoscaled(3, 9).max_pods(30)));
    assert_eq!(maximum.severity("node-subnet-too-small"), Some("warning"));
    let there = here(cluster("aks").pool(np("np1").count(3).autoscaled(3, 8).max_pods(30)));
    assert_eq!(there.severity("node-subnet-too-small"), Some("warning"));
    let fits = here(cluster("aks").pool(np("np1").count(3).autoscaled(3, 7).max_pods(30)));
    assert_eq!(fits.severity("node-subnet-too-small"), None);
}

#[test]
fn what_the_service_itself_counts_too_many_is_an_error() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/19");
    let document = here(aks.pool(np("np1").count(3).autoscaled(3, 50)));
    let finding = document.finding("pod-cidr-too-small");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["errorCode"], "InsufficientSubnetSize");
    let ports = here(cluster("aks").load_balancer(1, 8_000).pool(np("np1").count(2).autoscaled(2, 8)));
    let finding = ports.finding("outbound-ports-exhausted");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["errorCode"], "InvalidLoadBalancerProfileAllocatedOutboundPorts");
    assert_eq!(finding["errorSubcode"], "InsufficientOutboundPorts");
}

#[test]
fn a_shortage_in_an_overlay_upgrade_alone_is_a_warning() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/20"));
    let document = plan().network(network).cluster(aks.pool(np("np1").count(256))).document();
    assert_eq!(document.severity("pod-cidr-too-small"), Some("warning"));
}

#[test]
fn rejected_and_breaking_overlaps_are_errors_risky_ones_warnings_and_allowed_ones_silent() {
    let rejected = here(cluster("aks").service_cidr("10.1.0.0/20").pool(np("np1")));
    assert_eq!(rejected.severity("service-cidr-overlaps-subnet"), Some("error"));
    assert_eq!(rejected.severity("service-cidr-in-network-space"), Some("warning"));
    let breaks = plan()
        .cluster(cluster("aks").service_cidr("10.8.0.0/16"))
        .on_premises("office", "10.8.0.0/24")
        .document();
    assert_eq!(breaks.severity("range-overlaps-connected-network"), Some("error"));
    let risky = plan().range("hub", RangeKind::Peered, "172.30.0.0/24").document();
    assert_eq!(risky.severity("range-overlaps-reserved"), Some("warning"));
    let allowed = plan().network(network("a", "10.1.0.0/16")).network(network("b", "10.1.0.0/16")).document();
    assert_eq!(allowed.0["findings"], serde_json::json!([]));
}

#[test]
fn a_combination_that_the_service_refuses_is_an_error() {
    let document = here(cluster("aks").dataplane(NetworkDataplane::Cilium).pool(np("np1")));
    assert_eq!(document.severity("cilium-dataplane-without-cilium-policy"), Some("error"));
}

#[test]
fn a_retirement_is_a_note_from_afar_and_a_warning_within_180_days_and_after() {
    let kubenet = plan().cluster(cluster("aks").kubenet());
    let on = |today| kubenet.document_on(today).severity("kubenet-retires").map(str::to_owned);
    assert_eq!(on("2027-10-02").as_deref(), Some("note"), "181 days before 2028-03-31");
    assert_eq!(on("2027-10-03").as_deref(), Some("warning"), "180 days before");
    assert_eq!(on("2028-03-31").as_deref(), Some("warning"));
    assert_eq!(on("2030-01-01").as_deref(), Some("warning"));
}

#[test]
fn a_retirement_after_which_creation_is_refused_is_an_error() {
    let basic = cluster("aks").profile(|profile| {
        profile.load_balancer_sku = Some(Word::Known(LoadBalancerSku::Basic));
    });
    let basic = plan().cluster(basic);
    let on = |today| basic.document_on(today).severity("basic-load-balancer-retired").map(str::to_owned);
    assert_eq!(on("2026-11-23").as_deref(), Some("error"));
    assert_eq!(on("2025-09-01").as_deref(), Some("warning"), "not passed yet");
    assert_eq!(on("2025-01-01").as_deref(), Some("note"));
}

#[test]
fn no_policy_engine_is_a_note() {
    assert_eq!(here(cluster("aks").pool(np("np1"))).severity("no-policy-engine"), Some("note"));
    assert_eq!(here(cluster("aks").policy(NetworkPolicy::Calico)).severity("no-policy-engine"), None);
}

#[test]
fn findings_stand_the_worst_first() {
    let document = here(
        cluster("aks")
            .kubenet()
            .pod_cidr("10.244.0.0/24")
            .pool(np("np1").count(3))
            .service_cidr("10.1.16.0/20"),
    );
    let order = |severity: &serde_json::Value| {
        ["error", "warning", "note"].iter().position(|word| severity == word).expect("a severity")
    };
    let findings = document.0["findings"].as_array().expect("findings");
    let severities: Vec<usize> = findings.iter().map(|finding| order(&finding["severity"])).collect();
    assert!(severities.is_sorted(), "{severities:?}");
    assert!(severities.contains(&0) && severities.contains(&1) && severities.contains(&2));
}
