//! Overlaps: what makes a row, who stands in it, and every line of the table of verdicts.
use aks_network_planner::design::{RangeKind, Stage};
use serde_json::{Value, json};

use crate::support::document::{list, text};
use crate::support::{ClusterPlan, Document, NetworkPlan, Plan, cluster, network, plan, pool, subnet};

/// A cluster with nodes in `vnet/nodes`.
fn aks(name: &str) -> ClusterPlan {
    cluster(name).overlay().pool(pool("np1").nodes_in("vnet/nodes"))
}

/// 10.1.0.0/16 with the nodes in 10.1.0.0/24.
fn vnet() -> NetworkPlan {
    network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"))
}

fn here(cluster: ClusterPlan) -> Document {
    plan().network(vnet()).cluster(cluster).document()
}

fn pairs(document: &Document) -> &[Value] {
    list(&document.0["overlaps"])
}

#[test]
fn a_service_cidr_over_a_subnet_of_its_network_is_rejected() {
    let document = here(aks("aks").service_cidr("10.1.0.0/20"));
    let pair = document.pair("serviceCidr 10.1.0.0/20", "subnet 10.1.0.0/24").expect("a row");
    assert_eq!(pair["verdict"], "rejected");
    assert_eq!(pair["errorCode"], "ServiceCidrOverlapExistingSubnetsCidr");
}

#[test]
fn a_service_cidr_in_a_networks_space_is_risky_and_a_subnet_that_it_hits_has_its_own_row() {
    let beside = here(aks("aks").service_cidr("10.1.16.0/20"));
    assert_eq!(beside.verdict("serviceCidr 10.1.16.0/20", "virtualNetwork 10.1.0.0/16"), Some("risky"));
    assert_eq!(pairs(&beside).len(), 1);
    let over = here(aks("aks").service_cidr("10.1.0.0/20"));
    assert_eq!(over.verdict("serviceCidr 10.1.0.0/20", "virtualNetwork 10.1.0.0/16"), Some("risky"));
    assert_eq!(pairs(&over).len(), 2);
}

#[test]
fn a_service_cidr_over_the_pod_cidr_of_the_same_cluster_is_rejected() {
    let document = here(aks("aks").service_cidr("10.244.0.0/20").pod_cidr("10.244.0.0/16"));
    let pair = document.pair("serviceCidr 10.244.0.0/20", "podCidr 10.244.0.0/16").expect("a row");
    assert_eq!([&pair["verdict"], &pair["errorCode"]], [&json!("rejected"), &json!(null)]);
}

#[test]
fn equal_service_and_pod_cidrs_of_one_cluster_are_a_row_of_two_kinds() {
    let document = here(aks("aks").service_cidr("10.244.0.0/16").pod_cidr("10.244.0.0/16"));
    assert_eq!(document.verdict("serviceCidr 10.244.0.0/16", "podCidr 10.244.0.0/16"), Some("rejected"));
}

#[test]
fn a_pod_cidr_over_a_subnet_of_its_network_is_rejected() {
    let document = here(aks("aks").pod_cidr("10.1.0.0/20"));
    let pair = document.pair("podCidr 10.1.0.0/20", "subnet 10.1.0.0/24").expect("a row");
    assert_eq!(pair["verdict"], "rejected");
    assert_eq!(pair["errorCode"], "NetworkProfileCIDROverlapVNET");
}

#[test]
fn a_pod_cidr_in_a_networks_space_is_risky() {
    let document = here(aks("aks").pod_cidr("10.1.16.0/20"));
    assert_eq!(document.verdict("podCidr 10.1.16.0/20", "virtualNetwork 10.1.0.0/16"), Some("risky"));
}

