//! The analysis: everything that is derived of a design, in one value.
//!
//! Puts the other modules together and computes nothing itself but which statement about a cluster comes
//! first.

mod explain;
mod verdict;

pub use explain::{Amount, Counts, Explanation, Field, Line, Number, Origin, Question, asks, explain};
pub(crate) use explain::{few, side_of_pair, unallocated_percent, when};
pub use verdict::{Standing, Verdict};

use crate::azure::Date;
use crate::capacity::{self, ClusterCapacity};
use crate::design::Design;
use crate::diagnosis::{self, Diagnosis};
use crate::overlap::{self, Pair};
use crate::resolve::{self, Resolved};
use crate::rules::{self, Context, Finding};

/// Everything that is derived of a design on a day.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The day that retirements were compared with.
    pub today: Date,
    /// The design with its defaults.
    pub resolved: Resolved,
    /// The capacity of each cluster, by its place.
    pub capacity: Vec<ClusterCapacity>,
    /// The matrix of pairs.
    pub overlaps: Vec<Pair>,
    /// Every finding, the worst first.
    pub findings: Vec<Finding>,
    /// What is to be said of each cluster first, by its place.
    pub verdicts: Vec<Verdict>,
    /// Every error that was reported, explained.
    pub diagnoses: Vec<Diagnosis>,
}

/// Derives everything of a design. Pure and total: the same design and day give the same analysis.
pub fn analyze(design: &Design, today: Date) -> Analysis {
    let resolved = resolve::resolve(design);
    let capacity = capacity::capacity(&resolved);
    let overlaps = overlap::overlaps(&resolved);
    let context = Context { resolved: &resolved, capacity: &capacity, overlaps: &overlaps, today };
    let findings = rules::findings(&context);
    let verdicts = verdict::verdicts(&context, &findings);
    let diagnoses = diagnosis::diagnoses(&design.errors, &resolved);
    Analysis { today, resolved, capacity, overlaps, findings, verdicts, diagnoses }
}

impl Analysis {
    /// The places of the clusters, the one that needs somebody first at the front.
    pub fn worst_first(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.verdicts.len()).collect();
        places.sort_by_key(|place| self.verdicts.get(*place).map(|verdict| verdict.standing));
        places
    }

    /// The findings about the cluster at that place.
    pub fn findings_of(&self, cluster: usize) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.cluster == Some(cluster))
    }
}
