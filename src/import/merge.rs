//! Readings merged into one design: what speaks of the same thing is joined, field by field.
//!
//! Knows when two documents mean one thing and which of two values counts; knows no document's shape.
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::vec::IntoIter;

use super::Reading;
use crate::azure::Disagreement;
use crate::design::Design;

mod attached;
mod cluster_fields;
mod clusters;
mod errors;
mod fields;
mod fragments;
mod identities;
mod listing;
mod networks;
mod observed;
mod ranges;
mod shown;
mod strays;

use clusters::Clusters;
use networks::Networks;
use ranges::Ranges;

/// Ranges that take as long as a cluster.
const RANGES: usize = 20;

/// What several readings say together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// All that they say, in the order of their first mention.
    pub design: Design,
    /// Where two of them disagree; the later one counts.
    pub conflicts: Vec<Conflict>,
    /// What had no name and was taken to belong to something, or does not go together.
    pub attachments: Vec<Attachment>,
    /// The subjects of readings that are called otherwise in the design.
    renamed: HashMap<(usize, String), String>,
}

/// Two readings that give one value differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The value in the design, such as `clusters/aks-prod/pools/np1/maxPods`.
    pub subject: String,
    /// The value of the earlier reading, which does not count.
    pub earlier: String,
    /// The value of the later reading, which counts.
    pub later: String,
    /// The index of the earlier reading.
    pub earlier_reading: usize,
    /// The index of the later reading.
    pub later_reading: usize,
}

/// A part that nobody named and what it was taken to belong to, or a part that does not go with the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The index of the reading that holds the part.
    pub reading: usize,
    /// What it belongs to in the design.
    pub subject: String,
    /// What was done and why, one sentence.
    pub message: String,
}

/// Readings while they are merged, for those of thousands of clusters.
#[derive(Debug)]
pub struct Merging<'r> {
    readings: Vec<&'r Reading>,
    merge: Merge,
    networks: Networks,
    /// Networks that are still to be merged, as they come.
    of_networks: IntoIter<networks::Mentioned<'r>>,
    ranges: Ranges,
    clusters: Clusters,
    /// Clusters that are still to be merged, as they come.
    of_clusters: IntoIter<clusters::Mentioned<'r>>,
}

/// Merges readings into one design. Things are the same by resource id, else by name and resource group, else
/// by name; later values win over earlier ones, any value over none. Takes time in proportion to the readings.
pub fn merge<'r>(readings: impl IntoIterator<Item = &'r Reading>) -> Merged {
    let mut merging = Merging::new(readings);
    while !merging.step(usize::MAX) {}
    merging.finish()
}

impl<'r> Merging<'r> {
    /// Begins with readings; nothing is merged yet.
    pub fn new(readings: impl IntoIterator<Item = &'r Reading>) -> Merging<'r> {
        let readings: Vec<&Reading> = readings.into_iter().collect();
        Merging {
            of_networks: networks::mentions(&readings).into_iter(),
            of_clusters: clusters::mentions(&readings).into_iter(),
            readings,
            merge: Merge::default(),
            networks: Networks::default(),
            ranges: Ranges::default(),
            clusters: Clusters::default(),
        }
    }

    /// Merges about that many networks and clusters, or ranges that take as long; whether that was all.
    pub fn step(&mut self, count: usize) -> bool {
        let Merging { readings, merge, networks, ranges, clusters, .. } = self;
        let mut left = count.max(1);
        for mentioned in self.of_networks.by_ref().take(left) {
            networks.take(mentioned, merge);
            left -= 1;
        }
        if left == 0 {
            return false;
        }
        if !ranges.step(readings, networks, merge, left.saturating_mul(RANGES)) {
            return false;
        }
        for mentioned in self.of_clusters.by_ref().take(left) {
            clusters.take(mentioned, networks, merge);
        }
        self.of_clusters.len() == 0
    }

    /// What the readings say together. Merges the rest first where [`Merging::step`] has not.
    pub fn finish(mut self) -> Merged {
        while !self.step(usize::MAX) {}
        let mut merge = self.merge;
        let errors = errors::merge(&self.readings, &mut merge);
        let design = Design {
            networks: self.networks.into_list().into_iter().map(Arc::new).collect(),
            ranges: self.ranges.into_list(),
            clusters: self.clusters.into_list(),
            errors,
            taken_otherwise: taken_otherwise(&self.readings),
            attached: Arc::new(attached::merge(&self.readings)),
        };
        strays::note(&design, &mut merge);
        let Merge { conflicts, attachments, renamed, .. } = merge;
        Merged { design, conflicts, attachments, renamed }
    }
}

/// Every disagreement that some reading decides, sorted.
fn taken_otherwise(readings: &[&Reading]) -> Vec<Disagreement> {
    let is_taken = |one: &Disagreement| readings.iter().any(|of| of.part.taken_otherwise.contains(one));
    Disagreement::ALL.into_iter().filter(is_taken).collect()
}

impl Merged {
    /// What a subject of a reading is called in the design.
    pub fn subject(&self, reading: usize, subject: &str) -> String {
        let ends = subject.match_indices('/').map(|(at, _)| at).chain([subject.len()]).collect::<Vec<_>>();
        for end in ends.into_iter().rev() {
            let (start, rest) = subject.split_at(end);
            if let Some(renamed) = self.renamed.get(&(reading, start.to_owned())) {
                return format!("{renamed}{rest}");
            }
        }
        subject.to_owned()
    }
}

/// What is noted while merging.
#[derive(Debug, Default)]
struct Merge {
    conflicts: Vec<Conflict>,
    attachments: Vec<Attachment>,
    renamed: HashMap<(usize, String), String>,
    /// Clusters of which pods were seen, each with the last reading that shows them.
    observed: BTreeMap<String, usize>,
}

impl Merge {
    /// Notes what a subject of a reading is called in the design.
    fn rename(&mut self, reading: usize, local: String, subject: &str) {
        if local != subject {
            self.renamed.insert((reading, local), subject.to_owned());
        }
    }

    fn attach(&mut self, reading: usize, subject: String, message: String) {
        self.attachments.push(Attachment { reading, subject, message });
    }
}
