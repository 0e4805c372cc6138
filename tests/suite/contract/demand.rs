//! Demand and supply: N at each moment, and each line of the table of resources.
use aks_network_planner::design::{LoadBalancerProfile, LoadBalancerSku, OutboundType, PoolMode, Word};
use serde_json::json;

use crate::support::document::{moments, required, rows};
use crate::support::plan::usage;
use crate::support::{
    ClusterPlan, Document, NetworkPlan, Plan, PoolPlan, cluster, network, plan, pool, prefix, subnet,
};

fn vnet() -> NetworkPlan {
    network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.4.0/22"))
}

fn here(cluster: ClusterPlan) -> Document {
    plan().network(vnet()).cluster(cluster).document()
}

/// A pool whose nodes stand in `vnet/nodes`.
fn np(name: &str) -> PoolPlan {
    pool(name).nodes_in("vnet/nodes")
}

/// Nodes of a cluster with that pool at the four moments.
fn nodes(pool: PoolPlan) -> [Option<u64>; 4] {
    here(cluster("aks").pool(pool)).required("clusterNodes")
}

#[test]
fn nodes_are_the_count_then_with_surge_then_the_maximum_then_that_with_its_surge() {
    assert_eq!(nodes(np("np1").count(10).autoscaled(3, 40)), [10, 11, 40, 44].map(Some));
}

#[test]
fn without_the_autoscaler_the_maximum_is_the_count() {
    assert_eq!(nodes(np("np1").count(10)), [10, 11, 10, 11].map(Some));
    let off = np("np1").count(10).with(|pool| pool.max_count = Some(99));
    assert_eq!(nodes(off), [10, 11, 10, 11].map(Some), "a maximum that is not in force does not count");
}

#[test]
fn a_count_above_the_autoscalers_maximum_stands() {
    assert_eq!(nodes(np("np1").count(10).autoscaled(1, 5)), [10, 11, 10, 11].map(Some));
}

#[test]
fn surge_is_the_value_given_or_its_percentage_rounded_up() {
    assert_eq!(nodes(np("np1").count(10).surge("3"))[1], Some(13));
    assert_eq!(nodes(np("np1").count(10).surge("33%"))[1], Some(14));
    assert_eq!(nodes(np("np1").count(10).surge("0"))[1], Some(10));
}

#[test]
fn surge_is_ten_percent_where_nothing_is_given() {
    assert_eq!(nodes(np("np1").count(11))[1], Some(13));
    let document = here(cluster("aks").pool(np("np1").count(11)));
    let pool = &document.only_cluster()["pools"][0];
    assert_eq!([&pool["maxSurge"], &pool["maxSurgeGiven"]], [&json!("10%"), &json!(false)]);
}

#[test]
fn spot_pools_have_no_surge() {
    assert_eq!(nodes(np("np1").count(10).spot()), [10, 10, 10, 10].map(Some));
    assert_eq!(nodes(np("np1").count(10).spot().surge("50%")), [10, 10, 10, 10].map(Some));
}

#[test]
fn surge_is_cut_to_the_size_of_the_pool() {
    assert_eq!(nodes(np("np1").count(2).surge("5"))[1], Some(4));
    assert_eq!(nodes(np("np1").count(2).surge("200%"))[1], Some(4));
    assert_eq!(nodes(np("np1").count(0).surge("5"))[1], Some(0));
}

#[test]
fn a_sum_runs_over_all_pools_that_share_the_subnet() {
    let aks = cluster("aks").pool(np("np1").count(2).max_pods(30)).pool(np("np2").count(3).max_pods(60));
    assert_eq!(here(aks).required("nodeSubnet"), [245, 337, 245, 337].map(Some));
}

