//! Things added, copied, renamed, removed, split and joined.
use std::sync::Arc;

use aks_network_planner::design::{Design, Stage};
use aks_network_planner::edit::{Edit, Thing, apply, subnets, things};

use super::{add, after, duplicate, join, on, refusal, remove, set, shop, split, subjects, text};
use crate::support::{cluster, network, plan, pool, subnet};

#[test]
fn the_tree_is_that_of_the_document() {
    let tree: Vec<_> = things(&shop()).into_iter().map(|one| (one.subject, one.thing, one.depth)).collect();
    let expected = [
        ("networks/vnet", Thing::Network, 0),
        ("networks/vnet/nodes", Thing::Subnet, 1),
        ("networks/vnet/pods", Thing::Subnet, 1),
        ("ranges/vnet to hub", Thing::Range, 0),
        ("clusters/aks", Thing::Cluster, 0),
        ("clusters/aks/pools/np1", Thing::Pool, 1),
    ];
    assert_eq!(tree, expected.map(|(subject, thing, depth)| (subject.to_owned(), thing, depth)));
    assert_eq!(subnets(&shop()), ["vnet/nodes", "vnet/pods"]);
}

#[test]
fn a_new_thing_gets_a_name_that_is_free() {
    let edits = [
        add(Thing::Network, ""),
        add(Thing::Network, ""),
        add(Thing::Subnet, "networks/vnet-1"),
        add(Thing::Range, ""),
        add(Thing::Cluster, ""),
        add(Thing::Pool, "clusters/aks-1"),
        add(Thing::Pool, "clusters/aks"),
    ];
    let design = after(&shop(), &edits);
    let new: Vec<_> = subjects(&design).into_iter().filter(|one| !subjects(&shop()).contains(one)).collect();
    let expected = [
        "networks/vnet-1",
        "networks/vnet-1/snet-1",
        "networks/vnet-2",
        "ranges/range-1",
        "clusters/aks/pools/np2",
        "clusters/aks-1",
        "clusters/aks-1/pools/np1",
    ];
    assert_eq!(new, expected);
    assert_eq!(design.clusters[1].stage, Stage::Template);
    assert_eq!(text(&design, "networks/vnet-1/snet-1", "addressPrefix"), "");
}

#[test]
fn a_copy_gets_the_next_name() {
    let rows = [
        ("aks", "aks-2"),
        ("aks-prod-7", "aks-prod-8"),
        ("aks-09", "aks-10"),
        ("10.0.0.0/8", "10.0.0.0/8-2"),
        ("aks20261123001", "aks20261123001-2"),
    ];
    for (name, copy) in rows {
        let plan = plan()
            .network(network(name, "10.0.0.0/8"))
            .cluster(cluster(name))
            .on_premises(name, "10.0.0.0/8");
        let segment = name.replace('/', "%2F");
        let edits =
            ["networks", "clusters", "ranges"].map(|list| on(&format!("{list}/{segment}"), duplicate));
        let design = after(&plan.0, &edits);
        assert_eq!(
            [&*design.networks[1].name, &*design.clusters[1].name, &*design.ranges[1].name],
            [copy; 3]
        );
    }
    let pools = cluster("aks").pool(pool("np1")).pool(pool("np2")).pool(pool("system"));
    let edits = ["np1", "system"].map(|pool| on(&format!("clusters/aks/pools/{pool}"), duplicate));
    let design = after(&plan().cluster(pools).0, &edits);
    let names: Vec<_> = things(&design).into_iter().skip(1).map(|one| one.name).collect();
    assert_eq!(names, ["np1", "np3", "np2", "system", "system2"]);
}

#[test]
fn a_copy_of_a_cluster_is_one_to_be_created_with_the_same_pools() {
    let design = after(&shop(), &[on("clusters/aks", duplicate)]);
    let [aks, copy] = design.clusters.as_slice() else { panic!("{:?}", design.clusters) };
    assert_eq!((aks.stage, copy.stage), (Stage::Deployed, Stage::Template));
    assert_eq!((copy.id.as_ref(), copy.node_resource_group.as_ref()), (None, None));
    assert_eq!((&copy.pools, &copy.network_profile), (&aks.pools, &aks.network_profile));
}

