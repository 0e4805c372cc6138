//! [`Meeting`]: two ranges of the map that share addresses.
use std::collections::HashMap;

use super::{Axis, MapRow};
use crate::analysis::{Analysis, side_of_pair};
use crate::drawing::axis::Extent;
use crate::drawing::words;
use crate::net::Prefix;
use crate::overlap::{Holding, Pair, RangeKind, Verdict};

/// Two ranges that share addresses, where they stand, and what the platform makes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The place of the pair in the analysis.
    pub pair: usize,
    /// What the platform makes of it.
    pub verdict: Verdict,
    /// The addresses that they share.
    pub shared: Prefix,
    /// Where these stand on the axis.
    pub extent: Extent,
    /// Where the one range stands.
    pub left: Vec<Spot>,
    /// Where the other stands. A range that several hold meets itself: these are then all its spots but the
    /// first, or that one again where it stands once.
    pub right: Vec<Spot>,
    /// One sentence: who meets whom, how many addresses they share, what follows.
    pub words: String,
}

/// A block's place in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The block in it.
    pub block: usize,
}

impl Meeting {
    /// Whether it is documented as possible.
    pub fn is_allowed(&self) -> bool {
        self.verdict == Verdict::Allowed
    }

    /// All spots of both, each once.
    pub fn spots(&self) -> impl Iterator<Item = Spot> {
        let others = self.right.iter().filter(|spot| !self.left.contains(spot));
        self.left.iter().chain(others).copied()
    }
}

/// The meetings of the ranges that stand on the map.
pub(super) fn meetings(analysis: &Analysis, rows: &[MapRow], axis: &Axis) -> Vec<Meeting> {
    let spots = spots(rows);
    let of = |holding: &Holding| spots.get(&(holding.kind, holding.prefix)).map(Vec::as_slice);
    let meeting = |(pair, of_pair): (usize, &Pair)| {
        let (left, right) = (of(&of_pair.left)?, of(&of_pair.right)?);
        let is_itself =
            of_pair.left.kind == of_pair.right.kind && of_pair.left.prefix == of_pair.right.prefix;
        let (left, right) = match left {
            [first, others @ ..] if is_itself && !others.is_empty() => (std::slice::from_ref(first), others),
            _ => (left, right),
        };
        let (one, other) = (of_pair.left.prefix, of_pair.right.prefix);
        let shared = if one.length() >= other.length() { one } else { other };
        Some(Meeting {
            pair,
            verdict: of_pair.verdict,
            shared,
            extent: axis.extent(shared.into()),
            left: left.to_vec(),
            right: right.to_vec(),
            words: in_words(analysis, of_pair, shared, is_itself),
        })
    };
    analysis.overlaps.iter().enumerate().filter_map(meeting).collect()
}

fn spots(rows: &[MapRow]) -> HashMap<(RangeKind, Prefix), Vec<Spot>> {
    let mut spots: HashMap<_, Vec<Spot>> = HashMap::new();
    for (row, of) in rows.iter().enumerate() {
        for (block, of) in of.blocks.iter().enumerate() {
            if let Some(key) = of.role.kind().zip(of.prefix) {
                spots.entry(key).or_default().push(Spot { row, block });
            }
        }
    }
    spots
}

fn in_words(analysis: &Analysis, pair: &Pair, shared: Prefix, is_itself: bool) -> String {
    let left = side_of_pair(&analysis.resolved, &pair.left);
    let verdict = pair.verdict.title();
    if is_itself {
        return format!("The {left} stands {}: {verdict}.", words::times(pair.left.holders.len()));
    }
    let right = side_of_pair(&analysis.resolved, &pair.right);
    format!("The {left} and the {right} share {}: {verdict}.", words::size(shared.into()))
}