#[test]
fn a_subnet_shared_by_clusters_stands_under_each_with_the_shared_sums() {
    let flat = cluster("flat").pool(np("np1").count(2).max_pods(30));
    let overlay = cluster("overlay").overlay().pod_cidr("10.244.0.0/16").pool(np("np1").count(10));
    let document = plan().network(vnet()).cluster(flat).cluster(overlay).document();
    for name in ["flat", "overlay"] {
        let row = rows(document.cluster(name), "nodeSubnet")[0];
        assert_eq!(required(row)[0], Some(2 * 31 + 10), "{name}");
    }
}

#[test]
fn a_node_takes_one_address_more_than_its_maximum_of_pods_in_the_node_subnet_model() {
    let document = here(cluster("aks").pool(np("np1").count(3).max_pods(110)));
    assert_eq!(document.required("nodeSubnet")[0], Some(333));
    assert_eq!(document.available("nodeSubnet"), Some(251));
}

#[test]
fn a_node_takes_one_address_in_every_other_model() {
    let models = [
        cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np("np1").count(3)),
        cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np("np1").count(3)),
        cluster("aks").own_cni().pool(np("np1").count(3)),
        cluster("aks").pool(np("np1").count(3).pods_in("vnet/pods")),
    ];
    for aks in models {
        assert_eq!(here(aks).required("nodeSubnet")[0], Some(3));
    }
}

/// What a pod subnet must hold for ten nodes.
fn pods(pool: PoolPlan) -> [Option<u64>; 4] {
    here(cluster("aks").pool(pool.count(10).pods_in("vnet/pods"))).required("podSubnet")
}

#[test]
fn a_dynamic_pod_subnet_holds_batches_of_sixteen_and_one_address_a_node() {
    assert_eq!(pods(np("np1").max_pods(250).pods_per_node(30))[..2], [490, 539].map(Some));
    assert_eq!(pods(np("np1").max_pods(110))[0], Some(10 * 111), "capped at the maximum of pods");
    assert_eq!(pods(np("np1").max_pods(30))[0], Some(10 * 31));
    assert_eq!(pods(np("np1").max_pods(250).pods_per_node(8))[0], Some(10 * 17));
    assert_eq!(pods(np("np1").max_pods(250).pods_per_node(9))[0], Some(10 * 33));
}

#[test]
fn a_dynamic_pod_subnet_has_a_floor_of_seventeen_addresses_a_node() {
    let pool = np("np1").count(10).autoscaled(1, 20).max_pods(110).pods_in("vnet/pods");
    let document = here(cluster("aks").pool(pool));
    let floors = moments(document.row("podSubnet")).map(|moment| moment["floor"].as_u64());
    assert_eq!(floors, [170, 187, 340, 374].map(Some));
}

#[test]
fn only_a_dynamic_pod_subnet_has_a_floor() {
    let pool = np("np1").count(10).max_pods(110).pods_in("vnet/pods").static_blocks();
    let document = here(cluster("aks").pool(pool));
    for resource in ["podSubnet", "nodeSubnet", "clusterNodes"] {
        assert!(moments(document.row(resource)).iter().all(|moment| moment.get("floor").is_none()));
    }
}

#[test]
fn a_dynamic_pod_subnet_offers_its_addresses_less_five() {
    let document = here(cluster("aks").pool(np("np1").pods_in("vnet/pods")));
    assert_eq!(document.available("podSubnet"), Some(1_019));
}

#[test]
fn static_blocks_are_whole_and_the_first_and_last_of_the_subnet_are_lost() {
    let document =
        here(cluster("aks").pool(np("np1").count(10).max_pods(110).pods_in("vnet/pods").static_blocks()));
    assert_eq!(document.required("podSubnet")[..2], [1_120, 1_232].map(Some));
    assert_eq!(document.available("podSubnet"), Some(62 * 16));
}

