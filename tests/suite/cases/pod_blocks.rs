//! Pod CIDRs of overlay: a block of /24 for each node, whatever its maximum of pods.
use super::pasted::{add, create, network, np, shown};
use super::{Case, Expected::*, Moment::*, case, hold};

/// An overlay cluster with that pod CIDR in a subnet with plenty of room, made by commands.
fn overlay(pod_cidr: &str, flags: &str) -> String {
    let ranges = "--network-plugin azure --network-plugin-mode overlay --service-cidr 10.32.0.0/16 --dns-service-ip 10.32.0.10";
    network("10.64.0.0/10", &[("nodes", "10.64.0.0/16")])
        + &create(&format!("{ranges} --pod-cidr {pod_cidr} {flags}"))
}

#[test]
fn the_maximum_of_every_pool_is_counted() {
    let growing = "--node-count 2 --enable-cluster-autoscaler --min-count 2 --max-count 5";
    hold(vec![
        case(
            "Azure/AKS-Construction#701",
            "1,280 addresses of 1,024: five blocks of four; the maximum of every autoscaled pool counts; a /21",
            overlay("10.240.100.0/22", growing),
            [
                Offers("podCidr", 4),
                Preflight("podCidr", 5, false),
                Finding("pod-cidr-too-small", "error", Some("InsufficientSubnetSize")),
                Prefix("podCidr", 21),
            ],
        ),
        case(
            "Azure/AKS-Construction#701",
            "told with the error: five blocks of four",
            overlay("10.240.100.0/22", growing)
                + "\nPre-allocated IPs 1280 exceeds IPs available 1024 in Subnet Cidr 10.240.100.0/22, Subnet Name \
                   networkProfile.podCIDR. If Autoscaler is enabled, the max-count from each nodepool is counted towards \
                   this total\n",
            [Explained("ERR-01", "5 × 256 = 1,280")],
        ),
        case(
            "Azure/AKS-Construction#357",
            "768 addresses of 256: three blocks of one",
            network("10.240.0.0/16", &[("nodes", "10.240.0.0/24")])
                + &create("--network-plugin kubenet --pod-cidr 10.244.100.0/24 --node-count 3"),
            [
                Offers("podCidr", 1),
                Finding("pod-cidr-too-small", "error", Some("InsufficientPodCidr")),
                Needs("podCidr", Today, 3),
            ],
        ),
    ]);
}

#[test]
fn blocks_and_nodes_of_a_pod_cidr() {
    hold(vec![
        case(
            "Azure/AKS#4467",
            "128 blocks; 127 nodes and one of surge",
            overlay("192.168.128.0/17", "--node-count 3 --max-surge 1"),
            [Offers("podCidr", 128), MaxNodes(127)],
        ),
        case(
            "Azure/AKS#4467",
            "116 nodes with ten percent of surge",
            overlay("192.168.128.0/17", "--node-count 3 --max-surge 10%"),
            [MaxNodes(116)],
        ),
        case(
            "Azure/AKS#4496",
            "a /15 has 512 blocks",
            overlay("172.16.0.0/15", ""),
            [Offers("podCidr", 512)],
        ),
        case(
            "Azure/AKS#4496",
            "a /8 has 65,536 blocks, and a cluster 5,000 nodes at most",
            overlay("11.0.0.0/8", ""),
            [Offers("podCidr", 65_536), Offers("clusterNodes", 5_000)],
        ),
        case(
            "Azure/AKS#4367",
            "a smaller maximum of pods saves no block",
            overlay("10.244.0.0/22", "--node-count 4 --max-pods 10"),
            [Needs("podCidr", Today, 4), Offers("podCidr", 4)],
        ),
        case(
            "learn: best-practices-performance-scale-large, plan-pod-networking",
            "200,000 pods (another article: 250,000), not 5,000 × 250",
            overlay("11.0.0.0/11", "--node-count 1000 --max-pods 250"),
            [Offers("clusterPods", 200_000)],
        ),
        case(
            "learn: concepts-network-azure-cni-overlay",
            "251 usable addresses for nodes in a /24",
            network("10.1.0.0/16", &[("nodes", "10.1.0.0/24")])
                + &create(
                    "--network-plugin azure --network-plugin-mode overlay --service-cidr 10.32.0.0/16 --dns-service-ip 10.32.0.10",
                ),
            [Model("overlay"), Offers("nodeSubnet", 251)],
        ),
    ]);
}

#[test]
fn nodes_of_each_length() {
    let source = "learn: concepts-network-azure-cni-overlay (a /24 for each node)";
    let said = "blocks by prefix, and nodes of one pool with ten percent of surge";
    let lengths = [
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
    let one = |(length, blocks, most): (u8, u64, u64)| -> Case {
        let pasted = overlay(&format!("172.16.0.0/{length}"), "--node-count 3 --max-surge 10%");
        case(source, said, pasted, [Offers("podCidr", blocks), MaxNodes(most)])
    };
    let several = |(length, most): (u8, u64)| -> Case {
        let first = overlay(&format!("172.16.0.0/{length}"), "--node-count 1 --max-surge 10%");
        let more =
            add("np2", "--node-count 1 --max-surge 10%") + &add("np3", "--node-count 1 --max-surge 10%");
        case(source, "nodes of several pools, each of 1,000 at most", first + &more, [MaxNodes(most)])
    };
    hold(lengths.map(one).into_iter().chain([(14, 930), (13, 1_861)].map(several)).collect());
}

#[test]
fn nodes_that_wait_for_addresses() {
    let profile = r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "100.112.0.0/12", "serviceCidr": "10.0.0.0/16""#;
    let error =
        "\nAllocateIPConfig failed: not enough IPs available, waiting on Azure CNS to allocate more\n";
    hold(vec![case(
        "Azure/azure-container-networking#2999",
        "five nodes have not exhausted a /12; each is full by itself",
        shown("aks", profile, &np(5, r#""maxPods": 250"#), "") + error,
        [
            Needs("podCidr", Today, 5),
            Offers("podCidr", 4_096),
            Fits("podCidr", Today, true),
            Explained("ERR-41", "node"),
        ],
    )]);
}

#[test]
fn nodes_under_azure_network_policy_manager() {
    let source = "MicrosoftDocs/azure-docs#111281";
    let aks = |nodes: u64| {
        overlay("172.16.0.0/13", &format!("--network-policy azure --node-count {nodes} --max-surge 0"))
    };
    let refused = Finding("too-many-nodes-for-npm", "error", Some("InvalidNodeCountForNPM"));
    hold(vec![
        case(
            source,
            "250 nodes are accepted",
            aks(250),
            [Offers("clusterNodes", 250), Silent("too-many-nodes-for-npm")],
        ),
        case(source, "more are refused with InvalidNodeCountForNPM", aks(251), [refused]),
    ]);
}
