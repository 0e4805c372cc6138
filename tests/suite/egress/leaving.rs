//! What was read around subnets: the addresses that a cluster leaves from, and its default route.
use aks_network_planner::design::{
    Firewall, NatGateway, NextHopType, OutboundType, RouteTable, TableRoute, Word,
};
use aks_network_planner::egress::{
    Cell, Destination, Leaver, NextHop, Origin, Seen, leaving, next_hop, sources, sources_after,
};
use aks_network_planner::resolve::resolve;

use crate::support::plan::{network_resource, public_address};
use crate::support::{Plan, cluster, network, plan, pool, prefix, subnet};

/// An overlay cluster of 10.1.0.0/24 and 10.244.0.0/16 with that way out.
fn aks(outbound: OutboundType) -> Plan {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    let aks = aks.profile(|profile| profile.outbound_type = Some(Word::Known(outbound)));
    let aks = aks.with(|cluster| cluster.outbound_addresses = vec![public_address("out")]);
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(outbound == OutboundType::UserDefinedRouting);
    plan()
        .network(network("vnet", "10.1.0.0/16").subnet(nodes))
        .cluster(aks.pool(pool("np1").count(3).nodes_in("vnet/nodes")))
}

fn internet(plan: &Plan) -> Cell {
    let sources = sources(&resolve(&plan.0), 0).expect("a cluster");
    sources.cell(Destination::Internet, Origin::Pod).expect("a cell").clone()
}

fn hop(plan: &Plan) -> NextHop {
    let resolved = resolve(&plan.0);
    next_hop(&resolved, &resolved.clusters[0], resolved.clusters[0].pools()[0].subnet)
}

#[test]
fn the_load_balancers_addresses_are_those_that_its_ids_name() {
    let unread = internet(&aks(OutboundType::LoadBalancer));
    assert_eq!((unread.ranges.len(), unread.asks.len()), (0, 1));
    let read = internet(&aks(OutboundType::LoadBalancer).public_address("out", "20.1.2.3/32"));
    assert_eq!((read.seen, read.ranges), (Seen::LoadBalancer, vec![prefix("20.1.2.3/32")]));
    assert!(read.asks.is_empty(), "{:?}", read.asks);
}

#[test]
fn a_nat_gateways_addresses_are_those_of_the_subnet_that_it_names() {
    let subnets = vec![network_resource("virtualNetworks/VNET/subnets/nodes")];
    let addresses = vec![public_address("nat-a"), public_address("nat-b")];
    let gateway = NatGateway { id: network_resource("natGateways/nat"), subnets, addresses };
    let plan = aks(OutboundType::UserAssignedNatGateway)
        .attached(|attached| attached.nat_gateways.push(gateway))
        .public_address("nat-a", "20.1.2.4/32");
    let some = internet(&plan);
    assert_eq!((some.seen, &some.ranges), (Seen::NatGateway, &vec![prefix("20.1.2.4/32")]));
    assert_eq!(some.asks.len(), 1, "one of the two is still to be asked for");
    let all = internet(&plan.public_address("nat-b", "20.9.0.0/30"));
    assert_eq!(all.ranges, [prefix("20.1.2.4/32"), prefix("20.9.0.0/30")]);
    assert!(all.asks.is_empty());
}

#[test]
fn behind_a_firewall_its_public_addresses_are_seen() {
    let firewall = Firewall {
        id: network_resource("azureFirewalls/fw"),
        private: vec!["10.0.0.4".parse().expect("an address")],
        addresses: vec![public_address("fw")],
    };
    let plan = aks(OutboundType::UserDefinedRouting)
        .default_route(NextHopType::VirtualAppliance, Some("10.0.0.4"))
        .attached(|attached| attached.firewalls.push(firewall))
        .public_address("fw", "20.5.5.5/32");
    let cell = internet(&plan);
    assert_eq!((cell.seen, cell.ranges.as_slice()), (Seen::Appliance, &[prefix("20.5.5.5/32")][..]));
    let says = "The default route of subnet nodes leads to VirtualAppliance 10.0.0.4.";
    assert!(cell.remarks.iter().any(|remark| remark.text == says), "{:?}", cell.remarks);
    let another = aks(OutboundType::UserDefinedRouting)
        .default_route(NextHopType::VirtualAppliance, Some("10.0.0.5"))
        .public_address("fw", "20.5.5.5/32");
    assert_eq!(internet(&another).asks, ["az network firewall list --output json"]);
}

/// A default route to an appliance or a gateway comes before everything else.
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource>
#[test]
fn a_default_route_that_was_read_decides() {
    use OutboundType::{Block, LoadBalancer, None as Shut, UserAssignedNatGateway, UserDefinedRouting};
    let rows = [
        (LoadBalancer, NextHopType::VirtualAppliance, NextHop::Route),
        (UserAssignedNatGateway, NextHopType::VirtualNetworkGateway, NextHop::NetworkGateway),
        (UserDefinedRouting, NextHopType::VirtualNetworkGateway, NextHop::NetworkGateway),
        (Shut, NextHopType::VirtualAppliance, NextHop::Route),
        (Block, NextHopType::VirtualAppliance, NextHop::Nothing),
        (LoadBalancer, NextHopType::Internet, NextHop::LoadBalancer),
        (UserDefinedRouting, NextHopType::Internet, NextHop::Nothing),
        (UserDefinedRouting, NextHopType::None, NextHop::Nothing),
        (LoadBalancer, NextHopType::None, NextHop::Nothing),
    ];
    for (outbound, to, expected) in rows {
        assert_eq!(hop(&aks(outbound).default_route(to, None)), expected, "{outbound} {to}");
    }
    assert_eq!(hop(&aks(UserDefinedRouting)), NextHop::Route, "where no routes were read");
}