#[test]
fn every_node_takes_one_block_of_an_overlay_or_kubenet_pod_cidr() {
    for aks in [cluster("aks").overlay(), cluster("aks").kubenet()] {
        let document = here(aks.pod_cidr("10.244.0.0/22").pool(np("np1").count(4).max_pods(10)));
        let row = document.row("podCidr");
        assert_eq!(required(row), [4, 5, 4, 5].map(Some));
        assert_eq!([&row["available"], &row["unit"]], [&json!(4), &json!("blocks")]);
    }
}

#[test]
fn a_pod_cidr_longer_than_a_block_has_none() {
    let document = here(cluster("aks").overlay().pod_cidr("10.244.0.0/25").pool(np("np1")));
    let row = document.row("podCidr");
    assert_eq!(row["available"], 0);
    assert_eq!(row["moments"]["steady"]["fits"], false);
    assert_eq!(row["moments"]["steady"]["headroomPercent"], json!(null), "a share of nothing is no number");
}

#[test]
fn only_kubenet_has_a_route_table_with_four_hundred_routes() {
    let kubenet = here(cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np("np1").count(7)));
    assert_eq!(kubenet.available("routeTable"), Some(400));
    assert_eq!(kubenet.required("routeTable")[0], Some(7));
    let overlay = here(cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np("np1").count(7)));
    assert!(rows(overlay.only_cluster(), "routeTable").is_empty());
}

#[test]
fn each_pool_holds_a_thousand_nodes() {
    let document = here(cluster("aks").pool(np("np1").count(950)).pool(np("np2").count(2)));
    let row = document.row_named("poolNodes", "np1");
    assert_eq!(row["available"], 1_000);
    assert_eq!(required(row), [950, 1_045, 950, 1_045].map(Some));
    assert_eq!(required(document.row_named("poolNodes", "np2"))[0], Some(2));
}

#[test]
fn a_cluster_holds_the_smallest_number_of_nodes_that_applies() {
    use aks_network_planner::design::NetworkPolicy::{Azure, Calico};
    let free = |cluster: ClusterPlan| cluster.with(|cluster| cluster.sku_tier = Some("free".into()));
    let kubenet = || cluster("aks").kubenet().pod_cidr("10.244.0.0/16");
    let cases = [
        (cluster("aks"), 5_000),
        (free(cluster("aks")), 1_000),
        (kubenet(), 400),
        (free(kubenet()), 400),
        (cluster("aks").policy(Azure), 250),
        (kubenet().policy(Azure), 250),
        (cluster("aks").policy(Calico), 5_000),
    ];
    for (aks, most) in cases {
        assert_eq!(here(aks.pool(np("np1"))).available("clusterNodes"), Some(most));
    }
}

#[test]
fn pods_of_a_cluster_are_counted_where_pods_per_node_are_given() {
    let overlay = || cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    let given = here(overlay().pool(np("np1").count(10).pods_per_node(20)));
    assert_eq!(given.required("clusterPods"), [200, 220, 200, 220].map(Some));
    let partly = here(overlay().pool(np("np1").pods_per_node(20)).pool(np("np2")));
    assert_eq!(partly.required("clusterPods"), [None; 4]);
}

#[test]
fn pods_of_a_cluster_have_a_target_by_model_and_less_with_npm() {
    use aks_network_planner::design::NetworkPolicy::Azure;
    let in_pods = || np("np1").pods_in("vnet/pods");
    let cases = [
        (cluster("aks").overlay().pool(np("np1")), Some(200_000)),
        (cluster("aks").pool(in_pods()), Some(50_000)),
        (cluster("aks").pool(in_pods().static_blocks()), Some(1_000_000)),
        (cluster("aks").policy(Azure).overlay().pool(np("np1")), Some(20_000)),
        (cluster("aks").policy(Azure).pool(np("np1")), Some(20_000)),
        (cluster("aks").pool(np("np1")), None),
        (cluster("aks").kubenet().pool(np("np1")), None),
    ];
    for (aks, target) in cases {
        let document = here(aks);
        let rows = rows(document.only_cluster(), "clusterPods");
        assert_eq!(rows.first().and_then(|row| row["available"].as_u64()), target);
    }
}

