//! What the Internet sees.
use super::exits::{Exit, exits, exits_of};
use super::next_hop::NextHop;
use super::seen::{Cell, Remark, Seen};
use super::{Origin, command, way};
use crate::azure::{Grade, NetworkModel, Source, egress};
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster};

/// What a public destination sees.
pub(super) fn cell(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Cell {
    if origin == Origin::PodBehindGateway {
        return behind_gateway(resolved, cluster);
    }
    let cell = by_exits(resolved, cluster, origin);
    let has_own_subnet = cluster.model() == Some(NetworkModel::PodSubnet) && !origin.is_on_host();
    let is_apart = has_own_subnet && by_exits(resolved, cluster, Origin::Node).seen != cell.seen;
    let apart = is_apart.then(|| {
        let text = "What is attached to the node subnet would lead out in another way, and somebody saw that decide for \
                    pods as well: attach the same to both.";
        Remark::new(text, egress::POD_SUBNET_ROUTES)
    });
    cell.and(apart).and(of_origin(cluster, origin))
}

/// What is seen by the ways that an origin's packets leave by.
fn by_exits(resolved: &Resolved, cluster: &ResolvedCluster, origin: Origin) -> Cell {
    let exits = exits(resolved, cluster, origin);
    let mut cells = exits.iter().map(|exit| of_exit(resolved, cluster, (origin, *exit)));
    let Some(first) = cells.next() else { return Cell::new(Seen::Unknown, not_told()) };
    let others: Vec<Cell> = cells.collect();
    match others.iter().all(|other| other.seen == first.seen) {
        true => others.into_iter().fold(first, Cell::joined),
        false => by_pool(resolved, &exits, std::iter::once(first).chain(others).collect()),
    }
}

fn not_told() -> Remark {
    Remark::new("Nothing tells by which way it leaves.", egress::OUTBOUND_TYPES)
}

fn of_exit(resolved: &Resolved, cluster: &ResolvedCluster, (origin, exit): (Origin, Exit)) -> Cell {
    let cell = way::cell(resolved, cluster, exit);
    let is_overridden = origin == Origin::PodOnPublicNode
        && matches!(exit.hop, NextHop::Route | NextHop::NetworkGateway | NextHop::NatGateway);
    let own = is_overridden.then(|| {
        let text = "The nodes' own public addresses are not seen: what the subnet has comes before them.";
        Remark::new(text, egress::NEXT_HOPS)
    });
    cell.and(own)
}

fn by_pool(resolved: &Resolved, exits: &[Exit], cells: Vec<Cell>) -> Cell {
    let name = |exit: &Exit| {
        let known = exit.subnet.and_then(|place| resolved.subnets.get(place));
        let subnet =
            known.map_or("a subnet that is not known".to_owned(), |subnet| format!("subnet {}", subnet.name));
        match exit.hop {
            NextHop::NodePublic => format!("nodes with public addresses in {subnet}"),
            _ => subnet,
        }
    };
    let ways =
        exits.iter().zip(&cells).map(|(exit, cell)| format!("from {} {}", name(exit), cell.seen.title()));
    let text = format!("Pools leave in different ways: {}.", listed(&ways.collect::<Vec<_>>()));
    let all = Cell::new(Seen::ByPool, Remark::new(text, egress::NEXT_HOPS));
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

fn behind_gateway(resolved: &Resolved, cluster: &ResolvedCluster) -> Cell {
    let why = "A pod that names a configuration of the static egress gateway shows an address of its prefix; \
               destinations in excludeCidrs are reached past it.";
    let mut cell = Cell::new(Seen::EgressGateway, Remark::new(why, egress::EGRESS_GATEWAY));
    let pools = cluster.said.pools.iter().flatten().zip(cluster.pools());
    let gateways: Vec<_> = pools.filter(|(_, pool)| pool.is_gateway()).map(|(said, _)| said).collect();
    let mut lengths = gateways.iter().map(|said| said.gateway_prefix_length);
    let length = lengths.next().flatten().filter(|first| lengths.all(|other| other == Some(*first)));
    let bits = length.and_then(|length| 32u64.checked_sub(length)).and_then(|bits| u32::try_from(bits).ok());
    cell.count = bits.and_then(|bits| 1u64.checked_shl(bits));
    let private = "In private mode it shows private addresses of the gateway's nodes, and no prefix; the configuration tells.";
    let private = Remark::new(private, egress::EGRESS_GATEWAY);
    let is_refused = cluster.model() == Some(NetworkModel::PodSubnet);
    let refused = is_refused.then(|| {
        let text = "In clusters with pod subnets the gateway does not work.";
        Remark::new(text, egress::EGRESS_GATEWAY)
    });
    let overridden = exits_of(resolved, cluster, true, &|_, pool| pool.is_gateway());
    let overridden = overridden.into_iter().filter_map(|exit| before_gateway(resolved, exit));
    cell.asking(command::GATEWAY_CONFIGURATIONS.to_owned()).and([private]).and(overridden).and(refused)
}

/// What stands on the subnet of a gateway pool and comes before public addresses of machines, as the gateway's are.
fn before_gateway(resolved: &Resolved, exit: Exit) -> Option<Remark> {
    let subnet = resolved.subnets.get(exit.subnet?)?;
    let before = match exit.hop {
        NextHop::Route | NextHop::NetworkGateway => "a default route of its own",
        NextHop::NatGateway => "a NAT gateway",
        _ => return None,
    };
    let text = format!(
        "The gateway's nodes stand in subnet {}, which has {before}: that comes before public addresses of machines, so \
         the prefix may not be what is seen.",
        subnet.name
    );
    Some(Remark::new(text, Source { grade: Grade::Inferred, ..egress::NEXT_HOPS }))
}
