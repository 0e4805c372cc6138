//! Errors that people met, with the numbers that they named: each row tells where.
use aks_network_planner::diagnosis::{Change, Standing};

use super::{changes, diagnosed, diagnosed_with, prefix_length, sums, words};
use crate::support::plan::{Plan, cluster, network, plan, pool, subnet, usage};

fn too_small(required: u64, available: u64) -> String {
    format!("Pre-allocated IPs {required} exceeds IPs available in Subnet {available}")
}

fn too_small_in(required: u64, available: u64, range: &str, name: &str) -> String {
    format!(
        "(InsufficientSubnetSize) Pre-allocated IPs {required} exceeds IPs available {available} in Subnet Cidr \
         {range}, Subnet Name {name}. http://aka.ms/aks/insufficientsubnetsize"
    )
}

/// Nothing is loaded: the sum that a report names is among those told, first where it is a usual one.
#[test]
fn without_a_cluster_the_likely_factors_are_told_as_possibilities() {
    let rows = [
        // Azure/AKS#456: ten nodes at 30 pods in a /24.
        (310, "10 × (30 + 1) = 310", 23),
        // The same with one node of surge.
        (341, "11 × (30 + 1) = 341", 23),
        // rancher/rancher#20784: three nodes at 110 pods.
        (333, "3 × (110 + 1) = 333", 23),
        // terraform-provider-azurerm PR#5735: five nodes at 100 pods.
        (505, "5 × (100 + 1) = 505", 23),
        // AKS documents, legacy CNI: nine of 30 pods, the upgrade of eight.
        (279, "9 × (30 + 1) = 279", 23),
        // AKS documents, planning: 50 and 60 nodes with one of surge.
        (1_581, "51 × (30 + 1) = 1,581", 21),
        (1_891, "61 × (30 + 1) = 1,891", 21),
    ];
    for (required, sum, length) in rows {
        let diagnosis = diagnosed(&too_small(required, 251));
        assert_eq!(diagnosis.entry.map(|entry| entry.id), Some("ERR-01"), "{required}");
        assert_eq!(diagnosis.standing, Standing::Possible, "{required}");
        assert_eq!(sums(&diagnosis).first().map(String::as_str), Some(sum), "{required}");
        assert_eq!(prefix_length(&diagnosis), Some(length), "{required}");
        assert!(words(&diagnosis).contains("possibilities"), "{required}");
    }
}

#[test]
fn a_prefix_that_leaves_no_room_for_one_more_node_says_so() {
    // terraform-provider-azurerm PR#5735: a /23 fits by two addresses, and its upgrade does not.
    let told = words(&diagnosed(&too_small(505, 251)));
    assert!(told.contains("/23 has 507 usable"), "{told}");
    assert!(told.contains("606") && told.contains("/22"), "{told}");
    assert!(!words(&diagnosed(&too_small(310, 251))).contains("no room"));
}

/// Azure/AKS#456: node subnet, /24, ten nodes at 30 pods.
fn ten_nodes() -> Plan {
    let pool = pool("blue").count(10).max_pods(30).surge("1").nodes_in("vnet/snet-aks");
    plan()
        .cluster(cluster("aks").pool(pool))
        .network(network("vnet", "10.77.0.0/16").subnet(subnet("snet-aks", "10.77.3.0/24")))
}

#[test]
fn a_loaded_cluster_names_the_pool_and_whether_surge_is_counted() {
    let create = diagnosed_with(&ten_nodes(), &too_small(310, 251));
    assert_eq!(create.standing, Standing::Exact);
    assert_eq!(sums(&create), ["blue 10 × 31 = 310"]);
    let upgrade = diagnosed_with(&ten_nodes(), &too_small_in(341, 251, "10.77.3.0/24", "snet-aks"));
    assert_eq!(sums(&upgrade), ["blue (10 + 1) × 31 = 341"]);
    assert_eq!(upgrade.accounts[0].title, "today's nodes and the surge of blue");
    assert!(upgrade.summary.contains("90 short"), "{}", upgrade.summary);
    let expected = [Change::Count { pool: "blue".into(), to: 7 }, Change::Prefix(23)];
    assert_eq!(changes(&upgrade), expected, "one node of surge is 31 addresses, and 90 are short");
}

