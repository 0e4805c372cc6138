//! What was read around subnets: the addresses that a cluster leaves from, its default route, and rules that drop what
//! it needs.
use aks_network_planner::design::{Firewall, NatGateway, NextHopType, OutboundType, SecurityRule, Word};
use aks_network_planner::egress::{
    Cell, Destination, NextHop, Origin, Seen, denied, leaving, next_hop, sources, sources_after,
};
use aks_network_planner::resolve::resolve;

use crate::support::plan::{network_resource, public_address, security_rule};
use crate::support::{Plan, cluster, network, plan, pool, prefix, subnet};

/// An overlay cluster of 10.1.0.0/24 and 10.244.0.0/16 with that way out.
fn aks(outbound: OutboundType) -> Plan {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    let aks = aks.profile(|profile| profile.outbound_type = Some(Word::Known(outbound)));
    let aks = aks.with(|cluster| cluster.outbound_addresses = vec![public_address("out")]);
    plan()
        .network(network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24")))
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
        (UserAssignedNatGateway, NextHopType::VirtualNetworkGateway, NextHop::Route),
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

#[test]
fn after_a_change_the_addresses_of_before_are_gone() {
    let plan = aks(OutboundType::LoadBalancer).public_address("out", "20.1.2.3/32");
    let resolved = resolve(&plan.0);
    let all = leaving(&resolved, &resolved.clusters[0]);
    assert_eq!((all.ranges, all.is_all), (vec![prefix("20.1.2.3/32")], true));
    let after = sources_after(&resolved, 0, OutboundType::ManagedNatGateway).expect("a cluster");
    let cell = after.cell(Destination::Internet, Origin::Pod).expect("a cell");
    assert!(cell.ranges.is_empty() && cell.asks.len() == 1, "{cell:?}");
}

fn dropped(rules: &[SecurityRule]) -> Vec<(String, String)> {
    let resolved = resolve(&aks(OutboundType::LoadBalancer).security_rules(rules).0);
    let all = denied(&resolved, &resolved.clusters[0]);
    all.into_iter().map(|of| (of.rule, of.flow)).collect()
}

/// Overlay needs nodes to nodes, nodes to pods and pods to pods, all ports and protocols, in both directions.
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
#[test]
fn a_deny_that_meets_what_overlay_needs_is_named_with_the_flow() {
    let deny = |name: &str, inbound, source: &str, destination: &str| {
        security_rule(name, 4_000, (inbound, false), (source, destination))
    };
    let all = dropped(&[deny("no-in", true, "*", "*")]);
    let flows: Vec<&str> = all.iter().map(|(_, flow)| flow.as_str()).collect();
    let expected = [
        "nodes to nodes (10.1.0.0/24 to 10.1.0.0/24)",
        "nodes to pods (10.1.0.0/24 to 10.244.0.0/16)",
        "pods to pods (10.244.0.0/16 to 10.244.0.0/16)",
    ];
    assert_eq!(flows, expected);
    let of = |rule: SecurityRule| dropped(&[rule]).into_iter().map(|(_, flow)| flow).collect::<Vec<_>>();
    assert_eq!(of(deny("no-pods", false, "10.244.0.0/16", "10.244.0.0/16")), [expected[2]]);
    let mut no_ssh = deny("no-ssh", true, "10.244.0.0/16", "10.244.0.0/16");
    (no_ssh.protocol, no_ssh.ports) = ("Tcp".into(), vec!["22".into()]);
    assert_eq!(of(no_ssh), [format!("{}, TCP 22 of it", expected[2])]);
    assert!(of(deny("no-office", true, "192.168.0.0/16", "*")).is_empty());
    assert_eq!(of(deny("no-out", false, "*", "Internet")), ["HTTPS to the Internet (from 10.1.0.0/24)"]);
}

#[test]
fn what_an_earlier_rule_lets_through_is_not_dropped() {
    let deny = security_rule("deny", 4_096, (true, false), ("*", "*"));
    let allow = |priority, source: &str, destination: &str| {
        security_rule("allow", priority, (true, true), (source, destination))
    };
    let let_in = [
        allow(100, "VirtualNetwork", "10.1.0.0/24"),
        allow(110, "10.1.0.0/24", "10.244.0.0/16"),
        allow(120, "10.244.0.0/17", "10.244.0.0/16"),
        allow(130, "10.244.128.0/17", "10.244.0.0/16"),
        deny.clone(),
    ];
    assert_eq!(dropped(&let_in), Vec::<(String, String)>::new());
    let later = [allow(4_097, "*", "*"), deny.clone()];
    assert_eq!(dropped(&later).len(), 3, "a rule of a larger number comes too late");
    let half = [allow(100, "10.244.0.0/17", "10.244.0.0/16"), deny.clone()];
    assert!(dropped(&half).iter().any(|(_, flow)| flow.starts_with("pods to pods")));
    let mut machines = allow(100, "", "");
    machines.sources.clear();
    assert!(dropped(&[machines, deny]).is_empty(), "which machines a group holds is not known");
}

#[test]
fn https_is_dropped_only_where_nothing_public_is_let_out_before() {
    let deny = security_rule("deny", 4_096, (false, false), ("*", "Internet"));
    let mut allow = security_rule("allow", 100, (false, true), ("*", "MicrosoftContainerRegistry"));
    (allow.protocol, allow.ports) = ("TCP".into(), vec!["80-443".into()]);
    assert!(dropped(&[allow.clone(), deny.clone()]).is_empty(), "that may be enough");
    allow.ports = vec!["80".into()];
    assert_eq!(dropped(&[allow.clone(), deny.clone()]).len(), 1);
    (allow.ports, allow.destinations) = (vec!["443".into()], vec!["10.0.0.0/8".into()]);
    assert_eq!(dropped(&[allow, deny.clone()]).len(), 1, "what is private leads to no registry");
    let mut other_port = deny;
    other_port.ports = vec!["25".into()];
    assert!(dropped(&[other_port]).is_empty());
}
