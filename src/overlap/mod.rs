//! The matrix of pairs: every two ranges of a design that share addresses, and what the platform makes of it.
//!
//! Allowed pairs are part of it. Knows who owns which range and who is connected with whom; the arithmetic
//! is that of `net`.

mod holding;
mod verdict;

use std::sync::Arc;

pub use holding::{Holder, Holding, RangeKind, holdings};
use verdict::Ties;
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
    let mut meeting = Meeting::default();
    while !meeting.step(resolved, usize::MAX) {}
    meeting.finish()
}

/// The pairs of a design while they are found, for one of thousands of clusters.
#[derive(Debug, Default)]
pub struct Meeting {
    ties: Option<Arc<Ties>>,
    holdings: Option<Vec<Arc<Holding>>>,
    /// The places of the holdings that share addresses.
    places: Option<Vec<(usize, usize)>>,
    judged: usize,
    pairs: Vec<Pair>,
}

impl Meeting {
    /// Goes on with the same resolved design: judges that many pairs once they are found; whether that was all.
    pub fn step(&mut self, resolved: &Resolved, count: usize) -> bool {
        let Some(ties) = &self.ties else {
            self.ties = Some(Arc::new(Ties::of(resolved)));
            return false;
        };
        let Some(holdings) = &self.holdings else {
            self.holdings = Some(holding::holdings(resolved).into_iter().map(Arc::new).collect());
            return false;
        };
        let Some(places) = &self.places else {
            self.places = Some(meeting_places(holdings));
            return false;
        };
        let relations = Relations::with(resolved, Arc::clone(ties));
        let judge =
            |(left, right): &(usize, usize)| relations.judge(holdings.get(*left)?, holdings.get(*right)?);
        self.pairs.extend(places.iter().skip(self.judged).take(count).filter_map(judge));
        self.judged = self.judged.saturating_add(count).min(places.len());
        self.judged == places.len()
    }

    /// The pairs that were judged, in a fixed order.
    pub fn finish(self) -> Vec<Pair> {
        self.pairs
    }
}

fn meeting_places(holdings: &[Arc<Holding>]) -> Vec<(usize, usize)> {
    let prefixes: Vec<_> = holdings.iter().map(|holding| holding.prefix).collect();
    let several = holdings.iter().enumerate().filter(|(_, holding)| holding.holders.len() > 1);
    let with_itself = several.map(|(at, _)| (at, at));
    let mut places: Vec<(usize, usize)> = with_itself.chain(overlapping_pairs(&prefixes)).collect();
    sort_by_key(&mut places, |pair| *pair);
    places
}
