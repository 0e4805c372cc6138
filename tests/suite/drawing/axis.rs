//! Addresses as positions.
use aks_network_planner::drawing::{Axis, Extent, address, number_of};
use aks_network_planner::net::{AddressRange, Family, Prefix};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{FAMILIES, range};

const DOUBLING: u32 = Axis::LEAST / 2;

/// Ranges that nest, touch and lie far apart, at both ends of the family too.
fn ranges(family: Family) -> impl Strategy<Value = Vec<AddressRange>> {
    let bits = if family == Family::IPv4 { 32u8 } else { 128 };
    let last = if family == Family::IPv4 { u128::from(u32::MAX) } else { u128::MAX };
    let crowded = (0..40u128, 0..bits + 1).prop_map(move |(near, length)| (near << (bits / 3), length));
    let start = prop_oneof![
        4 => crowded,
        1 => (any::<u128>().prop_map(move |number| number & last), 0..bits + 1),
        1 => (0..9u128, 0..bits + 1).prop_map(move |(back, length)| (last - back, length)),
    ];
    let prefix = start.prop_map(move |(number, length)| {
        AddressRange::from(Prefix::containing(address(family, number), length))
    });
    let odd = (0..5_000u128, 0..700u128).prop_map(move |(first, more)| {
        AddressRange::new(address(family, first), address(family, first + more)).expect("a range")
    });
    vec(prop_oneof![5 => prefix, 1 => odd], 1..24)
}

/// Both axes of random ranges, with the ranges; some of them quiet on the readable one.
fn axes() -> impl Strategy<Value = (Vec<AddressRange>, [Axis; 2])> {
    let of = |family: Family| {
        (ranges(family), 0..4usize).prop_map(move |(ranges, quiet)| {
            let (quiet, used) = ranges.split_at(quiet.min(ranges.len() - 1));
            let axes = [Axis::readable(family, used, quiet), Axis::true_scale(family, &ranges)];
            (ranges.clone(), axes)
        })
    };
    prop_oneof![of(Family::IPv4), of(Family::IPv6)]
}

fn ends(range: AddressRange) -> (u128, u128) {
    (number_of(range.first()), number_of(range.last()))
}

