//! What stands around subnets, of all readings: the last text about one counts.
use std::collections::HashMap;

use crate::design::{Attached, ResourceId};
use crate::import::Reading;

/// Each route table, security group, NAT gateway, firewall and public address once.
pub(super) fn merge(readings: &[&Reading]) -> Attached {
    let of = || readings.iter().map(|reading| &reading.part.attached);
    Attached {
        route_tables: last(of().flat_map(|of| &of.route_tables), |one| &one.id),
        security_groups: last(of().flat_map(|of| &of.security_groups), |one| &one.id),
        nat_gateways: last(of().flat_map(|of| &of.nat_gateways), |one| &one.id),
        firewalls: last(of().flat_map(|of| &of.firewalls), |one| &one.id),
        public_addresses: last(of().flat_map(|of| &of.public_addresses), |one| &one.id),
    }
}

/// The last of each id, in the order of the first mention.
fn last<'r, T: Clone + 'r>(all: impl Iterator<Item = &'r T>, id: fn(&T) -> &ResourceId) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for one in all {
        let alike = places.entry(id(one).key()).or_default();
        let same = |place: &&usize| kept.get(**place).is_some_and(|other| id(other).same_as(id(one)));
        match alike.iter().find(same).copied().and_then(|place| kept.get_mut(place)) {
            Some(mine) => mine.clone_from(one),
            None => {
                alike.push(kept.len());
                kept.push(one.clone());
            }
        }
    }
    kept
}
