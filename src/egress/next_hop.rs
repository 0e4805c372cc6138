//! [`NextHop`]: what takes packets for the Internet off a subnet.
use crate::design::{LoadBalancerSku, OutboundType};
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
/// A route table that is attached counts where the cluster's outbound type asks for it: which routes it holds stands in
/// no document of a subnet.
pub fn next_hop(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> NextHop {
    let has_gateway = subnet.and_then(|place| resolved.subnets.get(place)?.nat_gateway);
    let is_standard = cluster.load_balancer_sku.known().is_none_or(|sku| *sku != LoadBalancerSku::Basic);
    match cluster.outbound_type.known().and_then(|outbound| outbound.known()) {
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
