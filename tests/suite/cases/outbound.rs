//! The way out: ports of the load balancer, and what else leaves a subnet.
use super::pasted::{add, create, network};
use super::{Case, Expected, Expected::*, Moment::*, case, hold};

/// A pool behind that many outbound addresses, with that many ports for each node.
fn behind(addresses: u64, ports: u64, flags: &str) -> String {
    network("10.64.0.0/10", &[("nodes", "10.64.0.0/16")])
        + &create(&format!(
            "--network-plugin azure --network-plugin-mode overlay --pod-cidr 172.16.0.0/13 \
             --load-balancer-managed-outbound-ip-count {addresses} --load-balancer-outbound-ports {ports} {flags}"
        ))
}

fn growing(least: u64, most: u64) -> String {
    format!("--node-count {least} --enable-cluster-autoscaler --min-count {least} --max-count {most}")
}

const REFUSED: Expected =
    Finding("outbound-ports-exhausted", "error", Some("InvalidLoadBalancerProfileAllocatedOutboundPorts"));
const CONTENT: Expected = Silent("outbound-ports-exhausted");

#[test]
fn ports_that_somebody_gave() {
    let error = "\nLoad balancer profile allocated ports 21000 is not in an allowable range given the number of nodes and \
                 IPs provisioned. Total node count 4 requires 84000 ports but only 64000 ports are available given 1 \
                 outbound public IPs.\n";
    let source = "Azure/azure-cli#22374";
    let support = "learn: invalidloadbalancerprofileallocatedoutboundports-error";
    hold(vec![
        case(
            source,
            "total node count 4 requires 84,000 ports of 64,000",
            behind(1, 21_000, "--node-count 3"),
            [
                Preflight("snatPorts", 84_000, false),
                Offers("snatPorts", 64_000),
                REFUSED,
                Subcode("outbound-ports-exhausted", "InsufficientOutboundPorts"),
                Says("outbound-ports-exhausted", "84,000"),
            ],
        ),
        case(
            source,
            "told with the error",
            behind(1, 21_000, "--node-count 3") + error,
            [Explained("ERR-12", "16,000")],
        ),
        case(source, "16,000 ports fit", behind(1, 16_000, "--node-count 3"), [CONTENT]),
        case(source, "two addresses fit", behind(2, 21_000, "--node-count 3"), [CONTENT]),
        case(
            support,
            "total node count 9 requires 72,000 ports",
            behind(1, 8_000, "--node-count 8"),
            [Preflight("snatPorts", 72_000, false), Needs("snatPorts", Upgrade, 72_000), REFUSED],
        ),
        case(support, "128,000 ports suffice", behind(2, 8_000, "--node-count 8"), [CONTENT]),
        case(
            "MicrosoftDocs/SupportArticles-docs#2101",
            "8 nodes with a surge of ten percent count as 9; autoscaled pools count at their maximum",
            behind(1, 1_000, &growing(2, 8)),
            [Preflight("snatPorts", 9_000, true), CONTENT],
        ),
    ]);
}

#[test]
fn ports_that_somebody_tried_one_after_the_other() {
    let jenkins = |ports: u64, said, preflight: u64, fits| -> Case {
        let pools =
            behind(1, ports, &growing(1, 10)) + &add("np2", &growing(1, 10)) + &add("np3", &growing(1, 2));
        let told = if fits { CONTENT } else { REFUSED };
        case("jenkins-infra/azure#579, #580", said, pools, [Preflight("snatPorts", preflight, fits), told])
    };
    let provider = |ports: u64, said, preflight: u64, fits| -> Case {
        let told = if fits { CONTENT } else { REFUSED };
        let expected = [Preflight("snatPorts", preflight, fits), told];
        let source = "hashicorp/terraform-provider-azurerm#7340";
        case(source, said, behind(1, ports, &growing(3, 15)), expected)
    };
    let refused = "64,000 / 22 = 2,909 is refused by the Azure CLI: no multiple of 8";
    hold(vec![
        jenkins(3_200, "22 nodes in three pools count as 25: 80,000 ports", 80_000, false),
        jenkins(2_560, "2,560 is the most", 64_000, true),
        case(
            "jenkins-infra/azure#580",
            refused,
            behind(1, 2_909, &growing(1, 10)),
            [Refused("multiple of 8")],
        ),
        provider(7_104, "7,104 ports are rejected; with today's surge 17 nodes count", 120_768, false),
        provider(3_760, "3,760 is the most", 63_920, true),
        provider(3_768, "eight ports more are too many", 64_056, false),
    ]);
}

