//! Reverse tables: worked examples with their sources, and against nodes added one by one.
use aks_network_planner::capacity::{Resource, Row, capacity};
use aks_network_planner::design::{Design, MaxSurge, NodePool};
use aks_network_planner::export::{reverse_csv, reverse_markdown};
use aks_network_planner::propose::{Ranged, ReverseTable, Shape, reverse};
use aks_network_planner::resolve::{Moment, resolve};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{ClusterPlan, Plan, cluster, network, plan, pool, subnet};

fn shape(pools: u64, max_pods: u64, max_surge: MaxSurge) -> Shape {
    Shape { pools, max_pods, pods_per_node: None, max_surge }
}

fn nodes(table: &ReverseTable, length: u8) -> u64 {
    row(table, length).nodes
}

fn row(table: &ReverseTable, length: u8) -> aks_network_planner::propose::ReverseRow {
    *table.rows.iter().find(|row| row.length == length).unwrap_or_else(|| panic!("/{length}: {table:?}"))
}

const ONE: MaxSurge = MaxSurge::Nodes(1);
const NONE: MaxSurge = MaxSurge::Nodes(0);
const TENTH: MaxSurge = MaxSurge::Percent(10);

/// Each row: range, pools, maximum of pods, surge, length, nodes.
#[test]
fn lengths_hold_the_nodes_of_the_worked_examples() {
    let examples = [
        // Planning formula, 31 addresses a node of 251: 8 × 31 = 248, and with one of surge 7 + 1.
        // <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
        (Ranged::NodeSubnet, 1, 30, NONE, 24, 8),
        (Ranged::NodeSubnet, 1, 30, ONE, 24, 7),
        (Ranged::NodeSubnet, 1, 110, NONE, 24, 2),
        // 33 × 31 = 1,023 are more than the 1,019 of a /22: 29 nodes and 3 of surge.
        (Ranged::NodeSubnet, 1, 30, TENTH, 22, 29),
        // A block of /24 a node: an /18 has 64, and 58 + 6 nodes.
        // <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 21, 7),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 20, 14),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 19, 29),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 18, 58),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 17, 116),
        (Ranged::OverlayPodCidr, 1, 250, ONE, 17, 127),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 16, 232),
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 15, 465),
        // One pool stops at 909 nodes and 91 of surge; two share a /14 with 1,024 blocks.
        (Ranged::OverlayPodCidr, 1, 250, TENTH, 14, 909),
        (Ranged::OverlayPodCidr, 2, 250, TENTH, 14, 930),
        (Ranged::OverlayPodCidr, 2, 250, TENTH, 13, 1_818),
        // A surge of 10 % is a node in each of three pools: 13 + 3 of 16.
        (Ranged::OverlayPodCidr, 3, 250, TENTH, 20, 13),
        (Ranged::OverlayPodCidr, 1, 250, ONE, 24, 0),
        // One address a node: 59 of a /26.
        (Ranged::OverlayNodeSubnet, 1, 250, NONE, 26, 59),
        (Ranged::OverlayNodeSubnet, 1, 250, NONE, 29, 3),
        // 251 nodes of 110 pods, with one of surge 250, with 10 % 228.
        // <https://learn.microsoft.com/azure/aks/configure-kubenet>
        (Ranged::KubenetNodeSubnet, 1, 110, NONE, 24, 251),
        (Ranged::KubenetNodeSubnet, 1, 110, ONE, 24, 250),
        (Ranged::KubenetNodeSubnet, 1, 110, TENTH, 24, 228),
        // Of the 512 blocks of a /15 a route table serves 400 nodes.
        (Ranged::KubenetPodCidr, 1, 110, NONE, 15, 400),
        (Ranged::KubenetPodCidr, 1, 110, NONE, 16, 256),
        // Seven blocks of 16 for 110 pods; a /22 has 62 whole ones.
        // <https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation>
        (Ranged::StaticPodSubnet, 1, 110, NONE, 22, 8),
        (Ranged::StaticPodSubnet, 1, 110, NONE, 24, 2),
        (Ranged::StaticPodSubnet, 1, 30, NONE, 24, 7),
        (Ranged::StaticPodSubnet, 1, 30, NONE, 27, 0),
        // 250 pods and a node's own address: as many as a /24 has.
        // <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>
        (Ranged::DynamicPodSubnet, 1, 250, NONE, 24, 1),
        (Ranged::DynamicPodSubnet, 1, 110, NONE, 24, 2),
    ];
    for (of, pools, max_pods, surge, length, expected) in examples {
        let table = reverse(of, &shape(pools, max_pods, surge));
        assert_eq!(nodes(&table, length), expected, "{of:?} {pools} {max_pods} {surge} /{length}");
    }
}

