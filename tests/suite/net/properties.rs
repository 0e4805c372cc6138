//! What holds for any prefixes, against the oracle.
use std::net::IpAddr;

use aks_network_planner::net::{
    AddressRange, AddressSpace, Prefix, PrefixError, any_overlap, first_free, free_blocks, overlapping_pairs,
};
use proptest::prelude::*;

use super::oracle::{self, Universe};

proptest! {
    #[test]
    fn a_prefix_that_was_displayed_reads_back_as_itself((address, length) in address_and_length()) {
        let prefix = Prefix::containing(address, length);
        prop_assert_eq!(prefix.to_string().parse(), Ok(prefix));
    }

    #[test]
    fn a_prefix_is_canonical_and_holds_the_address_it_was_made_from(
        (address, length) in address_and_length(),
    ) {
        let prefix = Prefix::containing(address, length);
        let (first, last, size) = (bits(prefix.first()), bits(prefix.last()), prefix.size());
        prop_assert_eq!(prefix.length(), length);
        prop_assert!(prefix.contains_address(address));
        prop_assert!(first <= bits(address) && bits(address) <= last);
        prop_assert_eq!((last - first).saturating_add(1), size);
        prop_assert_eq!(first & (last - first), 0, "host bits of {}", prefix);
        prop_assert!(size == u128::MAX || size.is_power_of_two());
    }

    #[test]
    fn an_address_with_host_bits_is_answered_with_the_range_around_it(
        (address, length) in address_and_length(),
    ) {
        let around = Prefix::containing(address, length);
        match format!("{address}/{length}").parse::<Prefix>() {
            Ok(prefix) => prop_assert_eq!((prefix, prefix.first()), (around, address)),
            Err(error) => {
                prop_assert_eq!(&error, &PrefixError::HostBits(around));
                prop_assert!(error.to_string().ends_with(&around.to_string()));
            }
        }
    }

    #[test]
    fn any_text_is_a_prefix_or_an_error_with_a_message(text in "[0-9a-f:./ \\PC]{0,48}") {
        match text.parse::<Prefix>() {
            Ok(prefix) => prop_assert_eq!(prefix.to_string().parse(), Ok(prefix)),
            Err(error) => prop_assert!(error.to_string().starts_with("expected ")),
        }
    }

    #[test]
    fn two_prefixes_overlap_when_they_share_an_address((universe, list) in universe_and_prefixes(3)) {
        for (&one, &other) in list.iter().zip(list.iter().skip(1)) {
            let (ours, theirs) = (universe.members(&[one]), universe.members(&[other]));
            let shared = ours.iter().zip(&theirs).any(|(ours, theirs)| *ours && *theirs);
            let inside = ours.iter().zip(&theirs).all(|(ours, theirs)| *ours || !*theirs);
            prop_assert_eq!(one.overlaps(other), shared);
            prop_assert_eq!(other.overlaps(one), shared);
            prop_assert_eq!(one.contains(other), inside);
        }
    }

    #[test]
    fn the_sweep_finds_the_pairs_that_comparing_all_with_all_finds(list in mixed_prefixes()) {
        let mut found = overlapping_pairs(&list);
        prop_assert_eq!(any_overlap(&list), !found.is_empty());
        found.sort_unstable();
        prop_assert_eq!(found, oracle::pairs(&list));
    }

    #[test]
    fn a_range_is_its_addresses((universe, range) in universe_and_range()) {
        let members: Vec<bool> = (0..universe.size())
            .map(|offset| range.first() <= universe.address(offset) && universe.address(offset) <= range.last())
            .collect();
        prop_assert_eq!(range.size(), count(&members));
        prop_assert_eq!(range.prefixes(), universe.blocks(&members));
        let shown = range.to_string();
        let ends: Vec<IpAddr> = shown.split('–').map(|end| end.parse().unwrap()).collect();
        prop_assert_eq!(ends.first(), Some(&range.first()));
        prop_assert_eq!(ends.last(), Some(&range.last()));
    }

    #[test]
    fn a_space_holds_the_addresses_of_its_prefixes_in_the_shortest_lists(
        (universe, list) in universe_and_prefixes(12),
    ) {
        let members = universe.members(&list);
        let space: AddressSpace = list.iter().copied().collect();
        let ranges = space.ranges();
        let ends: Vec<_> = ranges.iter().map(|range| (range.first(), range.last())).collect();
        prop_assert_eq!(universe.members_of(&space), members.as_slice());
        prop_assert_eq!(space.size(), count(&members));
        prop_assert_eq!(space.is_empty(), list.is_empty());
        prop_assert_eq!(space.prefixes(), universe.blocks(&members));
        prop_assert_eq!(ends, universe.runs(&members));
        prop_assert_eq!(&space.prefixes().into_iter().collect::<AddressSpace>(), &space);
        prop_assert_eq!(&ranges.into_iter().collect::<AddressSpace>(), &space);
    }

    #[test]
    fn a_space_knows_which_prefixes_it_holds_and_meets((universe, list, asked) in universe_prefixes_and_more()) {
        let space: AddressSpace = list.iter().copied().collect();
        for prefix in asked {
            let wanted = universe.members(&[prefix]);
            let held = universe.members(&list);
            let meets = wanted.iter().zip(&held).any(|(wanted, held)| *wanted && *held);
            let holds = wanted.iter().zip(&held).all(|(wanted, held)| !*wanted || *held);
            prop_assert_eq!(space.overlaps(prefix), meets, "{}", prefix);
            prop_assert_eq!(space.contains(prefix), holds, "{}", prefix);
        }
    }

    #[test]
    fn spaces_combine_address_by_address((universe, list, others) in universe_prefixes_and_more()) {
        let (one, other): (AddressSpace, AddressSpace) =
            (list.iter().copied().collect(), others.iter().copied().collect());
        let (ours, theirs) = (universe.members(&list), universe.members(&others));
        let both: Vec<bool> = ours.iter().zip(&theirs).map(|(ours, theirs)| *ours || *theirs).collect();
        let rest: Vec<bool> = ours.iter().zip(&theirs).map(|(ours, theirs)| *ours && !*theirs).collect();
        prop_assert_eq!(one.union(&other).prefixes(), universe.blocks(&both));
        prop_assert_eq!(one.subtract(&other).prefixes(), universe.blocks(&rest));
    }

    #[test]
    fn free_and_used_make_the_whole((universe, within, taken) in universe_prefixes_and_more()) {
        let whole: AddressSpace = within.iter().copied().chain([universe.whole()]).collect();
        let used: AddressSpace = taken.into_iter().collect();
        let free = whole.subtract(&used);
        prop_assert_eq!(free.size() + used.size(), whole.size());
        prop_assert_eq!(&free.union(&used), &whole);
        prop_assert!(used.prefixes().into_iter().all(|prefix| !free.overlaps(prefix)));
        prop_assert_eq!(free_blocks(&whole, &used), free.prefixes());
    }

    #[test]
    fn a_carved_block_is_aligned_inside_free_and_wastes_least(
        (universe, within, taken) in universe_prefixes_and_more(),
        fixed in 0u8..=13,
    ) {
        let length = universe.whole().length() + fixed;
        let (whole, used): (AddressSpace, AddressSpace) =
            (within.iter().copied().collect(), taken.iter().copied().collect());
        let found = first_free(&whole, &used, length);

        let taken = universe.members(&taken);
        let free: Vec<bool> =
            universe.members(&within).iter().zip(&taken).map(|(within, taken)| *within && !*taken).collect();
        let holes = universe.blocks(&free);
        let longest = holes.iter().map(|hole| hole.length()).filter(|hole| *hole <= length).max();
        let expected = holes.iter().find(|hole| Some(hole.length()) == longest && length <= universe.bits());
        prop_assert_eq!(found, expected.map(|hole| Prefix::containing(hole.first(), length)));

        if let Some(block) = found {
            prop_assert_eq!(bits(block.first()) % block.size(), 0);
            prop_assert!(whole.contains(block) && !used.overlaps(block));
        }
    }
}

