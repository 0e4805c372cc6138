//! Missing parts: what a document does not say is unknown, and never nothing.
use aks_network_planner::design::{
    NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, OutboundType, PoolMode, Stage, Word,
};
use serde_json::json;

use crate::support::document::{list, required, rows};
use crate::support::{ClusterPlan, Document, cluster, network, plan, pool, subnet};

fn here(cluster: ClusterPlan) -> Document {
    let vnet = network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.4.0/22"));
    plan().network(vnet).cluster(cluster).document()
}

fn unsaid(name: &str) -> ClusterPlan {
    cluster(name).profile(|profile| profile.network_plugin = None)
}

fn template(name: &str) -> ClusterPlan {
    unsaid(name).with(|cluster| {
        cluster.stage = Stage::Template;
        cluster.network_profile = None;
    })
}

#[test]
fn pools_that_nothing_lists_are_unknown_and_so_are_the_sums() {
    let document =
        here(cluster("aks").overlay().pod_cidr("10.244.0.0/16").with(|cluster| cluster.pools = None));
    assert_eq!(document.only_cluster()["pools"], json!(null));
    for resource in ["podCidr", "clusterNodes", "clusterPods"] {
        assert_eq!(document.required(resource), [None; 4], "{resource}");
        assert_eq!(document.fits(resource), [None; 4], "{resource}");
        assert_eq!(document.row(resource)["complete"], false, "{resource}");
    }
    assert_eq!(document.row("podCidr")["moments"]["steady"]["headroom"], json!(null));
    assert_eq!(document.row("podCidr")["preflight"], json!(null));
}

#[test]
fn an_empty_list_of_pools_needs_nothing() {
    let document = here(cluster("aks").overlay().pod_cidr("10.244.0.0/16"));
    assert_eq!(document.only_cluster()["pools"], json!([]));
    assert_eq!(document.required("podCidr"), [Some(0); 4]);
    assert_eq!(document.required("clusterNodes"), [Some(0); 4]);
}

#[test]
fn an_empty_list_of_pools_tells_nothing_with_node_auto_provisioning_or_hosted_system_pools() {
    let overlay = || cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    let others = [
        overlay().with(|cluster| cluster.node_auto_provisioning = Some(true)),
        overlay().with(|cluster| cluster.hosted_system = Some(true)),
    ];
    for aks in others {
        let document = here(aks);
        assert_eq!(document.required("podCidr"), [None; 4]);
        assert_eq!(document.required("clusterNodes"), [None; 4]);
    }
}

#[test]
fn a_maximum_of_pods_that_is_not_given_follows_the_model() {
    let np = || pool("np1").nodes_in("vnet/nodes");
    let cases = [
        (cluster("aks").overlay().pool(np()), 250),
        (cluster("aks").own_cni().pool(np()), 250),
        (cluster("aks").kubenet().pool(np()), 110),
        (cluster("aks").pool(np().pods_in("vnet/pods")), 110),
        (cluster("aks").pool(np()), 30),
    ];
    for (aks, max_pods) in cases {
        let document = here(aks);
        let pool = &document.only_cluster()["pools"][0];
        assert_eq!([&pool["maxPods"], &pool["maxPodsGiven"]], [&json!(max_pods), &json!(false)]);
    }
}

#[test]
fn the_network_model_follows_from_plugin_mode_and_pod_subnets() {
    let np = || pool("np1").nodes_in("vnet/nodes");
    let cases = [
        (cluster("aks").overlay().pool(np()), json!("overlay")),
        (cluster("aks").pool(np().pods_in("vnet/pods")), json!("podSubnet")),
        (cluster("aks").pool(np()), json!("nodeSubnet")),
        (cluster("aks").kubenet().pool(np()), json!("kubenet")),
        (cluster("aks").own_cni().pool(np()), json!("none")),
    ];
    for (aks, model) in cases {
        assert_eq!(here(aks).only_cluster()["networkModel"], model);
    }
}

