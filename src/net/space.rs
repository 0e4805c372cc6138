//! [`AddressSpace`]: a set of addresses.
//!
//! Knows how sets of both families combine; knows nothing of who uses an address.
use std::fmt;
use std::net::IpAddr;

use super::prefix::Prefix;
use super::range::{AddressRange, Ends};
use super::runs::{Run, Runs};
use super::sort::sort_keys;

/// A set of addresses of both families. Equal sets are equal values, however they were put together.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct AddressSpace {
    pub(super) v4: Runs<u32>,
    pub(super) v6: Runs<u128>,
}

impl AddressSpace {
    /// The set without an address.
    pub fn new() -> AddressSpace {
        AddressSpace::default()
    }

    /// Whether the set holds no address.
    pub fn is_empty(&self) -> bool {
        self.v4.is_empty() && self.v6.is_empty()
    }

    /// The number of addresses of both families; `u128::MAX` also where there are more.
    pub fn size(&self) -> u128 {
        self.v4.size().saturating_add(self.v6.size())
    }

    /// Whether every address of `prefix` is in the set.
    pub fn contains(&self, prefix: Prefix) -> bool {
        match AddressRange::from(prefix).0 {
            Ends::V4(run) => self.v4.contains(run),
            Ends::V6(run) => self.v6.contains(run),
        }
    }

    /// Whether `address` is in the set.
    pub fn contains_address(&self, address: IpAddr) -> bool {
        self.contains(Prefix::containing(address, u8::MAX))
    }

    /// Whether an address of `prefix` is in the set.
    pub fn overlaps(&self, prefix: Prefix) -> bool {
        match AddressRange::from(prefix).0 {
            Ends::V4(run) => self.v4.overlaps(run),
            Ends::V6(run) => self.v6.overlaps(run),
        }
    }

    /// The addresses that are in this set, in `other` or in both.
    pub fn union(&self, other: &AddressSpace) -> AddressSpace {
        AddressSpace { v4: self.v4.union(&other.v4), v6: self.v6.union(&other.v6) }
    }

    /// The addresses of this set that are not in `taken`: what is free of it.
    pub fn subtract(&self, taken: &AddressSpace) -> AddressSpace {
        AddressSpace { v4: self.v4.subtract(&taken.v4), v6: self.v6.subtract(&taken.v6) }
    }

    /// The fewest prefixes that cover exactly this set, in order.
    pub fn prefixes(&self) -> Vec<Prefix> {
        let mut prefixes = Vec::with_capacity(self.v4.iter().len() + self.v6.iter().len());
        for run in self.v4.iter() {
            prefixes.extend(run.blocks().map(Prefix::from));
        }
        for run in self.v6.iter() {
            prefixes.extend(run.blocks().map(Prefix::from));
        }
        prefixes
    }

    /// The fewest ranges that cover exactly this set, in order.
    pub fn ranges(&self) -> Vec<AddressRange> {
        let v4 = self.v4.iter().map(|run| AddressRange(Ends::V4(*run)));
        let v6 = self.v6.iter().map(|run| AddressRange(Ends::V6(*run)));
        v4.chain(v6).collect()
    }
}

impl FromIterator<AddressRange> for AddressSpace {
    /// The set of the addresses of all ranges, which may overlap and come in any order.
    fn from_iter<I: IntoIterator<Item = AddressRange>>(ranges: I) -> AddressSpace {
        let ranges = ranges.into_iter();
        let mut v4 = Vec::with_capacity(ranges.size_hint().0);
        let mut v6 = Vec::new();
        for range in ranges {
            match range.0 {
                Ends::V4(run) => v4.push(u64::from(run.first) << 32 | u64::from(run.last)),
                Ends::V6(run) => v6.push(run),
            }
        }
        sort_keys::<32>(&mut v4);
        v6.sort_unstable();
        let v4 = v4.into_iter().map(|key| Run { first: (key >> 32) as u32, last: key as u32 });
        AddressSpace { v4: Runs::from_sorted(v4), v6: Runs::from_sorted(v6) }
    }
}

impl FromIterator<Prefix> for AddressSpace {
    /// The set of the addresses of all prefixes, which may overlap and come in any order.
    fn from_iter<I: IntoIterator<Item = Prefix>>(prefixes: I) -> AddressSpace {
        prefixes.into_iter().map(AddressRange::from).collect()
    }
}

impl From<Prefix> for AddressSpace {
    fn from(prefix: Prefix) -> AddressSpace {
        AddressSpace::from_iter([prefix])
    }
}

impl fmt::Debug for AddressSpace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.ranges()).finish()
    }
}
