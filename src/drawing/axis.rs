//! [`Axis`]: the addresses of one family as positions on a line, in whole units.
//!
//! Knows where a range begins and ends on the line; knows nothing of what a range is for.

mod stretch;
mod ticks;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub use ticks::Tick;

use crate::net::{AddressRange, Family};
use crate::sorting::sort_by_key;
use stretch::{Stretch, Use};

/// A line of addresses: their order is kept, their distances are the scale's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    family: Family,
    /// In order, each beginning where the one before ends.
    stretches: Vec<Stretch>,
    length: u32,
}

/// A part of an axis, in its units: `from` up to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Extent {
    /// Where it begins.
    pub from: u32,
    /// Just past its end.
    pub to: u32,
}

/// The address as a number of its family: below 2^32, or any.
pub fn number_of(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The address of a family with that number; the last one for a number past it.
pub fn address(family: Family, number: u128) -> IpAddr {
    match family {
        Family::IPv4 => Ipv4Addr::from_bits(u32::try_from(number).unwrap_or(u32::MAX)).into(),
        Family::IPv6 => Ipv6Addr::from_bits(number).into(),
    }
}

impl Axis {
    /// The width that every range has at least on a readable axis. Where so many ranges stand on it that their
    /// widths would not fit the numbers, all are narrowed alike.
    pub const LEAST: u32 = stretch::LEAST;

    /// The length of an axis in true scale.
    pub const TRUE_LENGTH: u32 = 1 << 30;

    /// The axis on which all sizes can be read in one drawing: every end of a range is a stop, and the stretch
    /// from stop to stop is as wide as the logarithm of its size. A gap that no range uses is a break of one
    /// small width. What only `quiet` ranges hold has the least width. Ranges of the other family are left out.
    pub fn readable(family: Family, ranges: &[AddressRange], quiet: &[AddressRange]) -> Axis {
        let (ranges, quiet) = (of_family(family, ranges), of_family(family, quiet));
        Axis::of(family, stretch::readable(&ranges, &quiet, &runs(&ranges), &runs(&quiet)))
    }

    /// The axis on which every address has one width, from the first address of the ranges to their last;
    /// ranges of the other family are left out.
    pub fn true_scale(family: Family, ranges: &[AddressRange]) -> Axis {
        let ranges = of_family(family, ranges);
        let first = ranges.iter().map(|(first, _)| *first).min();
        let last = ranges.iter().map(|(_, last)| *last).max();
        let whole = first.zip(last).map(|(first, last)| Stretch {
            first,
            last,
            from: 0,
            width: Axis::TRUE_LENGTH,
            of: Use::Used,
        });
        Axis::of(family, whole.into_iter().collect())
    }

    fn of(family: Family, stretches: Vec<Stretch>) -> Axis {
        let length = stretches.last().map_or(0, Stretch::end);
        Axis { family, stretches, length }
    }

    /// The family of its addresses.
    pub fn family(&self) -> Family {
        self.family
    }

    /// The length of the whole line.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// Where an address begins: never before that of a smaller one, linear from stop to stop; the near end of
    /// the line for an address beyond it.
    pub fn position(&self, address: u128) -> u32 {
        let at = self.stretches.partition_point(|stretch| stretch.last < address);
        self.stretches.get(at).map_or(self.length, |stretch| stretch.position(address))
    }

    /// The first address that begins at a position, else the one that covers it; the last address of the line
    /// for a position past its end, 0 where there is no line.
    pub fn address_at(&self, position: u32) -> u128 {
        let at = self.stretches.partition_point(|stretch| stretch.end() <= position);
        match self.stretches.get(at) {
            Some(stretch) => stretch.address_at(position),
            None => self.stretches.last().map_or(0, |stretch| stretch.last),
        }
    }

    /// Where a range stands.
    pub fn extent(&self, range: AddressRange) -> Extent {
        let from = self.position(number_of(range.first()));
        let past = number_of(range.last()).checked_add(1);
        Extent { from, to: past.map_or(self.length, |past| self.position(past)) }
    }

    /// Whether some address of a range stands on the line.
    pub fn reaches(&self, range: AddressRange) -> bool {
        let (first, last) = (number_of(range.first()), number_of(range.last()));
        let ends = self.stretches.first().zip(self.stretches.last());
        range.family() == self.family && ends.is_some_and(|(from, to)| first <= to.last && last >= from.first)
    }

    /// The positions of all ends of ranges, in order; both ends of the line are among them.
    pub fn stops(&self) -> impl Iterator<Item = u32> {
        let end = self.stretches.last().map(Stretch::end);
        self.stretches.iter().map(|stretch| stretch.from).chain(end)
    }

    /// The breaks: gaps that no range uses, in order.
    pub fn breaks(&self) -> impl Iterator<Item = Extent> {
        let gaps = self.stretches.iter().filter(|stretch| stretch.of == Use::Gap);
        gaps.map(|stretch| Extent { from: stretch.from, to: stretch.end() })
    }

    /// Addresses to write along the line, at most `most`, those of rounder numbers first, evenly thinned.
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        self.ticks_within(Extent { from: 0, to: self.length }, most)
    }

    /// The same for the part of the line that is looked at: where few ends of ranges lie in it, round addresses
    /// between them are told too.
    pub fn ticks_within(&self, window: Extent, most: usize) -> Vec<Tick> {
        ticks::ticks(self.family, &self.stretches, window, most)
    }
}

impl Extent {
    /// How long it is.
    pub fn length(self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// Whether the other lies wholly inside.
    pub fn contains(self, other: Extent) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

fn of_family(family: Family, ranges: &[AddressRange]) -> Vec<(u128, u128)> {
    let ranges = ranges.iter().filter(|range| range.family() == family);
    ranges.map(|range| (number_of(range.first()), number_of(range.last()))).collect()
}

/// What ranges cover together, as sorted runs that do not touch.
fn runs(ranges: &[(u128, u128)]) -> Vec<(u128, u128)> {
    let mut sorted = ranges.to_vec();
    sort_by_key(&mut sorted, |range| *range);
    let mut runs: Vec<(u128, u128)> = Vec::new();
    for (first, last) in sorted {
        match runs.last_mut() {
            Some(open) if first.saturating_sub(1) <= open.1 => open.1 = open.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    runs
}