/// A node of 30 pods holds 48 addresses and its own: 5 × 49 = 245 of 251. One of few pods holds 17: 14 × 17 = 238.
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>
#[test]
fn pods_that_are_expected_take_the_batches_that_they_need() {
    for (pods, expected, run) in [(30, 5, 150), (8, 14, 112)] {
        let shape = Shape { pods_per_node: Some(pods), ..shape(1, 250, NONE) };
        let row = row(&reverse(Ranged::DynamicPodSubnet, &shape), 24);
        assert_eq!((row.nodes, row.pods, row.available), (expected, run, 251), "{pods}");
    }
}

#[test]
fn rows_go_from_the_shortest_to_the_longest_length_that_makes_sense() {
    let ends = [
        (Ranged::OverlayPodCidr, 11, 24),
        (Ranged::OverlayNodeSubnet, 8, 29),
        (Ranged::DynamicPodSubnet, 8, 29),
        (Ranged::StaticPodSubnet, 12, 29),
        (Ranged::NodeSubnet, 8, 29),
        (Ranged::KubenetPodCidr, 15, 24),
        (Ranged::KubenetNodeSubnet, 8, 29),
    ];
    for (of, shortest, longest) in ends {
        let table = reverse(of, &shape(1, 30, ONE));
        let lengths: Vec<u8> = table.rows.iter().map(|row| row.length).collect();
        assert_eq!(lengths, (shortest..=longest).collect::<Vec<u8>>(), "{of:?}");
    }
}

#[test]
fn what_stops_the_next_node_is_the_range_or_a_limit_of_the_platform() {
    let limits = [
        (Ranged::OverlayPodCidr, 1, 14, Resource::PoolNodes),
        (Ranged::OverlayPodCidr, 1, 16, Resource::PodCidr),
        (Ranged::OverlayNodeSubnet, 10, 16, Resource::ClusterNodes),
        (Ranged::KubenetNodeSubnet, 1, 16, Resource::RouteTable),
        (Ranged::NodeSubnet, 1, 24, Resource::NodeSubnet),
        (Ranged::StaticPodSubnet, 1, 24, Resource::PodSubnet),
    ];
    for (of, pools, length, expected) in limits {
        let table = reverse(of, &shape(pools, 30, ONE));
        assert_eq!(row(&table, length).limited_by, expected, "{of:?} /{length}");
    }
    assert_eq!(nodes(&reverse(Ranged::OverlayNodeSubnet, &shape(10, 30, ONE)), 16), 4_990);
}

#[test]
fn a_table_says_what_a_node_takes_how_surge_counts_and_who_says_so() {
    let table = reverse(Ranged::NodeSubnet, &shape(3, 30, TENTH));
    let texts: Vec<&str> = table.reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert_eq!(texts[0], "Each node takes 31 addresses.");
    assert_eq!(texts[1], "3 pools share the nodes evenly; a surge of 10 % is rounded up in each pool.");
    assert!(texts.contains(&"No subnet is smaller than a /29."), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("at most 65,536 addresses")), "{texts:?}");
    for of in Ranged::ALL {
        let table = reverse(of, &shape(1, 30, ONE));
        assert!(table.reasons.iter().all(|reason| reason.source.is_some()), "{of:?}");
        assert!(table.reasons.iter().all(|reason| reason.text.ends_with('.')), "{of:?}");
    }
    // 200,000 pods of an overlay cluster: <https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large>
    let tested = |max_pods| {
        let table = reverse(Ranged::OverlayPodCidr, &shape(1, max_pods, ONE));
        table.reasons.iter().any(|reason| reason.text.contains("tested with 200,000 pods"))
    };
    assert_eq!((tested(250), tested(110)), (true, false));
}

