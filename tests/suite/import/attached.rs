//! Route tables, security groups, NAT gateways, firewalls and public addresses, as `az network … show` prints them.
use aks_network_planner::design::{Attached, NextHopType, Word};
use aks_network_planner::import::{self, Kind, merge};
use aks_network_planner::resolve::resolve;

use super::only;
use crate::support::prefix;

const GROUP: &str =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network";

fn attached(text: &str) -> Attached {
    let reading = only(text);
    assert_eq!(reading.kind, Kind::Surroundings, "{reading:#?}");
    reading.part.attached.as_ref().clone()
}

/// `az network route-table show`, and the same as ARM returns it.
/// <https://learn.microsoft.com/cli/azure/network/route-table>
#[test]
fn a_route_table_is_read_with_its_routes_and_subnets() {
    let cli = format!(
        r#"{{"disableBgpRoutePropagation": true, "id": "{GROUP}/routeTables/rt-aks", "name": "rt-aks",
            "routes": [
              {{"addressPrefix": "0.0.0.0/0", "name": "default", "nextHopType": "VirtualAppliance",
                "nextHopIpAddress": "10.0.0.4", "type": "Microsoft.Network/routeTables/routes"}},
              {{"addressPrefix": "AzureMonitor", "name": "monitor", "nextHopType": "Internet"}}],
            "subnets": [{{"id": "{GROUP}/virtualNetworks/vnet/subnets/nodes", "resourceGroup": "rg"}}],
            "type": "Microsoft.Network/routeTables"}}"#
    );
    let arm = format!(
        r#"{{"id": "{GROUP}/routeTables/rt-aks", "type": "Microsoft.Network/routeTables", "properties": {{
            "routes": [
              {{"name": "default", "properties": {{"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance",
                "nextHopIpAddress": "10.0.0.4"}}}},
              {{"name": "monitor", "properties": {{"addressPrefix": "AzureMonitor", "nextHopType": "Internet"}}}}],
            "subnets": [{{"id": "{GROUP}/virtualNetworks/vnet/subnets/nodes"}}]}}}}"#
    );
    for text in [&cli, &arm] {
        let of = attached(text);
        let [table] = of.route_tables.as_slice() else { panic!("{of:?}") };
        let [default, monitor] = table.routes.as_slice() else { panic!("{table:?}") };
        assert_eq!(default.next_hop, Word::Known(NextHopType::VirtualAppliance));
        assert_eq!(default.address, Some("10.0.0.4".parse().expect("an address")));
        assert_eq!(table.default_route(), Some(default));
        assert_eq!((monitor.prefix, monitor.name.as_str()), (None, "monitor"));
        assert_eq!(table.subnets.len(), 1);
    }
}

/// `az network nsg list`.
#[test]
fn a_security_group_is_read_with_its_own_rules_alone() {
    let text = format!(
        r#"[{{"id": "{GROUP}/networkSecurityGroups/nsg", "type": "Microsoft.Network/networkSecurityGroups",
            "defaultSecurityRules": [{{"name": "DenyAllOutBound", "priority": 65500, "direction": "Outbound",
              "access": "Deny", "protocol": "*", "sourceAddressPrefix": "*", "destinationAddressPrefix": "*",
              "destinationPortRange": "*"}}],
            "securityRules": [{{"name": "DenyOut", "priority": 4096, "direction": "Outbound", "access": "Deny",
              "protocol": "*", "sourceAddressPrefix": "*", "sourceAddressPrefixes": [],
              "destinationAddressPrefix": "", "destinationAddressPrefixes": ["Internet", "10.9.0.0/16"],
              "destinationPortRange": "*", "destinationPortRanges": []}}],
            "subnets": [{{"id": "{GROUP}/virtualNetworks/vnet/subnets/nodes"}}]}}]"#
    );
    let of = attached(&text);
    let [group] = of.security_groups.as_slice() else { panic!("{of:?}") };
    let [rule] = group.rules.as_slice() else { panic!("{group:?}") };
    assert_eq!((rule.priority, rule.inbound, rule.allows), (4_096, false, false));
    assert_eq!((rule.sources.len(), rule.destinations.len()), (1, 2));
    assert_eq!(rule.ports, ["*"]);
}

