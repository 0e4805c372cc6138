//! Subnets that add-ons and further interfaces name, and what an encrypted network is said to be.
use aks_network_planner::text::Severity;

use super::{design, network, only, said};
use crate::support::prefix;

const SUBNETS: &str =
    "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets";

/// A cluster with nodes in the subnet `nodes` and those add-ons.
fn aks(add_ons: &str, pool: &str) -> String {
    let text = format!(
        r#"{{ "name": "aks", "dnsPrefix": "aks", "addonProfiles": {{ {add_ons} }},
             "agentPoolProfiles": [{{ "name": "np1", "count": 3, "vnetSubnetId": "SUBNETS/nodes" {pool} }}] }}"#
    );
    text.replace("SUBNETS", SUBNETS)
}

/// The subnets of the only network, with their ranges.
fn subnets(text: &str) -> Vec<(String, Vec<String>)> {
    let network = network(text);
    let ranges = |of: &Option<Vec<_>>| of.iter().flatten().map(ToString::to_string).collect();
    network.subnets.iter().map(|subnet| (subnet.name.clone(), ranges(&subnet.prefixes))).collect()
}

fn subnet(name: &str, ranges: &[&str]) -> (String, Vec<String>) {
    (name.to_owned(), ranges.iter().map(|range| (*range).to_owned()).collect())
}

#[test]
fn the_subnet_of_an_application_gateway_stands_in_the_network() {
    let gateway = |config: &str| {
        aks(&format!(r#""ingressApplicationGateway": {{ "enabled": true, "config": {{ {config} }} }}"#), "")
    };
    let by_id = gateway(r#""subnetId": "SUBNETS/gateway""#);
    assert_eq!(subnets(&by_id), [subnet("nodes", &[]), subnet("gateway", &[])]);
    for key in ["subnetCIDR", "subnetPrefix", "subnetCidr"] {
        let by_range = gateway(&format!(r#""{key}": "10.225.0.0/24""#));
        let expected = [subnet("nodes", &[]), subnet("ingress-appgateway-subnet", &["10.225.0.0/24"])];
        assert_eq!(subnets(&by_range), expected, "{key}");
    }
    let off = by_id.replace(r#""enabled": true"#, r#""enabled": false"#);
    assert_eq!(subnets(&off), [subnet("nodes", &[])]);
}

#[test]
fn the_range_of_an_application_gateway_takes_part_in_overlaps() {
    let text = aks(
        r#""ingressApplicationGateway": { "enabled": true, "config": { "subnetCIDR": "10.0.4.0/24" } }"#,
        "",
    );
    let text = text.replace(
        "\"dnsPrefix\"",
        r#""networkProfile": { "networkPlugin": "azure", "serviceCidr": "10.0.0.0/16" }, "dnsPrefix""#,
    );
    let design = design(&[&text]);
    let analysis = aks_network_planner::analysis::analyze(
        &design,
        aks_network_planner::azure::day("2026-11-23").expect("a day"),
    );
    let found = analysis.findings.iter().any(|finding| {
        finding.rule.id == "service-cidr-overlaps-subnet" && finding.message.contains("10.0.4.0/24")
    });
    assert!(found, "{:#?}", analysis.findings);
}

#[test]
fn the_subnet_of_virtual_nodes_stands_in_the_network_of_the_pools() {
    let virtual_nodes = |name: &str| {
        aks(
            &format!(r#""aciConnectorLinux": {{ "enabled": true, "config": {{ "SubnetName": "{name}" }} }}"#),
            "",
        )
    };
    assert_eq!(subnets(&virtual_nodes("snet-aci")), [subnet("nodes", &[]), subnet("snet-aci", &[])]);
    let read = format!(
        r#"{}
        {{ "name": "vnet", "addressSpace": {{ "addressPrefixes": ["10.1.0.0/16"] }},
           "id": "{}", "subnets": [{{ "name": "snet-aci", "addressPrefix": "10.1.8.0/24" }}] }}"#,
        virtual_nodes("snet-aci"),
        SUBNETS.trim_end_matches("/subnets")
    );
    let design = design(&[&read]);
    let of = &design.networks[0].subnets;
    assert_eq!(of.iter().filter(|subnet| subnet.name == "snet-aci").count(), 1, "{of:#?}");
    let shared = only(&virtual_nodes("Nodes"));
    let words = "SubnetName: subnet nodes holds nodes or pods as well; virtual nodes need one of its own";
    assert!(said(&shared).contains(&(Severity::Warning, words)), "{:#?}", shared.problems);
}

#[test]
fn a_gateway_in_the_subnet_of_nodes_is_doubted() {
    let text = aks(
        r#""ingressApplicationGateway": { "enabled": true, "config": { "subnetId": "SUBNETS/nodes" } }"#,
        "",
    );
    let words =
        "subnetId: subnet nodes holds nodes or pods as well; an application gateway needs one of its own";
    assert!(said(&only(&text)).contains(&(Severity::Warning, words)));
}

#[test]
fn further_interfaces_are_told_and_their_subnets_stand_in_the_network() {
    let text = aks(
        "",
        r#", "networkProfile": { "secondaryNetworkInterfaces": [
             { "type": "Standard", "vnetSubnetId": "SUBNETS/storage" },
             { "type": "Dynamic", "vnetSubnetId": "SUBNETS/dynamic" }] }"#,
    );
    assert_eq!(subnets(&text), [subnet("nodes", &[]), subnet("storage", &[]), subnet("dynamic", &[])]);
    let words = "each node of pool np1 takes one address more in storage, which no sum counts";
    assert!(said(&only(&text)).contains(&(Severity::Note, words)), "{:#?}", only(&text).problems);
}

#[test]
fn an_encrypted_network_says_what_stays_in_the_clear() {
    let text = |is_on: bool| {
        format!(
            r#"{{ "name": "vnet", "addressSpace": {{ "addressPrefixes": ["10.1.0.0/16"] }},
                 "encryption": {{ "enabled": {is_on}, "enforcement": "AllowUnencrypted" }}, "subnets": [] }}"#
        )
    };
    let words = "vnet encrypts what its machines send: with dynamic pod subnets only what nodes send, not what pods do, \
                 and no API server can be integrated into it";
    assert_eq!(said(&only(&text(true))), [(Severity::Note, words)]);
    assert_eq!(said(&only(&text(false))), []);
    assert_eq!(network(&text(true)).prefixes, Some(vec![prefix("10.1.0.0/16")]));
}