#[test]
fn a_copy_of_a_network_is_another_network() {
    let design = after(&shop(), &[on("networks/vnet", duplicate)]);
    let [vnet, copy] = design.networks.as_slice() else { panic!("{:?}", design.networks) };
    assert_eq!((&*copy.name, copy.id.as_ref()), ("vnet-2", None));
    assert_eq!((&copy.prefixes, &copy.subnets), (&vnet.prefixes, &vnet.subnets));
}

#[test]
fn references_follow_a_new_name() {
    let edits = [
        set("networks/vnet/nodes", "name", "Node subnet/1"),
        set("networks/vnet", "name", "spoke 100%"),
        set("clusters/aks/pools/np1", "name", "system"),
        set("clusters/aks", "name", "AKS"),
    ];
    let design = after(&shop(), &edits);
    assert_eq!(text(&design, "clusters/AKS/pools/system", "vnetSubnetID"), "spoke 100%25/Node subnet%2F1");
    assert_eq!(design.ranges[0].network.as_deref(), Some("spoke 100%"));
    let back = [
        set("networks/spoke 100%25/Node subnet%2F1", "name", "nodes"),
        set("networks/spoke 100%25", "name", "vnet"),
        set("clusters/AKS/pools/system", "name", "np1"),
        set("clusters/AKS", "name", "aks"),
    ];
    assert_eq!(after(&design, &back), shop());
}

#[test]
fn what_something_else_needs_is_not_removed() {
    let uses = "the pool “np1” of the cluster “aks” uses the subnet “nodes”; change that first";
    assert_eq!(refusal(&shop(), on("networks/vnet/nodes", remove)), uses);
    assert_eq!(refusal(&shop(), on("networks/vnet", remove)), uses);
    let without_pool = after(&shop(), &[on("clusters/aks/pools/np1", remove)]);
    let connected = "the range “vnet to hub” is connected to it; change that first";
    assert_eq!(refusal(&without_pool, on("networks/vnet", remove)), connected);
    let edits = ["networks/vnet/pods", "clusters/aks", "ranges/vnet to hub", "networks/vnet"];
    assert!(after(&shop(), &edits.map(|subject| on(subject, remove))).is_empty());
    let api = plan().network(network("vnet", "10.0.0.0/8").subnet(subnet("api", "10.0.0.0/28")));
    let api = api.cluster(cluster("aks").api_server_in("vnet/api")).0;
    let why = refusal(&api, on("networks/vnet/api", remove));
    assert_eq!(why, "the cluster “aks” uses the subnet “api”; change that first");
}

#[test]
fn a_subnet_splits_into_halves_and_joins_again() {
    let halved = after(&shop(), &[on("networks/vnet/nodes", split)]);
    assert_eq!(subnets(&halved), ["vnet/nodes", "vnet/nodes-2", "vnet/pods"]);
    assert_eq!(text(&halved, "networks/vnet/nodes", "addressPrefix"), "10.1.0.0/25");
    assert_eq!(text(&halved, "networks/vnet/nodes-2", "addressPrefix"), "10.1.0.128/25");
    assert_eq!(after(&halved, &[on("networks/vnet/nodes", join)]), shop());

    let why = refusal(&halved, on("networks/vnet/nodes-2", join));
    let used = "the pool “np1” of the cluster “aks” uses the subnet “nodes”";
    assert_eq!(why, format!("{used}, the other half of 10.1.0.0/24; change that first"));

    let joined = after(&shop(), &[on("networks/vnet/nodes", join)]);
    assert_eq!(subnets(&joined), ["vnet/nodes"]);
    assert_eq!(text(&joined, "networks/vnet/nodes", "addressPrefix"), "10.1.0.0/23");
}