#[test]
fn public_addresses_prefixes_gateways_and_firewalls_are_read_by_their_ids() {
    let text = format!(
        r#"{{"id": "{GROUP}/publicIPAddresses/pip", "ipAddress": "20.1.2.3", "type": "Microsoft.Network/publicIPAddresses"}}
{{"id": "{GROUP}/publicIPPrefixes/ppp", "ipPrefix": "20.9.0.0/28", "type": "Microsoft.Network/publicIPPrefixes"}}
{{"id": "{GROUP}/natGateways/nat", "publicIpAddresses": [{{"id": "{GROUP}/publicIPAddresses/PIP"}}],
  "publicIpPrefixes": [{{"id": "{GROUP}/publicIPPrefixes/ppp"}}], "type": "Microsoft.Network/natGateways",
  "subnets": [{{"id": "{GROUP}/virtualNetworks/vnet/subnets/nodes"}}]}}
{{"id": "{GROUP}/azureFirewalls/fw", "type": "Microsoft.Network/azureFirewalls", "ipConfigurations": [
  {{"privateIPAddress": "10.0.0.4", "publicIPAddress": {{"id": "{GROUP}/publicIPAddresses/pip"}}}}]}}"#
    );
    let readings = import::read("pasted", &text);
    let of = merge(&readings).design.attached;
    assert_eq!(of.public_addresses.len(), 2);
    let (ranges, is_all) = of.ranges_of(&of.nat_gateways[0].addresses);
    assert_eq!((ranges, is_all), (vec![prefix("20.1.2.3/32"), prefix("20.9.0.0/28")], true));
    assert_eq!(of.firewalls[0].private, ["10.0.0.4".parse::<std::net::IpAddr>().expect("an address")]);
    assert!(of.ranges_of(&of.firewalls[0].addresses).1);
}

#[test]
fn the_last_text_about_one_counts() {
    let table = |hop: &str| {
        format!(
            r#"{{"id": "{GROUP}/routeTables/rt", "type": "Microsoft.Network/routeTables", "routes": [
                {{"addressPrefix": "0.0.0.0/0", "name": "default", "nextHopType": "{hop}"}}]}}"#
        )
    };
    let texts = [table("VirtualAppliance"), table("Internet").replace("routeTables/rt", "RouteTables/RT")];
    let readings: Vec<_> = texts.iter().flat_map(|text| import::read("pasted", text)).collect();
    let design = merge(&readings).design;
    let [table] = design.attached.route_tables.as_slice() else { panic!("{design:?}") };
    let default = table.default_route().expect("a default route");
    assert_eq!(default.next_hop, Word::Known(NextHopType::Internet));
}

#[test]
fn without_an_id_nothing_tells_what_it_belongs_to() {
    let reading = only(r#"{"type": "Microsoft.Network/routeTables", "name": "rt", "routes": []}"#);
    assert_eq!(reading.kind, Kind::Unknown);
    assert!(reading.part.attached.is_empty());
}

/// `effectiveOutboundIPs` of `az aks show` names addresses by their ids alone.
#[test]
fn a_cluster_names_the_addresses_that_it_leaves_from() {
    let text = format!(
        r#"{{"name": "aks", "type": "Microsoft.ContainerService/ManagedClusters", "dnsPrefix": "aks",
            "networkProfile": {{"outboundType": "loadBalancer", "loadBalancerProfile": {{
              "effectiveOutboundIPs": [{{"id": "{GROUP}/publicIPAddresses/pip", "resourceGroup": "rg"}}]}}}}}}"#
    );
    let cluster = super::cluster(&text);
    let [id] = cluster.outbound_addresses.as_slice() else { panic!("{cluster:?}") };
    assert_eq!(id.name(), Some("pip"));
}

/// A template names the route table in the subnet, and the table names no subnets.
/// <https://learn.microsoft.com/azure/templates/microsoft.network/virtualnetworks/subnets>
#[test]
fn what_a_subnet_says_that_it_has_is_found_by_its_id() {
    let subnet = format!("{GROUP}/virtualNetworks/vnet/subnets/nodes");
    let subnet = |has: &str| {
        format!(
            r#"{{"id": "{subnet}", "name": "nodes", "addressPrefix": "10.1.0.0/24", "etag": "x", "routeTable": {has},
                "type": "Microsoft.Network/virtualNetworks/subnets"}}"#
        )
    };
    let table = format!(
        r#"{{"id": "{GROUP}/routeTables/rt", "name": "rt", "type": "Microsoft.Network/routeTables", "subnets": null,
            "routes": [{{"name": "all", "addressPrefix": "0.0.0.0/0", "nextHopType": "Internet"}}]}}"#
    );
    let found = |texts: &[&str]| {
        let readings: Vec<_> = texts.iter().flat_map(|text| import::read("pasted", text)).collect();
        let resolved = resolve(&merge(&readings).design);
        resolved.route_table(0).map(|table| table.routes.len())
    };
    let with = subnet(&format!(r#"{{"id": "{GROUP}/routeTables/RT"}}"#));
    assert_eq!(found(&[&with, &table]), Some(1));
    assert_eq!(found(&[&table, &with]), Some(1));
    assert_eq!(found(&[&subnet("null"), &table]), None);
    let another = subnet(&format!(r#"{{"id": "{GROUP}/routeTables/another"}}"#));
    assert_eq!(found(&[&another, &table]), None);
    assert_eq!(found(&[&with, &table, &subnet("null")]), None, "the last text about the subnet counts");
}
