//! [`Runs`]: a set of addresses of one family as sorted runs with gaps between them.
//!
//! Knows union, difference and the cutting into aligned blocks; knows neither text nor the other family.
use std::slice;

use super::word::Word;

/// Neighbouring addresses, both ends included; `first` is at most `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Run<W> {
    pub(super) first: W,
    pub(super) last: W,
}

/// An aligned block: its first address and the number of bits that are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block<W> {
    pub(super) first: W,
    pub(super) length: u8,
}

/// A set of addresses: its runs in order, none touching the next, so equal sets are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Runs<W>(Vec<Run<W>>);

impl<W: Word> Run<W> {
    /// The addresses of the aligned block that starts at `first` and has `length` fixed bits.
    pub(super) fn of_block(first: W, length: u8) -> Run<W> {
        Run { first, last: first.block_end(length) }
    }

    /// The fewest aligned blocks that cover exactly this run, in order.
    pub(super) fn blocks(self) -> Blocks<W> {
        Blocks { rest: Some(self) }
    }
}

impl<W: Word> Runs<W> {
    /// The set that `runs` cover, which come in the order of their first addresses and may overlap.
    pub(super) fn from_sorted(runs: impl IntoIterator<Item = Run<W>>) -> Runs<W> {
        let mut merged: Vec<Run<W>> = Vec::new();
        for run in runs {
            match merged.last_mut() {
                Some(open) if run.first.before() <= open.last => open.last = open.last.max(run.last),
                _ => merged.push(run),
            }
        }
        Runs(merged)
    }

    pub(super) fn iter(&self) -> slice::Iter<'_, Run<W>> {
        self.0.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of addresses, at most `u128::MAX`.
    pub(super) fn size(&self) -> u128 {
        self.iter().fold(0, |sum, run| run.first.count_to(run.last).saturating_add(sum))
    }

    pub(super) fn contains(&self, wanted: Run<W>) -> bool {
        self.0
            .get(self.not_before(wanted.first))
            .is_some_and(|run| run.first <= wanted.first && wanted.last <= run.last)
    }

    pub(super) fn overlaps(&self, wanted: Run<W>) -> bool {
        self.0.get(self.not_before(wanted.first)).is_some_and(|run| run.first <= wanted.last)
    }

    pub(super) fn union(&self, other: &Runs<W>) -> Runs<W> {
        let (mut left, mut right) = (self.0.as_slice(), other.0.as_slice());
        let mut all = Vec::with_capacity(left.len() + right.len());
        while let (Some(one), Some(other)) = (left.first(), right.first()) {
            let from = if one <= other { &mut left } else { &mut right };
            if let Some((first, rest)) = from.split_first() {
                all.push(*first);
                *from = rest;
            }
        }
        all.extend_from_slice(left);
        all.extend_from_slice(right);
        Runs::from_sorted(all)
    }

    pub(super) fn subtract(&self, taken: &Runs<W>) -> Runs<W> {
        Runs(self.without(taken).collect())
    }

    /// The runs of this set that `taken` leaves free, in order, found one by one.
    pub(super) fn without<'a>(&'a self, taken: &'a Runs<W>) -> Without<'a, W> {
        let from = self.0.first().map_or(W::LOWEST, |run| run.first);
        let taken = taken.0.get(taken.not_before(from)..).unwrap_or_default();
        Without { whole: &self.0, taken, from }
    }

    /// The index of the first run that ends at `address` or after it.
    fn not_before(&self, address: W) -> usize {
        self.0.partition_point(|run| run.last < address)
    }
}

impl<W> Default for Runs<W> {
    fn default() -> Self {
        Runs(Vec::new())
    }
}

// Both iterators ask to be inlined: in a build for size, a call for each step would cost more than the step.

/// The aligned blocks of a run, in order.
pub(super) struct Blocks<W> {
    rest: Option<Run<W>>,
}

impl<W: Word> Iterator for Blocks<W> {
    type Item = Block<W>;

    #[inline]
    fn next(&mut self) -> Option<Block<W>> {
        let Run { first, last } = self.rest?;
        let length = first.block_length(last);
        let end = first.block_end(length);
        self.rest = (end < last).then(|| Run { first: end.after(), last });
        Some(Block { first, length })
    }
}

/// The runs of one set that another leaves free.
pub(super) struct Without<'a, W> {
    whole: &'a [Run<W>],
    taken: &'a [Run<W>],
    /// Everything before this address is settled.
    from: W,
}

impl<W: Word> Iterator for Without<'_, W> {
    type Item = Run<W>;

    #[inline]
    fn next(&mut self) -> Option<Run<W>> {
        loop {
            let [run, others @ ..] = self.whole else { return None };
            let first = run.first.max(self.from);
            match self.taken {
                [cut, later @ ..] if cut.last < first => self.taken = later,
                [cut, later @ ..] if cut.first <= run.last => {
                    if cut.last < run.last {
                        self.from = cut.last.after();
                        self.taken = later;
                    } else {
                        self.whole = others;
                    }
                    if first < cut.first {
                        return Some(Run { first, last: cut.first.before() });
                    }
                }
                _ => {
                    self.whole = others;
                    return Some(Run { first, last: run.last });
                }
            }
        }
    }
}
