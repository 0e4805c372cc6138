//! Addresses that others see, as far as rules speak of them: security groups, routes to pods, gateways.
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
