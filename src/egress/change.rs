//! [`Change`]: which destinations see another address once the way out is another one.
use super::seen::Cell;
use super::{Destination, Origin, Sources, sources};
use crate::design::{OutboundType, Word};
use crate::resolve::{AttachedTo, Resolved, Value};

/// A destination that sees another address afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The destination.
    pub destination: Destination,
    /// The origin.
    pub origin: Origin,
    /// What it sees now.
    pub before: Cell,
    /// What it sees afterwards.
    pub after: Cell,
}

/// What each destination sees of the cluster at that place once it has another outbound type; `None` where the design
/// holds no such cluster. A NAT gateway of one's own, or a route table with a default route to an appliance, counts as
/// attached to every subnet of its pools by then.
pub fn sources_after(resolved: &Resolved, cluster: usize, outbound: OutboundType) -> Option<Sources> {
    let mut after = resolved.clone();
    let of = after.clusters.get_mut(cluster)?;
    let is_another = of.outbound_type.known().is_none_or(|now| *now != outbound);
    of.outbound_type = Value::given(Word::Known(outbound));
    if is_another {
        of.outbound = None;
        std::sync::Arc::make_mut(&mut of.said).outbound_addresses.clear();
    }
    let places = of.subnets();
    for place in places {
        let lacks_route = super::lacks_default_route(&after, place);
        let Some(subnet) = after.subnets.get_mut(place) else { continue };
        match outbound {
            OutboundType::UserAssignedNatGateway => subnet.nat_gateway = Some(true),
            OutboundType::UserDefinedRouting if lacks_route => {
                (subnet.route_table, subnet.attached) = (Some(true), AttachedTo::default());
            }
            _ => {}
        }
    }
    sources(&after, cluster)
}

/// The destinations whose owners must let another address in afterwards, in their order.
pub fn changes(before: &Sources, after: &Sources) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in &before.rows {
        for (origin, now) in before.origins.iter().zip(&row.cells) {
            let Some(then) = after.cell(row.destination, *origin) else { continue };
            let told = |cell: &Cell| (cell.seen, cell.ranges.clone(), cell.asks.clone());
            if told(now) != told(then) {
                changes.push(Change {
                    destination: row.destination,
                    origin: *origin,
                    before: now.clone(),
                    after: then.clone(),
                });
            }
        }
    }
    changes
}
