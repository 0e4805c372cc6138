//! Worked examples, one row each.
use std::collections::HashMap;
use std::net::IpAddr;

use aks_network_planner::net::{
    AddressRange, AddressSpace, Family, Prefix, PrefixError, any_overlap, first_free, free_blocks,
    overlapping_pairs,
};

#[test]
fn a_prefix_has_a_first_and_a_last_address_and_a_size() {
    for (text, family, first, last, size) in [
        ("10.1.0.0/16", Family::IPv4, "10.1.0.0", "10.1.255.255", 65_536),
        ("10.224.0.0/12", Family::IPv4, "10.224.0.0", "10.239.255.255", 1_048_576),
        ("168.63.129.16/32", Family::IPv4, "168.63.129.16", "168.63.129.16", 1),
        ("0.0.0.0/0", Family::IPv4, "0.0.0.0", "255.255.255.255", 1 << 32),
        ("fd12:3456:789a::/108", Family::IPv6, "fd12:3456:789a::", "fd12:3456:789a::f:ffff", 1 << 20),
        ("::/0", Family::IPv6, "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", u128::MAX),
    ] {
        let prefix = prefix(text);
        assert_eq!(prefix.to_string(), text);
        assert_eq!(prefix.family(), family, "{text}");
        assert_eq!(prefix.first(), address(first), "{text}");
        assert_eq!(prefix.last(), address(last), "{text}");
        assert_eq!(prefix.size(), size, "{text}");
    }
}

#[test]
fn a_constant_prefix_is_the_one_that_its_text_names() {
    for (constant, text) in [
        (Prefix::ipv4([10, 0, 0, 0], 16), "10.0.0.0/16"),
        (Prefix::ipv4([169, 254, 7, 9], 16), "169.254.0.0/16"),
        (Prefix::ipv4([1, 2, 3, 4], 0), "0.0.0.0/0"),
        (Prefix::ipv4([1, 2, 3, 4], 99), "1.2.3.4/32"),
    ] {
        assert_eq!(constant, prefix(text));
    }
}

#[test]
fn a_text_that_is_not_a_prefix_is_answered_with_the_nearest_one_that_is() {
    for (text, message) in [
        ("10.2.0.1/24", "expected the first address of a range of this length, such as 10.2.0.0/24"),
        ("fd00::1/64", "expected the first address of a range of this length, such as fd00::/64"),
        ("10.2.0.0", "expected a length after the address, such as 10.2.0.0/32 for this address alone"),
        ("fd00::", "expected a length after the address, such as fd00::/128 for this address alone"),
        ("10.2.0.0/33", "expected a length from 0 to 32, such as 10.2.0.0/32"),
        ("10.2.0.0/4294967297", "expected a length from 0 to 32, such as 10.2.0.0/32"),
        ("fd00::/129", "expected a length from 0 to 128, such as fd00::/128"),
        ("", "expected a range such as 10.1.0.0/16"),
        ("/24", "expected a range such as 10.1.0.0/16"),
        ("10.2.0/24", "expected a range such as 10.1.0.0/16"),
        ("10.2.0.0/", "expected a range such as 10.1.0.0/16"),
        ("10.2.0.0/+8", "expected a range such as 10.1.0.0/16"),
        ("10.2.0.0/24/24", "expected a range such as 10.1.0.0/16"),
        ("10.2.0.0/255.255.255.0", "expected a range such as 10.1.0.0/16"),
        ("10.256.0.0/16", "expected a range such as 10.1.0.0/16"),
        ("vnet-prod", "expected a range such as 10.1.0.0/16"),
    ] {
        let error = text.parse::<Prefix>().expect_err(text);
        assert_eq!(error.to_string(), message, "{text:?}");
    }
}

#[test]
fn a_refusal_carries_the_prefix_that_was_meant_where_one_can_be_told() {
    for (text, expected) in [
        ("10.2.0.0/24", Ok(prefix("10.2.0.0/24"))),
        (" 10.2.0.9/24\n", Err(PrefixError::HostBits(prefix("10.2.0.0/24")))),
        ("10.2.0.9", Err(PrefixError::NoLength(prefix("10.2.0.9/32")))),
        ("fd00::9", Err(PrefixError::NoLength(prefix("fd00::9/128")))),
    ] {
        assert_eq!(text.parse::<Prefix>(), expected, "{text:?}");
    }
}

#[test]
fn prefixes_stand_in_the_order_of_family_address_and_size() {
    let ordered =
        prefixes("0.0.0.0/0 9.0.0.0/8 10.0.0.0/8 10.0.0.0/16 10.0.0.0/24 10.0.1.0/24 ::/0 fd00::/8");
    let mut sorted = ordered.clone();
    sorted.reverse();
    sorted.sort();
    assert_eq!(sorted, ordered);
}