#[test]
fn without_a_plugin_what_the_service_printed_has_no_model_and_no_sum_of_addresses() {
    let document = here(unsaid("aks").pool(pool("np1").count(3).max_pods(30).nodes_in("vnet/nodes")));
    assert_eq!(document.only_cluster()["networkModel"], json!(null));
    assert_eq!(document.required("nodeSubnet"), [None; 4]);
    assert_eq!(document.required("clusterNodes")[0], Some(3));
}

#[test]
fn without_a_plugin_a_text_that_would_create_a_cluster_gets_overlay_and_the_default_ranges() {
    let document = here(template("aks").pool(pool("np1").nodes_in("vnet/nodes")));
    let aks = document.only_cluster();
    assert_eq!(aks["networkModel"], "overlay");
    assert_eq!(aks["podCidrs"], json!(["10.244.0.0/16"]));
    assert_eq!(aks["serviceCidrs"], json!(["10.0.0.0/16"]));
    assert_eq!(aks["dnsServiceIp"], "10.0.0.10");
    assert_eq!(aks["outboundType"], "loadBalancer");
}

#[test]
fn aks_automatic_has_defaults_of_its_own() {
    let automatic = |pool| {
        let aks = template("aks").with(|cluster| cluster.sku_name = Some("Automatic".into()));
        here(aks.pool(pool)).only_cluster().clone()
    };
    let managed = automatic(pool("np1"));
    let values = ["networkModel", "networkDataplane", "networkPolicy", "outboundType"];
    assert_eq!(values.map(|value| &managed[value]), ["overlay", "cilium", "cilium", "managedNATGateway"]);
    let own = automatic(pool("np1").nodes_in("vnet/nodes"));
    assert_eq!(own["outboundType"], "loadBalancer", "a managed NAT gateway is for managed networks");
    assert_eq!(rows(&own, "podCidr")[0]["complete"], false, "node auto-provisioning makes nodes of its own");
}

#[test]
fn what_the_service_printed_gets_no_default_ranges() {
    let document = here(cluster("aks").overlay().pool(pool("np1").nodes_in("vnet/nodes")));
    let aks = document.only_cluster();
    assert_eq!(aks["podCidrs"], json!(null));
    assert_eq!(aks["serviceCidrs"], json!(null));
    assert_eq!(aks["dnsServiceIp"], json!(null));
    assert_eq!(document.available("podCidr"), None);
}

#[test]
fn unknown_values_of_enumerations_are_printed_as_they_stand() {
    let newer = |text: &str| text.to_owned();
    let aks = cluster("aks").profile(|profile| {
        profile.network_dataplane = Some(Word::Newer(newer("quantum")));
        profile.network_policy = Some(Word::Newer(newer("Fortress")));
        profile.outbound_type = Some(Word::Newer(newer("teleport")));
        profile.load_balancer_sku = Some(Word::Newer(newer("Platinum")));
    });
    let aks = aks.pool(pool("np1").with(|pool| {
        pool.mode = Some(Word::Newer(newer("Tired")));
        pool.os_type = Some(Word::Newer(newer("Plan9")));
        pool.pool_type = Some(Word::Newer(newer("Balloons")));
    }));
    let document = here(aks);
    let aks = document.only_cluster();
    let told = ["networkDataplane", "networkPolicy", "outboundType", "loadBalancerSku"].map(|key| &aks[key]);
    assert_eq!(told, ["quantum", "Fortress", "teleport", "Platinum"]);
    let told = ["mode", "osType", "type"].map(|key| &aks["pools"][0][key]);
    assert_eq!(told, ["Tired", "Plan9", "Balloons"]);
}

#[test]
fn a_plugin_or_mode_newer_than_this_planner_has_no_model() {
    let plugin = cluster("aks").profile(|profile| {
        profile.network_plugin = Some(Word::Newer("tunnel".into()));
    });
    let mode = cluster("aks").profile(|profile| {
        profile.network_plugin_mode = Some(Word::Newer("underlay".into()));
    });
    for aks in [plugin, mode] {
        assert_eq!(here(aks).only_cluster()["networkModel"], json!(null));
    }
}

#[test]
fn a_policy_of_null_reads_as_none() {
    assert_eq!(here(cluster("aks")).only_cluster()["networkPolicy"], "none");
}

