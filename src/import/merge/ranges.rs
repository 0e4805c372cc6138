//! Connected ranges of all readings.
use std::collections::{HashMap, HashSet};

use super::Merge;
use super::networks::Networks;
use crate::design::ConnectedRange;
use crate::design::subject::segment;
use crate::import::Reading;
use crate::import::names::{Names, base};

/// Merges the ranges: those of one name and kind, and for peerings of one network, give one with all their
/// prefixes.
pub(super) fn merge(readings: &[&Reading], networks: &Networks, merge: &mut Merge) -> Vec<ConnectedRange> {
    let mut ranges: Vec<ConnectedRange> = Vec::new();
    let mut names = Names::default();
    let mut known = HashMap::new();
    let mut held = HashSet::new();
    for (reading, of) in readings.iter().enumerate() {
        for range in &of.part.ranges {
            let network = range.network.as_ref().and_then(|network| networks.name(reading, network));
            let name = if network.is_some() { base(&range.name) } else { &range.name };
            let index = *known.entry((name.to_owned(), range.kind, network.clone())).or_insert_with(|| {
                let name = names.unique(if name.is_empty() { "range" } else { name });
                let prefixes = Vec::new();
                ranges.push(ConnectedRange { name, kind: range.kind, prefixes, network, remote: None });
                ranges.len() - 1
            });
            let Some(into) = ranges.get_mut(index) else { continue };
            into.prefixes.extend(range.prefixes.iter().filter(|prefix| held.insert((index, **prefix))));
            into.remote = into.remote.take().or_else(|| range.remote.clone());
            let local = format!("ranges/{}", segment(&range.name));
            merge.rename(reading, local, &format!("ranges/{}", segment(&into.name)));
        }
    }
    ranges
}
