//! What the Internet sees of each next hop.
use super::command;
use super::leaving::{Leaving, by_hop};
use super::next_hop::{NextHop, default_route};
use super::seen::{Cell, Remark, Seen};
use crate::azure::egress;
use crate::design::OutboundType;
use crate::resolve::{Resolved, ResolvedCluster};

/// What the Internet sees of packets that leave a subnet by that next hop, and what could come before it.
pub(super) fn cell(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (hop, subnet): (NextHop, Option<usize>),
) -> Cell {
    let cell = match hop {
        NextHop::Route => by_route(resolved, subnet),
        NextHop::NatGateway => by_nat_gateway(resolved, cluster, subnet),
        NextHop::LoadBalancer => by_load_balancer(cluster),
        NextHop::Nothing => nothing(resolved, cluster, subnet),
        NextHop::Unknown => unknown(cluster),
    };
    let cell = known_addresses(cell, by_hop(resolved, cluster, (hop, subnet)));
    cell.and(if_something_comes_before(resolved, hop, subnet))
}

/// Takes the addresses that documents tell; what prints them is asked for only while some are missing.
fn known_addresses(mut cell: Cell, leaving: Leaving) -> Cell {
    if leaving.is_all {
        cell.asks.clear();
    }
    cell.ranges = leaving.ranges;
    cell
}

fn by_route(resolved: &Resolved, subnet: Option<usize>) -> Cell {
    let why = "The default route leads to an appliance, and the Internet sees a public address of it; Azure Firewall \
               takes any of those it has.";
    let cell = Cell::new(Seen::Appliance, Remark::new(why, egress::OUTBOUND_TYPES));
    let cell = cell.and(subnet.and_then(|place| of_table(resolved, place)));
    match subnet {
        Some(place) if resolved.route_table(place).is_none() => {
            cell.asking(command::route_table(resolved, place))
        }
        _ => cell.asking(command::FIREWALLS.to_owned()),
    }
}

/// What the route table of a subnet says of its default route.
fn of_table(resolved: &Resolved, subnet: usize) -> Option<Remark> {
    let name = &resolved.subnets.get(subnet)?.name;
    let table = resolved.route_table(subnet)?;
    let text = match table.default_route() {
        Some(route) => {
            let to = route.address.map(|address| format!(" {address}")).unwrap_or_default();
            format!("The default route of subnet {name} leads to {}{to}.", route.next_hop)
        }
        None => format!(
            "The route table of subnet {name} has no default route: only a VPN or ExpressRoute gateway may bring one."
        ),
    };
    Some(Remark::new(text, egress::OUTBOUND_TYPES))
}

fn by_nat_gateway(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> Cell {
    let why = "A NAT gateway takes any of its addresses, and which one cannot be told.";
    let mut cell = Cell::new(Seen::NatGateway, Remark::new(why, egress::OUTBOUND_TYPES));
    let outbound = cluster.outbound_type.known().and_then(|word| word.known());
    if outbound == Some(&OutboundType::ManagedNatGateway) {
        let profile = cluster.said.network_profile.as_ref().and_then(|of| of.nat_gateway_profile.as_ref());
        cell.count = profile.and_then(|profile| profile.managed_outbound_ips);
        return cell.asking(command::effective_addresses(cluster, "natGatewayProfile"));
    }
    if let Some(outbound) = outbound.filter(|outbound| **outbound != OutboundType::UserAssignedNatGateway) {
        let text = format!(
            "outboundType says {outbound}, and the NAT gateway of the subnet comes before it: its addresses are seen."
        );
        cell.remarks.insert(0, Remark::new(text, egress::NEXT_HOPS));
    }
    match subnet {
        Some(place) => cell.asking(command::nat_gateway(resolved, place)),
        None => cell.asking(command::cluster(cluster)),
    }
}

fn by_load_balancer(cluster: &ResolvedCluster) -> Cell {
    let why = "One of the load balancer's outbound addresses is seen, never the address of a service that comes in.";
    let mut cell = Cell::new(Seen::LoadBalancer, Remark::new(why, egress::OUTBOUND_TYPES));
    cell.count = cluster.outbound.as_ref().and_then(|outbound| outbound.ips.get());
    let any =
        "Which of them a connection takes is not to be relied on: Microsoft's texts disagree, so allow all.";
    let cell = cell.asking(command::effective_addresses(cluster, "loadBalancerProfile"));
    cell.and([Remark::new(any, egress::OUTBOUND_CONNECTIONS)])
}

fn nothing(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> Cell {
    let route = subnet.and_then(|place| default_route(resolved, place));
    let is_blocked = cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::Block);
    let why = match is_blocked {
        true => "outboundType block denies the Internet by rules of a security group.",
        false => {
            "With outboundType none the service makes no way out; what the network itself has would be seen."
        }
    };
    let why = match route.filter(|_| !is_blocked) {
        Some(route) => {
            format!(
                "The default route leads to {}, and nothing that stands there takes packets on.",
                route.next_hop
            )
        }
        None => why.to_owned(),
    };
    Cell::new(Seen::NoWayOut, Remark::new(why, egress::OUTBOUND_TYPES))
}

fn unknown(cluster: &ResolvedCluster) -> Cell {
    let why = match cluster.outbound_type.known() {
        None => "The outbound type is not known.".to_owned(),
        Some(outbound) if *outbound == OutboundType::UserAssignedNatGateway => {
            "outboundType says userAssignedNATGateway, and the subnet has no NAT gateway.".to_owned()
        }
        Some(outbound) => format!("outboundType {outbound} does not tell which address is seen here."),
    };
    Cell::new(Seen::Unknown, Remark::new(why, egress::OUTBOUND_TYPES)).asking(command::cluster(cluster))
}

/// What would win over a next hop, where nothing tells that it is not there.
fn if_something_comes_before(resolved: &Resolved, hop: NextHop, subnet: Option<usize>) -> Vec<Remark> {
    let Some(of) = subnet.and_then(|place| resolved.subnets.get(place)) else { return Vec::new() };
    let is_managed = resolved.networks.get(of.network).is_some_and(|network| network.managed);
    let mut remarks = Vec::new();
    if matches!(hop, NextHop::LoadBalancer | NextHop::NatGateway)
        && of.route_table == Some(true)
        && subnet.and_then(|place| resolved.route_table(place)).is_none()
    {
        let text =
            format!("Subnet {} has a route table: a default route to an appliance in it would win.", of.name);
        remarks.push(Remark::new(text, egress::NEXT_HOPS));
    }
    if hop == NextHop::LoadBalancer && of.nat_gateway.is_none() && !is_managed {
        let text =
            format!("Nothing read tells whether subnet {} has a NAT gateway, which would win.", of.name);
        remarks.push(Remark::new(text, egress::NEXT_HOPS));
    }
    remarks
}