#[test]
fn a_clusters_range_over_anything_connected_breaks() {
    for kind in [RangeKind::Peered, RangeKind::OnPremises, RangeKind::Other] {
        let aks = aks("aks").service_cidr("10.10.0.0/16").pod_cidr("10.11.0.0/16");
        let document = plan().network(vnet()).cluster(aks).range("far", kind, "10.10.0.0/15").document();
        let verdicts: Vec<&str> = pairs(&document).iter().map(|pair| text(&pair["verdict"])).collect();
        assert_eq!(verdicts, ["breaks", "breaks"], "{kind:?}");
    }
}

#[test]
fn overlay_clusters_may_share_a_pod_cidr() {
    let document = plan()
        .network(vnet())
        .cluster(aks("a").pod_cidr("10.244.0.0/16"))
        .cluster(aks("b").pod_cidr("10.244.0.0/17"))
        .document();
    assert_eq!(document.verdict("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/17"), Some("allowed"));
}

#[test]
fn kubenet_clusters_in_one_subnet_must_not_share_a_pod_cidr() {
    let kubenet = |name: &str, place: &str| {
        cluster(name).kubenet().pod_cidr("10.244.0.0/16").pool(pool("np1").nodes_in(place))
    };
    let vnet = || vnet().subnet(subnet("others", "10.1.1.0/24"));
    let both = "podCidr 10.244.0.0/16";
    let shared =
        plan().network(vnet()).cluster(kubenet("a", "vnet/nodes")).cluster(kubenet("b", "vnet/nodes"));
    assert_eq!(shared.document().verdict(both, both), Some("rejected"));
    let apart =
        plan().network(vnet()).cluster(kubenet("a", "vnet/nodes")).cluster(kubenet("b", "vnet/others"));
    assert_eq!(apart.document().verdict(both, both), Some("allowed"));
}

#[test]
fn a_pod_cidr_of_ones_own_cni_that_another_cluster_has_is_risky() {
    let own = cluster("own").own_cni().pod_cidr("10.244.0.0/16").pool(pool("np1").nodes_in("vnet/nodes"));
    let document = plan().network(vnet()).cluster(own).cluster(aks("b").pod_cidr("10.244.0.0/16")).document();
    assert_eq!(document.verdict("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/16"), Some("risky"));
}

#[test]
fn service_cidrs_of_different_clusters_and_one_with_anothers_pod_cidr_are_allowed() {
    let document = plan()
        .network(vnet())
        .cluster(aks("a").service_cidr("10.8.0.0/16").pod_cidr("10.9.0.0/16"))
        .cluster(aks("b").service_cidr("10.8.0.0/17").pod_cidr("10.8.128.0/17"))
        .document();
    assert_eq!(document.verdict("serviceCidr 10.8.0.0/16", "serviceCidr 10.8.0.0/17"), Some("allowed"));
    assert_eq!(document.verdict("serviceCidr 10.8.0.0/16", "podCidr 10.8.128.0/17"), Some("allowed"));
}

#[test]
fn subnets_of_one_network_must_be_disjoint() {
    let document = plan().network(vnet().subnet(subnet("more", "10.1.0.0/25"))).document();
    assert_eq!(document.verdict("subnet 10.1.0.0/24", "subnet 10.1.0.0/25"), Some("rejected"));
}

#[test]
fn a_network_and_its_subnets_over_a_peered_network_are_rejected() {
    let document = plan().network(vnet()).range("hub", RangeKind::Peered, "10.1.0.0/20").document();
    assert_eq!(document.verdict("subnet 10.1.0.0/24", "peered 10.1.0.0/20"), Some("rejected"));
    assert_eq!(document.verdict("virtualNetwork 10.1.0.0/16", "peered 10.1.0.0/20"), Some("rejected"));
}

#[test]
fn a_network_and_its_subnets_over_anything_else_connected_break() {
    for kind in [RangeKind::OnPremises, RangeKind::Other] {
        let document = plan().network(vnet()).range("far", kind, "10.1.0.0/20").document();
        let verdicts: Vec<&str> = pairs(&document).iter().map(|pair| text(&pair["verdict"])).collect();
        assert_eq!(verdicts, ["breaks", "breaks"], "{kind:?}");
    }
}

