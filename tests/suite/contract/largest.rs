//! `maxNodes`: nodes handed out one at a time until the next would not fit during an upgrade.
use aks_network_planner::design::PoolMode;
use serde_json::{Value, json};

use crate::support::plan::usage;
use crate::support::{ClusterPlan, NetworkPlan, PoolPlan, cluster, network, plan, pool, subnet};

fn vnet(range: &str) -> NetworkPlan {
    network("vnet", "10.0.0.0/8").subnet(subnet("nodes", range))
}

fn np(name: &str) -> PoolPlan {
    pool(name).nodes_in("vnet/nodes")
}

fn overlay(pod_cidr: &str) -> ClusterPlan {
    cluster("aks").overlay().pod_cidr(pod_cidr)
}

fn largest(network: NetworkPlan, cluster: ClusterPlan) -> Value {
    plan().network(network).cluster(cluster).document().only_cluster()["maxNodes"].clone()
}

#[test]
fn nodes_go_to_the_largest_share_of_a_count_and_ties_to_the_first_of_the_document() {
    let (big, small) = (|| np("big").count(4).max_pods(9), || np("small").count(1).max_pods(100));
    // big, big, big, big, small: the fifth node makes 5 × 10 + 2 × 101 = 252 of 123 addresses.
    assert_eq!(largest(vnet("10.1.0.0/25"), cluster("aks").pool(big()).pool(small()))["value"], 4);
    // big, big, big, small: the fourth node makes 4 × 10 + 2 × 101 = 242 of 123 addresses.
    assert_eq!(largest(vnet("10.1.0.0/25"), cluster("aks").pool(small()).pool(big()))["value"], 3);
}

#[test]
fn a_pool_at_nothing_grows_only_when_all_are() {
    let one = cluster("aks").pool(np("empty").count(0).max_pods(250)).pool(np("np1").count(1).max_pods(30));
    assert_eq!(largest(vnet("10.1.0.0/24"), one)["value"], 7);
    let none = cluster("aks").pool(np("np1").count(0).max_pods(30)).pool(np("np2").count(0).max_pods(250));
    assert_eq!(largest(vnet("10.1.0.0/24"), none)["value"], 7, "all tie, so the first of the document grows");
}

#[test]
fn gateway_pools_never_grow_and_keep_what_they_take() {
    let aks = overlay("10.244.0.0/16").pool(np("np1")).pool(np("gw").count(2).mode(PoolMode::Gateway));
    // 11 addresses less the gateway's two nodes and one of surge: seven nodes and one of surge.
    let expected = json!({ "value": 7, "limitedBy": "nodeSubnet", "name": "nodes", "unknown": [] });
    assert_eq!(largest(vnet("10.1.0.0/28"), aks), expected);
}

#[test]
fn other_clusters_stay_at_their_own_upgrading_demand() {
    let document = plan()
        .network(vnet("10.1.0.0/24"))
        .cluster(cluster("a").pool(np("np1").max_pods(30)))
        .cluster(cluster("b").pool(np("np1").count(2).autoscaled(2, 9).max_pods(30)))
        .document();
    // 251 less 3 × 31: five times 31, one of them for surge.
    assert_eq!(document.cluster("a")["maxNodes"]["value"], 4);
}

#[test]
fn residents_are_in_the_way_as_well() {
    let mut network = vnet("10.1.0.0/28");
    network.0.subnets[0].usage = usage(4, &[]);
    assert_eq!(largest(network, overlay("10.244.0.0/16").pool(np("np1")))["value"], 6);
}

#[test]
fn the_first_row_of_the_table_that_one_node_more_breaks_is_named() {
    let aks = cluster("aks").kubenet().pod_cidr("10.240.0.0/12").pool(np("np1"));
    // 363 nodes and 37 of surge: the 364th breaks the route table and the cluster's limit at once.
    let expected = json!({ "value": 363, "limitedBy": "routeTable", "name": "aks", "unknown": [] });
    assert_eq!(largest(vnet("10.1.0.0/20"), aks), expected);
}

