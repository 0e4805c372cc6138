//! The platform's documented examples: test vectors, and the tables that Microsoft's articles print.
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::PoolMode;

use crate::support::document::{moments, required, rows};
use crate::support::plan::usage;
use crate::support::{ClusterPlan, Document, PoolPlan, cluster, network, plan, pool, subnet};

/// A cluster whose pools stand in a subnet `vnet/nodes` of that range.
fn in_subnet(range: &str, cluster: ClusterPlan) -> Document {
    plan().network(network("vnet", "10.0.0.0/8").subnet(subnet("nodes", range))).cluster(cluster).document()
}

fn np(nodes: u64) -> PoolPlan {
    pool("np1").count(nodes).nodes_in("vnet/nodes")
}

/// Nodes that fit, surge included, of a pool with that surge.
fn largest(range: &str, cluster: ClusterPlan, surge: &str) -> Option<u64> {
    in_subnet(range, cluster.pool(np(1).surge(surge))).max_nodes()
}

#[test]
fn tv1_a_24_with_thirty_pods_a_node_takes_eight_nodes() {
    let aks = cluster("aks").pool(np(1).max_pods(30).surge("0"));
    assert_eq!(in_subnet("10.1.0.0/24", aks).max_nodes(), Some(8));
    let eight = in_subnet("10.1.0.0/24", cluster("aks").pool(np(8).max_pods(30).surge("0")));
    assert_eq!(eight.required("nodeSubnet")[0], Some(248));
}

#[test]
fn tv2_a_24_with_a_hundred_and_ten_pods_a_node_takes_two_nodes() {
    let aks = cluster("aks").pool(np(2).max_pods(110).surge("0"));
    let document = in_subnet("10.1.0.0/24", aks);
    assert_eq!(document.max_nodes(), Some(2));
    assert_eq!(document.required("nodeSubnet")[0], Some(222));
}

#[test]
fn tv3_thirty_nodes_fit_a_22_and_cannot_be_upgraded() {
    let document = in_subnet("10.1.0.0/22", cluster("aks").pool(np(30).max_pods(30).surge("10%")));
    assert_eq!(document.available("nodeSubnet"), Some(1_019));
    assert_eq!(document.required("nodeSubnet")[..2], [930, 1_023].map(Some));
    assert_eq!(document.fits("nodeSubnet")[..2], [true, false].map(Some));
}

#[test]
fn tv4_two_hundred_and_fifty_six_nodes_fill_a_16_and_leave_no_block_for_surge() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np(256).surge("10%"));
    let document = in_subnet("10.1.0.0/20", aks);
    assert_eq!(document.fits("podCidr")[..2], [true, false].map(Some));
    assert_eq!(document.required("podCidr")[..2], [256, 282].map(Some));
}

#[test]
fn tv5_an_18_has_64_blocks_and_takes_58_nodes() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/18");
    assert_eq!(largest("10.1.0.0/20", aks, "10%"), Some(58));
}

#[test]
fn tv6_a_26_with_two_residents_takes_57_nodes_those_of_surge_included() {
    let mut nodes = subnet("nodes", "10.1.0.0/26");
    nodes.usage = usage(2, &[]);
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np(57).surge("0"));
    let document = plan().network(network("vnet", "10.0.0.0/8").subnet(nodes)).cluster(aks).document();
    assert_eq!(document.required("nodeSubnet")[0], Some(59));
    assert_eq!(document.available("nodeSubnet"), Some(59));
    assert_eq!(document.max_nodes(), Some(57));
}

/// What a pod subnet must hold for ten nodes, and its floor.
fn pods(pool: PoolPlan) -> (Option<u64>, Option<u64>) {
    let vnet = network("vnet", "10.0.0.0/8")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.2.0.0/16"));
    let document = plan().network(vnet).cluster(cluster("aks").pool(pool.pods_in("vnet/pods"))).document();
    let steady = moments(document.row("podSubnet"))[0].clone();
    (steady["required"].as_u64(), steady["floor"].as_u64())
}