#[test]
fn nodes_that_ports_serve() {
    let article = "learn: load-balancer-standard";
    hold(vec![
        case(
            article,
            "1,000 ports and two addresses serve 128 nodes",
            behind(2, 1_000, "--node-count 1 --max-surge 0"),
            [MaxNodes(128)],
        ),
        case(
            article,
            "4,000 ports and seven addresses serve 112 nodes",
            behind(7, 4_000, "--node-count 1 --max-surge 0"),
            [MaxNodes(112)],
        ),
        case(
            article,
            "100 nodes and two of surge need 408,000 of 448,000 ports",
            behind(7, 4_000, "--node-count 100 --max-surge 2"),
            [Needs("snatPorts", Upgrade, 408_000), Offers("snatPorts", 448_000), CONTENT],
        ),
        case(
            "Thales: K8SaaS, a vendor's handbook",
            "eight nodes get 8,000 ports each",
            behind(1, 8_000, "--node-count 8"),
            [Fits("snatPorts", Today, true), REFUSED],
        )
        .differs("the handbook leaves out the node of surge"),
        case(
            "Thales: K8SaaS, a vendor's handbook",
            "7,104 with surge",
            behind(1, 7_104, "--node-count 8"),
            [CONTENT],
        ),
    ]);
}

#[test]
fn ports_that_the_service_allots() {
    let source = "MicrosoftDocs/azure-docs#81893; learn: load-balancer-outbound-connections";
    let of = |addresses, nodes: u64| behind(addresses, 0, &format!("--node-count {nodes} --max-surge 0"));
    hold(vec![
        case(source, "up to 50 nodes get 1,024 ports each", of(1, 50), [PerNode("snatPorts", Today, 1_024)]),
        case(source, "an address more adds none to them", of(2, 50), [PerNode("snatPorts", Today, 1_024)]),
        case(source, "51 nodes get half", of(1, 51), [PerNode("snatPorts", Today, 512)]),
        case(source, "there an address more adds ports", of(2, 51), [PerNode("snatPorts", Today, 1_024)]),
    ]);
}

/// A network in which the subnet of the nodes has that attached.
fn with(attached: &str) -> String {
    format!(
        "az network vnet create -g rg -n vnet --address-prefixes 10.1.0.0/16\n\
         az network vnet subnet create -g rg --vnet-name vnet -n nodes --address-prefixes 10.1.0.0/20 {attached}\n"
    )
}

#[test]
fn gateways_and_routes_of_the_subnet() {
    let overlay = |outbound: &str| {
        create(&format!("--network-plugin azure --network-plugin-mode overlay --outbound-type {outbound}"))
    };
    let source = "AKS release notes, 2022-05-01";
    let overridden = "nat-gateway-overrides-outbound-type";
    hold(vec![
        case(
            source,
            "a subnet with a NAT gateway and outbound type loadBalancer is rejected",
            with("--nat-gateway ng") + &overlay("loadBalancer"),
            [Finding(overridden, "error", None)],
        ),
        case(
            source,
            "userAssignedNATGateway is what such a subnet takes",
            with("--nat-gateway ng") + &overlay("userAssignedNATGateway"),
            [Silent(overridden), Silent("nat-gateway-not-attached")],
        ),
        case(
            "Azure/AKS#3407, MicrosoftDocs/azure-docs#52060",
            "the default route must lead to an appliance or a gateway, not to the Internet",
            "(RouteTableInvalidNextHop) The default route 0.0.0.0/0 has a next hop Internet in route table rt.",
            [Explained("ERR-09", "appliance")],
        ),
        case(
            "Azure/azure-cli#33694",
            "managedNATGateway is for networks of the service's own",
            with("") + &overlay("managedNATGateway"),
            [Refused("--vnet-subnet-id cannot be given")],
        ),
    ]);
}
