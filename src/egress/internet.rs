//! What the Internet sees.
use super::next_hop::{NextHop, next_hop};
use super::seen::{Cell, Remark, Seen};
use super::{Origin, command, way};
use crate::azure::{NetworkModel, egress};
use crate::design::NodePool;
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool, distinct};

/// What a public destination sees.
pub(super) fn cell(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Cell {
    if origin == Origin::PodBehindGateway {
        return behind_gateway(cluster);
    }
    let cell = by_hops(resolved, cluster, origin);
    let has_own_subnet = cluster.model() == Some(NetworkModel::PodSubnet) && !origin.is_on_host();
    let is_apart = has_own_subnet && by_hops(resolved, cluster, Origin::Node).seen != cell.seen;
    let apart = is_apart.then(|| {
        let text = "What is attached to the node subnet would lead out in another way, and somebody saw that decide for \
                    pods as well: attach the same to both.";
        Remark::new(text, egress::POD_SUBNET_ROUTES)
    });
    cell.and(apart).and(of_origin(cluster, origin))
}

/// What is seen by the next hops of the subnets that an origin's packets leave.
fn by_hops(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Cell {
    let subnets = subnets(cluster, origin);
    let mut cells = subnets.iter().map(|subnet| of_subnet(resolved, cluster, origin, *subnet));
    let Some(first) = cells.next() else { return of_subnet(resolved, cluster, origin, None) };
    let others: Vec<Cell> = cells.collect();
    match others.iter().all(|other| other.seen == first.seen) {
        true => others.into_iter().fold(first, Cell::joined),
        false => by_subnet(resolved, &subnets, std::iter::once(first).chain(others).collect()),
    }
}

/// The subnets that an origin's packets leave: those of the nodes, or of the pods where these have their own.
fn subnets(cluster: &ResolvedCluster, origin: Origin) -> Vec<Option<usize>> {
    let is_meant = |said: &NodePool, pool: &ResolvedPool| match origin {
        Origin::PodOnPublicNode => said.enable_node_public_ip == Some(true),
        Origin::WindowsPod => pool.is_windows(),
        Origin::Pod => !pool.is_gateway() && !pool.is_windows(),
        _ => !pool.is_gateway(),
    };
    let pools = cluster.said.pools.iter().flatten().zip(cluster.pools());
    let place = |pool: &ResolvedPool| pool.pod_subnet.filter(|_| !origin.is_on_host()).or(pool.subnet);
    let places: Vec<Option<usize>> =
        pools.filter(|(said, pool)| is_meant(said, pool)).map(|(_, pool)| place(pool)).collect();
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
    let cell = way::cell(resolved, cluster, (hop, subnet));
    let overridden = has_own_address && matches!(hop, NextHop::Route | NextHop::NatGateway);
    let own = overridden.then(|| {
        let text = "The nodes' own public addresses are not seen: what the subnet has comes before them.";
        Remark::new(text, egress::NEXT_HOPS)
    });
    cell.and(own)
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
    let all = Cell::new(Seen::BySubnet, Remark::new(text, egress::NEXT_HOPS));
    cells.into_iter().fold(all, Cell::joined)
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