/// Without a default route user-defined routing has no way out but a NAT gateway, or what a gateway brings by BGP.
/// <https://learn.microsoft.com/azure/aks/egress-udr>
#[test]
fn a_route_table_without_a_default_route_leads_to_no_appliance() {
    let route = TableRoute {
        name: "office".into(),
        prefix: Some(prefix("10.9.0.0/16")),
        next_hop: Word::Known(NextHopType::VirtualAppliance),
        address: Some("10.1.9.4".parse().expect("an address")),
    };
    let nodes = || vec![network_resource("virtualNetworks/vnet/subnets/nodes")];
    let table = RouteTable { id: network_resource("routeTables/rt"), subnets: nodes(), routes: vec![route] };
    let plan = aks(OutboundType::UserDefinedRouting).attached(|attached| attached.route_tables.push(table));
    assert_eq!((hop(&plan), internet(&plan).seen), (NextHop::Unknown, Seen::Unknown));
    let cell = internet(&plan);
    assert!(cell.remarks.iter().all(|remark| !remark.text.contains("leads to an appliance")), "{cell:?}");
    assert_eq!(plan.document().severity("route-table-missing"), Some("error"));
    let id = network_resource("natGateways/nat");
    let gateway = NatGateway { id, subnets: nodes(), addresses: vec![public_address("nat")] };
    let plan = plan.attached(|attached| attached.nat_gateways.push(gateway));
    let cell = internet(&plan.clone().public_address("nat", "20.5.5.5/32"));
    assert_eq!((hop(&plan), cell.ranges), (NextHop::NatGateway, vec![prefix("20.5.5.5/32")]));
}

/// <https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview>
#[test]
fn a_default_route_to_none_drops_everything_whatever_the_outbound_type() {
    use OutboundType::{Block, LoadBalancer, ManagedNatGateway, None as Shut, UserAssignedNatGateway};
    let rule = "default-route-not-to-an-appliance";
    for (outbound, expected) in [
        (LoadBalancer, Some("error")),
        (UserAssignedNatGateway, Some("error")),
        (ManagedNatGateway, Some("error")),
        (Shut, None),
        (Block, None),
    ] {
        let plan = aks(outbound).default_route(NextHopType::None, None);
        let document = plan.document();
        assert_eq!(document.severity(rule), expected, "{outbound}");
        assert!(document.findings(rule).iter().all(|of| of["code"].is_null()), "{outbound}");
    }
    let cell = internet(&aks(LoadBalancer).default_route(NextHopType::None, None));
    let says =
        "The default route of subnet nodes has next hop None, which drops every packet to the Internet.";
    assert_eq!((cell.seen, cell.remarks[0].text.as_str()), (Seen::NoWayOut, says));
}

#[test]
fn behind_a_vpn_or_expressroute_gateway_the_internet_sees_on_premises() {
    let plan = aks(OutboundType::UserDefinedRouting).default_route(NextHopType::VirtualNetworkGateway, None);
    let cell = internet(&plan);
    assert_eq!((cell.seen, cell.asks.len()), (Seen::OnPremises, 0));
    assert!(cell.remarks.iter().all(|remark| !remark.text.contains("Firewall")), "{cell:?}");
}

/// <https://learn.microsoft.com/azure/firewall/integrate-with-nat-gateway>
#[test]
fn a_nat_gateway_on_the_firewalls_subnet_leads_out_in_its_place() {
    let firewall = Firewall {
        id: network_resource("azureFirewalls/fw"),
        private: vec!["10.1.9.4".parse().expect("an address")],
        addresses: vec![public_address("fw")],
    };
    let plan = |gateway: Option<bool>| {
        let mut own = subnet("AzureFirewallSubnet", "10.1.9.0/26");
        own.nat_gateway = gateway;
        let mut plan = aks(OutboundType::UserDefinedRouting)
            .default_route(NextHopType::VirtualAppliance, Some("10.1.9.4"))
            .attached(|attached| attached.firewalls.push(firewall.clone()))
            .public_address("fw", "20.7.7.7/32");
        std::sync::Arc::make_mut(&mut plan.0.networks[0]).subnets.push(own);
        plan
    };
    let told = |plan: &Plan| {
        let cell = internet(plan);
        (cell.ranges, cell.asks.len())
    };
    assert_eq!(told(&plan(Some(false))), (vec![prefix("20.7.7.7/32")], 0));
    assert_eq!(told(&plan(None)), (vec![prefix("20.7.7.7/32")], 1), "a gateway may be there");
    assert_eq!(told(&plan(Some(true))), (vec![], 1), "its addresses were not read");
    let subnets = vec![network_resource("virtualNetworks/vnet/subnets/AzureFirewallSubnet")];
    let addresses = vec![public_address("nat")];
    let gateway = NatGateway { id: network_resource("natGateways/nat"), subnets, addresses };
    let read = plan(None).attached(|attached| attached.nat_gateways.push(gateway));
    assert_eq!(told(&read.public_address("nat", "20.5.5.5/32")), (vec![prefix("20.5.5.5/32")], 0));
}

#[test]
fn after_a_change_the_addresses_of_before_are_gone() {
    let plan = aks(OutboundType::LoadBalancer).public_address("out", "20.1.2.3/32");
    let resolved = resolve(&plan.0);
    let all = leaving(&resolved, &resolved.clusters[0], Leaver::Nodes);
    assert_eq!((all.ranges(), all.is_all()), (vec![prefix("20.1.2.3/32")], true));
    let after = sources_after(&resolved, 0, OutboundType::ManagedNatGateway).expect("a cluster");
    let cell = after.cell(Destination::Internet, Origin::Pod).expect("a cell");
    assert!(cell.ranges.is_empty() && cell.asks.len() == 1, "{cell:?}");
}
