//! Cases of outbound ports.
use super::{Case, Expected, Expected::*, Moment::*, hold};
use crate::support::{Plan, PoolPlan, cluster, network, plan, pool, subnet};

fn np(name: &str, nodes: u64) -> PoolPlan {
    pool(name).count(nodes).nodes_in("vnet/nodes")
}

/// Pools behind that many outbound addresses, with that many ports for each node.
fn behind(addresses: u64, ports: u64, pools: &[PoolPlan]) -> Plan {
    let vnet = network("vnet", "10.0.0.0/8").subnet(subnet("nodes", "10.64.0.0/16"));
    let aks = cluster("aks").overlay().pod_cidr("172.16.0.0/13").load_balancer(addresses, ports);
    plan().network(vnet).cluster(pools.iter().cloned().fold(aks, |aks, pool| aks.pool(pool)))
}

const REFUSED: Expected =
    Finding("outbound-ports-exhausted", "error", Some("InvalidLoadBalancerProfileAllocatedOutboundPorts"));
const CONTENT: Expected = Silent("outbound-ports-exhausted");

#[test]
fn given_ports() {
    let three = || [np("np1", 3)];
    let jenkins =
        || [np("np1", 1).autoscaled(1, 10), np("np2", 1).autoscaled(1, 10), np("np3", 1).autoscaled(1, 2)];
    let eight = || [np("np1", 8)];
    let growing = || [np("np1", 3).autoscaled(3, 15)];
    let support = "learn: invalidloadbalancerprofileallocatedoutboundports-error";
    let article = "learn: load-balancer-standard";
    hold(vec![
        Case::new(
            "S01",
            "Azure/azure-cli#22374",
            "total node count 4 requires 84,000 ports of 64,000",
            behind(1, 21_000, &three()),
            [Preflight("snatPorts", 84_000, false), Offers("snatPorts", 64_000), REFUSED],
        ),
        Case::new(
            "S01 fewer",
            "Azure/azure-cli#22374",
            "16,000 ports fit",
            behind(1, 16_000, &three()),
            [CONTENT],
        ),
        Case::new(
            "S01 more",
            "Azure/azure-cli#22374",
            "two addresses fit",
            behind(2, 21_000, &three()),
            [CONTENT],
        ),
        Case::new(
            "S03",
            "jenkins-infra/azure#579",
            "22 nodes in three pools count as 25: 80,000 ports",
            behind(1, 3_200, &jenkins()),
            [Preflight("snatPorts", 80_000, false), REFUSED],
        ),
        Case::new(
            "S03 next",
            "jenkins-infra/azure#580",
            "64,000 / 22 = 2,909 fails as well: 72,725",
            behind(1, 2_909, &jenkins()),
            [Preflight("snatPorts", 72_725, false), REFUSED],
        ),
        Case::new(
            "S03 most",
            "jenkins-infra/azure#580",
            "2,560 is the most",
            behind(1, 2_560, &jenkins()),
            [Preflight("snatPorts", 64_000, true), CONTENT],
        ),
        Case::new(
            "S06",
            support,
            "total node count 9 requires 72,000 ports",
            behind(1, 8_000, &eight()),
            [Preflight("snatPorts", 72_000, false), Needs("snatPorts", Upgrade, 72_000), REFUSED],
        ),
        Case::new("S06 more", support, "128,000 ports suffice", behind(2, 8_000, &eight()), [CONTENT]),
        Case::new(
            "S07",
            "MicrosoftDocs/SupportArticles-docs#2101",
            "8 nodes with a surge of ten percent count as 9; autoscaled pools count at their maximum",
            behind(1, 1_000, &[np("np1", 2).autoscaled(2, 8)]),
            [Preflight("snatPorts", 9_000, true)],
        ),
        Case::new(
            "S08 128",
            article,
            "1,000 ports and two addresses serve 128 nodes",
            behind(2, 1_000, &[np("np1", 1).surge("0")]),
            [MaxNodes(128)],
        ),
        Case::new(
            "S08 112",
            article,
            "4,000 ports and seven addresses serve 112 nodes",
            behind(7, 4_000, &[np("np1", 1).surge("0")]),
            [MaxNodes(112)],
        ),
        Case::new(
            "S08 100",
            article,
            "100 nodes and two of surge need 408,000 of 448,000 ports",
            behind(7, 4_000, &[np("np1", 100).surge("2")]),
            [Needs("snatPorts", Upgrade, 408_000), Offers("snatPorts", 448_000), CONTENT],
        ),
        Case::new(
            "S10",
            "hashicorp/terraform-provider-azurerm#7340",
            "7,104 ports are rejected; with today's surge 17 nodes count, 120,768 ports",
            behind(1, 7_104, &growing()),
            [Preflight("snatPorts", 120_768, false), REFUSED],
        ),
        Case::new(
            "S10 most",
            "hashicorp/terraform-provider-azurerm#7340",
            "3,760 is the most",
            behind(1, 3_760, &growing()),
            [Preflight("snatPorts", 63_920, true), CONTENT],
        ),
        Case::new(
            "S10 too many",
            "hashicorp/terraform-provider-azurerm#7340",
            "eight ports more are too many",
            behind(1, 3_768, &growing()),
            [Preflight("snatPorts", 64_056, false), REFUSED],
        ),
        Case::new(
            "S11",
            "a vendor's handbook",
            "eight nodes get 8,000 ports each",
            behind(1, 8_000, &eight()),
            [Fits("snatPorts", Today, true), REFUSED],
        )
        .differs("the handbook leaves out the node of surge"),
        Case::new(
            "S11 most",
            "a vendor's handbook",
            "7,104 with surge",
            behind(1, 7_104, &eight()),
            [CONTENT],
        ),
    ]);
}