#[test]
fn known_words_are_printed_in_arms_spelling() {
    let aks = cluster("aks").profile(|profile| {
        profile.network_plugin = Some(NetworkPlugin::read("AZURE"));
        profile.network_plugin_mode = Some(NetworkPluginMode::read("Overlay"));
        profile.network_dataplane = Some(NetworkDataplane::read("Cilium"));
        profile.network_policy = Some(NetworkPolicy::read("CILIUM"));
        profile.outbound_type = Some(OutboundType::read("managednatgateway"));
    });
    let document = here(aks.pool(pool("np1").with(|pool| pool.mode = Some(PoolMode::read("system")))));
    let aks = document.only_cluster();
    let told =
        ["networkModel", "networkDataplane", "networkPolicy", "outboundType"].map(|key| aks[key].as_str());
    assert_eq!(told, ["overlay", "cilium", "cilium", "managedNATGateway"].map(Some));
    assert_eq!(aks["pools"][0]["mode"], "System");
}

#[test]
fn a_count_that_nobody_gives_makes_every_sum_unknown() {
    let document =
        here(cluster("aks").pool(pool("np1").nodes_in("vnet/nodes").with(|pool| pool.count = None)));
    for row in list(&document.only_cluster()["capacity"]) {
        assert_eq!(required(row), [None; 4], "{}", row["resource"]);
        assert_eq!(row["complete"], false);
    }
}

#[test]
fn an_autoscalers_maximum_that_nobody_gives_makes_the_later_sums_unknown() {
    let np = pool("np1").count(3).nodes_in("vnet/nodes").with(|pool| pool.enable_auto_scaling = Some(true));
    let document = here(cluster("aks").pool(np.max_pods(30)));
    assert_eq!(document.required("nodeSubnet"), [Some(93), Some(124), None, None]);
    assert_eq!(document.row("nodeSubnet")["smallestPrefix"], json!(null));
    assert_eq!(document.only_cluster()["pools"][0]["surgeNodesAtMax"], json!(null));
}

#[test]
fn a_subnet_of_unknown_range_offers_an_unknown_number() {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.prefixes = None;
    let aks = cluster("aks").pool(pool("np1").count(3).max_pods(30).nodes_in("vnet/nodes"));
    let document = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(aks).document();
    let row = document.row("nodeSubnet");
    assert_eq!([&row["available"], &row["prefix"]], [&json!(null), &json!(null)]);
    assert_eq!(
        [&row["moments"]["steady"]["required"], &row["moments"]["steady"]["fits"]],
        [&json!(93), &json!(null)]
    );
    assert_eq!(row["smallestPrefix"], 24, "124 addresses in an upgrade");
    assert_eq!(document.0["networks"][0]["unallocatedPercent"], json!(null));
}

#[test]
fn stopped_clusters_count_as_printed() {
    let np = || pool("np1").count(3).max_pods(30).nodes_in("vnet/nodes");
    let stopped = here(cluster("aks").with(|cluster| cluster.stopped = Some(true)).pool(np()));
    assert_eq!(stopped.required("nodeSubnet"), here(cluster("aks").pool(np())).required("nodeSubnet"));
}

#[test]
fn a_pool_without_a_subnet_stands_in_the_managed_network() {
    let document = plan().cluster(cluster("aks").pool(pool("np1").count(3).max_pods(30))).document();
    let row = document.row("nodeSubnet");
    assert_eq!([&row["prefix"], &row["available"]], [&json!("10.224.0.0/16"), &json!(65_531)]);
    assert_eq!(required(row)[0], Some(93));
    assert_eq!(document.0["networks"], json!([]), "nobody gave a network");
}

#[test]
fn a_subnet_that_is_not_in_any_text_is_no_managed_network() {
    let document = here(cluster("aks").pool(pool("np1").nodes_in("elsewhere/nodes")));
    assert!(rows(document.only_cluster(), "nodeSubnet").is_empty());
    assert_eq!(document.verdict("subnet 10.224.0.0/16", "virtualNetwork 10.224.0.0/12"), None);
}
