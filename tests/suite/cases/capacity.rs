//! Cases of sizing: node subnets, pod CIDRs, pod subnets.
use aks_network_planner::design::NetworkPolicy;

use super::{Case, Expected, Expected::*, Moment::*, hold};
use crate::support::plan::usage;
use crate::support::{ClusterPlan, Plan, PoolPlan, cluster, network, plan, pool, subnet};

fn np(name: &str, nodes: u64) -> PoolPlan {
    pool(name).count(nodes).nodes_in("vnet/nodes")
}

/// A pool of that many nodes, each with that maximum of pods.
fn flat(nodes: u64, max_pods: u64) -> ClusterPlan {
    cluster("aks").pool(np("np1", nodes).max_pods(max_pods))
}

/// The cluster's nodes in a subnet of that range, its pods in 10.128.0.0/16.
fn in_subnet(range: &str, cluster: ClusterPlan) -> Plan {
    let vnet =
        network("vnet", "10.0.0.0/8").subnet(subnet("nodes", range)).subnet(subnet("pods", "10.128.0.0/16"));
    plan().network(vnet).cluster(cluster)
}

fn overlay(pod_cidr: &str, pool: PoolPlan) -> Plan {
    in_subnet("10.64.0.0/16", cluster("aks").overlay().pod_cidr(pod_cidr).pool(pool))
}

fn kubenet(pod_cidr: &str, pool: PoolPlan) -> ClusterPlan {
    cluster("aks").kubenet().pod_cidr(pod_cidr).pool(pool)
}

#[test]
fn node_subnets_of_the_flat_model() {
    let legacy = "learn: configure-azure-cni, configure-kubenet";
    let planning = "learn: concepts-network-ip-address-planning";
    let short = |needed, prefix| {
        let mut expected = vec![Needs("nodeSubnet", Today, needed), Fits("nodeSubnet", Today, false)];
        expected.push(Prefix("nodeSubnet", prefix));
        expected
    };
    let with_surge =
        |nodes, max_pods, surge: &str| cluster("aks").pool(np("np1", nodes).max_pods(max_pods).surge(surge));
    let two_pools = cluster("aks").pool(np("np1", 2).max_pods(110)).pool(np("win", 2).max_pods(30).windows());
    let five_pools =
        (1..=5).fold(cluster("aks"), |aks, at| aks.pool(np(&format!("np{at}"), 4).max_pods(30).surge("50%")));
    let sheet = cluster("aks").pool(np("np1", 5).max_pods(30).surge("2").autoscaled(5, 15));
    hold(vec![
        Case::new(
            "N01",
            "Azure/AKS#456",
            "310 of 251 addresses; a /23 is needed, also for one node of surge",
            in_subnet("172.16.0.0/24", with_surge(10, 30, "1")),
            [short(310, 23), vec![Needs("nodeSubnet", Upgrade, 341)]]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        ),
        Case::new(
            "N02",
            "rancher/rancher#20784",
            "333 of 251 addresses; a /23 fits, also with one node of surge (444)",
            in_subnet("10.1.0.0/24", with_surge(3, 110, "1")),
            [short(333, 23), vec![Needs("nodeSubnet", Upgrade, 444)]]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        ),
        Case::new(
            "N05 today",
            legacy,
            "a /24 takes eight nodes of thirty pods, but the upgrade of eight needs 279",
            in_subnet("10.1.0.0/24", with_surge(8, 30, "1")),
            [
                Needs("nodeSubnet", Today, 248),
                Fits("nodeSubnet", Today, true),
                Needs("nodeSubnet", Upgrade, 279),
                Fits("nodeSubnet", Upgrade, false),
                MaxNodes(7),
            ],
        ),
        Case::new(
            "N06",
            planning,
            "50 nodes and one of surge: 1,581 addresses, a /21",
            in_subnet("10.1.0.0/21", with_surge(50, 30, "1")),
            [
                Needs("nodeSubnet", Upgrade, 1_581),
                Fits("nodeSubnet", Upgrade, true),
                Prefix("nodeSubnet", 21),
            ],
        ),
        Case::new(
            "N07",
            planning,
            "60 nodes and one of surge: 1,891 addresses, a /21",
            in_subnet("10.1.0.0/21", with_surge(60, 30, "1")),
            [
                Needs("nodeSubnet", Upgrade, 1_891),
                Fits("nodeSubnet", Upgrade, true),
                Prefix("nodeSubnet", 21),
            ],
        ),
        Case::new(
            "N11",
            "Azure/AKS#3653",
            "does not fit; the service named 255 where the formula gives 222 + 62 = 284",
            in_subnet("10.10.0.0/24", two_pools),
            short(284, 23),
        )
        .differs("the service's number follows no documented formula; the verdict is the same"),
        Case::new(
            "N16",
            "mspnp/aks-baseline: networking/topology.md",
            "372 addresses, 982 when scaled out, a /22",
            in_subnet("10.1.0.0/22", sheet),
            [
                Needs("nodeSubnet", Upgrade, 217),
                Needs("nodeSubnet", UpgradeAtMaximum, 527),
                Prefix("nodeSubnet", 22),
            ],
        )
        .differs("the sheet doubles the pods of a node, which its maximum of pods forbids"),
        Case::new(
            "N18",
            "learn: upgrade-cluster (rolling upgrades)",
            "five pools of four nodes with a surge of 50 %: room for ten nodes more",
            in_subnet("10.1.0.0/20", five_pools),
            [Needs("clusterNodes", Today, 20), Needs("clusterNodes", Upgrade, 30)],
        ),
        Case::new(
            "N22",
            "Azure/AKS#1572",
            "a pool added without a maximum of pods gets 30, not the 150 of the first",
            in_subnet("10.1.0.0/20", cluster("aks").pool(np("np1", 1).max_pods(150)).pool(np("np2", 1))),
            [Needs("nodeSubnet", Today, 151 + 31)],
        ),
    ]);
}

