//! Ports of a load balancer: what the service takes, what it refuses, and where growth cuts them.
use aks_network_planner::azure::ports::automatic_ports;
use aks_network_planner::capacity::capacity;
use aks_network_planner::design::LoadBalancerProfile;
use aks_network_planner::egress::{Crossing, PortPlan, addresses_for, largest_ports, port_plan};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::support::plan::public_address;
use crate::support::{ClusterPlan, cluster, network, plan, pool, subnet};

fn of(cluster: ClusterPlan) -> Option<PortPlan> {
    let network = network("vnet", "10.64.0.0/10").subnet(subnet("nodes", "10.64.0.0/12"));
    let resolved = resolve(&plan().network(network).cluster(cluster).0);
    port_plan(&resolved, &capacity(&resolved), 0)
}

fn overlay() -> ClusterPlan {
    cluster("aks").overlay().pod_cidr("10.240.0.0/12")
}

fn np(nodes: u64) -> crate::support::PoolPlan {
    pool("np1").count(nodes).surge("0").nodes_in("vnet/nodes")
}

/// Nodes counted ahead, ports, addresses that they ask for, the largest number of ports with one address.
///
/// <https://github.com/Azure/azure-cli/issues/22374> (4 nodes, 21,000 ports), <https://github.com/jenkins-infra/azure/issues/580>
/// (25 nodes, 3,200 ports), <https://github.com/hashicorp/terraform-provider-azurerm/issues/7340> (17 nodes, 7,104 ports),
/// <https://learn.microsoft.com/azure/aks/load-balancer-standard>.
#[test]
fn addresses_that_nodes_ask_for_and_the_largest_number_of_ports() {
    for (nodes, ports, addresses, largest) in [
        (4, 21_000, 2, 16_000),
        (25, 3_200, 2, 2_560),
        (17, 7_104, 2, 3_760),
        (16, 7_104, 2, 4_000),
        (9, 7_104, 1, 7_104),
        (112, 4_000, 7, 568),
        (128, 1_000, 2, 496),
        (1, 64_000, 1, 64_000),
        (8_001, 8, 2, 0),
    ] {
        assert_eq!(addresses_for(nodes, ports), addresses, "{nodes} × {ports}");
        assert_eq!(largest_ports(1, nodes), largest, "{nodes}");
    }
    assert_eq!(largest_ports(3, 0), 64_000);
}

proptest! {
    #[test]
    fn the_largest_value_is_accepted_and_the_next_multiple_of_8_refused(addresses in 1u64..101, nodes in 1u64..6_000) {
        let largest = largest_ports(addresses, nodes);
        let is_taken = |ports: u64| nodes * ports <= 64_000 * addresses && ports <= 64_000;
        prop_assert!(largest.is_multiple_of(8) && is_taken(largest) && !is_taken(largest + 8));
    }

    #[test]
    fn so_many_addresses_are_enough_and_one_less_is_not(nodes in 1u64..6_000, ports in 1u64..8_001) {
        let addresses = addresses_for(nodes, ports);
        prop_assert!(addresses * 64_000 >= nodes * ports && (addresses - 1) * 64_000 < nodes * ports);
    }

    #[test]
    fn automatic_ports_never_grow_with_nodes(addresses in 1u64..17, nodes in 1u64..1_100, capped: bool) {
        let ports = |nodes| automatic_ports(nodes, addresses, capped).unwrap_or_default();
        prop_assert!(ports(nodes + 1) <= ports(nodes));
    }
}

#[test]
fn the_plan_counts_the_maximum_of_every_pool_with_its_surge() {
    let max = |name: &str, most| pool(name).count(1).autoscaled(1, most).surge("1").nodes_in("vnet/nodes");
    let aks = overlay().load_balancer(1, 3_200).pool(max("a", 10)).pool(max("b", 10)).pool(max("c", 2));
    let plan = of(aks).expect("a plan");
    assert_eq!((plan.counted, plan.needed, plan.largest), (Some(25), Some(2), Some(2_560)));
    assert_eq!(plan.per_node, [Some(3_200); 4]);
    let told: Vec<String> = plan.remarks().into_iter().map(|remark| remark.text).collect();
    assert_eq!(
        told,
        [
            "The service counts 25 nodes ahead; with 3,200 ports each they ask for 2 outbound addresses.",
            "The largest allocatedOutboundPorts that the service takes here is 2,560: 1 × 64,000 ports over 25 nodes, \
             down to a multiple of 8.",
        ]
    );
}

