//! Large designs: what would take minutes where time grew with the square of their size.
use std::sync::Arc;

use aks_network_planner::design::{Design, Subnet, VirtualNetwork};
use aks_network_planner::net::Prefix;
use aks_network_planner::propose::{Purpose, Size, Wanted, lay_out, propose};
use aks_network_planner::resolve::resolve;

use crate::support::prefix;

const MANY: u32 = 100_000;

/// The /27 of that place in 10.0.0.0/8.
fn block(place: u32) -> Prefix {
    Prefix::ipv4((10 << 24 | place << 5).to_be_bytes(), 27)
}

#[test]
fn the_next_free_range_among_100_000_subnets_is_found_in_one_sweep() {
    // Every second block but one is taken: the free ones are as many holes of 32 addresses, and one of 96.
    let subnet = |place: u32| Subnet {
        name: format!("snet-{place}"),
        prefixes: Some(vec![block(2 * place)]),
        ..Subnet::default()
    };
    let subnets = (0..MANY).filter(|place| *place != 70_001).map(subnet);
    let end = VirtualNetwork {
        name: "vnet".into(),
        prefixes: Some(vec![prefix("10.0.0.0/9")]),
        subnets: subnets.collect(),
        ..VirtualNetwork::default()
    };
    let design = Design { networks: vec![Arc::new(end)], ..Design::default() };
    let resolved = resolve(&design);
    let found = propose(&resolved, &Purpose::LoadBalancers { network: 0, addresses: 20 });
    let ranges: Vec<Prefix> = found.iter().flat_map(|proposal| proposal.ranges()).collect();
    assert_eq!(ranges, [1, 3, 5, 7, 9].map(block));
    let found = propose(&resolved, &Purpose::LoadBalancers { network: 0, addresses: 40 });
    let first = found.iter().flat_map(|proposal| proposal.ranges()).next();
    assert_eq!(first, Some(Prefix::containing(block(140_002).first(), 26)));
}

#[test]
fn a_layout_of_100_000_subnets_is_made_without_a_search_for_each() {
    let wanted = |place| Wanted { name: format!("snet-{place}"), size: Size::Length(27 + (place % 3) as u8) };
    let wanted: Vec<Wanted> = (0..MANY).map(wanted).collect();
    let layout = lay_out(&[prefix("10.0.0.0/8")], &wanted, &[]).expect("room");
    let used: u128 = layout.placed.iter().map(|placed| placed.prefix.size()).sum();
    let free: u128 = layout.free.iter().map(|prefix| prefix.size()).sum();
    assert_eq!(used + free, 1 << 24);
}