#[test]
fn nothing_is_the_largest_number_where_not_one_node_fits() {
    let aks = overlay("10.244.0.0/25").pool(np("np1"));
    let expected = json!({ "value": 0, "limitedBy": "podCidr", "name": "10.244.0.0/25", "unknown": [] });
    assert_eq!(largest(vnet("10.1.0.0/24"), aks), expected);
}

#[test]
fn nothing_is_the_largest_number_where_residents_alone_are_too_many() {
    let mut network = vnet("10.1.0.0/28");
    network.0.subnets[0].usage = usage(12, &[]);
    let expected = json!({ "value": 0, "limitedBy": "nodeSubnet", "name": "nodes", "unknown": [] });
    assert_eq!(largest(network, overlay("10.244.0.0/16").pool(np("np1"))), expected);
}

#[test]
fn nothing_fits_where_a_resource_that_nodes_do_not_take_is_too_small() {
    let of = |name| cluster(name).api_server_in("vnet/api").pool(np("np1").max_pods(30));
    let network = vnet("10.1.0.0/24").subnet(subnet("api", "10.1.1.0/28"));
    let document = plan().network(network).cluster(of("a")).cluster(of("b")).document();
    let expected = json!({ "value": 0, "limitedBy": "apiServerSubnet", "name": "api", "unknown": [] });
    assert_eq!(document.cluster("a")["maxNodes"], expected);
}

#[test]
fn the_first_node_names_the_first_row_that_it_breaks_also_where_a_later_one_is_broken_without_it() {
    // The first node breaks the node subnet; the gateway pool alone breaks its own limit of nodes.
    let gateway = pool("gw").count(2_000).mode(PoolMode::Gateway);
    let aks = cluster("aks").pool(np("np1").max_pods(250)).pool(gateway.nodes_in("vnet/large"));
    let network = vnet("10.1.0.0/24").subnet(subnet("large", "10.64.0.0/10"));
    let expected = json!({ "value": 0, "limitedBy": "nodeSubnet", "name": "nodes", "unknown": [] });
    assert_eq!(largest(network, aks), expected);
}

#[test]
fn resources_of_unknown_size_are_left_out_and_named() {
    let mut network = vnet("10.1.0.0/24");
    network.0.subnets[0].prefixes = None;
    let aks = cluster("aks").overlay().pool(np("np1"));
    // 909 nodes and 91 of surge: a pool holds 1,000.
    let expected = json!({
        "value": 909, "limitedBy": "poolNodes", "name": "np1", "unknown": ["nodeSubnet", "podCidr"],
    });
    assert_eq!(largest(network, aks), expected);
}

#[test]
fn automatic_ports_never_limit() {
    let aks = overlay("10.240.0.0/12").load_balancer(1, 0).pool(np("np1"));
    assert_eq!(largest(vnet("10.1.0.0/20"), aks)["limitedBy"], "poolNodes");
}

#[test]
fn given_ports_limit() {
    let aks = overlay("10.240.0.0/12").load_balancer(1, 8_000).pool(np("np1"));
    let expected = json!({ "value": 7, "limitedBy": "snatPorts", "name": "aks", "unknown": [] });
    assert_eq!(largest(vnet("10.1.0.0/20"), aks), expected);
}

#[test]
fn the_autoscalers_maximum_does_not_limit() {
    let aks = overlay("10.244.0.0/16").pool(np("np1").count(3).autoscaled(3, 5));
    assert_eq!(largest(vnet("10.1.0.0/20"), aks)["value"], 232, "256 blocks: 232 nodes and 24 of surge");
}

#[test]
fn the_largest_number_is_unknown_where_the_pools_are() {
    let unlisted = cluster("aks").with(|cluster| cluster.pools = None);
    assert_eq!(largest(vnet("10.1.0.0/24"), unlisted)["value"], json!(null));
    let uncounted = cluster("aks").pool(np("np1").with(|pool| pool.count = None));
    assert_eq!(largest(vnet("10.1.0.0/24"), uncounted)["value"], json!(null));
}
