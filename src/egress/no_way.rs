//! What the Internet sees where nothing leads out, or nothing tells what does.
use super::command;
use super::next_hop::{default_route, lacks_default_route};
use super::seen::{Cell, Remark, Seen};
use super::way::of_table;
use crate::azure::egress;
use crate::design::{NextHopType, OutboundType};
use crate::resolve::{Resolved, ResolvedCluster};

/// What is seen where nothing leads out.
pub(super) fn nothing(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> Cell {
    let is_blocked = cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::Block);
    let of = subnet.and_then(|place| Some((resolved.subnets.get(place)?, default_route(resolved, place)?)));
    let why = match of.filter(|_| !is_blocked) {
        Some((subnet, route)) if route.next_hop == NextHopType::None => format!(
            "The default route of subnet {} has next hop None, which drops every packet to the Internet.",
            subnet.name
        ),
        Some((subnet, route)) => format!(
            "The default route of subnet {} has next hop {}, and nothing that the service makes leads out there.",
            subnet.name, route.next_hop
        ),
        None if is_blocked => {
            "outboundType block denies the Internet by rules of a security group.".to_owned()
        }
        None => {
            "With outboundType none the service makes no way out; what the network itself has would be seen."
                .to_owned()
        }
    };
    Cell::new(Seen::NoWayOut, Remark::new(why, egress::OUTBOUND_TYPES))
}

/// What is seen where nothing tells the way out.
pub(super) fn unknown(resolved: &Resolved, cluster: &ResolvedCluster, subnet: Option<usize>) -> Cell {
    let without = subnet.filter(|place| lacks_default_route(resolved, *place));
    let is_routed =
        cluster.outbound_type.known().is_some_and(|outbound| *outbound == OutboundType::UserDefinedRouting);
    if let Some(place) = without.filter(|_| is_routed) {
        let why = "outboundType userDefinedRouting makes no way out, and no route table leads out either.";
        let cell = Cell::new(Seen::Unknown, Remark::new(why, egress::OUTBOUND_TYPES));
        return cell.and(of_table(resolved, place)).asking(resolved.command_for_subnet(place));
    }
    let why = match cluster.outbound_type.known() {
        None => "The outbound type is not known.".to_owned(),
        Some(outbound) if *outbound == OutboundType::UserAssignedNatGateway => {
            "outboundType says userAssignedNATGateway, and the subnet has no NAT gateway.".to_owned()
        }
        Some(outbound) => format!("outboundType {outbound} does not tell which address is seen here."),
    };
    Cell::new(Seen::Unknown, Remark::new(why, egress::OUTBOUND_TYPES)).asking(command::cluster(cluster))
}