#[test]
fn the_shape_of_a_cluster_is_that_of_its_largest_pool_times_its_pools() {
    let of = |cluster: ClusterPlan| {
        let resolved = resolve(&plan().cluster(cluster).0);
        Shape::of(&resolved.clusters[0])
    };
    let np = |name, nodes| pool(name).count(nodes).max_pods(30).surge("1");
    let larger = np("b", 9).max_pods(50).surge("33%");
    let expected = shape(3, 50, MaxSurge::Percent(33));
    assert_eq!(of(cluster("aks").pool(np("a", 3)).pool(larger).pool(np("c", 9))), Some(expected));
    assert_eq!(of(cluster("aks").pool(np("a", 3).spot())), Some(shape(1, 30, NONE)));
    // The service's own defaults: 30 pods of a node in the node subnet model, a surge of 10 %.
    assert_eq!(of(cluster("aks").pool(pool("a"))), Some(shape(1, 30, TENTH)));
    assert_eq!(of(cluster("aks")), None);
}

#[test]
fn a_cluster_has_the_ranges_of_its_model() {
    let of = |cluster: ClusterPlan| Ranged::of(&resolve(&plan().cluster(cluster).0).clusters[0]);
    let np = || pool("np").nodes_in("vnet/nodes").pods_in("vnet/pods");
    assert_eq!(of(cluster("aks").overlay()), [Ranged::OverlayPodCidr, Ranged::OverlayNodeSubnet]);
    assert_eq!(of(cluster("aks").kubenet()), [Ranged::KubenetPodCidr, Ranged::KubenetNodeSubnet]);
    assert_eq!(of(cluster("aks")), [Ranged::NodeSubnet]);
    assert_eq!(of(cluster("aks").pool(np())), [Ranged::OverlayNodeSubnet, Ranged::DynamicPodSubnet]);
    let fixed = cluster("aks").pool(np().static_blocks());
    assert_eq!(of(fixed), [Ranged::OverlayNodeSubnet, Ranged::StaticPodSubnet]);
    assert_eq!(of(cluster("aks").own_cni()), []);
}

#[test]
fn a_reverse_table_is_markdown_and_comma_separated_values() {
    let tables = [reverse(Ranged::NodeSubnet, &shape(1, 30, ONE))];
    let csv = reverse_csv(&tables);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    let head = "range,networkModel,maxPods,podsPerNode,maxSurge,pools,prefixLength,available,unit,nodes,pods,limitedBy";
    assert_eq!(lines[0], head);
    assert_eq!(lines[17], "nodeSubnet,nodeSubnet,30,,1,1,24,251,addresses,7,210,nodeSubnet");
    assert_eq!((lines.len(), lines[23]), (24, ""));
    let markdown = reverse_markdown(&tables);
    assert!(markdown.starts_with("# Nodes by prefix length\n\n## Azure CNI node subnet"), "{markdown}");
    assert!(markdown.contains("\n| Prefix | Addresses | Nodes | Pods | Limited by |\n| --- |"), "{markdown}");
    assert!(markdown.contains("\n| /24 | 251 | 7 | 210 | Node subnet |\n"), "{markdown}");
    assert!(markdown.contains("https://learn.microsoft.com/azure/aks/"), "{markdown}");
    let all: Vec<ReverseTable> = Ranged::ALL.map(|of| reverse(of, &shape(1, 30, TENTH))).into();
    for line in reverse_csv(&all).split_terminator("\r\n") {
        assert_eq!(line.split(',').count(), 12, "{line}");
        assert!(!line.contains(['"', '\n', '\r']), "{line}");
    }
}