#[test]
fn pools_with_room_for_too_few_pods() {
    let source = "Azure/AKS#931; AKS release notes, 2019-10-28";
    let case = |id, said, nodes, max_pods, expected| {
        Case::new(id, source, said, in_subnet("10.1.0.0/20", flat(nodes, max_pods)), [expected])
    };
    let rejected = || Finding("too-few-pods", "error", None);
    hold(vec![
        case("N14 1 × 20", "rejected", 1, 20, rejected()),
        case("N14 2 × 20", "accepted since October 2019", 2, 20, Silent("too-few-pods")),
        case("N14 3 × 10", "accepted", 3, 10, Silent("too-few-pods")),
        case("N14 2 × 10", "rejected", 2, 10, rejected()),
        case("N14 9 pods", "rejected", 9, 9, Finding("max-pods-out-of-range", "error", None)),
    ]);
}

/// A kubenet pool of five nodes in a /26 of which 24 addresses are free, that may grow to `most`.
fn crowded(most: u64) -> Plan {
    let mut nodes = subnet("nodes", "10.133.123.0/26");
    nodes.usage = usage(35, &[("MC_rg_aks_westeurope", 5)]);
    let aks = kubenet("10.244.0.0/16", np("np1", 5).autoscaled(5, most));
    plan().network(network("vnet", "10.133.0.0/16").subnet(nodes)).cluster(aks)
}

#[test]
fn node_subnets_of_overlay_and_kubenet() {
    let node_limit = |nodes| {
        let pool = np("np1", nodes).max_pods(250);
        in_subnet("10.64.0.0/16", kubenet("10.200.0.0/15", pool))
    };
    let surge = |surge: &str| in_subnet("10.1.0.0/24", kubenet("10.244.0.0/16", np("np1", 251).surge(surge)));
    let learn_kubenet = "learn: configure-kubenet";
    let release_notes = "AKS release notes, 2023-06-25 and 2023-09-10";
    hold(vec![
        Case::new(
            "O01 refused",
            "Azure/AKS#2531",
            "30 nodes more do not fit 24 free addresses",
            crowded(35),
            [Offers("nodeSubnet", 59), Needs("nodeSubnet", Maximum, 65), Fits("nodeSubnet", Maximum, false)],
        ),
        Case::new(
            "O01 largest",
            "Azure/AKS#2531",
            "29 nodes are the most that work",
            crowded(29),
            [Needs("nodeSubnet", Maximum, 59), Fits("nodeSubnet", Maximum, true)],
        ),
        Case::new(
            "O03",
            "Azure/AKS-Construction#403",
            "a /29 has three usable addresses",
            in_subnet(
                "10.240.0.0/29",
                cluster("aks").overlay().pod_cidr("192.168.0.0/16").pool(np("np1", 3)),
            ),
            [Offers("nodeSubnet", 3), Fits("nodeSubnet", Upgrade, false)],
        ),
        Case::new(
            "O05 today",
            learn_kubenet,
            "251 nodes in a /24",
            surge("0"),
            [Needs("nodeSubnet", Today, 251), Fits("nodeSubnet", Today, true), MaxNodes(251)],
        ),
        Case::new("O05 surge 1", learn_kubenet, "250 with one node of surge", surge("1"), [MaxNodes(250)]),
        Case::new("O05 surge 10 %", learn_kubenet, "228 with ten percent", surge("10%"), [MaxNodes(228)]),
        Case::new(
            "O06",
            "learn: concepts-network-azure-cni-overlay",
            "251 usable addresses in a /24",
            in_subnet("10.1.0.0/24", cluster("aks").overlay().pod_cidr("192.168.0.0/16").pool(np("np1", 1))),
            [Offers("nodeSubnet", 251)],
        ),
        Case::new(
            "O09 /15",
            release_notes,
            "400 nodes are possible with a pod CIDR of /15",
            node_limit(400),
            [Fits("podCidr", Today, true), Fits("routeTable", Today, true)],
        ),
        Case::new(
            "O09 /16",
            release_notes,
            "a /16 has 256 blocks",
            in_subnet("10.64.0.0/16", kubenet("10.244.0.0/16", np("np1", 400))),
            [Fits("podCidr", Today, false), Prefix("podCidr", 15)],
        ),
        Case::new(
            "O09 401",
            release_notes,
            "more than 400 nodes are rejected",
            node_limit(401),
            [Fits("routeTable", Today, false), Finding("too-many-routes", "error", None)],
        ),
    ]);
}