#[test]
fn a_range_names_its_ends_its_size_and_the_fewest_prefixes() {
    for (first, last, shown, size, expected) in [
        ("10.0.0.0", "10.0.0.255", "10.0.0.0–10.0.0.255", 256, "10.0.0.0/24"),
        (
            "10.0.0.5",
            "10.0.0.20",
            "10.0.0.5–10.0.0.20",
            16,
            "10.0.0.5/32 10.0.0.6/31 10.0.0.8/29 10.0.0.16/30 10.0.0.20/32",
        ),
        ("10.0.0.7", "10.0.0.7", "10.0.0.7", 1, "10.0.0.7/32"),
        ("0.0.0.0", "255.255.255.255", "0.0.0.0–255.255.255.255", 1 << 32, "0.0.0.0/0"),
        ("fd00::1", "fd00::4", "fd00::1–fd00::4", 4, "fd00::1/128 fd00::2/127 fd00::4/128"),
        ("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ALL_OF_IPV6, u128::MAX, "::/0"),
    ] {
        let range = AddressRange::new(address(first), address(last)).unwrap();
        assert_eq!(range.to_string(), shown);
        assert_eq!(range.size(), size, "{shown}");
        assert_eq!(range.prefixes(), prefixes(expected), "{shown}");
    }
}

#[test]
fn a_range_never_runs_backwards_nor_across_families() {
    for (first, last) in
        [("10.0.0.2", "10.0.0.1"), ("fd00::2", "fd00::1"), ("10.0.0.1", "fd00::1"), ("::", "10.0.0.1")]
    {
        assert_eq!(AddressRange::new(address(first), address(last)), None, "{first} to {last}");
    }
}

#[test]
fn a_space_is_the_fewest_prefixes_however_it_was_put_together() {
    for (given, expected) in [
        ("", ""),
        ("10.0.0.128/25 10.0.0.0/25", "10.0.0.0/24"),
        ("10.0.0.0/24 10.0.0.0/24 10.0.0.64/26", "10.0.0.0/24"),
        ("10.0.1.0/24 10.0.2.0/24", "10.0.1.0/24 10.0.2.0/24"),
        ("10.0.1.0/24 10.0.2.0/24 10.0.0.0/24 10.0.3.0/24", "10.0.0.0/22"),
        ("fd00::/65 10.0.0.0/8 fd00:0:0:0:8000::/65", "10.0.0.0/8 fd00::/64"),
        ("0.0.0.0/1 128.0.0.0/1 ::/1 8000::/1", "0.0.0.0/0 ::/0"),
        ("255.255.255.255/32 0.0.0.0/32", "0.0.0.0/32 255.255.255.255/32"),
    ] {
        assert_eq!(space(given).prefixes(), prefixes(expected), "{given}");
    }
}

#[test]
fn the_size_of_a_space_counts_each_address_once() {
    for (given, size) in [
        ("", 0),
        ("10.0.0.0/24 10.0.0.0/25", 256),
        ("10.0.0.0/24 fd00::/120", 512),
        ("0.0.0.0/0", 1 << 32),
        ("::/0", u128::MAX),
        ("::/0 0.0.0.0/0", u128::MAX),
    ] {
        assert_eq!(space(given).size(), size, "{given}");
        assert_eq!(space(given).is_empty(), size == 0, "{given}");
    }
}

#[test]
fn a_space_meets_a_prefix_from_its_first_address_to_its_last() {
    let space = space("10.0.0.255/32 10.0.2.0/24");
    for (asked, overlaps, contains) in [
        ("10.0.0.0/24", true, false),
        ("10.0.0.254/32", false, false),
        ("10.0.0.255/32", true, true),
        ("10.0.1.0/24", false, false),
        ("10.0.2.0/32", true, true),
        ("10.0.2.255/32", true, true),
        ("10.0.3.0/32", false, false),
        ("10.0.2.0/23", true, false),
        ("::/0", false, false),
    ] {
        assert_eq!(space.overlaps(prefix(asked)), overlaps, "{asked}");
        assert_eq!(space.contains(prefix(asked)), contains, "{asked}");
    }
}

#[test]
fn overlapping_pairs_come_with_the_enclosing_prefix_from_the_outside_in() {
    let list = prefixes("10.1.2.0/24 10.0.0.0/8 192.168.0.0/16 fd00::/8 10.1.0.0/16 10.0.0.0/8 fd00:1::/48");
    assert_eq!(overlapping_pairs(&list), [(1, 5), (1, 4), (4, 5), (0, 1), (0, 5), (0, 4), (3, 6)]);
    assert!(any_overlap(&list));
    assert!(overlapping_pairs(&list[2..4]).is_empty());
    assert!(!any_overlap(&list[2..4]));
    assert!(any_overlap(&prefixes("10.0.0.1/32 10.0.0.1/32")));
    assert!(any_overlap(&prefixes("10.0.0.0/8 fd00::/128 fd00::/128")));
}

#[test]
fn a_free_block_is_cut_from_the_smallest_hole_that_holds_it() {
    for (within, taken, length, expected) in [
        ("10.1.0.0/16", "10.1.0.0/24 10.1.2.0/23", 24, Some("10.1.1.0/24")),
        ("10.1.0.0/16", "10.1.0.0/24 10.1.2.0/23", 25, Some("10.1.1.0/25")),
        ("10.1.0.0/16", "10.1.0.0/24 10.1.2.0/23", 23, Some("10.1.4.0/23")),
        ("10.1.0.0/16", "10.1.0.0/24 10.1.2.0/23", 17, Some("10.1.128.0/17")),
        ("10.1.0.0/16", "10.1.0.0/24 10.1.2.0/23", 16, None),
        ("10.1.0.0/16", "", 16, Some("10.1.0.0/16")),
        ("10.1.0.0/16", "10.0.0.0/8", 28, None),
        ("10.1.0.0/16", "", 33, None),
        ("10.1.0.0/24 10.3.0.0/24 10.2.0.0/25", "", 26, Some("10.2.0.0/26")),
        ("fd00::/48", "fd00::/64", 64, Some("fd00:0:0:1::/64")),
        ("fd00::/48 10.0.0.0/8", "", 64, Some("fd00::/64")),
        ("fd00::/16 10.0.0.0/8", "", 20, Some("10.0.0.0/20")),
        ("", "", 0, None),
        ("::/0", "", 0, Some("::/0")),
        ("::/0", "", 129, None),
    ] {
        let found = first_free(&space(within), &space(taken), length);
        assert_eq!(found, expected.map(prefix), "/{length} in {within} without {taken}");
    }
}

#[test]
fn free_blocks_are_what_is_left_in_the_largest_pieces() {
    for (within, taken, expected) in [
        ("10.1.0.0/22", "10.1.1.0/24", "10.1.0.0/24 10.1.2.0/23"),
        (
            "10.1.0.0/24",
            "10.1.0.7/32 10.1.0.8/32",
            "10.1.0.0/30 10.1.0.4/31 10.1.0.6/32 \
             10.1.0.9/32 10.1.0.10/31 10.1.0.12/30 10.1.0.16/28 10.1.0.32/27 10.1.0.64/26 10.1.0.128/25",
        ),
        ("10.1.0.0/24 10.1.2.0/24", "10.1.1.0/24", "10.1.0.0/24 10.1.2.0/24"),
        ("10.1.0.0/24", "10.0.0.0/8", ""),
        ("fd00::/64 10.1.0.0/24", "fd00::/65", "10.1.0.0/24 fd00:0:0:0:8000::/65"),
    ] {
        assert_eq!(
            free_blocks(&space(within), &space(taken)),
            prefixes(expected),
            "{within} without {taken}"
        );
    }
}

#[test]
fn a_long_list_has_the_pairs_that_looking_up_every_enclosing_prefix_finds() {
    let list = many_prefixes(30_000);
    let mut places: HashMap<Prefix, Vec<usize>> = HashMap::new();
    for (index, prefix) in list.iter().enumerate() {
        places.entry(*prefix).or_default().push(index);
    }
    let mut expected = Vec::new();
    for (index, prefix) in list.iter().enumerate() {
        for length in 0..=prefix.length() {
            let enclosing = places.get(&Prefix::containing(prefix.first(), length)).into_iter().flatten();
            let others = enclosing.filter(|other| length < prefix.length() || **other < index);
            expected.extend(others.map(|other| (index.min(*other), index.max(*other))));
        }
    }
    expected.sort_unstable();
    let found = overlapping_pairs(&list);
    let mut sorted = found.clone();
    sorted.sort_unstable();
    assert!(expected.len() > 1_000, "the list is meant to overlap, found {}", expected.len());
    assert_eq!(sorted, expected);
    assert!(any_overlap(&list));
}

#[test]
fn a_long_list_gives_the_space_that_its_pieces_give() {
    let list = many_prefixes(30_000);
    let joined = list
        .chunks(1_000)
        .fold(AddressSpace::new(), |space, piece| space.union(&piece.iter().copied().collect()));
    assert_eq!(list.iter().copied().collect::<AddressSpace>(), joined);
}

#[test]
fn a_longer_list_keeps_the_pairs_and_their_order() {
    let short = many_prefixes(9_000);
    let mut long = short.clone();
    long.extend((0..3_000u32).map(|index| Prefix::ipv4((0xC000_0000 + index * 256).to_be_bytes(), 24)));
    assert_eq!(overlapping_pairs(&long), overlapping_pairs(&short));
}

const ALL_OF_IPV6: &str = "::–ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

/// Prefixes of 16 to 30 bits spread over 10.0.0.0/8 and 172.0.0.0/8, the same each time.
fn many_prefixes(count: usize) -> Vec<Prefix> {
    let mut state = 1u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    (0..count)
        .map(|_| {
            let [a, b, c, d] = next().to_be_bytes();
            let network = if a & 1 == 0 { 10 } else { 172 };
            Prefix::ipv4([network, b, c, d], 16 + (next() % 15) as u8)
        })
        .collect()
}

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn prefix(text: &str) -> Prefix {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn prefixes(texts: &str) -> Vec<Prefix> {
    texts.split_whitespace().map(prefix).collect()
}

fn space(texts: &str) -> AddressSpace {
    prefixes(texts).into_iter().collect()
}