#[test]
fn eight_nodes_fit_a_subnet_that_their_upgrade_does_not() {
    // AKS documents, legacy CNI: /24, 30 pods: eight nodes at most, seven with room for an upgrade.
    let blue = pool("blue").count(8).max_pods(30).surge("1").nodes_in("vnet/snet-aks");
    let plan = plan()
        .cluster(cluster("aks").pool(blue))
        .network(network("vnet", "10.0.0.0/16").subnet(subnet("snet-aks", "10.0.0.0/24")));
    let diagnosis = diagnosed_with(&plan, &too_small_in(279, 251, "10.0.0.0/24", "snet-aks"));
    assert_eq!(sums(&diagnosis), ["blue (8 + 1) × 31 = 279"]);
    let expected = [
        Change::MaxSurge { pool: "blue".into(), to: 0 },
        Change::Count { pool: "blue".into(), to: 7 },
        Change::Prefix(23),
    ];
    assert_eq!(changes(&diagnosis), expected);
}

/// Two pools in one /24.
fn two_pools(range: &str, name: &str, pools: [(&str, u64, u64); 2]) -> Plan {
    let of = |(pool_name, nodes, pods): (&str, u64, u64)| {
        pool(pool_name).count(nodes).max_pods(pods).surge("1").nodes_in(&format!("vnet/{name}"))
    };
    let [one, two] = pools.map(of);
    plan()
        .cluster(cluster("aks").pool(one).pool(two))
        .network(network("vnet", "10.0.0.0/8").subnet(subnet(name, range)))
}

#[test]
fn surge_counted_for_both_pools_is_told_as_the_mistake_that_it_was() {
    // Azure/AKS#1795: 276 = 3 × 31 + 3 × 61, where one pool alone was upgraded (245 would have fitted).
    let plan = two_pools("10.142.26.0/24", "snet", [("one", 2, 30), ("two", 2, 60)]);
    let diagnosis = diagnosed_with(
        &plan,
        "Pre-allocated IPs 276 exceeds IPs available 251 in Subnet Cidr 10.142.26.0/24",
    );
    assert_eq!(diagnosis.standing, Standing::Exact);
    assert_eq!(sums(&diagnosis), ["one (2 + 1) × 31 + two (2 + 1) × 61 = 276"]);
    assert!(words(&diagnosis).contains("one and two at once"), "{}", words(&diagnosis));
    assert!(diagnosis.sources.iter().any(|source| source.url.ends_with("/1795")));
}

#[test]
fn a_number_that_no_combination_gives_is_told_with_the_nearest_and_its_difference() {
    // Azure/AKS#3653: the documented formula gives 222 + 62 = 284, the service said 255.
    let plan = two_pools("10.10.0.0/24", "AKS", [("pool1", 2, 110), ("win", 2, 30)]);
    let diagnosis = diagnosed_with(&plan, &too_small_in(255, 251, "10.10.0.0/24", "AKS"));
    assert_eq!(diagnosis.standing, Standing::Nearest);
    let [nearest] = diagnosis.accounts.as_slice() else { panic!("one: {diagnosis:#?}") };
    assert_eq!((nearest.total, nearest.difference), (284, -29));
    assert!(
        words(&diagnosis).contains("the nearest is 284, and the error tells 29 fewer"),
        "{}",
        words(&diagnosis)
    );
    // With the first pool alone loaded what is more may be the pool that is to be added.
    let blue = pool("pool1").count(2).max_pods(110).surge("0").nodes_in("vnet/AKS");
    let alone = self::plan()
        .cluster(cluster("aks").pool(blue))
        .network(network("vnet", "10.0.0.0/8").subnet(subnet("AKS", "10.10.0.0/24")));
    let told = words(&diagnosed_with(&alone, &too_small_in(284, 251, "10.10.0.0/24", "AKS")));
    assert!(told.contains("2 × (30 + 1) = 62"), "{told}");
}

