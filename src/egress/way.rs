//! What the Internet sees of each next hop.
use super::exits::Exit;
use super::leaving::{Addresses, by_exit, firewall_subnet};
use super::next_hop::{NextHop, default_route};
use super::seen::{Cell, Remark, Seen};
use super::{command, no_way};
use crate::azure::egress;
use crate::design::OutboundType;
use crate::resolve::{Resolved, ResolvedCluster};

/// What the Internet sees of packets that leave by that way out, and what could come before it.
pub(super) fn cell(resolved: &Resolved, cluster: &ResolvedCluster, exit: Exit) -> Cell {
    let subnet = exit.subnet;
    let cell = match exit.hop {
        NextHop::Route => by_route(resolved, subnet),
        NextHop::NetworkGateway => by_network_gateway(resolved, subnet),
        NextHop::NatGateway => by_nat_gateway(resolved, cluster, subnet),
        NextHop::NodePublic => by_node(),
        NextHop::LoadBalancer => by_load_balancer(cluster),
        NextHop::Nothing => no_way::nothing(resolved, cluster, subnet),
        NextHop::Unknown => no_way::unknown(resolved, cluster, subnet),
    };
    let cell = match command::of_exit(resolved, cluster, exit) {
        Some(command) => cell.asking(command),
        None => cell,
    };
    let cell = known_addresses(cell, by_exit(resolved, cluster, exit));
    cell.and(if_something_comes_before(resolved, exit))
}

/// Takes the addresses that documents tell; what prints them is asked for only while some are missing.
fn known_addresses(mut cell: Cell, addresses: Addresses) -> Cell {
    if addresses.is_all {
        cell.asks.clear();
    }
    cell.ranges = addresses.ranges;
    cell
}

fn by_route(resolved: &Resolved, subnet: Option<usize>) -> Cell {
    let own = subnet.and_then(|place| resolved.subnets.get(firewall_subnet(resolved, place)?));
    let (why, source) = match own.map(|own| (&own.name, own.nat_gateway)) {
        Some((name, Some(true))) => (
            format!(
                "The default route leads to an appliance in subnet {name}, whose NAT gateway leads out: the Internet sees \
                 any address of that one."
            ),
            egress::FIREWALL_GATEWAY,
        ),
        _ => (
            "The default route leads to an appliance, and the Internet sees a public address of it; Azure Firewall takes \
             any of those it has."
                .to_owned(),
            egress::OUTBOUND_TYPES,
        ),
    };
    let cell = Cell::new(Seen::Appliance, Remark::new(why, source));
    let cell = cell.and(subnet.and_then(|place| of_table(resolved, place)));
    let has_address = subnet.and_then(|place| default_route(resolved, place)?.address).is_some();
    let unread = (has_address && own.is_none_or(|own| own.nat_gateway.is_none())).then(|| {
        let text = "Nothing read tells whether a NAT gateway stands on the appliance's own subnet: its addresses would be \
                    seen.";
        Remark::new(text, egress::FIREWALL_GATEWAY)
    });
    cell.and(unread)
}

fn by_network_gateway(resolved: &Resolved, subnet: Option<usize>) -> Cell {
    let why = "The default route leads to a VPN or ExpressRoute gateway: packets leave from on-premises, and the Internet \
               sees a public address of the network there.";
    let cell = Cell::new(Seen::OnPremises, Remark::new(why, egress::OUTBOUND_TYPES));
    cell.and(subnet.and_then(|place| of_table(resolved, place)))
}

fn by_node() -> Cell {
    let why = "The public address of a node comes before the load balancer; a NAT gateway or a default route to an \
               appliance would come before it.";
    Cell::new(Seen::NodePublic, Remark::new(why, egress::NODE_ADDRESSES))
}

/// What the route table of a subnet says of its default route.
pub(super) fn of_table(resolved: &Resolved, subnet: usize) -> Option<Remark> {
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
        return cell;
    }
    if let Some(outbound) = outbound.filter(|outbound| **outbound != OutboundType::UserAssignedNatGateway) {
        let text = format!(
            "outboundType says {outbound}, and the NAT gateway of the subnet comes before it: its addresses are seen."
        );
        cell.remarks.insert(0, Remark::new(text, egress::NEXT_HOPS));
    }
    match subnet {
        Some(place) if outbound == Some(&OutboundType::UserDefinedRouting) => {
            cell.and(of_table(resolved, place))
        }
        Some(_) => cell,
        None => cell.asking(command::cluster(cluster)),
    }
}

fn by_load_balancer(cluster: &ResolvedCluster) -> Cell {
    let why = "One of the load balancer's outbound addresses is seen, never the address of a service that comes in.";
    let mut cell = Cell::new(Seen::LoadBalancer, Remark::new(why, egress::OUTBOUND_TYPES));
    cell.count = cluster.outbound.as_ref().and_then(|outbound| outbound.ips.get());
    let any =
        "Which of them a connection takes is not to be relied on: Microsoft's texts disagree, so allow all.";
    cell.and([Remark::new(any, egress::OUTBOUND_CONNECTIONS)])
}

/// What would win over a next hop, where nothing tells that it is not there.
fn if_something_comes_before(resolved: &Resolved, Exit { hop, subnet }: Exit) -> Vec<Remark> {
    let Some(of) = subnet.and_then(|place| resolved.subnets.get(place)) else { return Vec::new() };
    let is_managed = resolved.networks.get(of.network).is_some_and(|network| network.managed);
    let mut remarks = Vec::new();
    if matches!(hop, NextHop::LoadBalancer | NextHop::NatGateway | NextHop::NodePublic)
        && of.route_table == Some(true)
        && subnet.and_then(|place| resolved.route_table(place)).is_none()
    {
        let text =
            format!("Subnet {} has a route table: a default route to an appliance in it would win.", of.name);
        remarks.push(Remark::new(text, egress::NEXT_HOPS));
    }
    if matches!(hop, NextHop::LoadBalancer | NextHop::NodePublic) && of.nat_gateway.is_none() && !is_managed {
        let text =
            format!("Nothing read tells whether subnet {} has a NAT gateway, which would win.", of.name);
        remarks.push(Remark::new(text, egress::NEXT_HOPS));
    }
    remarks
}