#[test]
fn of_two_subnets_with_the_other_half_the_one_goes_that_nothing_uses_and_that_stands_next() {
    let rows = [
        (["nodes", "half", "old"], "vnet/nodes vnet/old"),
        (["half", "nodes", "old"], "vnet/half vnet/nodes"),
        (["used", "nodes", "old"], "vnet/used vnet/nodes"),
        (["nodes", "used", "old"], "vnet/nodes vnet/used"),
    ];
    for (names, left) in rows {
        let mut vnet = network("vnet", "10.1.0.0/16");
        for name in names {
            let range = if name == "nodes" { "10.1.0.0/25" } else { "10.1.0.128/25" };
            vnet = vnet.subnet(subnet(name, range));
        }
        let user = (names.contains(&"used")).then(|| pool("np1").nodes_in("vnet/used"));
        let aks = user.into_iter().fold(cluster("aks"), |cluster, pool| cluster.pool(pool));
        let design = plan().network(vnet).cluster(aks).0;
        assert_eq!(subnets(&after(&design, &[on("networks/vnet/nodes", join)])).join(" "), left);
    }
}

#[test]
fn what_has_no_halves_is_not_split_or_joined() {
    let with = |text: &str| after(&shop(), &[set("networks/vnet/pods", "addressPrefix", text)]);
    let pods = || "networks/vnet/pods";
    let rows = [
        ("10.1.1.7/32", split as fn(String) -> Edit, "10.1.1.7/32 is a single address and has no halves"),
        ("fd00::/128", split, "fd00::/128 is a single address and has no halves"),
        ("10.1.1.0/24, fd00::/64", split, "expected a subnet of one range, and “pods” has 2 ranges"),
        ("", split, "expected a subnet of one range, and “pods” has 0 ranges"),
        ("0.0.0.0/0", join, "0.0.0.0/0 is all there is and no half of a block"),
        (
            "10.1.4.0/24",
            join,
            "no subnet of this network has the range 10.1.5.0/24, the other half of 10.1.4.0/23",
        ),
    ];
    for (range, edit, why) in rows {
        assert_eq!(refusal(&with(range), on(pods(), edit)), why);
    }
    assert_eq!(refusal(&shop(), on("clusters/aks", split)), "expected a subnet");
}

#[test]
fn an_edit_of_what_is_not_there_is_missed_and_the_others_are_made() {
    let edits = [
        on("clusters/gone", remove),
        set("clusters/aks/pools/np1", "count", "many"),
        add(Thing::Subnet, "clusters/aks"),
        add(Thing::Pool, "clusters/gone"),
        set("clusters/aks/pools/np1", "count", "5"),
    ];
    let edited = apply(&shop(), &edits);
    let missed = [
        (0, "found nothing that is called “clusters/gone”"),
        (1, "expected a whole number from 0 to 9007199254740992"),
        (2, "expected the network that the subnet is to be in"),
        (3, "found nothing that is called “clusters/gone”"),
    ];
    assert_eq!(edited.missed, missed.map(|(place, why)| (place, why.to_owned())));
    assert_eq!(text(&edited.design, "clusters/aks/pools/np1", "count"), "5");
}

#[test]
fn what_no_edit_touches_stays_shared() {
    let design =
        Design { clusters: [shop().clusters, plan().cluster(cluster("b")).0.clusters].concat(), ..shop() };
    let edited = after(&design, &[set("clusters/b", "location", "westeurope")]);
    assert!(Arc::ptr_eq(&edited.networks[0], &design.networks[0]));
    assert!(Arc::ptr_eq(&edited.clusters[0], &design.clusters[0]));
    assert!(!Arc::ptr_eq(&edited.clusters[1], &design.clusters[1]));
}

#[test]
fn edits_survive_being_written_down() {
    let edits =
        vec![set("a", "b", "c"), add(Thing::Pool, "x"), on("s", duplicate), on("s", split), on("s", join)];
    let text = serde_json::to_string(&edits).expect("JSON");
    assert_eq!(serde_json::from_str::<Vec<Edit>>(&text).expect("edits"), edits);
}
