//! Addresses that others see: by model and way out, through security groups, routes and gateways.
use aks_network_planner::egress::{Destination, Origin, Seen, sources};
use aks_network_planner::import;
use aks_network_planner::resolve::resolve;

use super::pasted::{create, network, np, shown};
use super::{Expected::*, case, hold};

#[test]
fn security_groups_that_see_pods() {
    let guarded = "az network vnet create -g rg -n vnet --address-prefixes 10.1.0.0/16\n\
                   az network vnet subnet create -g rg --vnet-name vnet -n nodes --address-prefixes 10.1.0.0/20 --nsg guard\n";
    let overlay = create(
        "--network-plugin azure --network-plugin-mode overlay --pod-cidr 10.100.0.0/14 --service-cidr 10.32.0.0/16 --dns-service-ip 10.32.0.10",
    );
    let rule = "security-group-on-subnet";
    hold(vec![
        case(
            "jenkins-infra/azure#698, MicrosoftDocs/azure-docs#114052, #87136",
            "a security group of one's own must allow nodes and pods to reach each other",
            guarded.to_owned() + &overlay,
            [Finding(rule, "note", None), Says(rule, "between nodes and the pod CIDR 10.100.0.0/14")],
        ),
        case(
            "jenkins-infra/azure#698",
            "without a group of one's own there is nothing to allow",
            network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")]) + &overlay,
            [Silent(rule)],
        ),
    ]);
}

#[test]
fn gateways_that_give_pods_one_address() {
    let gateway = |nodes: u64| {
        let pool = format!(
            r#"{{ "name": "gw", "count": {nodes}, "mode": "Gateway", "osType": "Linux", "vnetSubnetId": "SUBNETS/nodes",
                 "gatewayProfile": {{ "publicIpPrefixSize": 31 }}, "upgradeSettings": {{ "maxSurge": "1" }} }}"#
        );
        let profile = r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16",
                         "serviceCidr": "10.32.0.0/16", "staticEgressGatewayProfile": { "enabled": true }"#;
        let pools = format!("{}, {pool}", np(2, ""));
        network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")]) + &shown("aks", profile, &pools, "")
    };
    let error = "\n(StaticEgressGatewayInvalidGatewayNodeCount) Gateway agentpool gw is configured with invalid node \
                 count 1, exceeding max node count 2 according to public IPPrefix size /31 or fewer than 2.\n";
    hold(vec![
        case(
            "Azure/AKS#4599",
            "a /31 serves two gateway nodes",
            gateway(3),
            [
                Finding("gateway-prefix-too-small", "error", None),
                Says("gateway-prefix-too-small", "/31 has 2 addresses"),
            ],
        ),
        case(
            "Azure/AKS#4599",
            "fewer than two are refused",
            gateway(1) + error,
            [Explained("ERR-64", "at least two")],
        ),
    ]);
}

#[test]
fn the_address_that_a_firewall_sees() {
    use Destination::{
        AzureDns, FirewallApplicationRule, FirewallNetworkRule, Internet, OnPremises, Peered, SameNetwork,
    };
    let subnets = || network("10.1.0.0/16", &[("nodes", "10.1.0.0/20"), ("pods", "10.1.16.0/20")]);
    let node_subnet = || subnets() + &create("--network-plugin azure");
    let pod_subnet = || subnets() + &create("--network-plugin azure --pod-subnet-id SUBNETS/pods");
    let overlay = |flags: &str| {
        subnets() + &create(&format!("--network-plugin azure --network-plugin-mode overlay {flags}"))
    };
    // Where it was asked, what was pasted, whom an ordinary pod calls, and whose address is seen there.
    let rows = [
        ("Azure/AKS#1207", node_subnet(), OnPremises, Seen::Node),
        ("Azure/AKS#1207", node_subnet(), Peered, Seen::Node),
        ("Azure/AKS#1207", node_subnet(), SameNetwork, Seen::Pod),
        ("learn: concepts-network-cni-overview", pod_subnet(), OnPremises, Seen::Pod),
        ("AKS release notes, 2025-10-12", pod_subnet(), AzureDns, Seen::Node),
        ("learn: concepts-network-azure-cni-overlay", overlay(""), OnPremises, Seen::Node),
        (
            "learn: snat-private-range",
            overlay("--outbound-type userDefinedRouting"),
            FirewallNetworkRule,
            Seen::Node,
        ),
        (
            "learn: snat-private-range",
            overlay("--outbound-type userDefinedRouting"),
            FirewallApplicationRule,
            Seen::Firewall,
        ),
        ("learn: egress-udr", overlay("--outbound-type userDefinedRouting"), Internet, Seen::Appliance),
        ("learn: nat-gateway", overlay("--outbound-type userAssignedNATGateway"), Internet, Seen::NatGateway),
        ("learn: load-balancer-standard", overlay(""), Internet, Seen::LoadBalancer),
    ];
    for (source, text, destination, expected) in rows {
        let design = import::merge(&import::read("pasted", &text)).design;
        let told = sources(&resolve(&design), 0).expect("a cluster");
        let cell = told.cell(destination, Origin::Pod).expect("a cell");
        assert_eq!(cell.seen, expected, "{source}: {destination:?}");
        assert!(!cell.remarks.is_empty(), "{source}: {destination:?}");
    }
}

/// One private address for a firewall: the whole node subnet, or a static egress gateway.
/// <https://github.com/Azure/AKS/issues/2029>
#[test]
fn overlay_shows_the_whole_range_of_its_nodes() {
    let text = network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")])
        + &create("--network-plugin azure --network-plugin-mode overlay");
    let design = import::merge(&import::read("pasted", &text)).design;
    let told = sources(&resolve(&design), 0).expect("a cluster");
    let cell = told.cell(Destination::OnPremises, Origin::Pod).expect("a cell");
    assert_eq!(cell.ranges, [crate::support::prefix("10.1.0.0/20")]);
}
