//! Node subnets of the flat model: every node takes an address for each pod that it may hold.
use super::pasted::{add, create, network, np, shown};
use super::{Case, Expected::*, Moment::*, case, hold};

/// The flat model in a subnet of that range, made by commands.
fn flat(range: &str, flags: &str) -> String {
    let space = if range.starts_with("172.") { "172.16.0.0/16" } else { "10.0.0.0/8" };
    let ranges = "--network-plugin azure --service-cidr 192.168.0.0/16 --dns-service-ip 192.168.0.10";
    network(space, &[("nodes", range)]) + &create(&format!("{ranges} {flags}"))
}

#[test]
fn pools_that_were_refused_when_they_were_made() {
    let too_small = || Finding("node-subnet-too-small", "error", Some("InsufficientSubnetSize"));
    let unfit = || Fits("nodeSubnet", Today, false);
    hold(vec![
        case(
            "Azure/AKS#456",
            "310 of 251 addresses; a /23 is needed, also for one node of surge",
            flat("172.16.0.0/24", "--node-count 10 --max-pods 30 --max-surge 1"),
            [
                Needs("nodeSubnet", Today, 310),
                Needs("nodeSubnet", Upgrade, 341),
                Offers("nodeSubnet", 251),
                unfit(),
                Prefix("nodeSubnet", 23),
                too_small(),
                Says("node-subnet-too-small", "310"),
            ],
        ),
        case(
            "rancher/rancher#20784",
            "333 of 251 addresses; a /23 fits, also with one node of surge (444)",
            flat("10.1.0.0/24", "--node-count 3 --max-pods 110 --max-surge 1"),
            [
                Needs("nodeSubnet", Today, 333),
                Needs("nodeSubnet", Upgrade, 444),
                unfit(),
                Prefix("nodeSubnet", 23),
                too_small(),
            ],
        ),
        case(
            "hashicorp/terraform-provider-azurerm#5735",
            "505 of 251 addresses: five nodes of 100 pods; a /23 holds them by two addresses, and no upgrade",
            flat("10.1.0.0/24", "--node-count 5 --max-pods 100 --max-surge 1"),
            [
                Needs("nodeSubnet", Today, 505),
                Needs("nodeSubnet", Upgrade, 606),
                Prefix("nodeSubnet", 22),
                too_small(),
            ],
        ),
        case(
            "Azure/AKS#3653",
            "does not fit; the service named 255 where the formula gives 222 + 62 = 284",
            flat("10.10.0.0/24", "--node-count 2 --max-pods 110")
                + &add("win", "--os-type Windows --node-count 2 --max-pods 30"),
            [Needs("nodeSubnet", Today, 284), unfit(), Prefix("nodeSubnet", 23), too_small()],
        )
        .differs("the service's number follows no documented formula; the verdict is the same"),
        case(
            "Azure/AKS-Construction#403",
            "a /29 has three usable addresses",
            network("10.0.0.0/8", &[("nodes", "10.240.0.0/29")])
                + &create(
                    "--network-plugin azure --network-plugin-mode overlay --service-cidr 172.16.0.0/16 --node-count 3 --max-surge 1",
                ),
            [
                Offers("nodeSubnet", 3),
                Fits("nodeSubnet", Today, true),
                Fits("nodeSubnet", Upgrade, false),
                Finding("node-subnet-too-small", "warning", Some("InsufficientSubnetSize")),
            ],
        ),
    ]);
}

#[test]
fn sums_of_articles() {
    let legacy = "learn: configure-azure-cni, configure-kubenet";
    let planning = "learn: concepts-network-ip-address-planning";
    hold(vec![
        case(
            legacy,
            "a /24 takes eight nodes of thirty pods, but the upgrade of eight needs 279",
            flat("10.1.0.0/24", "--node-count 8 --max-pods 30 --max-surge 1"),
            [
                Needs("nodeSubnet", Today, 248),
                Fits("nodeSubnet", Today, true),
                Needs("nodeSubnet", Upgrade, 279),
                Fits("nodeSubnet", Upgrade, false),
                MaxNodes(7),
                Finding("node-subnet-too-small", "warning", Some("InsufficientSubnetSize")),
            ],
        ),
        case(
            planning,
            "50 nodes and one of surge: 1,581 addresses, a /21",
            flat("10.1.0.0/21", "--node-count 50 --max-pods 30 --max-surge 1"),
            [Needs("nodeSubnet", Upgrade, 1_581), Fits("nodeSubnet", Upgrade, true), Prefix("nodeSubnet", 21)],
        ),
        case(
            planning,
            "60 nodes and one of surge: 1,891 addresses, a /21",
            flat("10.1.0.0/21", "--node-count 60 --max-pods 30 --max-surge 1"),
            [Needs("nodeSubnet", Upgrade, 1_891), Fits("nodeSubnet", Upgrade, true), Prefix("nodeSubnet", 21)],
        ),
        case(
            "mspnp/aks-baseline: networking/topology.md",
            "372 addresses, 982 when scaled out, a /22",
            flat(
                "10.1.0.0/22",
                "--node-count 5 --max-pods 30 --max-surge 2 --enable-cluster-autoscaler --min-count 5 --max-count 15",
            ),
            [
                Needs("nodeSubnet", Upgrade, 217),
                Needs("nodeSubnet", UpgradeAtMaximum, 527),
                Prefix("nodeSubnet", 22),
            ],
        )
        .differs("the sheet doubles the pods of a node, which its maximum of pods forbids"),
        case(
            "oneuptime.com, 2026-02-16",
            "100 nodes of 110 pods need 11,000 addresses, a /18",
            flat("10.64.0.0/18", "--node-count 100 --max-pods 110 --max-surge 1"),
            [
                Needs("nodeSubnet", Today, 11_100),
                Needs("nodeSubnet", Upgrade, 11_211),
                Prefix("nodeSubnet", 18),
            ],
        )
        .differs("every node takes an address itself, and an upgrade takes more nodes"),
        case(
            "oneuptime.com, 2026-02-16",
            "a /18 is enough, also with ten percent of surge",
            flat("10.64.0.0/18", "--node-count 100 --max-pods 110"),
            [Needs("nodeSubnet", Upgrade, 12_210), Fits("nodeSubnet", Upgrade, true)],
        ),
    ]);
}