#[test]
fn a_given_number_of_ports_is_set_aside_for_every_node() {
    let document = here(cluster("aks").load_balancer(2, 1_000).pool(np("np1").count(10).autoscaled(1, 20)));
    let row = document.row("snatPorts");
    assert_eq!(required(row), [10_000, 11_000, 20_000, 22_000].map(Some));
    assert_eq!([&row["available"], &row["unit"]], [&json!(128_000), &json!("ports")]);
    assert!(moments(row).iter().all(|moment| moment["perNode"] == 1_000));
}

#[test]
fn automatic_ports_fall_in_steps_with_the_number_of_nodes_and_are_never_short() {
    let document = here(cluster("aks").load_balancer(3, 0).pool(np("np1").count(90).autoscaled(1, 700)));
    let row = document.row("snatPorts");
    let ports = moments(row).map(|moment| moment["perNode"].as_u64());
    assert_eq!(ports, [1_024, 1_024, 192, 192].map(Some), "90 and 99 nodes: 512 × 3; 700 and 770: 64 × 3");
    assert_eq!(required(row), [None; 4]);
    assert_eq!(moments(row).map(|moment| moment["fits"].as_bool()), [None; 4]);
    assert_eq!(row["available"], 192_000);
}

#[test]
fn automatic_ports_are_unknown_above_a_thousand_nodes() {
    let pool = np("np1").count(1_000).surge("1");
    let document = here(cluster("aks").load_balancer(1, 0).pool(pool));
    let ports = moments(document.row("snatPorts")).map(|moment| moment["perNode"].as_u64());
    assert_eq!(ports[..2], [Some(32), None]);
}

#[test]
fn cluster_ips_seen_nowhere_are_unknown_and_the_range_offers_two_less_than_its_size() {
    for (range, addresses) in [("10.0.0.0/16", 65_534), ("10.0.0.0/27", 30), ("10.0.0.0/31", 0)] {
        let document = here(cluster("aks").service_cidr(range).pool(np("np1")));
        assert_eq!(document.available("serviceCidr"), Some(addresses));
        assert_eq!(document.required("serviceCidr"), [None; 4]);
    }
}

#[test]
fn an_api_server_takes_nine_addresses_for_each_cluster_that_uses_the_subnet() {
    let vnet = || vnet().subnet(subnet("api", "10.1.1.0/28"));
    let of = |name| cluster(name).api_server_in("vnet/api").pool(np("np1"));
    let one = plan().network(vnet()).cluster(of("a")).document();
    assert_eq!(one.required("apiServerSubnet"), [Some(9); 4]);
    assert_eq!(one.available("apiServerSubnet"), Some(11));
    let two = plan().network(vnet()).cluster(of("a")).cluster(of("b")).document();
    assert_eq!(required(rows(two.cluster("b"), "apiServerSubnet")[0]), [Some(18); 4]);
}

#[test]
fn what_is_available_is_never_below_nothing() {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/31"));
    let document = plan().network(vnet).cluster(cluster("aks").pool(np("np1"))).document();
    assert_eq!(document.available("nodeSubnet"), Some(0));
}

#[test]
fn each_ipv4_prefix_of_a_subnet_loses_five_addresses_and_ipv6_takes_no_part() {
    let mut nodes = subnet("nodes", "10.1.0.0/26");
    nodes.prefixes = Some(["fd00::/64", "10.1.0.0/26", "10.1.1.0/26"].map(prefix).to_vec());
    let vnet = network("vnet", "10.1.0.0/16").subnet(nodes);
    let document = plan().network(vnet).cluster(cluster("aks").pool(np("np1").max_pods(10))).document();
    let row = document.row("nodeSubnet");
    assert_eq!([&row["available"], &row["prefix"]], [&json!(118), &json!("10.1.0.0/26")]);
    assert_eq!(required(row)[0], Some(11));
}

