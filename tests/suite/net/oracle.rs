//! The naive side of the properties: a small universe in which a set of addresses is a list of booleans.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use aks_network_planner::net::{AddressRange, AddressSpace, Prefix};
use proptest::prelude::*;

/// A prefix inside which everything happens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Universe(Prefix);

/// Which addresses of a universe belong to a set.
pub(super) type Members = Vec<bool>;

impl Universe {
    /// 4,096 or 32 addresses (in a few, ends meet often), in the middle or at either end of a family, where
    /// sums overflow.
    pub(super) fn any() -> impl Strategy<Value = Universe> {
        let places = [
            "10.20.16.0",
            "0.0.0.0",
            "255.255.255.255",
            "fd00:1:2::",
            "::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ];
        (prop::sample::select(places.to_vec()), prop::sample::select(vec![12, 5])).prop_map(
            |(place, free)| {
                let address: IpAddr = place.parse().unwrap();
                let bits = if address.is_ipv4() { 32 } else { 128 };
                Universe(Prefix::containing(address, bits - free))
            },
        )
    }

    pub(super) fn whole(self) -> Prefix {
        self.0
    }

    /// The number of bits of an address.
    pub(super) fn bits(self) -> u8 {
        if self.0.is_ipv4() { 32 } else { 128 }
    }

    /// The number of addresses.
    pub(super) fn size(self) -> usize {
        1 << self.free_bits()
    }

    fn free_bits(self) -> u8 {
        self.bits() - self.0.length()
    }

    pub(super) fn address(self, offset: usize) -> IpAddr {
        match self.0.first() {
            IpAddr::V4(first) => Ipv4Addr::from_bits(first.to_bits() + offset as u32).into(),
            IpAddr::V6(first) => Ipv6Addr::from_bits(first.to_bits() + offset as u128).into(),
        }
    }

    pub(super) fn prefix(self) -> impl Strategy<Value = Prefix> {
        (0..self.size(), 0..=self.free_bits()).prop_map(move |(offset, fixed)| {
            Prefix::containing(self.address(offset), self.0.length() + fixed)
        })
    }

    pub(super) fn prefixes(self, most: usize) -> impl Strategy<Value = Vec<Prefix>> {
        prop::collection::vec(self.prefix(), 0..most)
    }

    pub(super) fn range(self) -> impl Strategy<Value = AddressRange> {
        (0..self.size(), 0..self.size()).prop_map(move |(one, other)| {
            AddressRange::new(self.address(one.min(other)), self.address(one.max(other))).unwrap()
        })
    }

    /// The addresses that a prefix names, by comparing each with both ends.
    pub(super) fn members(self, prefixes: &[Prefix]) -> Members {
        let mut members = vec![false; self.size()];
        for prefix in prefixes {
            for (offset, member) in members.iter_mut().enumerate() {
                let address = self.address(offset);
                *member |= prefix.first() <= address && address <= prefix.last();
            }
        }
        members
    }

    /// The addresses of which the space says that it holds them.
    pub(super) fn members_of(self, space: &AddressSpace) -> Members {
        (0..self.size()).map(|offset| space.contains_address(self.address(offset))).collect()
    }

    /// The runs of neighbouring members, first and last.
    pub(super) fn runs(self, members: &[bool]) -> Vec<(IpAddr, IpAddr)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for offset in (0..self.size()).filter(|offset| members[*offset]) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == offset => *last = offset,
                _ => runs.push((offset, offset)),
            }
        }
        runs.into_iter().map(|(first, last)| (self.address(first), self.address(last))).collect()
    }

    /// The aligned blocks that are members as a whole while the block around them is not, in order: no shorter
    /// list of prefixes covers the members.
    pub(super) fn blocks(self, members: &[bool]) -> Vec<Prefix> {
        let mut blocks = Vec::new();
        let mut offset = 0;
        while offset < self.size() {
            let largest = (0..=self.free_bits()).rev().map(|bits| 1 << bits).find(|size| {
                offset % size == 0 && members[offset..offset + size].iter().all(|member| *member)
            });
            if let Some(size) = largest {
                blocks.push(Prefix::containing(self.address(offset), self.bits() - size.ilog2() as u8));
            }
            offset += largest.unwrap_or(1);
        }
        blocks
    }
}

/// Every pair of prefixes of which one holds the other's first address.
pub(super) fn pairs(prefixes: &[Prefix]) -> Vec<(usize, usize)> {
    let holds =
        |outer: Prefix, inner: Prefix| outer.first() <= inner.first() && inner.first() <= outer.last();
    let mut pairs = Vec::new();
    for (i, &one) in prefixes.iter().enumerate() {
        for (j, &other) in prefixes.iter().enumerate().skip(i + 1) {
            if holds(one, other) || holds(other, one) {
                pairs.push((i, j));
            }
        }
    }
    pairs
}