#[test]
fn pools_beside_each_other() {
    let mut five = flat("10.1.0.0/20", "--node-count 4 --max-pods 30 --max-surge 50%");
    for at in 2..=5 {
        five += &add(&format!("np{at}"), "--node-count 4 --max-pods 30 --max-surge 50%");
    }
    hold(vec![
        case(
            "learn: upgrade-cluster (rolling upgrades)",
            "five pools of four nodes with a surge of 50 %: room for ten nodes more",
            five,
            [Needs("clusterNodes", Today, 20), Needs("clusterNodes", Upgrade, 30)],
        ),
        case(
            "Azure/AKS#1572",
            "a pool added without a maximum of pods gets 30, not the 150 of the first",
            flat("10.1.0.0/20", "--node-count 1 --max-pods 150") + &add("np2", "--node-count 1"),
            [Needs("nodeSubnet", Today, 151 + 31)],
        ),
        case(
            "Azure/AKS#1795",
            "276 of 251: the surge of both pools was counted where one was upgraded; 245 would have fitted",
            flat("10.142.26.0/24", "--node-count 2 --max-pods 30 --max-surge 1")
                + &add("np2", "--node-count 2 --max-pods 60 --max-surge 1")
                + "\nPre-allocated IPs 276 exceeds IPs available 251 in Subnet Cidr 10.142.26.0/24\n",
            [
                Needs("nodeSubnet", Today, 184),
                Needs("nodeSubnet", Upgrade, 276),
                Explained("ERR-01", "at once"),
            ],
        ),
    ]);
}

#[test]
fn upgrades_that_may_go_on_with_one_node_of_surge() {
    let source = "AKS release notes, 2026-01-04; learn: upgrade-options";
    let of = |version: &str| {
        let flags = format!("--node-count 7 --max-pods 30 --max-surge 5 --kubernetes-version {version}");
        flat("10.1.0.0/24", &flags)
    };
    let short = || Finding("node-subnet-too-small", "warning", Some("InsufficientSubnetSize"));
    let rule = "surge-larger-than-room";
    hold(vec![
        case(
            source,
            "from 1.35 on the upgrade may go on with one",
            of("1.35.2"),
            [short(), Finding(rule, "note", None)],
        ),
        case(source, "before, the upgrade fails", of("1.34.5"), [short(), Silent(rule)]),
    ]);
}

#[test]
fn pools_with_room_for_too_few_pods() {
    let pool = |said, nodes: u64, max_pods: u64, expected| -> Case {
        let source = "Azure/AKS#931; AKS release notes, 2019-10-28";
        let flags = format!("--node-count {nodes} --max-pods {max_pods}");
        case(source, said, flat("10.1.0.0/20", &flags), [expected])
    };
    let rejected = || Finding("too-few-pods", "error", None);
    hold(vec![
        pool("1 × 20 is rejected", 1, 20, rejected()),
        pool("2 × 20 is accepted since October 2019", 2, 20, Silent("too-few-pods")),
        pool("3 × 10 is accepted", 3, 10, Silent("too-few-pods")),
        pool("2 × 10 is rejected", 2, 10, rejected()),
        pool("a maximum of nine is rejected", 9, 9, Finding("max-pods-out-of-range", "error", None)),
    ]);
}

#[test]
fn errors_that_old_clusters_met() {
    let cluster = || flat("10.1.0.0/20", "--node-count 3 --max-pods 110");
    hold(vec![
        case(
            "Azure/AKS#1124",
            "500 secondary addresses of 256 that a machine may have",
            cluster()
                + "\nThe total number of secondary ipconfigurations 500 in network profile for scale set aks-np1-vmss \
                   exceeds the maximum allowed value of 256.\n",
            [Explained("ERR-28", "at most 250")],
        ),
        case(
            "Azure/AKS#2532",
            "the node's own addresses are used up; the subnet has 1,701 free",
            shown(
                "aks",
                r#""networkPlugin": "azure", "networkPolicy": null, "serviceCidr": "172.16.0.0/16""#,
                &np(3, r#""maxPods": 110"#),
                "",
            ) + "\nFailed to allocate pool: Failed to delegate: Failed to allocate address: No available addresses\n",
            [Explained("ERR-40", "node")],
        ),
        case(
            "aws/karpenter-provider-azure#734",
            "1,900 addresses were free, and one more could not be had",
            cluster()
                + "\nSubnet nodes with address prefix 10.1.0.0/20 does not have enough capacity for 1 IP addresses.\n",
            [Explained("ERR-03", "free")],
        ),
    ]);
}