#[test]
fn the_few_addresses_less_that_the_service_counts_for_a_node_are_named() {
    // Reported in 2026 for three nodes at 110 pods: 327, where the documented formula gives 333.
    let blue = pool("np").count(3).max_pods(110).surge("1").nodes_in("vnet/s");
    let plan = plan()
        .cluster(cluster("aks").pool(blue))
        .network(network("vnet", "10.0.0.0/16").subnet(subnet("s", "10.0.0.0/24")));
    let diagnosis = diagnosed_with(&plan, &too_small_in(327, 251, "10.0.0.0/24", "s"));
    assert_eq!(diagnosis.standing, Standing::Nearest);
    assert_eq!(diagnosis.accounts[0].difference, -6);
    assert!(words(&diagnosis).contains("2 a node"), "{}", words(&diagnosis));
}

#[test]
fn a_full_subnet_names_the_nodes_that_asked_at_once() {
    // Azure/AKS#2119: an upgrade needs 101 addresses: one node at 100 pods.
    let text = "VMSSAgentPoolReconciler retry failed: Subnet aks with address prefix 192.168.1.0/24 does not have enough capacity for 101 IP addresses";
    let diagnosis = diagnosed(text);
    assert_eq!(diagnosis.entry.map(|entry| entry.id), Some("ERR-03"));
    assert_eq!(sums(&diagnosis), ["1 × (100 + 1) = 101"]);
    assert!(words(&diagnosis).contains("cannot be resized"));
}

#[test]
fn a_pool_can_grow_as_far_as_free_addresses_go() {
    // Azure/AKS#2531: kubenet, /26 with 24 free, five nodes to 35: 29 was the number that worked.
    let mut snet = subnet("snet", "10.133.123.0/26");
    snet.usage = usage(35, &[("MC_rg_aks_westeurope", 5)]);
    let np = pool("np").count(5).autoscaled(1, 39).max_pods(110).nodes_in("vnet/snet");
    let plan = plan()
        .cluster(cluster("aks").kubenet().pool(np))
        .network(network("vnet", "10.133.0.0/16").subnet(snet));
    let text = "Failed to increase capacity for scale set \"aks-np-12345678-vmss\" to 30: Subnet snet with address prefix 10.133.123.0/26 does not have enough capacity for 30 IP addresses.";
    let diagnosis = diagnosed_with(&plan, text);
    assert_eq!(sums(&diagnosis), ["np 30 × 1 = 30"]);
    assert_eq!(changes(&diagnosis), [Change::MaxCount { pool: "np".into(), to: 29 }]);
}

#[test]
fn a_subnet_without_room_for_one_node_is_full_at_once() {
    // Azure/AKS-Construction#403: overlay in a /29, which offers three addresses.
    let np = pool("np").count(3).nodes_in("vnet/aks-sn");
    let plan = plan()
        .cluster(cluster("aks").overlay().pool(np))
        .network(network("vnet", "10.240.0.0/16").subnet(subnet("aks-sn", "10.240.0.0/29")));
    let text =
        "Subnet aks-sn with address prefix 10.240.0.0/29 does not have enough capacity for 1 IP addresses.";
    let diagnosis = diagnosed_with(&plan, text);
    assert_eq!(diagnosis.standing, Standing::Exact);
    assert_eq!(diagnosis.accounts[0].title, "1 node of np at once");
}

const POD_CIDR: &str = "(InsufficientSubnetSize) Pre-allocated IPs 1280 exceeds IPs available 1024 in Subnet Cidr 10.240.100.0/22, Subnet Name networkProfile.podCIDR. If Autoscaler is enabled, the max-count from each nodepool is counted towards this total.\nCode: InsufficientSubnetSize\nTarget: networkProfile.podCIDR\n";

