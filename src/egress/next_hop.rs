//! [`NextHop`]: what takes packets for the Internet off a subnet.
use crate::design::{LoadBalancerSku, NextHopType, OutboundType, TableRoute};
use crate::resolve::{Resolved, ResolvedCluster};

/// What takes packets for the Internet off a subnet, of several that which wins: a default route to an appliance, then
/// a NAT gateway, then the public address of a node, then the load balancer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextHop {
    /// The default route of the subnet's route table.
    Route,
    /// A NAT gateway.
    NatGateway,
    /// The cluster's load balancer.
    LoadBalancer,
    /// Nothing that the service makes.
    Nothing,
    /// Nothing tells.
    Unknown,
}

/// What takes packets of a cluster's nodes off the subnet at that place; `None`: nothing tells their subnet.
///
/// A route table of which no routes were read counts where the cluster's outbound type asks for it; one with a default
/// route that was read counts by that route.
pub fn next_hop(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> NextHop {
    let has_gateway = subnet.and_then(|place| resolved.subnets.get(place)?.nat_gateway);
    let default = subnet.and_then(|place| default_route(resolved, place)?.next_hop.known().copied());
    let outbound = cluster.outbound_type.known().and_then(|outbound| outbound.known());
    let is_routed = outbound == Some(&OutboundType::UserDefinedRouting);
    match default {
        Some(_) if outbound == Some(&OutboundType::Block) => {}
        Some(NextHopType::VirtualAppliance | NextHopType::VirtualNetworkGateway) => return NextHop::Route,
        Some(NextHopType::None) => return NextHop::Nothing,
        Some(NextHopType::Internet) if is_routed && has_gateway == Some(true) => return NextHop::NatGateway,
        Some(NextHopType::Internet) if is_routed => return NextHop::Nothing,
        _ => {}
    }
    let is_standard = cluster.load_balancer_sku.known().is_none_or(|sku| *sku != LoadBalancerSku::Basic);
    match outbound {
        Some(OutboundType::UserDefinedRouting) => NextHop::Route,
        Some(OutboundType::Block) => NextHop::Nothing,
        Some(OutboundType::ManagedNatGateway) => NextHop::NatGateway,
        Some(OutboundType::UserAssignedNatGateway) if has_gateway == Some(false) => NextHop::Unknown,
        Some(OutboundType::UserAssignedNatGateway) => NextHop::NatGateway,
        Some(_) if has_gateway == Some(true) => NextHop::NatGateway,
        Some(OutboundType::LoadBalancer) if is_standard => NextHop::LoadBalancer,
        Some(OutboundType::None) => NextHop::Nothing,
        _ => NextHop::Unknown,
    }
}

/// The default route of the subnet at that place, where its route table was read and has one.
pub fn default_route(resolved: &Resolved, subnet: usize) -> Option<&TableRoute> {
    resolved.route_table(subnet)?.default_route()
}