#[test]
fn tv7_ten_nodes_of_thirty_pods_hold_490_addresses_at_least_170_and_at_most_2_510() {
    assert_eq!(pods(np(10).max_pods(250).pods_per_node(30)), (Some(490), Some(170)));
    assert_eq!(pods(np(10).max_pods(250)), (Some(2_510), Some(170)));
}

#[test]
fn tv8_ten_nodes_of_a_hundred_and_ten_pods_hold_1_120_addresses_in_static_blocks() {
    assert_eq!(pods(np(10).max_pods(110).static_blocks()).0, Some(1_120));
}

#[test]
fn tv9_a_kubenet_24_takes_251_nodes_and_a_pod_cidr_of_a_16() {
    let aks = |pod_cidr| cluster("aks").kubenet().pod_cidr(pod_cidr).pool(np(251));
    let document = in_subnet("10.1.0.0/24", aks("10.244.0.0/16"));
    assert_eq!(document.required("nodeSubnet")[0], document.available("nodeSubnet"));
    assert_eq!(document.only_cluster()["pools"][0]["maxPods"], 110);
    assert_eq!(document.fits("podCidr")[0], Some(true));
    assert_eq!(document.max_nodes(), Some(228), "228 and 23 of surge are 251");
    assert_eq!(in_subnet("10.1.0.0/24", aks("10.244.0.0/17")).fits("podCidr")[0], Some(false));
}

#[test]
fn tv10_the_service_refuses_an_autoscaled_pool_at_its_maximum() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/19").pool(np(3).autoscaled(3, 50));
    let document = in_subnet("10.1.0.0/20", aks);
    let preflight = &document.row("podCidr")["preflight"];
    assert_eq!(
        [&preflight["required"], &preflight["fits"]],
        [&serde_json::json!(50), &serde_json::json!(false)]
    );
    assert_eq!(preflight["errorCode"], "InsufficientSubnetSize");
    assert_eq!(document.available("podCidr"), Some(32));
}

#[test]
fn tv11_two_api_servers_do_not_fit_a_28() {
    let of = |name| cluster(name).api_server_in("vnet/nodes");
    let vnet = network("vnet", "10.0.0.0/8").subnet(subnet("nodes", "10.1.0.0/28"));
    let document = plan().network(vnet).cluster(of("a")).cluster(of("b")).document();
    let row = rows(document.cluster("a"), "apiServerSubnet")[0];
    assert_eq!([required(row)[0], row["available"].as_u64()], [Some(18), Some(11)]);
    assert_eq!(document.severity("api-server-subnet-too-small"), Some("error"));
}

#[test]
fn tv12_two_nodes_of_ten_pods_are_rejected() {
    let document = in_subnet("10.1.0.0/24", cluster("aks").pool(np(2).max_pods(10)));
    assert_eq!(document.severity("too-few-pods"), Some("error"));
}

#[test]
fn blocks_of_a_pod_cidr_by_its_prefix() {
    let table = [
        (8, 65_536),
        (11, 8_192),
        (12, 4_096),
        (13, 2_048),
        (14, 1_024),
        (15, 512),
        (16, 256),
        (17, 128),
        (18, 64),
        (19, 32),
        (20, 16),
        (21, 8),
        (22, 4),
        (23, 2),
        (24, 1),
        (25, 0),
        (26, 0),
        (28, 0),
        (32, 0),
    ];
    for (length, blocks) in table {
        let aks = cluster("aks").overlay().pod_cidr(&format!("10.0.0.0/{length}")).pool(np(1));
        assert_eq!(in_subnet("172.16.0.0/24", aks).available("podCidr"), Some(blocks), "/{length}");
    }
}

#[test]
fn five_thousand_nodes_need_an_11() {
    let aks = cluster("aks").overlay().pod_cidr("10.0.0.0/24").pool(np(5_000).surge("0"));
    assert_eq!(in_subnet("172.16.0.0/16", aks).row("podCidr")["smallestPrefix"], 11);
}