#[test]
fn a_pod_cidr_is_counted_in_blocks_of_256() {
    // Azure/AKS-Construction#701: five nodes' blocks against four.
    let alone = diagnosed(POD_CIDR);
    assert_eq!(sums(&alone), ["5 × 256 = 1,280"]);
    assert_eq!(prefix_length(&alone), Some(21));
    let remarks: Vec<&str> = alone.numbers.iter().map(|number| number.remark.as_str()).collect();
    assert!(remarks.contains(&"5 blocks of 256 addresses, one a node"), "{remarks:?}");
    assert!(remarks.contains(&"4 blocks of 256 addresses, one a node"), "{remarks:?}");
}

#[test]
fn a_pod_cidr_counts_the_maximum_of_autoscaled_pools() {
    let np = pool("np").count(1).autoscaled(1, 3);
    let user = pool("user").count(1).autoscaled(1, 2);
    let plan = plan().cluster(cluster("aks").overlay().pod_cidr("10.240.100.0/22").pool(np).pool(user));
    let diagnosis = diagnosed_with(&plan, POD_CIDR);
    assert_eq!(diagnosis.accounts[0].title, "every autoscaled pool at its maximum");
    assert_eq!(sums(&diagnosis)[0], "np 3 × 256 + user 2 × 256 = 1,280");
    let first = Change::MaxCount { pool: "np".into(), to: 2 };
    assert_eq!(changes(&diagnosis).first(), Some(&first));
}

#[test]
fn the_pod_cidr_of_kubenet_cannot_change() {
    // Azure/AKS-Construction#357: three nodes against one block.
    let text =
        "(InsufficientPodCidr) Pre-allocated IPs 768 exceeds IPs available 256 in Pod Cidr 10.240.100.0/24";
    let diagnosis = diagnosed(text);
    assert_eq!(diagnosis.entry.map(|entry| entry.id), Some("ERR-02"));
    assert_eq!(sums(&diagnosis), ["3 × 256 = 768"]);
    assert_eq!(prefix_length(&diagnosis), Some(22));
    assert!(words(&diagnosis).contains("kubenet cluster cannot change"));
}

fn ports(ports: u64, nodes: u64, required: u64, addresses: u64) -> String {
    format!(
        "(InvalidLoadBalancerProfileAllocatedOutboundPorts) Load balancer profile allocated ports {ports} is not in \
         an allowable range given the number of nodes and IPs provisioned. Total node count {nodes} requires \
         {required} ports but only {} ports are available given {addresses} outbound public IPs.",
        addresses * 64_000
    )
}

/// Ports of a node, nodes that were counted, ports that they need, outbound addresses; most ports that fit, and
/// addresses that would do.
#[test]
fn outbound_ports_are_those_of_every_node_that_may_be() {
    let rows = [
        // azure-cli#22374: three nodes and one of surge.
        ((21_000, 4, 84_000, 1), (16_000, 2)),
        // jenkins-infra/azure#580: 22 nodes in three pools, one of surge each.
        ((3_200, 25, 80_000, 1), (2_560, 2)),
        // The next value that was tried there.
        ((2_909, 25, 72_725, 1), (2_560, 2)),
        // Microsoft's article on the error: eight nodes and one of surge.
        ((8_000, 9, 72_000, 1), (7_104, 2)),
        // terraform-provider-azurerm#7340, with today's surge: 15 nodes and two.
        ((7_104, 17, 120_768, 1), (3_760, 2)),
    ];
    for ((each, nodes, required, addresses), (most, enough)) in rows {
        let diagnosis = diagnosed(&ports(each, nodes, required, addresses));
        assert_eq!(diagnosis.entry.map(|entry| entry.id), Some("ERR-12"), "{each}");
        assert_eq!(diagnosis.accounts[0].difference, 0, "{each}");
        assert_eq!(changes(&diagnosis), [Change::PortsPerNode(most), Change::OutboundIps(enough)], "{each}");
    }
}

