//! How many addresses of subnets are in use, where nothing tells who holds them.
use aks_network_planner::design::Usage;
use aks_network_planner::import::Kind;
use aks_network_planner::text::Severity;

use super::{document, merged, only, said};

#[test]
fn a_subnet_gets_its_number_of_addresses_and_not_their_holders() {
    let reading = only(&document("vnet-usages.json"));
    assert_eq!(reading.kind, Kind::Subnet);
    let network = &reading.part.networks[0];
    assert_eq!(network.name, "vnet-shop");
    let [subnet] = network.subnets.as_slice() else { panic!("one subnet, found {network:#?}") };
    assert_eq!((subnet.name.as_str(), &subnet.usage), ("snet-aks", &Some(Usage { total: 41, nodes: None })));
    let note = "currentValue of the subnet “GatewaySubnet” is -1: the service does not count its addresses";
    assert_eq!(said(&reading), [(Severity::Note, note)]);
}

#[test]
fn who_holds_addresses_is_known_as_long_as_their_number_stays() {
    let subnet = document("subnet-show.json");
    let usages = |used: &str| document("vnet-usages.json").replace("41.0", used);
    let usage = |texts: &[&str]| {
        let merged = merged(texts);
        (merged.design.networks[0].subnets[0].usage.clone().expect("a usage"), merged.conflicts.len())
    };
    let (same, conflicts) = usage(&[&subnet, &usages("5.0")]);
    assert_eq!((same.total, same.nodes.is_some(), conflicts), (5, true, 0));
    let (same, conflicts) = usage(&[&usages("5.0"), &subnet]);
    assert_eq!((same.total, same.nodes.is_some(), conflicts), (5, true, 0));
    let (newer, conflicts) = usage(&[&subnet, &usages("9.0")]);
    assert_eq!((newer.total, newer.nodes, conflicts), (9, None, 1));
}

#[test]
fn a_number_that_is_none_is_doubted() {
    let text = document("vnet-usages.json").replace("41.0", "\"many\"");
    let message = "currentValue: expected a whole number of 0 or more, or -1, found the text “many”";
    assert!(said(&only(&text)).contains(&(Severity::Warning, message)), "{:?}", said(&only(&text)));
}
