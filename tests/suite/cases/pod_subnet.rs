//! Pod subnets: batches of sixteen and one address for the node, or whole blocks.
use super::pasted::{create, in_full, network, np, shown};
use super::{Case, Expected::*, Moment::*, case, hold};

/// A cluster whose pods take addresses of the subnet `pods` as they come, as `az aks show` prints it.
fn dynamic(pods: &str, count: u64, others: &str) -> String {
    let subnets = network("10.0.0.0/8", &[("nodes", "10.1.0.0/20"), ("pods", pods)]);
    let pool = np(count, &format!(r#""podSubnetId": "SUBNETS/pods", {others}"#));
    let profile =
        r#""networkPlugin": "azure", "serviceCidr": "172.16.0.0/16", "outboundType": "loadBalancer""#;
    subnets + &shown("aks", profile, &pool, "")
}

/// A cluster whose pods take whole blocks, made by commands.
fn blocks(max_pods: u64) -> String {
    let flags = format!(
        "--network-plugin azure --node-count 1 --max-pods {max_pods} --pod-ip-allocation-mode StaticBlock \
         --pod-subnet-id SUBNETS/pods"
    );
    network("10.0.0.0/8", &[("nodes", "10.1.0.0/20"), ("pods", "10.128.0.0/16")]) + &create(&flags)
}

#[test]
fn batches_that_a_node_holds() {
    let holding = |(pods, held): (u64, u64)| -> Case {
        let pool = format!(r#""maxPods": 250, "podsPerNode": {pods}"#);
        let source = "learn: configure-azure-cni-dynamic-ip-allocation";
        let said = "a node asks for 16 more when fewer than 8 are free, and takes one for itself";
        case(source, said, dynamic("10.128.0.0/16", 1, &pool), [Needs("podSubnet", Today, held + 1)])
    };
    let mut cases: Vec<Case> = [(8, 16), (9, 32), (24, 32), (25, 48), (100, 112)].map(holding).into();
    cases.push(
        case(
            "MicrosoftDocs/azure-docs#97370",
            "fifteen nodes (251 / 16)",
            dynamic(
                "10.2.0.0/24",
                14,
                r#""maxPods": 250, "podsPerNode": 8, "upgradeSettings": { "maxSurge": "0" }"#,
            ),
            [Needs("podSubnet", Today, 238), MaxNodes(14)],
        )
        .differs("every node takes one address more than its batch"),
    );
    cases.push(
        case(
            "oneuptime.com, 2026-02-16",
            "five running pods use five addresses and one for the node",
            dynamic("10.128.0.0/16", 1, r#""maxPods": 250, "podsPerNode": 5"#),
            [Needs("podSubnet", Today, 17), Needs("nodeSubnet", Today, 1)],
        )
        .differs("addresses are held in batches of sixteen"),
    );
    hold(cases);
}

#[test]
fn blocks_that_a_node_takes() {
    let of = |(max_pods, blocks_taken): (u64, u64)| -> Case {
        let source = "learn: configure-azure-cni-static-block-allocation";
        let said = "blocks are ceil((maxPods + 1) / 16)";
        case(source, said, blocks(max_pods), [Needs("podSubnet", Today, blocks_taken * 16)])
    };
    hold([(30, 2), (31, 2), (32, 3), (110, 7), (111, 7)].map(of).into());
}

#[test]
fn subnets_that_pods_cannot_have() {
    let flat = "--network-plugin azure --node-count 3 --max-pods 30";
    let gateway = |pods: &str| {
        let nodes = "az network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/8\n\
                     az network vnet subnet create -g rg --vnet-name vnet -n nodes --address-prefixes 10.1.0.0/20 --nat-gateway ng\n";
        let pods = format!(
            "az network vnet subnet create -g rg --vnet-name vnet -n pods --address-prefixes 10.2.0.0/20 {pods}\n"
        );
        let aks =
            create(&format!("{flat} --outbound-type userAssignedNATGateway --pod-subnet-id SUBNETS/pods"));
        nodes.to_owned() + &pods + &aks
    };
    let detached = in_full(
        r#"{ "addressPrefix": "10.2.0.0/20", "id": "SUBNETS/pods", "name": "pods", "natGateway": null,
             "provisioningState": "Succeeded", "resourceGroup": "rg" }"#,
    );
    hold(vec![
        case(
            "Azure/AKS#3013",
            "the pod subnet must be another one than that of the nodes",
            network("10.0.0.0/8", &[("nodes", "10.1.0.0/20")])
                + &create(&format!("{flat} --pod-subnet-id SUBNETS/nodes")),
            [Finding("pod-subnet-is-node-subnet", "error", None)],
        ),
        case(
            "Azure/AKS#5367, Azure/karpenter-provider-azure#1351",
            "node auto-provisioning is not supported with pod subnets",
            network("10.0.0.0/8", &[("nodes", "10.1.0.0/20"), ("pods", "10.2.0.0/20")])
                + &create(&format!("{flat} --pod-subnet-id SUBNETS/pods --node-provisioning-mode Auto")),
            [
                Finding("feature-unsupported-here", "error", None),
                Says("feature-unsupported-here", "node auto-provisioning"),
            ],
        ),
        case(
            "AKS release notes, 2023-08-06",
            "the NAT gateway must be at the pod subnet as well",
            gateway("") + &detached,
            [
                Finding("nat-gateway-not-attached", "error", None),
                Says("nat-gateway-not-attached", "pods has none attached"),
            ],
        ),
        case(
            "AKS release notes, 2023-08-06",
            "with the NAT gateway at both it is accepted",
            gateway("--nat-gateway ng"),
            [Silent("nat-gateway-not-attached")],
        ),
        case(
            "MicrosoftDocs/azure-docs#9504, #54571",
            "65,536 addresses of a network, however large it is (older pages: 4,096, 16,000)",
            network("10.0.0.0/8", &[("nodes", "10.64.0.0/12")])
                + &create("--network-plugin azure --node-count 300 --max-pods 250"),
            [
                Finding("too-many-addresses-in-network", "warning", None),
                Says("too-many-addresses-in-network", "65,536"),
            ],
        ),
    ]);
}
