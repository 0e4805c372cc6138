//! [`NextHop`]: what takes packets for the Internet off a subnet.
use crate::design::{LoadBalancerSku, NextHopType, OutboundType, TableRoute};
use crate::resolve::{Resolved, ResolvedCluster};

/// What takes packets for the Internet off a subnet, of several that which wins: a default route to an appliance or a
/// gateway, then a NAT gateway, then the public address of a node, then the load balancer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextHop {
    /// An appliance, which the default route of the subnet's route table names.
    Route,
    /// A VPN or ExpressRoute gateway, which that default route names.
    NetworkGateway,
    /// A NAT gateway.
    NatGateway,
    /// The public address of the node.
    NodePublic,
    /// The cluster's load balancer.
    LoadBalancer,
    /// Nothing that the service makes, or a default route that drops all packets.
    Nothing,
    /// Nothing tells.
    Unknown,
}

/// What takes packets of nodes without public addresses off the subnet at that place; `None`: nothing tells their subnet.
///
/// A route table of which no routes were read counts where the cluster's outbound type asks for it; one that was read
/// counts by its default route.
pub fn next_hop(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> NextHop {
    of_node(resolved, cluster, (subnet, false))
}

/// The same of nodes with public addresses of their own, or without.
pub(super) fn of_node(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (subnet, is_public): (Option<usize>, bool),
) -> NextHop {
    let outbound = cluster.outbound_type.known().and_then(|outbound| outbound.known().copied());
    if outbound == Some(OutboundType::Block) {
        return NextHop::Nothing;
    }
    let gateway = subnet.and_then(|place| resolved.subnets.get(place)?.nat_gateway);
    by_route(resolved, outbound, subnet)
        .or_else(|| by_gateway(outbound?, gateway))
        .or_else(|| outbound.filter(|_| is_public).map(|_| NextHop::NodePublic))
        .unwrap_or_else(|| by_outbound_type(resolved, cluster, subnet))
}

/// The default route of the subnet at that place, where its route table was read and has one.
pub fn default_route(resolved: &Resolved, subnet: usize) -> Option<&TableRoute> {
    resolved.route_table(subnet)?.default_route()
}

/// Whether no default route stands in a route table of the subnet at that place, for certain.
pub fn lacks_default_route(resolved: &Resolved, subnet: usize) -> bool {
    let has_table = resolved.subnets.get(subnet).and_then(|subnet| subnet.route_table);
    let table = resolved.route_table(subnet);
    has_table == Some(false) || table.is_some_and(|table| table.default_route().is_none())
}

/// What a default route decides; `None`: what comes after it does.
fn by_route(resolved: &Resolved, outbound: Option<OutboundType>, subnet: Option<usize>) -> Option<NextHop> {
    let is_unread =
        subnet.is_none_or(|at| default_route(resolved, at).is_none() && !lacks_default_route(resolved, at));
    if is_unread {
        return (outbound == Some(OutboundType::UserDefinedRouting)).then_some(NextHop::Route);
    }
    match default_route(resolved, subnet?)?.next_hop.known()? {
        NextHopType::VirtualAppliance => Some(NextHop::Route),
        NextHopType::VirtualNetworkGateway => Some(NextHop::NetworkGateway),
        NextHopType::None => Some(NextHop::Nothing),
        NextHopType::Internet | NextHopType::VnetLocal => None,
    }
}

fn by_gateway(outbound: OutboundType, is_there: Option<bool>) -> Option<NextHop> {
    let wins = match outbound {
        OutboundType::ManagedNatGateway => true,
        OutboundType::UserAssignedNatGateway => is_there != Some(false),
        _ => is_there == Some(true),
    };
    wins.then_some(NextHop::NatGateway)
}

/// What the service makes, where nothing of the network comes before it.
fn by_outbound_type(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> NextHop {
    let is_standard = cluster.load_balancer_sku.known().is_none_or(|sku| *sku != LoadBalancerSku::Basic);
    let route = subnet.and_then(|place| default_route(resolved, place));
    match cluster.outbound_type.known().and_then(|outbound| outbound.known()) {
        Some(OutboundType::LoadBalancer) if is_standard => NextHop::LoadBalancer,
        Some(OutboundType::UserDefinedRouting)
            if route.is_some_and(|route| route.next_hop == NextHopType::Internet) =>
        {
            NextHop::Nothing
        }
        Some(OutboundType::None) => NextHop::Nothing,
        _ => NextHop::Unknown,
    }
}

impl NextHop {
    /// The words for it in a sentence about those who leave by it.
    pub fn title(self) -> &'static str {
        match self {
            NextHop::Route => "the appliance of a default route",
            NextHop::NetworkGateway => "the VPN or ExpressRoute gateway of a default route",
            NextHop::NatGateway => "a NAT gateway",
            NextHop::NodePublic => "public addresses of their nodes",
            NextHop::LoadBalancer => "the load balancer",
            NextHop::Nothing => "no way at all",
            NextHop::Unknown => "a way that is not known",
        }
    }
}
