//! What is drawn: the axis, the map, the search, the table, the bars and the ladder.

mod axis;
mod bars;
mod handles;
mod label;
mod ladder;
mod map;
mod search;
mod table;

use aks_network_planner::net::{AddressRange, Family};
use aks_network_planner::overlap::RangeKind;

use crate::support::prefix;

const FAMILIES: [Family; 2] = [Family::IPv4, Family::IPv6];

fn range(text: &str) -> AddressRange {
    match text.split_once('–') {
        Some((first, last)) => {
            let end = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text}: an address"));
            AddressRange::new(end(first), end(last)).unwrap_or_else(|| panic!("{text}: a range"))
        }
        None => prefix(text).into(),
    }
}

/// Roles that a design fills; the platform's own ranges stand in every map.
fn is_of_the_design(kind: RangeKind) -> bool {
    kind != RangeKind::Reserved
}