/// <https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large>
#[test]
fn only_large_clusters_are_told_to_leave_from_two_addresses() {
    let told = |nodes, addresses| {
        let plan = of(overlay().load_balancer(addresses, 8).pool(np(nodes))).expect("a plan");
        plan.remarks().iter().any(|remark| remark.text.starts_with("Clusters of more than 1,000 nodes"))
    };
    assert_eq!((told(1_001, 1), told(1_000, 1), told(1_001, 2)), (true, false, false));
}

/// Addresses of every kind count, prefixes by their size.
/// <https://learn.microsoft.com/azure/aks/configure-load-balancer-standard>
#[test]
fn prefixes_count_by_their_size_and_kinds_together() {
    let profile = |managed, lengths: Option<Vec<Option<u8>>>| LoadBalancerProfile {
        managed_outbound_ips: managed,
        outbound_ip_prefix_lengths: lengths,
        allocated_outbound_ports: Some(4_000),
        ..LoadBalancerProfile::default()
    };
    let counted = |profile, read: &[&str]| {
        let aks = overlay().outbound(profile).pool(np(30));
        let aks = aks.with(|cluster| cluster.outbound_addresses = vec![public_address("own")]);
        let network = network("vnet", "10.64.0.0/10").subnet(subnet("nodes", "10.64.0.0/12"));
        let design = plan().network(network).cluster(aks);
        let design = read.iter().fold(design, |design, range| design.public_address("own", range));
        let resolved = resolve(&design.0);
        port_plan(&resolved, &capacity(&resolved), 0).expect("a plan").addresses
    };
    assert_eq!(counted(profile(None, Some(vec![None])), &[]), None);
    assert_eq!(counted(profile(None, Some(vec![None])), &["20.9.9.0/30"]), Some(4));
    assert_eq!(counted(profile(None, Some(vec![Some(31)])), &["20.9.9.0/31"]), Some(2));
    assert_eq!(counted(profile(Some(2), Some(vec![Some(31)])), &[]), Some(4));
}

/// <https://learn.microsoft.com/azure/load-balancer/load-balancer-outbound-connections>: 48 to 52 nodes with one
/// address, 1,024 to 512.
#[test]
fn boundaries_that_growth_crosses_are_told() {
    let grows = |addresses, most: u64| {
        let pools = most.div_ceil(1_000).max(1);
        let aks = (0..pools).fold(overlay().load_balancer(addresses, 0), |aks, at| {
            let pool = pool(&format!("p{at}")).count(1).autoscaled(1, most / pools).surge("0");
            aks.pool(pool.nodes_in("vnet/nodes"))
        });
        of(aks).expect("a plan").crossings
    };
    assert_eq!(grows(1, 50), []);
    assert_eq!(grows(1, 52), [Crossing { nodes: 50, before: 1_024, after: Some(512) }]);
    assert_eq!(grows(2, 100), [], "two addresses keep 1,024 up to 100 nodes");
    assert_eq!(grows(2, 101), [Crossing { nodes: 100, before: 1_024, after: Some(512) }]);
    assert_eq!(grows(1, 1_200).last(), Some(&Crossing { nodes: 1_000, before: 32, after: None }));
    let large = overlay().load_balancer(1, 0).pool(np(600).autoscaled(600, 900));
    let large = of(large.pool(pool("np2").count(1).autoscaled(1, 300).surge("0").nodes_in("vnet/nodes")));
    let told: Vec<String> = large.expect("a plan").remarks().into_iter().map(|remark| remark.text).collect();
    let says = "From node 1,001 on the platform names no number of ports: set allocatedOutboundPorts, or use a NAT gateway.";
    assert!(told.iter().any(|text| text == says), "{told:?}");
}

#[test]
fn without_a_load_balancer_or_its_nodes_nothing_is_planned() {
    use aks_network_planner::design::OutboundType;
    let routed = overlay().pool(np(3));
    let routed = routed
        .profile(|profile| profile.outbound_type = crate::support::known(OutboundType::UserDefinedRouting));
    assert_eq!(of(routed), None);
    let unlisted =
        of(overlay().load_balancer(2, 1_024).with(|cluster| cluster.pools = None)).expect("a plan");
    assert_eq!((unlisted.counted, unlisted.needed, unlisted.largest), (None, None, None));
    assert_eq!(unlisted.remarks(), []);
}