#[test]
fn ports_are_told_only_of_a_standard_load_balancer() {
    let balanced = || cluster("aks").load_balancer(1, 0).pool(np("np1"));
    let others = [
        balanced()
            .profile(|profile| profile.outbound_type = Some(Word::Known(OutboundType::UserDefinedRouting))),
        balanced().profile(|profile| profile.load_balancer_sku = Some(Word::Known(LoadBalancerSku::Basic))),
        balanced().profile(|profile| profile.outbound_type = Some(Word::Newer("teleport".into()))),
    ];
    assert_eq!(rows(here(balanced()).only_cluster(), "snatPorts").len(), 1);
    for other in others {
        assert!(rows(here(other).only_cluster(), "snatPorts").is_empty());
    }
}

#[test]
fn outbound_addresses_are_the_first_number_that_the_profile_tells() {
    let none = LoadBalancerProfile::default;
    let cases = [
        (
            LoadBalancerProfile { managed_outbound_ips: Some(3), effective_outbound_ips: Some(4), ..none() },
            Some(3),
        ),
        (LoadBalancerProfile { outbound_ips: Some(2), effective_outbound_ips: Some(4), ..none() }, Some(2)),
        (
            LoadBalancerProfile { outbound_ip_prefix_lengths: Some(vec![Some(31), Some(30)]), ..none() },
            Some(6),
        ),
        (LoadBalancerProfile { outbound_ip_prefix_lengths: Some(vec![Some(31), None]), ..none() }, None),
        (
            LoadBalancerProfile { effective_outbound_ips: Some(4), managed_outbound_ipv6: Some(1), ..none() },
            Some(3),
        ),
    ];
    for (profile, addresses) in cases {
        let document = here(cluster("aks").outbound(profile.clone()).pool(np("np1")));
        let ports = addresses.map(|addresses: u64| addresses * 64_000);
        assert_eq!(document.available("snatPorts"), ports, "{profile:?}");
    }
}

#[test]
fn without_a_load_balancer_profile_there_is_one_outbound_address() {
    let aks = cluster("aks").load_balancer(5, 0).profile(|profile| profile.load_balancer_profile = None);
    assert_eq!(here(aks.pool(np("np1"))).available("snatPorts"), Some(64_000));
}

/// A network whose subnet holds 60 addresses, 31 of them those of machines in a group of that name.
fn inhabited(group: &str) -> NetworkPlan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.usage = usage(60, &[(group, 31)]);
    network("vnet", "10.1.0.0/16").subnet(nodes)
}

fn residents_of(network: NetworkPlan, aks: ClusterPlan) -> Option<u64> {
    let document = plan().network(network).cluster(aks.pool(np("np1").max_pods(30))).document();
    document.row("nodeSubnet")["residents"].as_u64()
}

#[test]
fn residents_are_those_that_are_no_machines_of_a_cluster_read() {
    assert_eq!(residents_of(inhabited("mc_rg_aks_westeurope"), cluster("aks")), Some(29));
    assert_eq!(residents_of(inhabited("rg-of-somebody-else"), cluster("aks")), Some(60));
}

#[test]
fn machines_are_known_by_the_usual_name_where_no_node_resource_group_is_printed() {
    let unnamed = || cluster("aks").with(|cluster| cluster.node_resource_group = None);
    assert_eq!(residents_of(inhabited("mc_rg_aks_westeurope"), unnamed()), Some(29));
    assert_eq!(residents_of(inhabited("mc_rg_aks2_westeurope"), unnamed()), Some(60));
    let own = || cluster("aks").with(|cluster| cluster.node_resource_group = Some("own".into()));
    assert_eq!(residents_of(inhabited("mc_rg_aks_westeurope"), own()), Some(60));
}