#[test]
fn addresses_that_a_node_with_dynamic_allocation_holds() {
    let table = [
        (0, 16),
        (8, 16),
        (9, 32),
        (24, 32),
        (25, 48),
        (40, 48),
        (41, 64),
        (56, 64),
        (57, 80),
        (72, 80),
        (73, 96),
        (88, 96),
        (89, 112),
        (104, 112),
        (105, 128),
    ];
    for (pods_per_node, held) in table {
        let (needed, _) = pods(np(1).max_pods(250).pods_per_node(pods_per_node));
        assert_eq!(needed, Some(held + 1), "{pods_per_node} pods");
    }
    assert_eq!(pods(np(1).max_pods(110).pods_per_node(110)).0, Some(111), "capped at the maximum of pods");
    assert_eq!(pods(np(1).max_pods(110).pods_per_node(104)).0, Some(111));
}

#[test]
fn a_24_of_pods_holds_fourteen_nodes_at_the_floor() {
    let vnet = network("vnet", "10.0.0.0/8")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.2.0.0/24"));
    let aks = cluster("aks").pool(np(1).surge("0").max_pods(250).pods_per_node(8).pods_in("vnet/pods"));
    assert_eq!(plan().network(vnet).cluster(aks).document().max_nodes(), Some(14));
}

#[test]
fn blocks_that_a_node_with_static_allocation_takes() {
    let table =
        [(30, 2), (31, 2), (32, 3), (47, 3), (63, 4), (110, 7), (111, 7), (127, 8), (239, 15), (250, 16)];
    for (max_pods, blocks) in table {
        let (needed, floor) = pods(np(1).max_pods(max_pods).static_blocks());
        assert_eq!((needed, floor), (Some(blocks * 16), None), "{max_pods} pods");
    }
}

#[test]
fn static_blocks_of_a_subnet_by_its_prefix() {
    for (length, blocks) in
        [(22, 62), (23, 30), (24, 14), (25, 6), (26, 2), (27, 0), (28, 0), (29, 0), (30, 0)]
    {
        let vnet = network("vnet", "10.0.0.0/8")
            .subnet(subnet("nodes", "10.1.0.0/24"))
            .subnet(subnet("pods", &format!("10.2.0.0/{length}")));
        let aks = cluster("aks").pool(np(1).pods_in("vnet/pods").static_blocks());
        let document = plan().network(vnet).cluster(aks).document();
        assert_eq!(document.available("podSubnet"), Some(blocks * 16), "/{length}");
    }
}

#[test]
fn clusters_that_one_api_server_subnet_takes() {
    for (length, clusters) in [(28, 1), (27, 3), (26, 6), (25, 13), (24, 27)] {
        let fits = |clusters: u64| {
            let vnet = network("vnet", "10.0.0.0/8").subnet(subnet("nodes", &format!("10.1.0.0/{length}")));
            let of = |at| cluster(&format!("aks-{at}")).api_server_in("vnet/nodes");
            let document =
                (0..clusters).fold(plan().network(vnet), |plan, at| plan.cluster(of(at))).document();
            rows(document.cluster("aks-0"), "apiServerSubnet")[0]["moments"]["steady"]["fits"].as_bool()
        };
        assert_eq!((fits(clusters), fits(clusters + 1)), (Some(true), Some(false)), "/{length}");
    }
}

#[test]
fn usable_addresses_of_a_subnet() {
    for (length, usable) in
        [(29, 3), (28, 11), (27, 27), (26, 59), (25, 123), (24, 251), (22, 1_019), (16, 65_531)]
    {
        let document = in_subnet(&format!("10.1.0.0/{length}"), cluster("aks").pool(np(1)));
        assert_eq!(document.available("nodeSubnet"), Some(usable), "/{length}");
    }
}

/// A cluster with that many nodes behind a load balancer; without surge, so that nodes are what they are.
fn behind(addresses: u64, ports: u64, nodes: u64) -> Document {
    let aks = cluster("aks").overlay().pod_cidr("10.0.0.0/8").load_balancer(addresses, ports);
    in_subnet("172.16.0.0/16", aks.pool(np(nodes).surge("0")))
}

