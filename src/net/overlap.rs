//! Which prefixes of a list share addresses: one sort, one sweep.
//!
//! Knows prefixes by their place in the list; knows nothing of what they stand for.
use super::prefix::Prefix;
use super::range::{AddressRange, Ends};
use super::sort::sort_keys;
use super::word::Word;

/// Every pair of indices `(i, j)`, `i < j`, whose prefixes share an address, equal prefixes among them.
///
/// The order follows the inner prefix's address and, for each, the enclosing ones from the outside in: the
/// same list gives the same order. Takes n log n steps and one for each pair; since k equal prefixes make
/// k²/2 pairs, group them first where there may be many.
pub fn overlapping_pairs(prefixes: &[Prefix]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if prefixes.len() <= 1 << INDEX_BITS {
        sweep(sorted_packed(v4(prefixes)), &mut pairs);
    } else {
        sweep(sorted(v4(prefixes)), &mut pairs);
    }
    sweep(sorted(v6(prefixes)), &mut pairs);
    pairs
}

/// Whether two of the prefixes share an address, equal ones included. Takes n log n steps.
pub fn any_overlap(prefixes: &[Prefix]) -> bool {
    let v4 = v4(prefixes).map(|placed| Placed { index: 0, ..placed });
    neighbours_overlap(sorted_packed(v4)) || neighbours_overlap(sorted(v6(prefixes)))
}

/// A prefix and its place in the list. In their order, a prefix stands before those inside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed<W> {
    first: W,
    length: u8,
    index: usize,
}

/// Gives each pair once: when the later of the two in the order is reached, the other is still open.
fn sweep<W: Word>(sorted: impl Iterator<Item = Placed<W>>, pairs: &mut Vec<(usize, usize)>) {
    // Prefixes nest or are apart, so those still open enclose one another, and the innermost closes first.
    let mut open: Vec<(W, usize)> = Vec::new();
    for Placed { first, length, index } in sorted {
        while open.pop_if(|(last, _)| *last < first).is_some() {}
        pairs.extend(open.iter().map(|&(_, other)| (index.min(other), index.max(other))));
        open.push((first.block_end(length), index));
    }
}

fn neighbours_overlap<W: Word>(mut sorted: impl Iterator<Item = Placed<W>>) -> bool {
    let mut before: Option<W> = None;
    sorted.any(|Placed { first, length, .. }| {
        before.replace(first.block_end(length)).is_some_and(|last| first <= last)
    })
}

fn v4(prefixes: &[Prefix]) -> impl Iterator<Item = Placed<u32>> {
    prefixes.iter().enumerate().filter_map(|(index, &prefix)| match AddressRange::from(prefix).0 {
        Ends::V4(run) => Some(Placed { first: run.first, length: prefix.length(), index }),
        Ends::V6(_) => None,
    })
}

fn v6(prefixes: &[Prefix]) -> impl Iterator<Item = Placed<u128>> {
    prefixes.iter().enumerate().filter_map(|(index, &prefix)| match AddressRange::from(prefix).0 {
        Ends::V4(_) => None,
        Ends::V6(run) => Some(Placed { first: run.first, length: prefix.length(), index }),
    })
}

fn sorted<W: Word>(placed: impl Iterator<Item = Placed<W>>) -> impl Iterator<Item = Placed<W>> {
    let mut placed: Vec<_> = placed.collect();
    placed.sort_unstable();
    placed.into_iter()
}

/// The same as [`sorted`], by integers, for indices of at most [`INDEX_BITS`].
fn sorted_packed(placed: impl Iterator<Item = Placed<u32>>) -> impl Iterator<Item = Placed<u32>> {
    let mut keys = Vec::with_capacity(placed.size_hint().1.unwrap_or(0));
    keys.extend(placed.map(Placed::pack));
    sort_keys::<INDEX_BITS>(&mut keys);
    keys.into_iter().map(Placed::unpack)
}

/// Below a 32-bit address, a key holds the length in 6 bits and the index in these.
const INDEX_BITS: u32 = 26;

impl Placed<u32> {
    /// As one integer of the same order, for an index that fits.
    fn pack(self) -> u64 {
        u64::from(self.first) << 32 | u64::from(self.length) << INDEX_BITS | self.index as u64
    }

    fn unpack(key: u64) -> Self {
        let low = key as u32;
        Placed {
            first: (key >> 32) as u32,
            length: (low >> INDEX_BITS) as u8,
            index: (low & ((1 << INDEX_BITS) - 1)) as usize,
        }
    }
}
