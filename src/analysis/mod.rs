//! The analysis: everything that is derived of a design, in one value.
//!
//! Puts the other modules together and computes nothing itself but which statement about a cluster comes
//! first.

mod again;
mod analyzing;
mod disagreements;
mod explain;
mod verdict;

pub use again::again;
pub use analyzing::Analyzing;
pub use disagreements::{InForce, TwoSided, Weighed, disagreements};
pub use explain::{Amount, Counts, Explanation, Field, Line, Number, Origin, Question, asks, explain};
pub(crate) use explain::{few, side_of_pair, unallocated_percent, when};
pub use verdict::{Standing, Verdict};

use crate::azure::Date;
use crate::capacity::ClusterCapacity;
use crate::design::Design;
use crate::diagnosis::{self, Diagnosis};
use crate::overlap::Pair;
use crate::resolve::Resolved;
use crate::rules::Finding;
use crate::sorting::sort_by_key;

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
    /// Every error that was reported, explained; empty where [`Analyzing`] made this.
    pub diagnoses: Vec<Diagnosis>,
}

/// Derives everything of a design. Pure and total: the same design and day give the same analysis.
pub fn analyze(design: &Design, today: Date) -> Analysis {
    let mut analysis = Analyzing::new(design, today).finish();
    analysis.diagnoses = diagnosis::diagnoses(&design.errors, &analysis.resolved);
    analysis
}

impl Analysis {
    /// The places of the clusters, the one that needs somebody first at the front.
    pub fn worst_first(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.verdicts.len()).collect();
        sort_by_key(&mut places, |place| self.verdicts.get(*place).map(|verdict| verdict.standing));
        places
    }

    /// The findings about the cluster at that place.
    pub fn findings_of(&self, cluster: usize) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.cluster == Some(cluster))
    }
}