#[test]
fn machines_of_another_cluster_read_are_no_residents_either() {
    let other = cluster("b").pool(pool("np1").nodes_in("vnet/nodes"));
    let document = plan()
        .network(inhabited("mc_rg_b_westeurope"))
        .cluster(cluster("a").pool(np("np1").max_pods(30)))
        .cluster(other)
        .document();
    let row = rows(document.cluster("a"), "nodeSubnet")[0];
    assert_eq!(row["residents"], 29);
    assert_eq!(required(row)[0], Some(31 + 31 + 29));
}

#[test]
fn the_reserve_that_a_design_plans_for_counts_as_residents() {
    let mut network = inhabited("mc_rg_aks_westeurope");
    network.0.subnets[0].reserve = Some(10);
    assert_eq!(residents_of(network, cluster("aks")), Some(39));
}

#[test]
fn without_residents_the_sum_is_computed_and_not_complete() {
    let mut network = inhabited("mc_rg_aks_westeurope");
    network.0.subnets[0].usage = None;
    let document = plan().network(network).cluster(cluster("aks").pool(np("np1").max_pods(30))).document();
    let row = document.row("nodeSubnet");
    assert_eq!([&row["residents"], &row["complete"]], [&json!(null), &json!(false)]);
    assert_eq!(required(row)[0], Some(31));
    assert_eq!(document.0["networks"][0]["subnets"][0]["used"], json!(null));
}

/// An overlay cluster of three nodes that may grow to fifty.
fn growing() -> ClusterPlan {
    cluster("aks").overlay().pod_cidr("10.244.0.0/19").pool(np("np1").count(3).autoscaled(3, 50))
}

#[test]
fn the_service_counts_an_overlay_cluster_at_its_maximum_without_surge() {
    let document = here(growing());
    let refused = json!({ "required": 50, "fits": false, "errorCode": "InsufficientSubnetSize" });
    assert_eq!(document.row("podCidr")["preflight"], refused);
    let passed = json!({ "required": 50, "fits": true, "errorCode": "InsufficientSubnetSize" });
    assert_eq!(document.row("nodeSubnet")["preflight"], passed);
}

#[test]
fn the_service_counts_nodes_and_no_residents() {
    let document = plan().network(inhabited("somebody-else")).cluster(growing()).document();
    assert_eq!(document.row("nodeSubnet")["preflight"]["required"], 50);
    assert_eq!(document.required("nodeSubnet")[2], Some(110));
}

#[test]
fn the_service_counts_given_ports_at_the_maximum_with_surge() {
    let aks = cluster("aks").load_balancer(1, 21_000).pool(np("np1").count(3));
    let expected = json!({
        "required": 84_000, "fits": false,
        "errorCode": "InvalidLoadBalancerProfileAllocatedOutboundPorts",
    });
    assert_eq!(here(aks).row("snatPorts")["preflight"], expected);
}

#[test]
fn the_service_counts_nothing_else_ahead() {
    let kubenet = here(cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np("np1").count(3)));
    let flat = here(cluster("aks").load_balancer(1, 0).pool(np("np1").pods_in("vnet/pods")));
    for document in [kubenet, flat] {
        for row in document.only_cluster()["capacity"].as_array().expect("rows") {
            assert_eq!(row["preflight"], json!(null), "{}", row["resource"]);
        }
    }
}

#[test]
fn an_error_code_stands_where_today_or_an_upgrade_does_not_fit() {
    let pool = |nodes| np("np1").count(nodes).max_pods(30);
    let code = |nodes| here(cluster("aks").pool(pool(nodes))).row("nodeSubnet")["errorCode"].clone();
    assert_eq!(
        [code(7), code(8), code(9)],
        [json!(null), json!("InsufficientSubnetSize"), json!("InsufficientSubnetSize")]
    );
    let later = here(cluster("aks").pool(pool(3).autoscaled(3, 20)));
    assert_eq!(later.row("nodeSubnet")["errorCode"], json!(null), "a later moment has none");
}

