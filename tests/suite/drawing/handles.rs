//! Where the edges of a subnet stand on the axis, and which place is meant when one is pulled.
use aks_network_planner::drawing::{
    AddressMap, Handle, Handles, Scale, Stop, address_map, handles, number_of,
};
use aks_network_planner::edit::edges;
use aks_network_planner::net::Family;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{Plan, TODAY, network, plan, prefix, subnet};

fn shop() -> Plan {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    plan().network(vnet.subnet(subnet("pods", "10.1.4.0/22")))
}

fn map(plan: &Plan, family: Family) -> AddressMap {
    address_map(&plan.analysis_on(TODAY), family, Scale::Readable)
}

fn handles_of(plan: &Plan, subject: &str) -> Handles {
    let edges = edges(&plan.0, subject).expect("a subnet with one range");
    handles(&map(plan, Family::IPv4), &edges).expect("a subnet on the map")
}

fn words(handle: &Handle) -> Vec<String> {
    handle.stops.iter().map(Stop::words).collect()
}

#[test]
fn stops_stand_from_left_to_right_with_the_addresses_that_resources_can_get() {
    let handles = handles_of(&shop(), "networks/vnet/nodes");
    let upper = [
        "10.1.0.0/30, 0 addresses",
        "10.1.0.0/29, 3 addresses",
        "10.1.0.0/28, 11 addresses",
        "10.1.0.0/27, 27 addresses",
        "10.1.0.0/26, 59 addresses",
        "10.1.0.0/25, 123 addresses",
        "10.1.0.0/24, 251 addresses",
        "10.1.0.0/23, 507 addresses",
        "10.1.0.0/22, 1,019 addresses",
        "10.1.0.0/21, 2,043 addresses",
    ];
    assert_eq!(words(&handles.upper), upper);
    assert_eq!(handles.upper.now, 6);
    assert_eq!(words(&handles.lower)[..2], ["10.1.0.0/24, 251 addresses", "10.1.0.128/25, 123 addresses"]);
    assert_eq!(handles.lower.now, 0);
    let block = map(&shop(), Family::IPv4);
    assert_eq!(block.block(handles.spot).expect("a block").written(), "10.1.0.0/24");
}

#[test]
fn the_next_stop_is_one_that_the_subnet_can_have_or_tells_why_there_is_none() {
    let rows = [
        ("networks/vnet/nodes", true, true, false, "10.1.0.0/23", false),
        ("networks/vnet/nodes", true, true, true, "10.1.0.0/22", false),
        ("networks/vnet/nodes", true, false, false, "10.1.0.0/25", false),
        ("networks/vnet/nodes", true, false, true, "10.1.0.0/29", false),
        ("networks/vnet/nodes", false, true, false, "10.1.0.128/25", false),
        ("networks/vnet/nodes", false, true, true, "10.1.0.248/29", false),
        ("networks/vnet/nodes", false, false, false, "", false),
        ("networks/vnet/pods", false, false, false, "10.1.0.0/21", true),
        ("networks/vnet/pods", false, false, true, "10.1.0.0/21", true),
    ];
    for (subject, upper, right, last, range, is_refused) in rows {
        let handles = handles_of(&shop(), subject);
        let handle = if upper { handles.upper } else { handles.lower };
        let next = handle.next(right, last);
        assert_eq!(next.map(|stop| stop.prefix.to_string()).unwrap_or_default(), range);
        assert_eq!(next.is_some_and(|stop| stop.refused.is_some()), is_refused, "{range}");
    }
}

#[test]
fn a_map_without_the_range_has_no_handles() {
    let edges = edges(&shop().0, "networks/vnet/nodes").expect("edges");
    assert_eq!(handles(&map(&shop(), Family::IPv6), &edges), None);
    assert_eq!(handles(&map(&plan(), Family::IPv4), &edges), None);
}

/// An edge that can stand at these positions.
fn handle(positions: &[u32], now: usize) -> Handle {
    let stop = |position: &u32| Stop {
        prefix: prefix("10.0.0.0/8"),
        extent: Default::default(),
        position: *position,
        refused: None,
    };
    Handle { stops: positions.iter().map(stop).collect(), now }
}

#[test]
fn an_edge_is_pulled_to_the_nearest_place() {
    let rows = [
        // The three places left of 100 and the two right of it: by how much, and where it then stands.
        (0, 2),
        (49, 2),
        (50, 3),
        (149, 3),
        (150, 4),
        (9_999, 4),
        (-14, 2),
        (-16, 1),
        (-44, 1),
        (-46, 0),
        (i64::MIN, 0),
        (i64::MAX, 4),
    ];
    for (by, at) in rows {
        assert_eq!(handle(&[40, 70, 100, 200, 300], 2).pulled(by, 1), at, "{by}");
    }
    // Places that stand on each other are told apart by the least distance.
    let crowd = handle(&[100, 101, 101, 102], 0);
    assert_eq!([0, 7, 8, 23, 24, 39, 40].map(|by| crowd.pulled(by, 16)), [0, 0, 1, 1, 2, 2, 3]);
}

proptest! {
    #[test]
    fn stops_stand_where_their_ranges_end(design in design()) {
        let plan = Plan(design);
        let map = map(&plan, Family::IPv4);
        for thing in aks_network_planner::edit::things(&plan.0) {
            let Some(handles) = edges(&plan.0, &thing.subject).and_then(|edges| handles(&map, &edges)) else { continue };
            for (handle, is_upper) in [(handles.lower, false), (handles.upper, true)] {
                prop_assert!(handle.now < handle.stops.len());
                prop_assert!(handle.stops.windows(2).all(|two| two[0].position <= two[1].position));
                for stop in &handle.stops {
                    let last = number_of(stop.prefix.last());
                    let edge = if is_upper { last + 1 } else { number_of(stop.prefix.first()) };
                    let end = map.axis.length();
                    let position = if is_upper && last == u32::MAX.into() { end } else { map.axis.position(edge) };
                    prop_assert_eq!(stop.position, position);
                }
            }
        }
    }

    #[test]
    fn pulling_finds_the_nearest_of_the_places_that_were_moved_apart(
        mut positions in proptest::collection::vec(0..2_000u32, 1..9),
        now in any::<proptest::sample::Index>(),
        by in -3_000..3_000i64,
        least in 0..64u32,
    ) {
        positions.sort_unstable();
        let now = now.index(positions.len());
        // The same places by brute force: each pushed away from the one before it.
        let mut apart: Vec<i64> = positions.iter().map(|position| i64::from(*position)).collect();
        let least_apart = i64::from(least.max(1));
        for at in now + 1..apart.len() {
            apart[at] = apart[at].max(apart[at - 1] + least_apart);
        }
        for at in (0..now).rev() {
            apart[at] = apart[at].min(apart[at + 1] - least_apart);
        }
        let aim = apart[now] + by;
        let pulled = handle(&positions, now).pulled(by, least);
        let nearest = apart.iter().map(|place| (place - aim).abs()).min().expect("a place");
        prop_assert!((apart[pulled] - aim).abs() <= nearest + 1, "{apart:?} {aim} {pulled}");
    }
}