#[test]
fn networks_that_are_not_peered_may_overlap() {
    let document = plan().network(vnet()).network(network("other", "10.1.0.0/17")).document();
    assert_eq!(document.verdict("virtualNetwork 10.1.0.0/16", "virtualNetwork 10.1.0.0/17"), Some("allowed"));
}

#[test]
fn networks_that_are_peered_must_not() {
    let document = plan()
        .network(vnet())
        .network(network("hub", "10.1.0.0/17"))
        .peering("vnet", "hub", "10.1.0.0/17")
        .document();
    assert_eq!(
        document.verdict("virtualNetwork 10.1.0.0/16", "virtualNetwork 10.1.0.0/17"),
        Some("rejected")
    );
    assert_eq!(document.verdict("virtualNetwork 10.1.0.0/16", "peered 10.1.0.0/17"), Some("rejected"));
}

#[test]
fn reserved_ranges_are_rejected_for_clusters_and_networks_and_risky_behind_them() {
    let document = plan()
        .network(network("vnet", "172.16.0.0/12").subnet(subnet("nodes", "172.30.0.0/24")))
        .cluster(aks("aks").service_cidr("192.0.2.0/24").pod_cidr("169.254.0.0/17"))
        .range("hub", RangeKind::Peered, "172.31.0.0/20")
        .on_premises("office", "172.31.64.0/20")
        .range("other", RangeKind::Other, "172.31.128.0/20")
        .document();
    let cases = [
        ("serviceCidr 192.0.2.0/24", "reserved 192.0.2.0/24", "rejected"),
        ("podCidr 169.254.0.0/17", "reserved 169.254.0.0/16", "rejected"),
        ("subnet 172.30.0.0/24", "reserved 172.30.0.0/16", "rejected"),
        ("virtualNetwork 172.16.0.0/12", "reserved 172.30.0.0/16", "rejected"),
        ("virtualNetwork 172.16.0.0/12", "reserved 172.31.0.0/16", "rejected"),
        ("peered 172.31.0.0/20", "reserved 172.31.0.0/16", "risky"),
        ("onPremises 172.31.64.0/20", "reserved 172.31.0.0/16", "risky"),
        ("other 172.31.128.0/20", "reserved 172.31.0.0/16", "risky"),
    ];
    for (left, right, verdict) in cases {
        assert_eq!(document.verdict(left, right), Some(verdict), "{left} – {right}");
    }
}

#[test]
fn the_first_row_counts_the_kind_not_the_order_of_the_texts() {
    let document = plan()
        .on_premises("office", "10.0.0.0/8")
        .network(vnet())
        .cluster(aks("aks").service_cidr("10.7.0.0/16").pod_cidr("10.6.0.0/16"))
        .document();
    let order =
        ["serviceCidr", "podCidr", "subnet", "virtualNetwork", "peered", "onPremises", "other", "reserved"];
    let at = |side: &Value| order.iter().position(|kind| side["kind"] == *kind).expect("a kind");
    for pair in pairs(&document) {
        assert!(at(&pair["left"]) <= at(&pair["right"]), "{pair}");
    }
    assert_eq!(pairs(&document).len(), 4);
}

#[test]
fn a_subnet_and_its_own_network_are_no_row() {
    assert!(pairs(&plan().network(vnet()).document()).is_empty());
}

#[test]
fn one_owners_prefix_with_itself_is_no_row() {
    let twice = aks("aks").service_cidr("10.0.0.0/16").service_cidr("10.0.0.0/16");
    assert!(pairs(&here(twice)).is_empty());
}

fn fleet(clusters: usize) -> Document {
    let fleet = (0..clusters).fold(plan().network(vnet()), |fleet, at| {
        fleet.cluster(aks(&format!("aks-{at}")).service_cidr("10.8.0.0/16"))
    });
    fleet.document()
}

