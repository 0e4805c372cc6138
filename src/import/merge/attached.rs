//! What stands around subnets, of all readings: the last text about one counts.
use std::collections::HashMap;

use crate::design::{Attached, OfSubnet, ResourceId};
use crate::import::Reading;

/// Each of them once.
pub(super) fn merge(readings: &[&Reading]) -> Attached {
    let of = || readings.iter().map(|reading| &reading.part.attached);
    Attached {
        route_tables: last(of().flat_map(|of| &of.route_tables), |one| &one.id),
        security_groups: last(of().flat_map(|of| &of.security_groups), |one| &one.id),
        nat_gateways: last(of().flat_map(|of| &of.nat_gateways), |one| &one.id),
        firewalls: last(of().flat_map(|of| &of.firewalls), |one| &one.id),
        public_addresses: last(of().flat_map(|of| &of.public_addresses), |one| &one.id),
        dns_links: last(of().flat_map(|of| &of.dns_links), |one| &one.id),
        outbound_rules: last(of().flat_map(|of| &of.outbound_rules), |one| &one.id),
        of_subnets: last_of_subnets(of().flat_map(|of| &of.of_subnets)),
    }
}

/// What each subnet said last of each kind.
fn last_of_subnets<'r>(all: impl Iterator<Item = &'r OfSubnet>) -> Vec<OfSubnet> {
    let mut kept: Vec<OfSubnet> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for one in all {
        let kind = one.has.text().rsplit('/').nth(1).unwrap_or_default().to_ascii_lowercase();
        let place = *places.entry((one.subnet.key(), kind)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(mine) => mine.clone_from(one),
            None => kept.push(one.clone()),
        }
    }
    kept
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
