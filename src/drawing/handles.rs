//! [`Handles`]: where the edges of the selected subnet can be moved to, on the axis of a map.
use super::axis::Extent;
use super::map::{AddressMap, Spot};
use crate::edit::{Candidate, Edges};
use crate::net::Prefix;
use crate::net::wording::counted;
use crate::resolve::usable_of;

/// Both edges of a block that can be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handles {
    /// The block.
    pub spot: Spot,
    /// Its beginning.
    pub lower: Handle,
    /// Its end.
    pub upper: Handle,
}

/// One edge, and where it can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// Where it can stand, from left to right.
    pub stops: Vec<Stop>,
    /// Where it stands among them.
    pub now: usize,
}

/// What the range would be with an edge at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The range.
    pub prefix: Prefix,
    /// Where it would stand; what lies outside the axis is clipped.
    pub extent: Extent,
    /// Where the edge would stand.
    pub position: u32,
    /// Why the subnet cannot have it.
    pub refused: Option<String>,
}

/// The handles of a subnet; `None` where its range is not on the map.
pub fn handles(map: &AddressMap, edges: &Edges) -> Option<Handles> {
    let is_it = |spot: &Spot| map.block(*spot).is_some_and(|block| block.prefix == Some(edges.now));
    let spot = map.spots_of(&edges.subject).into_iter().find(is_it)?;
    let mut lower = stops(map, &edges.lower, |extent| extent.from);
    lower.reverse();
    let upper = stops(map, &edges.upper, |extent| extent.to);
    Some(Handles { spot, lower: Handle::new(lower, edges.now), upper: Handle::new(upper, edges.now) })
}

fn stops(map: &AddressMap, candidates: &[Candidate], edge: fn(Extent) -> u32) -> Vec<Stop> {
    let stop = |Candidate { prefix, refused }: &Candidate| {
        let extent = map.axis.extent((*prefix).into());
        Stop { prefix: *prefix, extent, position: edge(extent), refused: refused.clone() }
    };
    candidates.iter().map(stop).collect()
}

impl Stop {
    /// The range with the addresses that resources can get of it.
    pub fn words(&self) -> String {
        format!("{}, {}", self.prefix, counted(usable_of(self.prefix), "address", "addresses"))
    }
}

impl Handle {
    fn new(stops: Vec<Stop>, now: Prefix) -> Handle {
        let now = stops.iter().position(|stop| stop.prefix == now).unwrap_or_default();
        Handle { stops, now }
    }

    /// The stop that is meant when the edge is pulled by a distance along the axis, to the right where positive.
    /// A stop nearer than `least` to the one before it on the way is taken as that far from it, so that each can be
    /// hit.
    pub fn pulled(&self, by: i64, least: u32) -> usize {
        let (right, least) = (by > 0, i64::from(least.max(1)));
        let by = by.saturating_abs();
        let here = self.stops.get(self.now).map_or(0, |stop| i64::from(stop.position));
        let (mut nearest, mut reached) = (self.now, 0i64);
        while let Some((next, stop)) = self.beside(nearest, right) {
            let distance = (i64::from(stop.position) - here).abs().max(reached.saturating_add(least));
            if by < reached.midpoint(distance) {
                break;
            }
            (nearest, reached) = (next, distance);
        }
        nearest
    }

    /// The next stop to the right, or to the left, that the subnet can have, or the `last` of them; where it can have
    /// none, the next one, which tells why not.
    pub fn next(&self, right: bool, last: bool) -> Option<&Stop> {
        let (mut at, mut nearest, mut free) = (self.now, None, None);
        while let Some((next, stop)) = self.beside(at, right) {
            at = next;
            nearest = nearest.or(Some(stop));
            if stop.refused.is_none() {
                free = Some(stop);
                if !last {
                    break;
                }
            }
        }
        free.or(nearest)
    }

    /// The stop to the right or left of one.
    fn beside(&self, at: usize, right: bool) -> Option<(usize, &Stop)> {
        let beside = if right { at.checked_add(1) } else { at.checked_sub(1) }?;
        Some((beside, self.stops.get(beside)?))
    }
}
