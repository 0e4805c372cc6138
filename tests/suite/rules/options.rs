//! Options that contradict each other, and services that were seen where they do not work.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{Observed, ObservedServices, OutboundType};

use super::features::{version, with};
use super::firing::{Example, example, here, np, roomy};
use crate::support::document::text;
use crate::support::{ClusterPlan, cluster, known, network, plan, prefix};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_switches(), of_services(), of_room()].into_iter().flatten().collect()
}

fn of_switches() -> Vec<Example> {
    let advanced = |is_on| {
        let aks = with(roomy(), &[Feature::WireGuard, Feature::Fqdn]).pool(np(3));
        here(aks.with(|cluster| cluster.features.set(Feature::AdvancedNetworking, Some(is_on))))
    };
    let private = |is_on| {
        let aks = with(roomy(), &[Feature::NoRunCommand]).pool(np(3));
        here(aks.with(|cluster| cluster.api_server.enable_private_cluster = Some(is_on)))
    };
    let ranged = |is_closed| {
        let ranges = vec![prefix("203.0.113.0/24"), prefix("198.51.100.7/32")];
        here(roomy().pool(np(3)).with(|cluster| {
            cluster.api_server.authorized_ip_ranges = Some(ranges);
            cluster.features.set(Feature::NoPublicAccess, Some(is_closed));
        }))
    };
    vec![
        example(
            "advanced-networking-switched-off",
            "warning",
            None,
            (advanced(false), advanced(true)),
            &["aks asks for FQDN policies and WireGuard encryption with advancedNetworking.enabled false."],
        ),
        example(
            "private-cluster-without-run-command",
            "note",
            None,
            (private(true), private(false)),
            &["aks is private and has disableRunCommand: only its network reaches its API server."],
        ),
        example(
            "authorized-ranges-without-public-access",
            "warning",
            None,
            (ranged(true), ranged(false)),
            &["aks has 2 authorized ranges and publicNetworkAccess Disabled, which lets none of them in."],
        ),
    ]
}

fn seen(cluster: ClusterPlan, services: ObservedServices) -> ClusterPlan {
    cluster.with(|cluster| {
        cluster.observed = Some(Observed { services: Some(services), ..Observed::default() });
    })
}

fn local(names: &[&str]) -> ObservedServices {
    let internal_and_local = names.iter().map(|name| (*name).to_owned()).collect();
    ObservedServices { internal_and_local, ..ObservedServices::default() }
}

fn external(sku: &str) -> ClusterPlan {
    let with_external_ips = vec!["shop/web".to_owned()];
    let aks =
        seen(roomy().pool(np(3)), ObservedServices { with_external_ips, ..ObservedServices::default() });
    aks.with(|cluster| cluster.sku_name = Some(sku.into()))
}

fn of_services() -> Vec<Example> {
    let flat = || cluster("aks").pool(np(2));
    vec![
        example(
            "internal-load-balancer-with-local-policy",
            "note",
            None,
            (here(seen(flat(), local(&["shop/web"]))), here(seen(roomy().pool(np(3)), local(&["shop/web"])))),
            &["Service shop/web of aks cannot be reached from machines in its ranges that are no nodes"],
        ),
        example(
            "external-ips-on-automatic",
            "note",
            None,
            (here(external("Automatic")), here(external("Base"))),
            &[
                "Service shop/web of aks names externalIPs, which the cluster refuses from Kubernetes 1.36 on.",
            ],
        ),
    ]
}

fn of_room() -> Vec<Example> {
    let flat = |kubernetes: &str| {
        let pool = np(7).max_pods(30).surge("5");
        here(version(cluster("aks").pool(pool), kubernetes))
    };
    let large = |range| plan().network(network("vnet", range));
    vec![
        example(
            "surge-larger-than-room",
            "note",
            None,
            (flat("1.35.2"), flat("1.34.9")),
            &[
                "Pool np1 of aks finds room for one node of surge in nodes, and not for its 5: on Kubernetes 1.35 the \
               upgrade may go on with one.",
            ],
        ),
        example(
            "network-leaves-no-private-space",
            "note",
            None,
            (large("10.64.0.0/10"), large("10.64.0.0/11")),
            &[
                "Network vnet takes 10.64.0.0/10, 4,194,304 addresses: nothing with an address of it can be connected.",
            ],
        ),
    ]
}

#[test]
fn without_room_for_one_node_of_surge_nothing_is_promised() {
    let severity = |nodes, surge: &str| {
        let pool = np(nodes).max_pods(30).surge(surge);
        let document = here(version(cluster("aks").pool(pool), "1.36.0")).document();
        document.severity("surge-larger-than-room").map(str::to_owned)
    };
    // A /24 has 251 addresses, and a node takes 31: seven nodes and one more.
    assert_eq!(severity(7, "2").as_deref(), Some("note"));
    assert_eq!([severity(8, "2"), severity(7, "1"), severity(3, "2")], [None, None, None]);
}

#[test]
fn services_with_external_addresses_are_refused_already_with_managed_system_pools_or_a_new_version() {
    let message = |aks: ClusterPlan| {
        let document = here(aks).document();
        text(&document.finding("external-ips-on-automatic")["message"]).to_owned()
    };
    let refused = "Service shop/web of aks names externalIPs, which the cluster refuses.";
    assert_eq!(message(external("Automatic").with(|cluster| cluster.hosted_system = Some(true))), refused);
    assert_eq!(message(version(external("automatic"), "1.36.0")), refused);
    assert_ne!(message(version(external("automatic"), "1.35.9")), refused);
}

#[test]
fn many_services_are_named_by_the_first_few() {
    let names = ["a/1", "a/2", "a/3", "b/4", "b/5"];
    let document = here(seen(cluster("aks").pool(np(2)), local(&names))).document();
    let message = text(&document.finding("internal-load-balancer-with-local-policy")["message"]);
    assert!(message.starts_with("Services a/1, a/2, a/3 and 2 more of aks cannot"), "{message}");
}

#[test]
fn a_switch_that_nobody_mentions_is_not_off() {
    let document = here(with(roomy().pool(np(3)), &[Feature::WireGuard])).document();
    assert_eq!(document.severity("advanced-networking-switched-off"), None);
}

#[test]
fn an_isolated_cluster_that_is_private_needs_nothing_more() {
    let aks = || {
        with(roomy().pool(np(3)), &[Feature::ArtifactCache])
            .profile(|profile| profile.outbound_type = known(OutboundType::Block))
    };
    let private =
        |is_private| aks().with(|cluster| cluster.api_server.enable_private_cluster = Some(is_private));
    let severity = |aks| {
        let document = here(aks).document();
        document.severity("isolated-cluster-with-public-api-server").map(str::to_owned)
    };
    assert_eq!(severity(private(true)), None);
    assert_eq!(severity(private(false)).as_deref(), Some("warning"));
}
