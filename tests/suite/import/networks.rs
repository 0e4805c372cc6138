//! Virtual networks, subnets and peerings.
use aks_network_planner::design::{NodeAddresses, RangeKind, Usage};
use aks_network_planner::import::{Kind, Shape};
use aks_network_planner::net::Prefix;

use super::{document, network, only, places, said, subnet};

fn prefixes(texts: &[&str]) -> Option<Vec<Prefix>> {
    Some(texts.iter().map(|text| text.parse().expect("a prefix")).collect())
}

#[test]
fn a_subnet_is_read_with_everything_that_is_attached_to_it() {
    let text = document("subnet-show.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape, said(&reading)), (Kind::Subnet, Some(Shape::Cli), vec![]));
    let network = network(&text);
    assert_eq!((network.name.as_str(), network.prefixes, network.subnets.len()), ("vnet-shop", None, 1));
    let snet = subnet(&text);
    assert_eq!(snet.prefixes, prefixes(&["10.60.0.0/24"]));
    assert_eq!(snet.delegations, Some(vec![]));
    assert_eq!(
        (snet.nat_gateway, snet.route_table, snet.network_security_group),
        (Some(false), Some(true), Some(true))
    );
    assert_eq!(places(&reading, &text, "networks/vnet-shop/snet-aks/addressPrefix"), ["\"10.60.0.0/24\""]);
}

#[test]
fn addresses_of_machines_are_counted_by_their_resource_group() {
    let usage = subnet(&document("subnet-show.json")).usage.expect("a usage");
    let nodes = [("mc_rg-old_aks-old_westeurope", 1), ("mc_rg-shop_aks-shop_westeurope", 2)];
    let nodes =
        nodes.map(|(group, addresses)| NodeAddresses { resource_group: group.into(), addresses }).to_vec();
    assert_eq!(usage, Usage { total: 5, nodes: Some(nodes) });
}

#[test]
fn what_a_whole_document_leaves_out_is_none_and_what_a_query_leaves_out_is_not_known() {
    let whole = [r#""provisioningState": "Succeeded""#, r#""etag": "x""#];
    for mark in whole {
        let snet = subnet(&format!(r#"{{"name": "a", "addressPrefix": "10.0.0.0/24", {mark}}}"#));
        assert_eq!(snet.usage, Some(Usage::default()), "{mark}");
        assert_eq!(snet.delegations, Some(vec![]), "{mark}");
        assert_eq!((snet.nat_gateway, snet.route_table), (Some(false), Some(false)), "{mark}");
    }
    let snet = subnet(r#"{"name": "a", "addressPrefix": "10.0.0.0/24"}"#);
    assert_eq!((snet.usage, snet.delegations, snet.nat_gateway), (None, None, None));
    let arm = r#"{"name": "a", "properties": {"addressPrefix": "10.0.0.0/24", "provisioningState": "Succeeded", "ipConfigurations": null}}"#;
    assert_eq!(subnet(arm).usage, Some(Usage::default()));
}

#[test]
fn a_subnet_of_a_query_has_no_name() {
    let text = document("subnet-query.json");
    let (network, snet) = (network(&text), subnet(&text));
    assert_eq!((network.name.as_str(), snet.name.as_str()), ("", ""));
    assert_eq!(snet.prefixes, prefixes(&["10.60.0.0/24"]));
    assert_eq!(snet.delegations, Some(vec!["Microsoft.Web/serverFarms".into()]));
    assert_eq!(places(&only(&text), &text, "networks///addressPrefix"), ["\"10.60.0.0/24\""]);
}

#[test]
fn a_subnet_has_its_prefix_its_prefixes_or_both() {
    let rows: [(&str, &[&str]); 4] = [
        (r#""addressPrefix": "10.0.0.0/24", "addressPrefixes": null"#, &["10.0.0.0/24"]),
        (
            r#""addressPrefix": null, "addressPrefixes": ["10.0.0.0/24", "fd00::/64"]"#,
            &["10.0.0.0/24", "fd00::/64"],
        ),
        (r#""addressPrefix": "10.0.0.0/24", "addressPrefixes": []"#, &["10.0.0.0/24"]),
        (r#""addressPrefix": "10.0.0.0/24", "addressPrefixes": ["10.0.0.0/24"]"#, &["10.0.0.0/24"]),
    ];
    for (members, expected) in rows {
        assert_eq!(
            subnet(&format!("{{\"name\": \"a\", {members}}}")).prefixes,
            prefixes(expected),
            "{members}"
        );
    }
}

#[test]
fn a_virtual_network_is_read_with_subnets_and_peerings() {
    let text = document("vnet-show.json");
    let reading = only(&text);
    assert_eq!((reading.kind, said(&reading)), (Kind::VirtualNetwork, vec![]));
    let network = network(&text);
    assert_eq!(network.prefixes, prefixes(&["10.60.0.0/16", "10.61.0.0/16"]));
    assert_eq!((network.name.as_str(), network.location.as_deref()), ("vnet-shop", Some("westeurope")));
    let api = &network.subnets[1];
    assert_eq!((api.name.as_str(), &api.prefixes), ("snet-api", &prefixes(&["10.60.1.0/27"])));
    assert_eq!(api.delegations, Some(vec!["Microsoft.ContainerService/managedClusters".into()]));
    assert_eq!((api.nat_gateway, network.subnets[0].nat_gateway), (Some(true), Some(false)));
    let [hub] = reading.part.ranges.as_slice() else { panic!("one peering") };
    assert_eq!(
        (hub.name.as_str(), hub.kind, hub.network.as_deref()),
        ("to-hub", RangeKind::Peered, Some("vnet-shop"))
    );
    assert_eq!(
        Some(&hub.prefixes),
        prefixes(&["10.10.0.0/16", "10.11.0.0/16"]).as_ref(),
        "the space as it is now"
    );
    assert!(hub.remote.as_ref().is_some_and(|remote| remote.text().ends_with("/vnet-hub")));
}

#[test]
fn networks_are_read_in_every_wrapper() {
    let flat = document("vnet-show.json");
    let arm = r#"{"name": "vnet-shop", "properties": {"addressSpace": {"addressPrefixes": ["10.60.0.0/16"]}, "subnets": [
        {"name": "snet-aks", "properties": {"addressPrefix": "10.60.0.0/24"}}],
        "virtualNetworkPeerings": [{"name": "to-hub", "properties": {"remoteAddressSpace": {"addressPrefixes": ["10.10.0.0/16"]}}}]}}"#;
    for text in [
        format!("[{flat}]"),
        format!(r#"{{"newVNet": {flat}}}"#),
        format!(r#"{{"value": [{arm}]}}"#),
        arm.into(),
    ] {
        let reading = only(&text);
        assert_eq!(reading.kind, Kind::VirtualNetwork, "{text}");
        assert_eq!(network(&text).name, "vnet-shop");
        assert_eq!(network(&text).subnets[0].prefixes, prefixes(&["10.60.0.0/24"]));
        assert_eq!(reading.part.ranges[0].prefixes[0], "10.10.0.0/16".parse().unwrap());
    }
}

#[test]
fn a_list_of_subnets_fills_the_network_that_their_ids_name() {
    let one = document("subnet-show.json");
    let two = one.replace("snet-aks", "snet-two").replace("10.60.0.0", "10.60.9.0");
    let network = network(&format!("[{one},{two}]"));
    let names: Vec<_> = network.subnets.iter().map(|subnet| subnet.name.as_str()).collect();
    assert_eq!((network.name.as_str(), names), ("vnet-shop", vec!["snet-aks", "snet-two"]));
}

#[test]
fn a_peering_alone_belongs_to_the_network_that_its_id_names() {
    let text = r#"[{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/spoke/virtualNetworkPeerings/p",
        "name": "p", "remoteAddressSpace": {"addressPrefixes": ["10.10.0.0/16"]}, "remoteVirtualNetwork": {"id": "x"}}]"#;
    let reading = only(text);
    assert_eq!(reading.part.ranges[0].network.as_deref(), Some("spoke"));
    let unknown = r#"{"name": "p", "remoteVirtualNetwork": {"id": "x"}, "location": "y"}"#;
    let whole = format!(
        r#"{{"name": "v", "addressSpace": {{"addressPrefixes": ["10.0.0.0/16"]}}, "virtualNetworkPeerings": [{unknown}]}}"#
    );
    assert_eq!(said(&only(&whole))[0].1, "the peering p does not tell the remote address space; left out");
}