/// The ends of ranges, their neighbours, and addresses between.
fn addresses(ranges: &[AddressRange]) -> Vec<u128> {
    let mut addresses: Vec<u128> = ranges
        .iter()
        .flat_map(|range| {
            let (first, last) = ends(*range);
            let middle = first + (last - first) / 2;
            let around = [first.saturating_sub(1), first, first.saturating_add(1), middle];
            around.into_iter().chain([last.saturating_sub(1), last, last.saturating_add(1)])
        })
        .collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

proptest! {
    #[test]
    fn a_later_address_never_stands_before_an_earlier_one((ranges, axes) in axes()) {
        for axis in &axes {
            let positions: Vec<u32> =
                addresses(&ranges).into_iter().map(|address| axis.position(address)).collect();
            prop_assert!(positions.is_sorted());
            prop_assert!(positions.iter().all(|position| *position <= axis.length()));
        }
    }

    #[test]
    fn every_range_has_at_least_the_least_width((ranges, [axis, _]) in axes()) {
        for range in ranges {
            prop_assert!(axis.extent(range).length() >= Axis::LEAST, "{range}");
        }
    }

    #[test]
    fn ranges_stand_to_each_other_as_their_addresses_do((ranges, axes) in axes()) {
        for axis in &axes {
            for (one, other) in ranges.iter().flat_map(|one| ranges.iter().map(move |other| (*one, *other))) {
                let ((first, last), (other_first, other_last)) = (ends(one), ends(other));
                let (drawn, other_drawn) = (axis.extent(one), axis.extent(other));
                if last < other_first {
                    prop_assert!(drawn.to <= other_drawn.from, "{one} before {other}");
                }
                let (from, to) = (first.max(other_first), last.min(other_last));
                if from <= to {
                    let family = axis.family();
                    let shared = AddressRange::new(address(family, from), address(family, to));
                    let shared = axis.extent(shared.expect("a range"));
                    prop_assert!(drawn.contains(shared) && other_drawn.contains(shared), "{one} and {other}");
                }
            }
        }
    }

    #[test]
    fn a_position_leads_back_to_its_address((ranges, axes) in axes()) {
        for axis in &axes {
            let line = addresses(&ranges).into_iter().filter(|number| {
                axis.reaches(AddressRange::from(Prefix::containing(address(axis.family(), *number), 128)))
                    && number_of(address(axis.family(), *number)) == *number
            });
            for number in line {
                let position = axis.position(number);
                let found = axis.address_at(position);
                prop_assert!(found <= number);
                prop_assert_eq!(axis.position(found), position);
                let is_first_there = number == 0 || axis.position(number - 1) < position;
                prop_assert!(found == number || !is_first_there);
            }
        }
    }

    #[test]
    fn every_position_belongs_to_an_address((_, axes) in axes(), share in 0..1_000u64) {
        for axis in &axes {
            let position = u32::try_from(u64::from(axis.length()) * share / 1_000).expect("inside");
            let number = axis.address_at(position);
            prop_assert!(axis.position(number) <= position);
            let next = number.checked_add(1).map_or(axis.length(), |next| axis.position(next));
            prop_assert!(position < next || axis.position(number) == position);
        }
    }

    #[test]
    fn breaks_hold_no_address_of_a_range((ranges, [axis, _]) in axes()) {
        for gap in axis.breaks() {
            prop_assert_eq!(gap.length(), 3 * DOUBLING);
            for range in &ranges {
                let drawn = axis.extent(*range);
                prop_assert!(drawn.to <= gap.from || gap.to <= drawn.from);
            }
        }
    }

    #[test]
    fn every_end_of_a_range_is_a_stop((ranges, [axis, _]) in axes()) {
        let stops: Vec<u32> = axis.stops().collect();
        prop_assert!(stops.is_sorted() && stops.first() == Some(&0) && stops.last() == Some(&axis.length()));
        for range in ranges {
            let Extent { from, to } = axis.extent(range);
            prop_assert!(stops.contains(&from) && stops.contains(&to), "{range}");
        }
    }

    #[test]
    fn ticks_are_few_in_order_apart_and_true(
        (_, axes) in axes(),
        most in 0..20usize,
        (from, length) in (0..1_000u64, 1..1_000u64),
    ) {
        for axis in &axes {
            let part = |share: u64| u32::try_from(u64::from(axis.length()) * share / 1_000).expect("inside");
            let window = Extent { from: part(from), to: part((from + length).min(1_000)) };
            let ticks = axis.ticks_within(window, most);
            prop_assert!(ticks.len() <= most);
            let room = window.length() / u32::try_from(most).expect("few").max(1);
            prop_assert!(ticks.windows(2).all(|two| two[1].position - two[0].position >= room));
            for tick in ticks {
                prop_assert!(window.from <= tick.position && tick.position < window.to);
                prop_assert_eq!(axis.position(number_of(tick.address)), tick.position);
                prop_assert_eq!(tick.label, tick.address.to_string());
            }
        }
    }

    #[test]
    fn in_true_scale_widths_are_as_sizes((ranges, [_, axis]) in axes()) {
        let (first, last) = ranges.iter().map(|range| ends(*range)).fold(
            (u128::MAX, 0),
            |(first, last), (from, to)| (first.min(from), last.max(to)),
        );
        // In 2^-30 of the whole; sizes are rounded to as many bits, so that the product fits.
        let shift = (last - first).checked_ilog2().unwrap_or(0).saturating_sub(64);
        let whole = ((last - first) >> shift) + 1;
        for range in ranges {
            let (from, to) = ends(range);
            let size = ((to - from) >> shift) + 1;
            let expected = size * u128::from(Axis::TRUE_LENGTH) / whole;
            prop_assert!(u128::from(axis.extent(range).length()).abs_diff(expected) <= 2, "{range}");
        }
    }
}

#[test]
fn a_stretch_is_as_wide_as_the_logarithm_of_its_size() {
    let width = |prefix: &str| {
        let range = range(prefix);
        Axis::readable(range.family(), &[range], &[]).length()
    };
    for small in ["10.0.0.0/32", "10.0.0.0/29", "10.0.0.0/27"] {
        assert_eq!(width(small), Axis::LEAST, "{small}");
    }
    assert_eq!(width("10.0.0.0/26"), Axis::LEAST + DOUBLING);
    assert_eq!(width("10.0.0.0/16"), Axis::LEAST + 11 * DOUBLING);
    assert_eq!(width("10.0.0.0/8"), Axis::LEAST + 19 * DOUBLING);
    assert_eq!(width("fd00::/64"), Axis::LEAST + 59 * DOUBLING);
    assert_eq!(width("::/0") / DOUBLING, 2 + 122, "one address less than 2^128");
}

#[test]
fn a_small_subnet_and_a_large_network_can_be_read_in_one_drawing() {
    let ranges = ["10.0.0.0/8", "10.1.0.0/16", "10.1.9.0/26"].map(range);
    let axis = Axis::readable(Family::IPv4, &ranges, &[]);
    let [all, network, subnet] = ranges.map(|range| axis.extent(range).length());
    assert_eq!((all, subnet), (axis.length(), Axis::LEAST + DOUBLING));
    assert!(subnet * 40 > all && network * 3 > all, "{subnet}, {network} of {all}");
    let axis = Axis::true_scale(Family::IPv4, &ranges);
    assert_eq!(ranges.map(|range| axis.extent(range).length()), [1 << 30, 1 << 22, 1 << 12]);
}

#[test]
fn what_only_quiet_ranges_hold_has_the_least_width() {
    let quiet = ["127.0.0.0/8", "10.1.0.0/24"].map(range);
    let axis = Axis::readable(Family::IPv4, &[range("10.1.0.0/16")], &quiet);
    assert_eq!(axis.extent(quiet[0]).length(), Axis::LEAST);
    assert_eq!(axis.extent(quiet[1]).length(), Axis::LEAST + 3 * DOUBLING);
    assert_eq!(axis.breaks().count(), 1);
}

#[test]
fn ranges_of_the_other_family_are_left_out() {
    for family in FAMILIES {
        let axis = Axis::readable(family, &["10.0.0.0/8", "fd00::/8"].map(range), &[]);
        assert_eq!((axis.family(), axis.stops().count()), (family, 2));
        assert_eq!(axis.reaches(range("10.0.0.0/8")), family == Family::IPv4);
    }
}

#[test]
fn nothing_stands_on_an_axis_without_ranges() {
    for axis in [Axis::readable(Family::IPv4, &[], &[]), Axis::true_scale(Family::IPv6, &[])] {
        assert_eq!((axis.length(), axis.position(7), axis.address_at(7)), (0, 0, 0));
        assert_eq!((axis.stops().count(), axis.ticks(9).len()), (0, 0));
        assert!(!axis.reaches(range("10.0.0.0/8")) && !axis.reaches(range("fd00::/8")));
    }
}

#[test]
fn so_many_ranges_that_no_number_holds_their_widths_are_narrowed_alike() {
    let ranges: Vec<AddressRange> = (0..60_000u128)
        .map(|at| AddressRange::from(Prefix::containing(address(Family::IPv6, at << 65), 64)))
        .collect();
    let axis = Axis::readable(Family::IPv6, &ranges, &[]);
    let widths: Vec<u32> = ranges.iter().map(|range| axis.extent(*range).length()).collect();
    assert!(widths.iter().all(|width| *width == widths[0] && *width > 100), "{}", widths[0]);
}

#[test]
fn rounder_addresses_are_told_first() {
    let ranges = ["10.1.0.0/21", "10.1.8.0/24", "10.1.9.0/26", "10.1.0.0/16", "10.200.0.0/14"].map(range);
    let axis = Axis::readable(Family::IPv4, &ranges, &[]);
    let labels = |most| axis.ticks(most).into_iter().map(|tick| tick.label).collect::<Vec<_>>();
    assert_eq!(labels(2), ["10.1.0.0", "10.200.0.0"]);
    assert_eq!(labels(4), ["10.1.0.0", "10.1.9.0", "10.200.0.0"]);
}

#[test]
fn inside_a_stretch_round_addresses_are_told() {
    let axis = Axis::true_scale(Family::IPv4, &[range("10.0.0.0/8")]);
    let labels: Vec<String> = axis.ticks(4).into_iter().map(|tick| tick.label).collect();
    assert_eq!(labels, ["10.0.0.0", "10.64.0.0", "10.128.0.0", "10.192.0.0"]);
    let near = axis.extent(range("10.1.0.0/24"));
    let labels: Vec<String> = axis.ticks_within(near, 2).into_iter().map(|tick| tick.label).collect();
    assert_eq!(labels, ["10.1.0.0", "10.1.0.128"]);
}
