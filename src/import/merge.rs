//! Readings merged into one design: what speaks of the same thing is joined, field by field.
//!
//! Knows when two documents mean one thing and which of two values counts; knows no document's shape.
use std::collections::HashMap;
use std::sync::Arc;

use super::Reading;
use crate::design::Design;

mod cluster_fields;
mod clusters;
mod errors;
mod fields;
mod fragments;
mod identities;
mod networks;
mod ranges;
mod shown;

/// What several readings say together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// All that they say, in the order of their first mention.
    pub design: Design,
    /// Where two of them disagree; the later one counts.
    pub conflicts: Vec<Conflict>,
    /// What had no name and was taken to belong to something.
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

/// A part that nobody named, and what it was taken to belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The index of the reading that holds the part.
    pub reading: usize,
    /// What it was taken to belong to, in the design.
    pub subject: String,
    /// What was done and why, one sentence.
    pub message: String,
}

/// Merges readings into one design. Things are the same by resource id, else by name and resource group, else
/// by name; later values win over earlier ones, any value over none. Takes time in proportion to the readings.
pub fn merge<'r>(readings: impl IntoIterator<Item = &'r Reading>) -> Merged {
    let readings: Vec<&Reading> = readings.into_iter().collect();
    let mut merge = Merge::default();
    let networks = networks::merge(&readings, &mut merge);
    let ranges = ranges::merge(&readings, &networks, &mut merge);
    let clusters = clusters::merge(&readings, &networks, &mut merge);
    let errors = errors::merge(&readings, &mut merge);
    let design = Design {
        networks: networks.into_list().into_iter().map(Arc::new).collect(),
        ranges,
        clusters: clusters.into_iter().map(Arc::new).collect(),
        errors,
    };
    Merged { design, conflicts: merge.conflicts, attachments: merge.attachments, renamed: merge.renamed }
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
