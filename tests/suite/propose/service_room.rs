//! The room of service CIDRs: worked examples, and over arbitrary designs.
use aks_network_planner::design::{Observed, ObservedServices, Stage};
use aks_network_planner::edit::{CidrField, Step};
use aks_network_planner::propose::{About, ServiceRoom, apply_proposal, service_room};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::{design, wild_design};
use crate::support::{ClusterPlan, Plan, cluster, network, plan, pool, prefix, subnet};

fn of(cluster: ClusterPlan) -> Plan {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"));
    plan().network(vnet).cluster(cluster.pool(pool("np").nodes_in("vnet/snet")))
}

fn room(cluster: ClusterPlan) -> ServiceRoom {
    service_room(&resolve(&of(cluster).0), 0).expect("a service CIDR")
}

fn seen(cluster: ClusterPlan, addresses: &[&str], all_namespaces: bool) -> ClusterPlan {
    let cluster_ips = addresses.iter().map(|address| address.parse().expect("an address")).collect();
    let services = Some(ObservedServices { cluster_ips, all_namespaces, ..ObservedServices::default() });
    cluster.with(|cluster| cluster.observed = Some(Observed { services, ..Observed::default() }))
}

fn said(room: &ServiceRoom) -> String {
    room.reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The allocator never hands out the first and the last address.
/// <https://github.com/kubernetes/kubernetes/tree/master/pkg/registry/core/service/ipallocator>
#[test]
fn a_service_cidr_offers_all_its_addresses_but_two() {
    for (range, available) in
        [("10.0.0.0/16", 65_534), ("10.0.0.0/24", 254), ("10.0.0.0/25", 126), ("10.0.0.0/27", 30)]
    {
        let room = room(cluster("aks").service_cidr(range));
        assert_eq!((room.available, room.own), (available, prefix(range)));
        assert_eq!((room.seen, room.left, room.is_all), (None, None, false));
    }
}

#[test]
fn what_is_left_is_what_services_were_not_seen_to_hold() {
    let held = ["10.0.0.1", "10.0.0.10", "10.0.0.77"];
    let all = room(seen(cluster("aks").service_cidr("10.0.0.0/27"), &held[..2], true));
    assert_eq!((all.seen, all.left, all.is_all, all.outside), (Some(2), Some(28), true, 0));
    assert!(said(&all).contains("2 ClusterIPs of all namespaces were seen in it."), "{}", said(&all));
    let some = room(seen(cluster("aks").service_cidr("10.0.0.0/27"), &held, false));
    // 10.0.0.77 lies outside: a range has been added.
    assert_eq!((some.seen, some.left, some.is_all, some.outside), (Some(2), Some(28), false, 1));
    assert!(said(&some).contains("`kubectl get services --all-namespaces` tells"), "{}", said(&some));
}

/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>: not before Kubernetes 1.33.
#[test]
fn a_range_can_be_added_from_kubernetes_1_33_on() {
    let versions = [
        (Some("1.32.9"), Some(false)),
        (Some("1.33.0"), Some(true)),
        (Some("1.33"), Some(true)),
        (Some("v1.34.1"), Some(true)),
        (Some("1.9.0"), Some(false)),
        (Some("2.0"), Some(true)),
        (Some("latest"), None),
        (Some(""), None),
        (None, None),
    ];
    for (version, met) in versions {
        let version = version.map(str::to_owned);
        let told = cluster("aks").service_cidr("10.0.0.0/16").with(|cluster| {
            cluster.kubernetes_version.clone_from(&version);
        });
        let extension = room(told).extension;
        assert_eq!(extension.met, met, "{version:?}");
        assert_eq!(extension.ask.is_some(), met.is_none());
        assert!(extension.text.starts_with("A ServiceCIDR object can add a range from Kubernetes 1.33 on; "));
    }
}

#[test]
fn what_is_said_is_honest_about_added_ranges_and_has_its_sources() {
    let room = room(cluster("aks").service_cidr("10.0.0.0/16"));
    for text in [
        "The service CIDR of aks stays as it was made",
        "The property `serviceCidr` does not change",
        "not to be handed out by itself",
        "a /13 or smaller for certain",
        "a /24 leaves 254, and a /25 has been seen to run out",
    ] {
        let found = room.reasons.iter().find(|reason| reason.text.contains(text));
        assert!(found.is_some_and(|reason| reason.source.is_some()), "{text}: {}", said(&room));
    }
}

#[test]
fn free_ranges_to_add_and_a_larger_one_for_a_new_cluster_are_found() {
    // 10.245.0.0/16 is the lowest hole that a /16 fills without waste.
    let plan = of(cluster("aks").overlay().pod_cidr("10.244.0.0/16").service_cidr("10.0.0.0/16"));
    let room = service_room(&resolve(&plan.0), 0).expect("a service CIDR");
    assert_eq!(room.extensions.first(), Some(&prefix("10.245.0.0/16")));
    assert!(room.extensions.iter().all(|range| range.length() == 16));
    let anew = room.anew.expect("a proposal");
    let range = anew.ranges().next().expect("a range");
    assert_eq!(range.length(), 15);
    assert!(anew.reasons.iter().any(|reason| reason.text.contains("made anew")));
    let applied = apply_proposal(&plan.0, &anew);
    let profile = applied.clusters[0].network_profile.as_ref().expect("a profile");
    assert_eq!(profile.service_cidrs.as_deref(), Some(&[range][..]));
}

#[test]
fn ranges_are_neither_larger_than_a_13_nor_smaller_than_a_24() {
    for (range, added, larger) in [
        ("10.0.0.0/13", 13, None),
        ("10.0.0.0/12", 13, None),
        ("10.0.0.0/27", 24, Some(24)),
        ("10.0.0.0/14", 14, Some(13)),
    ] {
        let room = room(cluster("aks").service_cidr(range));
        assert!(room.extensions.iter().all(|range| range.length() == added), "{room:?}");
        assert!(!room.extensions.is_empty());
        let anew = room.anew.and_then(|anew| anew.ranges().next());
        assert_eq!(anew.map(|range| range.length()), larger, "{range}");
    }
}

#[test]
fn a_cluster_to_be_created_takes_any_range_and_an_unknown_one_is_asked_for() {
    let template = cluster("aks").with(|cluster| cluster.stage = Stage::Template);
    let room = room(template);
    assert_eq!(room.own, prefix("10.0.0.0/16"));
    assert!(!said(&room).contains("stays as it was made"));
    let why = service_room(&resolve(&of(cluster("aks")).0), 0).expect_err("a reason");
    assert!(why.starts_with("The service CIDR of aks is not known; `az aks show"), "{why}");
    assert_eq!(service_room(&resolve(&plan().0), 0), Err("The design holds no such cluster.".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn ranges_to_add_meet_nothing_that_services_may_not_meet(design in prop_oneof![design(), wild_design()]) {
        let resolved = resolve(&design);
        for (place, cluster) in resolved.clusters.iter().enumerate() {
            let Ok(room) = service_room(&resolved, place) else { continue };
            prop_assert_eq!(u128::from(room.available) + 2, room.own.size().max(2));
            let own = [&cluster.service_cidrs, &cluster.pod_cidrs];
            let mut others: Vec<_> = own.iter().flat_map(|ranges| ranges.known().into_iter().flatten()).collect();
            others.extend(resolved.networks.iter().filter(|network| !network.managed).flat_map(|network| &network.prefixes));
            others.extend(resolved.subnets.iter().filter(|subnet| !resolved.networks[subnet.network].managed).flat_map(|subnet| &subnet.prefixes));
            others.extend(resolved.ranges.iter().flat_map(|range| &range.prefixes));
            for range in &room.extensions {
                prop_assert!(others.iter().all(|other| !other.overlaps(*range)), "{}", range);
            }
            prop_assert!(room.reasons.iter().all(|reason| reason.text.ends_with('.')));
            if let Some(proposal) = &room.anew {
                let range = proposal.ranges().next().expect("a range");
                prop_assert!(range.length() < room.own.length());
                let step = Step::Cidr { cluster: cluster.name().to_owned(), field: CidrField::ServiceCidr, prefix: range };
                prop_assert_eq!(&proposal.steps, &[step]);
                prop_assert!(proposal.reasons.iter().any(|reason| reason.about == About::Size));
            }
        }
    }
}