#[test]
fn the_pools_whose_surge_makes_the_node_count_are_named() {
    let of = |name: &str, most: u64| pool(name).count(1).autoscaled(1, most).max_pods(30).surge("1");
    let aks = cluster("aks").load_balancer(1, 3_200).pool(of("a", 10)).pool(of("b", 10)).pool(of("c", 2));
    let diagnosis = diagnosed_with(&plan().cluster(aks), &ports(3_200, 25, 80_000, 1));
    assert_eq!(diagnosis.standing, Standing::Exact);
    assert_eq!(sums(&diagnosis)[0], "a (10 + 1) × 3,200 + b (10 + 1) × 3,200 + c (2 + 1) × 3,200 = 80,000");
    assert_eq!(diagnosis.accounts[0].nodes(), 25);
}

#[test]
fn an_error_of_another_cluster_says_so_and_is_still_explained() {
    let rows = [
        (too_small_in(341, 251, "10.99.0.0/24", "snet-aks"), "the subnet snet-aks (10.99.0.0/24)"),
        (too_small_in(341, 251, "10.77.3.0/24", "other"), "the subnet other (10.77.3.0/24)"),
        (
            format!(
                "│ Error: creating Node Pool (Managed Cluster Name: \"elsewhere\"): with error: {}\n",
                too_small_in(341, 251, "10.77.3.0/24", "snet-aks")
            ),
            "the cluster elsewhere",
        ),
    ];
    for (text, words) in rows {
        let diagnosis = diagnosed_with(&ten_nodes(), &text);
        assert_eq!(diagnosis.standing, Standing::Possible, "{text}");
        let [contradiction] = diagnosis.contradictions.as_slice() else { panic!("one: {diagnosis:#?}") };
        assert!(contradiction.contains(words), "{contradiction}");
        assert_eq!(sums(&diagnosis)[0], "11 × (30 + 1) = 341");
    }
}

#[test]
fn addresses_of_others_are_told_where_less_is_to_be_had_than_the_range_offers() {
    let diagnosis = diagnosed(&too_small_in(310, 250, "10.0.0.0/24", "s"));
    let available = diagnosis.numbers.iter().find(|number| number.field == "available").expect("a number");
    assert_eq!(available.remark, "a /24 offers 251 after the 5 that Azure keeps; 1 is held by others");
}

#[test]
fn a_node_without_addresses_is_not_a_full_subnet() {
    let text =
        "Failed to allocate pool: Failed to delegate: Failed to allocate address: No available addresses";
    let diagnosis = diagnosed(text);
    let entry = diagnosis.entry.expect("an entry");
    assert_eq!(entry.id, "ERR-40");
    assert_eq!(diagnosis.standing, Standing::NoSum);
    assert!(entry.meaning.contains("The subnet is not what is full"));
    assert!(diagnosis.steps.iter().any(|step| step.words == "A larger subnet does not help."));
}

#[test]
fn ranges_in_each_others_way_are_found_among_those_loaded() {
    let text = "(ServiceCidrOverlapExistingSubnetsCidr) The specified service CIDR 10.0.0.0/16 is conflicted with an existing subnet CIDR 10.0.239.0/24";
    let plan = plan()
        .cluster(cluster("aks").service_cidr("10.0.0.0/16"))
        .network(network("vnet", "10.0.0.0/8").subnet(subnet("shared", "10.0.239.0/24")));
    let told = words(&diagnosed_with(&plan, text));
    assert!(
        told.contains("10.0.0.0/16 is a range of the cluster aks.") && told.contains("the subnet shared"),
        "{told}"
    );
}

#[test]
fn errors_that_are_known_stand_before_those_that_are_not() {
    let text = "(SomethingNew) It does not work.\n\n(SubnetIsDelegated) It is delegated.\n";
    let design = aks_network_planner::import::merge(&aks_network_planner::import::read("x", text)).design;
    let analysis = Plan(design).analysis_on(crate::support::TODAY);
    let codes: Vec<_> =
        analysis.diagnoses.iter().map(|of| of.error.code.clone().unwrap_or_default()).collect();
    assert_eq!(codes, ["SubnetIsDelegated", "SomethingNew"]);
    assert!(analysis.diagnoses[1].summary.contains("not in this planner's catalogue"));
}
