//! [`AddressRange`]: neighbouring addresses of one family, whether or not a prefix names them.
//!
//! Knows its two ends; knows nothing of other ranges.
use std::fmt;
use std::net::IpAddr;

use super::prefix::{Family, Prefix};
use super::runs::Run;
use super::word::Word;

/// The addresses from a first to a last of the same family, both included; never empty.
///
/// Ordered by family (IPv4 first), then first address, then last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AddressRange(pub(super) Ends);

/// The ends as integers of their family.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Ends {
    V4(Run<u32>),
    V6(Run<u128>),
}

impl AddressRange {
    /// The range from `first` to `last`; none if the families differ or `last` comes before `first`.
    pub fn new(first: IpAddr, last: IpAddr) -> Option<AddressRange> {
        match (first, last) {
            (IpAddr::V4(first), IpAddr::V4(last)) if first <= last => {
                Some(AddressRange(Ends::V4(Run { first: first.to_bits(), last: last.to_bits() })))
            }
            (IpAddr::V6(first), IpAddr::V6(last)) if first <= last => {
                Some(AddressRange(Ends::V6(Run { first: first.to_bits(), last: last.to_bits() })))
            }
            _ => None,
        }
    }

    /// The family of the addresses.
    pub fn family(self) -> Family {
        match self.0 {
            Ends::V4(_) => Family::IPv4,
            Ends::V6(_) => Family::IPv6,
        }
    }

    /// The first address.
    pub fn first(self) -> IpAddr {
        match self.0 {
            Ends::V4(run) => run.first.address(),
            Ends::V6(run) => run.first.address(),
        }
    }

    /// The last address.
    pub fn last(self) -> IpAddr {
        match self.0 {
            Ends::V4(run) => run.last.address(),
            Ends::V6(run) => run.last.address(),
        }
    }

    /// The number of addresses; `u128::MAX` for all of IPv6, which has one more.
    pub fn size(self) -> u128 {
        match self.0 {
            Ends::V4(run) => run.first.count_to(run.last),
            Ends::V6(run) => run.first.count_to(run.last),
        }
    }

    /// The fewest prefixes that cover exactly this range, in order.
    pub fn prefixes(self) -> Vec<Prefix> {
        let mut prefixes = Vec::new();
        match self.0 {
            Ends::V4(run) => prefixes.extend(run.blocks().map(Prefix::from)),
            Ends::V6(run) => prefixes.extend(run.blocks().map(Prefix::from)),
        }
        prefixes
    }
}

impl fmt::Display for AddressRange {
    /// `10.0.0.0–10.0.0.255`; a single address stands alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first(), self.last());
        if first == last { write!(f, "{first}") } else { write!(f, "{first}–{last}") }
    }
}

impl fmt::Debug for AddressRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