/// A cluster in such a range, with so many nodes shared evenly, the first pools first.
fn of_nodes(of: Ranged, shape: &Shape, length: u8, nodes: u64) -> Design {
    let range = format!("10.0.0.0/{length}");
    let wide = "11.0.0.0/8";
    let (nodes_in, pods_in, pod_cidr) = match of {
        Ranged::OverlayPodCidr | Ranged::KubenetPodCidr => (wide, wide, range.as_str()),
        Ranged::DynamicPodSubnet | Ranged::StaticPodSubnet => (wide, range.as_str(), "12.0.0.0/8"),
        _ => (range.as_str(), wide, "12.0.0.0/8"),
    };
    let of_model = match of {
        Ranged::OverlayPodCidr | Ranged::OverlayNodeSubnet => cluster("aks").overlay().pod_cidr(pod_cidr),
        Ranged::KubenetPodCidr | Ranged::KubenetNodeSubnet => cluster("aks").kubenet().pod_cidr(pod_cidr),
        _ => cluster("aks"),
    };
    let of_pool = |at: u64| {
        let own = nodes / shape.pools + u64::from(at < nodes % shape.pools);
        let own = pool(&format!("p{at}")).count(own).max_pods(shape.max_pods).nodes_in("vnet/nodes").with(
            |pool: &mut NodePool| {
                pool.max_surge = Some(shape.max_surge);
                pool.pods_per_node = shape.pods_per_node;
            },
        );
        match of {
            Ranged::DynamicPodSubnet => own.pods_in("vnet/pods"),
            Ranged::StaticPodSubnet => own.pods_in("vnet/pods").static_blocks(),
            _ => own,
        }
    };
    let vnet =
        network("vnet", "10.0.0.0/8").subnet(subnet("nodes", nodes_in)).subnet(subnet("pods", pods_in));
    let plan: Plan =
        plan().network(vnet).cluster((0..shape.pools).map(of_pool).fold(of_model, ClusterPlan::pool));
    plan.0
}

fn fits(design: &Design) -> bool {
    let is_target = |row: &Row| row.resource == Resource::ClusterPods;
    let capacity = capacity(&resolve(design));
    let mut rows = capacity[0].rows.iter().filter(|row| !is_target(row));
    rows.all(|row| row.at(Moment::Upgrading).fits() != Some(false))
}

fn any_shape() -> impl Strategy<Value = Shape> {
    let surge = prop_oneof![(0..5u64).prop_map(MaxSurge::Nodes), (0..120u64).prop_map(MaxSurge::Percent)];
    (1..5u64, 10..=250u64, proptest::option::of(0..=250u64), surge).prop_map(
        |(pools, max_pods, pods_per_node, max_surge)| Shape { pools, max_pods, pods_per_node, max_surge },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_row_has_the_last_number_of_nodes_that_fits_and_the_next_does_not(
        of in select(&Ranged::ALL[..]),
        shape in any_shape(),
        back in 0..9usize,
    ) {
        let table = reverse(of, &shape);
        let row = table.rows[table.rows.len() - 1 - back];
        let mut nodes = 0;
        while fits(&of_nodes(of, &shape, row.length, nodes + 1)) {
            nodes += 1;
        }
        prop_assert_eq!(row.nodes, nodes, "/{} of {:?}", row.length, of);
        let pods = match (of, shape.pods_per_node) {
            (Ranged::DynamicPodSubnet, Some(pods)) => pods.min(shape.max_pods),
            _ => shape.max_pods,
        };
        prop_assert_eq!(row.pods, nodes * pods);
    }

    #[test]
    fn the_smallest_prefix_that_capacity_names_for_some_nodes_is_the_longest_row_that_has_them(
        of in select(&Ranged::ALL[..]),
        shape in any_shape(),
        nodes in 1..200u64,
    ) {
        let capacity = capacity(&resolve(&of_nodes(of, &shape, 8, nodes)));
        let row = capacity[0].rows.iter().find(|row| row.resource == of.resource()).expect("a row");
        let table = reverse(of, &shape);
        let longest = table.rows.iter().rev().find(|row| row.nodes >= nodes).expect("room for 200 nodes");
        prop_assert_eq!(row.smallest_prefix, Some(longest.length));
    }

    #[test]
    fn a_longer_prefix_never_has_more_nodes(of in select(&Ranged::ALL[..]), shape in any_shape()) {
        let table = reverse(of, &shape);
        for pair in table.rows.windows(2) {
            prop_assert!(pair[0].length + 1 == pair[1].length);
            prop_assert!(pair[0].nodes >= pair[1].nodes && pair[0].available >= pair[1].available);
        }
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_rows_all_the_same(
        of in select(&Ranged::ALL[..]),
        numbers in any::<(u64, u64, u64)>(),
        is_percent in any::<bool>(),
    ) {
        let (max_pods, pods, surge) = numbers;
        let max_surge = if is_percent { MaxSurge::Percent(surge) } else { MaxSurge::Nodes(surge) };
        let table = reverse(of, &Shape { pools: u64::from(is_percent) * 3, max_pods, pods_per_node: Some(pods), max_surge });
        let (shortest, longest) = of.lengths();
        prop_assert_eq!(table.rows.len(), usize::from(longest.value - shortest.value) + 1);
    }
}