#[test]
fn each_resource_has_its_own_error_code_or_none() {
    let code = |aks: ClusterPlan, resource: &str| here(aks).row(resource)["errorCode"].clone();
    let crowded = |aks: ClusterPlan| aks.pod_cidr("10.244.0.0/24").pool(np("np1").count(2));
    assert_eq!(code(crowded(cluster("aks").overlay()), "podCidr"), "InsufficientSubnetSize");
    assert_eq!(code(crowded(cluster("aks").kubenet()), "podCidr"), "InsufficientPodCidr");
    let ports = cluster("aks").load_balancer(1, 64_000).pool(np("np1").count(2));
    assert_eq!(code(ports, "snatPorts"), "InvalidLoadBalancerProfileAllocatedOutboundPorts");
    let pods = cluster("aks").pool(np("np1").count(50).pods_in("vnet/pods"));
    assert_eq!(code(pods, "podSubnet"), json!(null));
    let routes = cluster("aks").kubenet().pod_cidr("10.240.0.0/12").pool(np("np1").count(500));
    assert_eq!(code(routes, "routeTable"), json!(null));
    let nodes = cluster("aks").pool(np("np1").count(6_000));
    assert_eq!(code(nodes, "clusterNodes"), json!(null));
}

#[test]
fn the_smallest_prefix_holds_every_moment_and_stands_only_where_a_prefix_runs_out() {
    let aks = cluster("aks")
        .overlay()
        .pod_cidr("10.244.0.0/24")
        .service_cidr("10.0.0.0/16")
        .load_balancer(1, 0)
        .pool(np("np1").count(3).autoscaled(3, 50));
    let document = here(aks);
    let prefix = |resource: &str| document.row(resource)["smallestPrefix"].clone();
    assert_eq!(prefix("podCidr"), 18, "55 blocks");
    assert_eq!(prefix("nodeSubnet"), 26, "55 addresses of 59");
    for resource in ["poolNodes", "clusterNodes", "clusterPods", "snatPorts", "serviceCidr"] {
        assert_eq!(prefix(resource), json!(null), "{resource}");
    }
}

#[test]
fn percentages_are_rounded_down_also_below_nothing() {
    let document = here(cluster("aks").pool(np("np1").count(9).max_pods(30)));
    let [steady, upgrading, ..] = moments(document.row("nodeSubnet"));
    assert_eq!([&steady["headroom"], &steady["headroomPercent"]], [&json!(-28), &json!(-12)]);
    assert_eq!([&upgrading["headroom"], &upgrading["headroomPercent"]], [&json!(-59), &json!(-24)]);
}

#[test]
fn rows_stand_in_the_order_of_the_table() {
    let vnet = vnet().subnet(subnet("api", "10.1.1.0/28"));
    let aks = cluster("aks")
        .service_cidr("10.0.0.0/16")
        .load_balancer(1, 0)
        .api_server_in("vnet/api")
        .pool(np("np1").pods_in("vnet/pods"));
    let document = plan().network(vnet).cluster(aks).document();
    let rows = document.only_cluster()["capacity"].as_array().expect("rows");
    let resources: Vec<&str> = rows.iter().filter_map(|row| row["resource"].as_str()).collect();
    let expected = [
        "nodeSubnet",
        "podSubnet",
        "poolNodes",
        "clusterNodes",
        "clusterPods",
        "snatPorts",
        "serviceCidr",
        "apiServerSubnet",
    ];
    assert_eq!(resources, expected);
}

#[test]
fn a_gateway_pool_counts_like_any_other() {
    let gateway = np("gw").count(2).mode(PoolMode::Gateway);
    let plan: Plan = plan().network(vnet()).cluster(cluster("aks").pool(np("np1").count(3)).pool(gateway));
    assert_eq!(plan.document().required("clusterNodes")[0], Some(5));
}
