//! The matrix of pairs: every two ranges of a design that share addresses, and what the platform makes of it.
//!
//! Allowed pairs are part of it. Knows who owns which range and who is connected with whom; the arithmetic
//! is that of `net`.

mod holding;
mod verdict;

use std::sync::Arc;

pub use holding::{Holder, Holding, RangeKind, holdings};
pub use verdict::{Relations, Verdict};

use crate::net::overlapping_pairs;
use crate::resolve::Resolved;
use crate::sorting::sort_by_key;

/// Two ranges that share addresses. `left` comes first in the order of [`RangeKind`], then of prefixes; a
/// range that several hold in one kind is a pair with itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The one.
    pub left: Arc<Holding>,
    /// The other.
    pub right: Arc<Holding>,
    /// The worst that the platform makes of it, over all who hold the two.
    pub verdict: Verdict,
    /// The code with which the service refuses it.
    pub error_code: Option<&'static str>,
    /// The clusters, by their place, that the verdict is about; empty where it is about networks alone.
    pub clusters: Vec<usize>,
}

/// Every pair of overlapping ranges, in a fixed order.
pub fn overlaps(resolved: &Resolved) -> Vec<Pair> {
    let holdings: Vec<Arc<Holding>> = holding::holdings(resolved).into_iter().map(Arc::new).collect();
    let prefixes: Vec<_> = holdings.iter().map(|holding| holding.prefix).collect();
    let relations = verdict::Relations::of(resolved);
    let with_itself = (0..holdings.len()).filter(|at| holdings[*at].holders.len() > 1).map(|at| (at, at));
    let mut places: Vec<(usize, usize)> = with_itself.chain(overlapping_pairs(&prefixes)).collect();
    sort_by_key(&mut places, |pair| *pair);
    let judge = |(left, right): (usize, usize)| relations.judge(&holdings[left], &holdings[right]);
    places.into_iter().filter_map(judge).collect()
}