#[test]
fn nodes_by_given_ports_and_outbound_addresses() {
    for (ports, addresses, nodes) in [(1_000, 2, 128), (1_000, 7, 448), (4_000, 2, 32), (4_000, 7, 112)] {
        let document = behind(addresses, ports, 1);
        assert_eq!(document.max_nodes(), Some(nodes), "{ports} ports, {addresses} addresses");
        assert_eq!(document.limited_by(), Resource::SnatPorts.text());
    }
}

#[test]
fn automatic_ports_by_nodes_and_outbound_addresses() {
    let table = [
        (20, 3, 1_024),
        (100, 1, 512),
        (100, 2, 1_024),
        (100, 3, 1_024),
        (300, 7, 896),
        (150, 7, 1_024),
        (48, 1, 1_024),
        (50, 1, 1_024),
        (51, 1, 512),
        (52, 1, 512),
        (101, 1, 256),
        (200, 1, 256),
        (201, 1, 128),
        (400, 1, 128),
        (401, 1, 64),
        (800, 1, 64),
        (801, 1, 32),
        (1_000, 1, 32),
    ];
    for (nodes, addresses, ports) in table {
        let document = behind(addresses, 0, nodes);
        let steady = moments(document.row("snatPorts"))[0];
        assert_eq!(steady["perNode"], ports, "{nodes} nodes, {addresses} addresses");
    }
    assert!(moments(behind(1, 0, 1_001).row("snatPorts"))[0]["perNode"].is_null());
}

/// Whether the service takes given ports: pools as (count, maximum), with their surge of ten percent.
fn taken(pools: &[(u64, Option<u64>)], addresses: u64, ports: u64) -> (u64, bool) {
    let balanced = cluster("aks").overlay().pod_cidr("10.0.0.0/8").load_balancer(addresses, ports);
    let aks = pools.iter().enumerate().fold(balanced, |aks, (at, (count, most))| {
        let pool = pool(&format!("np{at}")).count(*count).nodes_in("vnet/nodes");
        aks.pool(most.map_or(pool.clone(), |most| pool.autoscaled(*count, most)))
    });
    let document = in_subnet("172.16.0.0/16", aks);
    let preflight = &document.row("snatPorts")["preflight"];
    (preflight["required"].as_u64().expect("a sum"), preflight["fits"].as_bool().expect("a verdict"))
}

#[test]
fn the_services_own_check_of_given_ports() {
    assert_eq!(taken(&[(3, None)], 1, 21_000), (84_000, false), "3 nodes and one of surge");
    assert_eq!(taken(&[(8, None)], 1, 8_000), (72_000, false), "8 nodes and one of surge");
    let three = [(1, Some(10)), (1, Some(10)), (1, Some(2))];
    assert_eq!(taken(&three, 1, 3_200), (80_000, false), "22 nodes in three pools count as 25");
    assert_eq!(taken(&three, 1, 2_560), (64_000, true));
}

#[test]
fn addresses_that_a_number_of_nodes_needs_for_its_ports() {
    for (nodes, ports, addresses) in [(9, 8_000, 2), (102, 4_000, 7), (17, 7_104, 2), (25, 2_560, 1)] {
        let fits = |addresses| behind(addresses, ports, nodes).fits("snatPorts")[0];
        assert_eq!(fits(addresses), Some(true), "{nodes} × {ports}");
        if addresses > 1 {
            assert_eq!(fits(addresses - 1), Some(false), "{nodes} × {ports}");
        }
    }
}

#[test]
fn a_gateway_pool_needs_ports_as_well() {
    let aks = cluster("aks").overlay().pod_cidr("10.0.0.0/8").load_balancer(1, 8_000);
    let gateway = pool("gw").count(2).surge("0").mode(PoolMode::Gateway).nodes_in("vnet/nodes");
    let document = in_subnet("172.16.0.0/16", aks.pool(np(3).surge("0")).pool(gateway));
    assert_eq!(document.required("snatPorts")[0], Some(40_000));
}