#[test]
fn blocks_of_pod_cidrs() {
    let with = |surge: &str| np("np1", 3).surge(surge);
    let by_prefix = |(length, blocks, most): (u8, u64, u64)| {
        let plan = overlay(&format!("172.16.0.0/{length}"), with("10%"));
        let said = "blocks by prefix, and nodes of one pool with ten percent of surge";
        Case::new("P06", "table of blocks", said, plan, [Offers("podCidr", blocks), MaxNodes(most)])
    };
    let prefixes = [
        (21, 8, 7),
        (20, 16, 14),
        (19, 32, 29),
        (18, 64, 58),
        (17, 128, 116),
        (16, 256, 232),
        (15, 512, 465),
        (14, 1_024, 909),
        (13, 2_048, 909),
    ];
    let mut cases = vec![
        Case::new(
            "P01",
            "Azure/AKS-Construction#701",
            "1,280 addresses of 1,024: five blocks of four; the maximum of every autoscaled pool counts; a /21",
            overlay("10.240.100.0/22", np("np1", 2).autoscaled(2, 5)),
            [
                Offers("podCidr", 4),
                Preflight("podCidr", 5, false),
                Finding("pod-cidr-too-small", "error", Some("InsufficientSubnetSize")),
                Prefix("podCidr", 21),
            ],
        ),
        Case::new(
            "P03 blocks",
            "Azure/AKS#4467",
            "128 blocks; 127 nodes and one of surge",
            overlay("192.168.128.0/17", with("1")),
            [Offers("podCidr", 128), MaxNodes(127)],
        ),
        Case::new(
            "P03 10 %",
            "Azure/AKS#4467",
            "116 with ten percent",
            overlay("192.168.128.0/17", with("10%")),
            [MaxNodes(116)],
        ),
        Case::new(
            "P04 /15",
            "Azure/AKS#4496",
            "512 blocks",
            overlay("172.16.0.0/15", with("1")),
            [Offers("podCidr", 512)],
        ),
        Case::new(
            "P04 /8",
            "Azure/AKS#4496",
            "65,536 blocks, and a cluster of 5,000 nodes at most",
            overlay("11.0.0.0/8", with("1")),
            [Offers("podCidr", 65_536), Offers("clusterNodes", 5_000)],
        ),
        Case::new(
            "P07",
            "Azure/azure-container-networking#2999",
            "five nodes have not exhausted a /12",
            overlay("100.112.0.0/12", np("np1", 5)),
            [Needs("podCidr", Today, 5), Offers("podCidr", 4_096), Fits("podCidr", Today, true)],
        ),
        Case::new(
            "P14",
            "learn: best-practices-performance-scale-large, plan-pod-networking",
            "200,000 pods (another article: 250,000), not 5,000 × 250",
            overlay("11.0.0.0/11", np("np1", 5_000).max_pods(250)),
            [Offers("clusterPods", 200_000)],
        ),
    ];
    cases.extend(prefixes.map(by_prefix));
    hold(cases);
}

