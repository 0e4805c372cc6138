//! Layouts: examples, and against a search over every arrangement.
use aks_network_planner::net::{AddressSpace, Prefix};
use aks_network_planner::propose::{Misfit, Placed, Size, Wanted, lay_out};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::prefix;

fn wanted(sizes: &[Size]) -> Vec<Wanted> {
    let named = |(at, size): (usize, &Size)| Wanted { name: format!("snet-{at}"), size: *size };
    sizes.iter().enumerate().map(named).collect()
}

fn locked(ranges: &[&str]) -> Vec<Placed> {
    let named = |(at, range): (usize, &&str)| Placed { name: format!("locked-{at}"), prefix: prefix(range) };
    ranges.iter().enumerate().map(named).collect()
}

#[test]
fn the_largest_come_first_and_nothing_is_wasted() {
    let sizes =
        [Size::Addresses(60), Size::Length(24), Size::Addresses(251), Size::Addresses(59), Size::Length(25)];
    let layout = lay_out(&[prefix("10.0.0.0/22")], &wanted(&sizes), &[]).expect("room");
    let ranges: Vec<String> = layout.placed.iter().map(|placed| placed.prefix.to_string()).collect();
    assert_eq!(ranges, ["10.0.2.0/25", "10.0.0.0/24", "10.0.1.0/24", "10.0.3.0/26", "10.0.2.128/25"]);
    assert_eq!(layout.free, [prefix("10.0.3.64/26"), prefix("10.0.3.128/25")]);
}

#[test]
fn locked_subnets_stay_and_the_smallest_hole_beside_them_is_filled() {
    let locked = locked(&["10.0.0.64/26", "10.0.1.0/24"]);
    let layout = lay_out(&[prefix("10.0.0.0/22")], &wanted(&[Size::Length(26), Size::Length(25)]), &locked);
    let placed = layout.expect("room").placed;
    assert_eq!(placed[0].prefix, prefix("10.0.0.0/26"));
    assert_eq!(placed[1].prefix, prefix("10.0.0.128/25"));
}

#[test]
fn what_does_not_fit_is_named_with_what_is_missing() {
    let sizes = [Size::Length(25), Size::Length(24), Size::Length(26), Size::Length(25)];
    let misfit = lay_out(&[prefix("10.0.0.0/24")], &wanted(&sizes), &locked(&["10.0.0.0/25"]));
    let expected =
        Misfit::NoRoom { name: "snet-1".into(), length: 24, missing: 256 + 128 + 64, largest_free: None };
    assert_eq!(misfit, Err(expected));
}

#[test]
fn what_is_no_layout_to_begin_with_says_so() {
    let space = [prefix("10.0.0.0/22")];
    let outside = lay_out(&space, &[], &locked(&["10.0.4.0/24"]));
    assert!(matches!(outside, Err(Misfit::Outside { .. })));
    let meeting = lay_out(&space, &[], &locked(&["10.0.1.0/24", "10.0.0.0/23", "10.0.2.0/24"]));
    assert!(matches!(meeting, Err(Misfit::Overlapping { .. })), "{meeting:?}");
    for size in [Size::Length(30), Size::Addresses(u64::MAX)] {
        let misfit = lay_out(&space, &wanted(&[size]), &[]);
        assert!(matches!(misfit, Err(Misfit::NotASubnet { .. })));
    }
}

/// Whether some arrangement in a /24 of 32 units of a /29 has room for all.
fn fits(taken: u32, lengths: &[u8]) -> bool {
    let Some((length, rest)) = lengths.split_first() else { return true };
    let units = 1u32 << (29 - length);
    let mask = ((1u64 << units) - 1) as u32;
    (0..32 / units).any(|block| {
        let mask = mask << (block * units);
        taken & mask == 0 && fits(taken | mask, rest)
    })
}

/// Disjoint locked /29 to /26 of 10.0.0.0/24 as units taken.
fn taken(locked: &[Placed]) -> u32 {
    let units = |placed: &Placed| {
        let first: AddressSpace = placed.prefix.into();
        (0..32u8).filter(move |unit| first.overlaps(Prefix::ipv4([10, 0, 0, unit * 8], 29)))
    };
    locked.iter().flat_map(units).fold(0, |taken, unit| taken | 1 << unit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_layout_exists_exactly_where_a_search_finds_one(
        lengths in vec(25..=29u8, 0..6),
        kept in vec((0..32u8, 26..=29u8), 0..4),
    ) {
        let space = prefix("10.0.0.0/24");
        let mut locked: Vec<Placed> = Vec::new();
        for (unit, length) in kept {
            let prefix = Prefix::containing([10, 0, 0, unit * 8].into(), length);
            if locked.iter().all(|other| !other.prefix.overlaps(prefix)) {
                locked.push(Placed { name: format!("locked {unit}"), prefix });
            }
        }
        let sizes: Vec<Size> = lengths.iter().map(|length| Size::Length(*length)).collect();
        let taken = taken(&locked);
        match lay_out(&[space], &wanted(&sizes), &locked) {
            Ok(layout) => {
                prop_assert_eq!(layout.placed.len(), lengths.len());
                for (at, (placed, length)) in layout.placed.iter().zip(&lengths).enumerate() {
                    prop_assert_eq!(&placed.name, &format!("snet-{at}"));
                    prop_assert_eq!(placed.prefix.length(), *length);
                    prop_assert!(space.contains(placed.prefix));
                    let others = layout.placed[..at].iter().chain(&locked);
                    for other in others {
                        prop_assert!(!other.prefix.overlaps(placed.prefix), "{:?} {:?}", other, placed);
                    }
                }
                let used: u128 = layout.placed.iter().chain(&locked).map(|placed| placed.prefix.size()).sum();
                let free: u128 = layout.free.iter().map(|prefix| prefix.size()).sum();
                prop_assert_eq!(used + free, space.size());
            }
            Err(Misfit::NoRoom { name, length, missing, largest_free }) => {
                prop_assert!(!fits(taken, &lengths), "a search finds room");
                let of_name = lengths.iter().enumerate().find(|(at, _)| format!("snet-{at}") == name);
                prop_assert_eq!(of_name.map(|(_, length)| *length), Some(length));
                let at_least_so_large: Vec<u8> = lengths.iter().copied().filter(|own| *own <= length).collect();
                prop_assert!(!fits(taken, &at_least_so_large), "it and larger ones have room");
                prop_assert!(largest_free.is_none_or(|free| free > length));
                prop_assert!(missing >= 1 << (32 - length));
            }
            Err(other) => return Err(TestCaseError::fail(format!("{other:?}"))),
        }
    }
}