#[test]
fn a_prefix_that_several_hold_in_one_kind_is_one_row_with_itself() {
    let document = fleet(3);
    assert_eq!(pairs(&document).len(), 1);
    let pair = &pairs(&document)[0];
    assert_eq!(pair["left"], pair["right"]);
    assert_eq!(pair["left"]["owner"], "aks-0");
    assert_eq!(pair["left"]["owners"], json!(["aks-0", "aks-1", "aks-2"]));
    assert_eq!(pair["left"]["moreOwners"], 0);
    assert_eq!(pair["verdict"], "allowed", "allowed pairs are listed too");
}

#[test]
fn at_most_fifty_owners_are_listed_and_the_rest_is_counted() {
    let document = fleet(120);
    let side = &pairs(&document)[0]["left"];
    assert_eq!(list(&side["owners"]).len(), 50);
    assert_eq!(side["moreOwners"], 70);
}

#[test]
fn pairs_of_prefixes_are_rows_not_pairs_of_owners() {
    let document = plan()
        .network(vnet())
        .cluster(aks("a").service_cidr("10.8.0.0/16"))
        .cluster(aks("b").service_cidr("10.8.0.0/16"))
        .on_premises("one", "10.8.1.0/24")
        .on_premises("two", "10.8.1.0/24")
        .document();
    let with_office = pairs(&document).iter().filter(|pair| pair["right"]["kind"] == "onPremises");
    assert_eq!(with_office.count(), 1);
    let pair = document.pair("serviceCidr 10.8.0.0/16", "onPremises 10.8.1.0/24").expect("a row");
    assert_eq!(
        [&pair["left"]["owners"], &pair["right"]["owners"]],
        [&json!(["a", "b"]), &json!(["one", "two"])]
    );
}

#[test]
fn the_verdict_of_a_row_is_the_worst_over_all_who_hold_its_ranges() {
    let elsewhere = cluster("b").overlay().pool(pool("np1").nodes_in("other/nodes"));
    let document = plan()
        .network(vnet())
        .network(network("other", "10.2.0.0/16").subnet(subnet("nodes", "10.2.0.0/24")))
        .cluster(elsewhere.service_cidr("10.1.0.0/20"))
        .cluster(aks("a").service_cidr("10.1.0.0/20"))
        .document();
    assert_eq!(document.verdict("serviceCidr 10.1.0.0/20", "subnet 10.1.0.0/24"), Some("rejected"));
}

#[test]
fn the_worst_is_found_among_a_hundred_networks_of_one_range() {
    let mut design = plan();
    for at in 0..100 {
        let name = format!("net-{at}");
        design = design.network(network(&name, "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24")));
    }
    let both = "virtualNetwork 10.1.0.0/16";
    assert_eq!(design.document().verdict(both, both), Some("allowed"));
    let peered = design.peering("net-97", "net-98", "10.1.0.0/16").document();
    assert_eq!(peered.verdict(both, both), Some("rejected"));
    assert_eq!(peered.verdict("subnet 10.1.0.0/24", "subnet 10.1.0.0/24"), Some("rejected"));
    assert_eq!(peered.verdict(both, "peered 10.1.0.0/16"), Some("rejected"));
}

fn managed(name: &str) -> ClusterPlan {
    cluster(name).overlay().pool(pool("np1"))
}

