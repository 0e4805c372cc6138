//! Addresses that a stated load asks for.
use aks_network_planner::egress::{Carrier, Load, carried};
use proptest::prelude::*;

fn load(per_second: u64, seconds: u64, busiest_per_second: u64) -> Load {
    Load { per_second, seconds, busiest_per_second }
}

/// Load (connections a second, seconds held, to the busiest), nodes today and counted ahead; addresses of load
/// balancer, NAT gateway and firewall.
///
/// <https://learn.microsoft.com/azure/aks/nat-gateway> (64,512 and 2,496 ports an address),
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource> (50,000 connections to one destination),
/// <https://learn.microsoft.com/azure/aks/load-balancer-standard> (64,000 ports an address).
#[test]
fn addresses_by_load_and_way_out() {
    for (of, nodes, expected) in [
        (load(100, 10, 50), (10, 11), [1, 1, 1]),
        // 64,512 open connections are one address's ports; one more asks for another.
        (load(64_512, 1, 0), (10, 11), [1, 1, 13]),
        (load(64_513, 1, 0), (10, 11), [1, 2, 13]),
        // 50,001 to one destination ask for two addresses, though ports of one would do.
        (load(50_001, 1, 50_001), (10, 11), [1, 2, 11]),
        // 60,000 over 10 nodes are 6,000 each; 11 nodes of those take 66,000 ports.
        (load(6_000, 10, 6_000), (10, 11), [2, 2, 13]),
        (load(4_992, 1, 1), (1, 1), [1, 1, 1]),
        (load(4_993, 1, 1), (1, 1), [1, 1, 2]),
        (load(0, 0, 0), (0, 0), [1, 1, 1]),
    ] {
        let told = carried(of, Some(nodes)).map(|carried| carried.addresses);
        assert_eq!(told, expected.map(Some), "{of:?} {nodes:?}");
    }
}

#[test]
fn what_no_number_of_addresses_carries_does_not_fit() {
    let fits = |of, nodes| carried(of, nodes).map(|carried| carried.fits());
    assert_eq!(fits(load(100, 1, 100), None), [None, Some(true), Some(true)]);
    assert_eq!(fits(load(2_000_001, 1, 1), Some((10, 11))), [Some(true), Some(false), Some(false)]);
    assert_eq!(
        fits(load(70_000, 1, 70_000), Some((1, 1)))[0],
        Some(false),
        "a node has 64,000 ports at most"
    );
    assert_eq!(fits(load(900_000, 1, 900_000), Some((100, 110)))[1], Some(false), "18 of 16 addresses");
}

#[test]
fn resting_ports_are_said_where_they_count() {
    let told =
        |of| carried(of, None)[1].remarks.iter().any(|remark| remark.text.contains("rests for 65 seconds"));
    assert!(told(load(2_000, 1, 2_000)), "2,000 × 66 seconds are 132,000 ports, 3 addresses");
    assert!(!told(load(500, 1, 500)), "500 × 66 seconds are 33,000 ports, 1 address");
}

#[test]
fn the_sum_is_told_in_numbers_of_the_load() {
    let [balancer, gateway, firewall] = carried(load(6_000, 10, 6_000), Some((10, 11)));
    assert_eq!((balancer.carrier, balancer.ports_per_node), (Carrier::LoadBalancer, Some(6_000)));
    assert_eq!(
        balancer.remarks[0].text,
        "60,000 connections to the busiest destination over 10 nodes are 6,000 ports each; 11 nodes counted ahead ask \
         for 2 addresses of 64,000 ports each."
    );
    assert!(
        gateway.remarks[0]
            .text
            .starts_with("60,000 open connections over 64,512 ports an address are 1; 60,000")
    );
    assert!(firewall.remarks[1].text.contains("20 addresses or more"));
}

proptest! {
    #[test]
    fn more_load_never_asks_for_fewer_addresses(
        per_second in 0u64..10_000, seconds in 0u64..100, busiest in 0u64..10_000, more in 0u64..1_000,
        now in 0u64..200, surge in 0u64..20,
    ) {
        let nodes = Some((now, now + surge));
        let least = carried(load(per_second, seconds, busiest), nodes);
        for larger in [
            load(per_second + more, seconds, busiest),
            load(per_second, seconds + more, busiest),
            load(per_second, seconds, busiest + more),
        ] {
            for (before, after) in least.iter().zip(carried(larger, nodes)) {
                prop_assert!(before.addresses <= after.addresses);
            }
        }
    }

    #[test]
    fn no_number_overflows(per_second: u64, seconds: u64, busiest: u64, now: u64, ahead: u64) {
        let told = carried(load(per_second, seconds, busiest), Some((now, ahead)));
        prop_assert!(told.iter().all(|carried| carried.addresses >= Some(1)));
    }
}
