//! Connected ranges of all readings.
use std::collections::{HashMap, HashSet};

use super::Merge;
use super::networks::Networks;
use crate::design::subject::segment;
use crate::design::{ConnectedRange, RangeKind};
use crate::import::Reading;
use crate::import::names::{Names, base};
use crate::net::Prefix;

/// The ranges, while they are merged: those of one name and kind, and for peerings of one network, give one with all
/// their prefixes.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    ranges: Vec<ConnectedRange>,
    names: Names,
    /// By name, kind and network.
    known: HashMap<(String, RangeKind, Option<String>), usize>,
    held: HashSet<(usize, Prefix)>,
    /// The reading that is merged, and the place in it.
    at: (usize, usize),
}

impl Ranges {
    /// Merges that many ranges more; whether that was all.
    pub(super) fn step(
        &mut self,
        readings: &[&Reading],
        networks: &Networks,
        merge: &mut Merge,
        count: usize,
    ) -> bool {
        let mut left = count;
        while let Some(of) = readings.get(self.at.0) {
            let ranges = of.part.ranges.get(self.at.1..).unwrap_or_default();
            ranges.iter().take(left).for_each(|range| self.take(self.at.0, range, networks, merge));
            if ranges.len() > left {
                self.at.1 = self.at.1.saturating_add(left);
                return false;
            }
            left -= ranges.len();
            self.at = (self.at.0.saturating_add(1), 0);
        }
        true
    }

    /// The ranges in the order of their first mention.
    pub(super) fn into_list(self) -> Vec<ConnectedRange> {
        self.ranges
    }

    fn take(&mut self, reading: usize, range: &ConnectedRange, networks: &Networks, merge: &mut Merge) {
        let Ranges { ranges, names, known, held, .. } = self;
        let network = range.network.as_ref().and_then(|network| networks.name(reading, network));
        let name = if network.is_some() { base(&range.name) } else { &range.name };
        let index = *known.entry((name.to_owned(), range.kind, network.clone())).or_insert_with(|| {
            let name = names.unique(if name.is_empty() { "range" } else { name });
            let prefixes = Vec::new();
            ranges.push(ConnectedRange { name, kind: range.kind, prefixes, network, remote: None });
            ranges.len() - 1
        });
        let Some(into) = ranges.get_mut(index) else { return };
        into.prefixes.extend(range.prefixes.iter().filter(|prefix| held.insert((index, **prefix))));
        into.remote = into.remote.take().or_else(|| range.remote.clone());
        if range.name != into.name {
            let local = format!("ranges/{}", segment(&range.name));
            merge.rename(reading, local, &format!("ranges/{}", segment(&into.name)));
        }
    }
}