#[test]
fn a_managed_network_counts_as_a_default_against_which_nothing_is_worse_than_risky() {
    let design: Plan = plan()
        .cluster(managed("aks").service_cidr("10.224.0.0/17").pod_cidr("10.230.0.0/16"))
        .on_premises("office", "10.224.0.0/20")
        .range("hub", RangeKind::Peered, "10.231.0.0/16");
    let document = design.document();
    let cases = [
        ("serviceCidr 10.224.0.0/17", "subnet 10.224.0.0/16", "risky"),
        ("serviceCidr 10.224.0.0/17", "virtualNetwork 10.224.0.0/12", "risky"),
        ("podCidr 10.230.0.0/16", "virtualNetwork 10.224.0.0/12", "risky"),
        ("subnet 10.224.0.0/16", "onPremises 10.224.0.0/20", "risky"),
        ("virtualNetwork 10.224.0.0/12", "onPremises 10.224.0.0/20", "risky"),
        ("virtualNetwork 10.224.0.0/12", "peered 10.231.0.0/16", "risky"),
    ];
    for (left, right, verdict) in cases {
        let pair = document.pair(left, right).unwrap_or_else(|| panic!("{left} – {right}"));
        assert_eq!(pair["verdict"], verdict, "{left} – {right}");
        assert_eq!(pair["errorCode"], json!(null));
        for side in [&pair["left"], &pair["right"]] {
            assert_eq!(
                side["default"],
                text(&side["prefix"]).starts_with("10.224.0.0/1") && side["kind"] != "serviceCidr",
                "{side}"
            );
        }
    }
}

#[test]
fn ranges_that_nobody_typed_are_defaults() {
    let template = cluster("aks").with(|cluster| {
        cluster.stage = Stage::Template;
        cluster.network_profile = None;
    });
    let vnet = network("vnet", "10.0.0.0/16").subnet(subnet("nodes", "10.0.1.0/24"));
    let document = plan()
        .network(vnet)
        .cluster(template.pool(pool("np1").nodes_in("vnet/nodes")))
        .on_premises("office", "10.244.0.0/24")
        .document();
    let rejected = document.pair("serviceCidr 10.0.0.0/16", "subnet 10.0.1.0/24").expect("a row");
    assert_eq!([&rejected["verdict"], &rejected["left"]["default"]], [&json!("rejected"), &json!(true)]);
    assert_eq!(rejected["right"]["default"], false);
    let broken = document.pair("podCidr 10.244.0.0/16", "onPremises 10.244.0.0/24").expect("a row");
    assert_eq!([&broken["verdict"], &broken["left"]["default"]], [&json!("breaks"), &json!(true)]);
}

#[test]
fn a_range_that_somebody_typed_is_no_default_although_another_cluster_takes_it_by_default() {
    let template = cluster("a").with(|cluster| {
        cluster.stage = Stage::Template;
        cluster.network_profile = None;
    });
    let document = plan()
        .network(vnet())
        .cluster(template.pool(pool("np1").nodes_in("vnet/nodes")))
        .cluster(aks("b").service_cidr("10.0.0.0/16"))
        .document();
    let pair = document.pair("serviceCidr 10.0.0.0/16", "serviceCidr 10.0.0.0/16").expect("a row");
    assert_eq!(pair["left"]["default"], false);
}

#[test]
fn a_pod_cidr_that_a_flat_model_prints_takes_no_part() {
    let flat = cluster("aks").pod_cidr("10.1.0.0/24").pool(pool("np1").nodes_in("vnet/nodes"));
    let document = here(flat);
    assert!(pairs(&document).is_empty());
    assert_eq!(document.only_cluster()["podCidrs"], json!(["10.1.0.0/24"]), "and is printed as it stands");
}

#[test]
fn a_pod_cidr_takes_part_where_the_model_is_not_told() {
    let fragment = cluster("aks").profile(|profile| profile.network_plugin = None);
    let document = here(fragment.service_cidr("10.244.0.0/20").pod_cidr("10.244.0.0/16"));
    assert_eq!(document.verdict("serviceCidr 10.244.0.0/20", "podCidr 10.244.0.0/16"), Some("rejected"));
}

#[test]
fn ranges_of_both_families_stand_side_by_side() {
    let dual = aks("aks").service_cidr("10.8.0.0/16").service_cidr("fd12::/108").pod_cidr("fd12::/64");
    let document = here(dual);
    assert_eq!(pairs(&document).len(), 1);
    assert_eq!(document.verdict("serviceCidr fd12::/108", "podCidr fd12::/64"), Some("rejected"));
}
