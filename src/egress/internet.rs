//! What the Internet sees.
use super::next_hop::{NextHop, next_hop};
use super::seen::{Cell, Remark, Seen};
use super::{Origin, command};
use crate::azure::{NetworkModel, egress};
use crate::design::{NodePool, OutboundType};
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool, distinct};

/// What a public destination sees.
pub(super) fn cell(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Cell {
    if origin == Origin::PodBehindGateway {
        return behind_gateway(cluster);
    }
    let subnets = subnets(cluster, origin);
    let mut cells = subnets.iter().map(|subnet| of_subnet(resolved, cluster, origin, *subnet));
    let Some(first) = cells.next() else { return of_subnet(resolved, cluster, origin, None) };
    let others: Vec<Cell> = cells.collect();
    let cell = match others.iter().all(|other| other.seen == first.seen) {
        true => first,
        false => by_subnet(resolved, &subnets, std::iter::once(first).chain(others).collect()),
    };
    cell.and(of_origin(cluster, origin))
}

/// The subnets of the nodes that an origin's pods run on.
fn subnets(cluster: &ResolvedCluster, origin: Origin) -> Vec<Option<usize>> {
    let is_meant = |said: &NodePool, pool: &ResolvedPool| match origin {
        Origin::PodOnPublicNode => said.enable_node_public_ip == Some(true),
        Origin::WindowsPod => pool.is_windows(),
        Origin::Pod => !pool.is_gateway() && !pool.is_windows(),
        _ => !pool.is_gateway(),
    };
    let pools = cluster.said.pools.iter().flatten().zip(cluster.pools());
    let places: Vec<Option<usize>> =
        pools.filter(|(said, pool)| is_meant(said, pool)).map(|(_, pool)| pool.subnet).collect();
    let unknown = places.contains(&None).then_some(None);
    distinct(places.into_iter().flatten()).into_iter().map(Some).chain(unknown).collect()
}

fn of_subnet(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin, subnet: Option<usize>) -> Cell {
    let hop = next_hop(resolved, cluster, subnet);
    let has_own_address = origin == Origin::PodOnPublicNode;
    if has_own_address && matches!(hop, NextHop::LoadBalancer | NextHop::Nothing) {
        let why = "The public address of a node comes before the load balancer; a NAT gateway or a default route to \
                   an appliance would come before it.";
        let cell = Cell::new(Seen::NodePublic, Remark::new(why, egress::NODE_ADDRESSES));
        return cell.asking(crate::resolve::Ask::Nodes.command(None, "", None));
    }
    let cell = match hop {
        NextHop::Route => by_route(resolved, subnet),
        NextHop::NatGateway => by_nat_gateway(resolved, cluster, subnet),
        NextHop::LoadBalancer => by_load_balancer(cluster),
        NextHop::Nothing => nothing(cluster),
        NextHop::Unknown => unknown(cluster),
    };
    let overridden = has_own_address && matches!(hop, NextHop::Route | NextHop::NatGateway);
    let own = overridden.then(|| {
        let text = "The nodes' own public addresses are not seen: what the subnet has comes before them.";
        Remark::new(text, egress::NEXT_HOPS)
    });
    cell.and(own).and(if_something_comes_before(resolved, hop, subnet))
}

fn by_route(resolved: &Resolved, subnet: Option<usize>) -> Cell {
    let why = "The default route leads to an appliance, and the Internet sees a public address of it; Azure Firewall \
               takes any of those it has.";
    let cell = Cell::new(Seen::Appliance, Remark::new(why, egress::OUTBOUND_TYPES));
    match subnet {
        Some(place) => cell.asking(command::route_table(resolved, place)),
        None => cell.asking(command::FIREWALLS.to_owned()),
    }
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

fn nothing(cluster: &ResolvedCluster) -> Cell {
    let is_blocked = cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::Block);
    let why = match is_blocked {
        true => "outboundType block denies the Internet by rules of a security group.",
        false => {
            "With outboundType none the service makes no way out; what the network itself has would be seen."
        }
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
    if matches!(hop, NextHop::LoadBalancer | NextHop::NatGateway) && of.route_table == Some(true) {
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

fn by_subnet(resolved: &Resolved, subnets: &[Option<usize>], cells: Vec<Cell>) -> Cell {
    let name = |subnet: &Option<usize>| {
        let known = subnet.and_then(|place| resolved.subnets.get(place));
        known.map_or("a subnet that is not known".to_owned(), |subnet| format!("subnet {}", subnet.name))
    };
    let ways = subnets
        .iter()
        .zip(&cells)
        .map(|(subnet, cell)| format!("from {} {}", name(subnet), cell.seen.title()));
    let text = format!("Pools leave in different ways: {}.", listed(&ways.collect::<Vec<_>>()));
    let ask = cells.iter().find_map(|cell| cell.ask.clone());
    let mut cell = Cell::new(Seen::BySubnet, Remark::new(text, egress::NEXT_HOPS));
    cell.ask = ask;
    for remark in cells.into_iter().flat_map(|cell| cell.remarks) {
        if !cell.remarks.contains(&remark) {
            cell.remarks.push(remark);
        }
    }
    cell
}

/// What an origin adds.
fn of_origin(cluster: &ResolvedCluster, origin: Origin) -> Option<Remark> {
    if origin == Origin::WindowsPod {
        let text = "Windows nodes put their own address in place of the pod's before the way out does; where that is \
                    switched off, a NAT gateway or a default route must lead out.";
        return Some(Remark::new(text, egress::NAT_GATEWAY));
    }
    let is_own = cluster.model() == Some(NetworkModel::None) && !origin.is_on_host();
    is_own.then(|| {
        let text = "This holds where the cluster's own CNI puts the node's address in place of the pod's.";
        Remark::new(text, egress::OWN_CNI)
    })
}

fn behind_gateway(cluster: &ResolvedCluster) -> Cell {
    let why = "A pod that names a configuration of the static egress gateway shows an address of its prefix; \
               destinations in excludeCidrs are reached past it.";
    let mut cell = Cell::new(Seen::EgressGateway, Remark::new(why, egress::EGRESS_GATEWAY));
    let length = cluster.said.pools.iter().flatten().find_map(|pool| pool.gateway_prefix_length);
    let bits = length.and_then(|length| 32u64.checked_sub(length)).and_then(|bits| u32::try_from(bits).ok());
    cell.count = bits.and_then(|bits| 1u64.checked_shl(bits));
    let is_refused = cluster.model() == Some(NetworkModel::PodSubnet);
    let refused = is_refused.then(|| {
        let text = "In clusters with pod subnets the gateway does not work.";
        Remark::new(text, egress::EGRESS_GATEWAY)
    });
    cell.asking(command::GATEWAY_CONFIGURATIONS.to_owned()).and(refused)
}
