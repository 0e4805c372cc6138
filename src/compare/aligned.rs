//! [`Aligned`]: a cluster made like the baseline, tried in the design.
use super::compared::Compared;
use super::side::{Baseline, Side};
use super::{Comparison, Difference};
use crate::analysis::Analysis;
use crate::edit::{Step, take};
use crate::fix::{Fix, tried};

/// A cluster made like the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// The change with its steps, what it takes on the platform, and what it brings.
    pub fix: Fix,
    /// What differs after it all the same, by title.
    pub left: Vec<String>,
}

impl Comparison<'_> {
    /// Makes a cluster of the list like the baseline; `before` is the analysis of its design. `None` where no field of
    /// the design says any of what differs.
    pub fn aligned(&self, at: usize, before: &Analysis) -> Option<Aligned> {
        let of = self.clusters.get(at)?;
        let mut steps: Vec<Step> = Vec::new();
        for step in self.alignments(at).into_iter().flat_map(|alignment| alignment.steps) {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        if steps.is_empty() {
            return None;
        }
        let title = format!("Make {} like {}", of.name, self.name_for(of));
        let after = take(self.own.design, &steps);
        let left = self.left(of, &after);
        let fix = tried(before, self.own.design, of.places.0, title, steps)?;
        Some(Aligned { fix, left })
    }

    /// The name of the cluster that one is held against.
    fn name_for(&self, of: &Compared) -> String {
        match self.baseline.place {
            Some(_) => self.name.clone(),
            None => {
                self.baseline.side.cluster(of.places.1).map(|of| of.name().to_owned()).unwrap_or_default()
            }
        }
    }

    /// What differs in a design in which the cluster was changed.
    fn left(&self, of: &Compared, after: &crate::design::Design) -> Vec<String> {
        let after = Side::of(after);
        let baseline = Baseline { place: Some(of.places.1), ..self.baseline };
        let left = Compared::of(baseline, &after, of.places.0);
        left.map(|left| left.differences.iter().map(Difference::title).collect()).unwrap_or_default()
    }
}