fn address_and_length() -> impl Strategy<Value = (IpAddr, u8)> {
    prop_oneof![
        (any::<[u8; 4]>().prop_map(IpAddr::from), 0..=32u8),
        (any::<[u8; 16]>().prop_map(IpAddr::from), 0..=128u8),
    ]
}

fn universe_and_range() -> impl Strategy<Value = (Universe, AddressRange)> {
    Universe::any().prop_flat_map(|universe| (Just(universe), universe.range()))
}

fn universe_and_prefixes(most: usize) -> impl Strategy<Value = (Universe, Vec<Prefix>)> {
    Universe::any().prop_flat_map(move |universe| (Just(universe), universe.prefixes(most)))
}

fn universe_prefixes_and_more() -> impl Strategy<Value = (Universe, Vec<Prefix>, Vec<Prefix>)> {
    Universe::any().prop_flat_map(|universe| (Just(universe), universe.prefixes(8), universe.prefixes(8)))
}

/// Prefixes of two universes side by side, so of both families now and then.
fn mixed_prefixes() -> impl Strategy<Value = Vec<Prefix>> {
    (universe_and_prefixes(24), universe_and_prefixes(24))
        .prop_map(|((_, one), (_, other))| [one, other].concat())
        .prop_shuffle()
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn count(members: &[bool]) -> u128 {
    members.iter().filter(|member| **member).count() as u128
}