#[test]
fn pod_cidrs_that_only_several_pools_can_fill() {
    let several = |length: u64| {
        let aks = cluster("aks").overlay().pod_cidr(&format!("172.16.0.0/{length}"));
        in_subnet("10.64.0.0/16", aks.pool(np("np1", 1)).pool(np("np2", 1)).pool(np("np3", 1)))
    };
    hold(vec![
        Case::new("P06 /14", "table of blocks", "930 nodes in several pools", several(14), [MaxNodes(930)]),
        Case::new(
            "P06 /13",
            "table of blocks",
            "1,861 nodes in several pools",
            several(13),
            [MaxNodes(1_861)],
        ),
    ]);
}

#[test]
fn pod_subnets() {
    let pods = |pool: PoolPlan| in_subnet("10.1.0.0/20", cluster("aks").pool(pool.pods_in("vnet/pods")));
    let holding = |pods_per_node, held: u64| {
        let pool = np("np1", 1).max_pods(250).pods_per_node(pods_per_node);
        let said = "a node asks for 16 more when fewer than 8 are free, and takes one for itself";
        let needed = [Needs("podSubnet", Today, held + 1)];
        Case::new("D04", "learn: configure-azure-cni-dynamic-ip-allocation", said, pods(pool), needed)
    };
    let blocks = |id, source, max_pods, blocks: u64| {
        let pool = np("np1", 1).max_pods(max_pods).static_blocks();
        let needed = [Needs("podSubnet", Today, blocks * 16)];
        Case::new(id, source, "blocks are ceil((maxPods + 1) / 16)", pods(pool), needed)
    };
    let small = network("vnet", "10.0.0.0/8")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.2.0.0/24"));
    let at_floor = np("np1", 14).max_pods(250).pods_per_node(8).surge("0").pods_in("vnet/pods");
    let article = "learn: configure-azure-cni-static-block-allocation";
    let hundred = |surge: &str| {
        in_subnet("10.64.0.0/18", cluster("aks").pool(np("np1", 100).max_pods(110).surge(surge)))
    };
    hold(vec![
        Case::new(
            "D01",
            "MicrosoftDocs/azure-docs#97370",
            "fifteen nodes (251 / 16)",
            plan().network(small).cluster(cluster("aks").pool(at_floor)),
            [Needs("podSubnet", Today, 238), MaxNodes(14)],
        )
        .differs("every node takes one address more than its batch"),
        holding(8, 16),
        holding(9, 32),
        holding(24, 32),
        holding(25, 48),
        holding(100, 112),
        Case::new(
            "D05",
            "a blog of 2026-02-16",
            "five running pods use five addresses and one for the node",
            pods(np("np1", 1).max_pods(250).pods_per_node(5)),
            [Needs("podSubnet", Today, 17), Needs("nodeSubnet", Today, 1)],
        )
        .differs("addresses are held in batches of sixteen"),
        Case::new(
            "D06",
            "a blog of 2026-02-16",
            "100 nodes of 110 pods need 11,000 addresses, a /18",
            hundred("1"),
            [
                Needs("nodeSubnet", Today, 11_100),
                Needs("nodeSubnet", Upgrade, 11_211),
                Prefix("nodeSubnet", 18),
            ],
        )
        .differs("every node takes an address itself, and an upgrade takes more nodes"),
        Case::new(
            "D06 10 %",
            "a blog of 2026-02-16",
            "a /18 is enough",
            hundred("10%"),
            [Needs("nodeSubnet", Upgrade, 12_210), Fits("nodeSubnet", Upgrade, true)],
        ),
        blocks("D07", article, 30, 2),
        blocks("D07", article, 31, 2),
        blocks("D07", article, 32, 3),
        blocks("D09", article, 110, 7),
        blocks("D09", article, 111, 7),
    ]);
}

#[test]
fn nodes_under_azure_network_policy_manager() {
    let aks = |nodes| {
        let pool = np("np1", nodes).surge("0");
        let aks = cluster("aks").overlay().pod_cidr("172.16.0.0/13").policy(NetworkPolicy::Azure);
        in_subnet("10.64.0.0/16", aks.pool(pool))
    };
    let expected = |found: Expected| [Offers("clusterNodes", 250), found];
    let source = "MicrosoftDocs/azure-docs#111281";
    let refused = Finding("too-many-nodes-for-npm", "error", Some("InvalidNodeCountForNPM"));
    hold(vec![
        Case::new("NPM 250", source, "accepted", aks(250), expected(Silent("too-many-nodes-for-npm"))),
        Case::new("NPM 251", source, "InvalidNodeCountForNPM", aks(251), expected(refused)),
    ]);
}
