//! [`Analyzing`]: an analysis while it is made.
use super::{Analysis, verdict};
use crate::azure::Date;
use crate::capacity::{ClusterCapacity, Counting};
use crate::design::Design;
use crate::overlap::{Meeting, Pair};
use crate::resolve::{self, Resolved};
use crate::rules::{Context, Finding, Looking};

/// An analysis while it is made, so that a page stays responsive over thousands of clusters.
#[derive(Debug)]
pub struct Analyzing {
    today: Date,
    resolved: Resolved,
    counting: Option<Counting>,
    capacity: Option<Vec<ClusterCapacity>>,
    meeting: Option<Meeting>,
    overlaps: Option<Vec<Pair>>,
    looking: Looking,
    findings: Option<Vec<Finding>>,
}

impl Analyzing {
    /// Begins with a design, compared with retirements on that day.
    pub fn new(design: &Design, today: Date) -> Analyzing {
        Analyzing::of(resolve::resolve(design), today)
    }

    /// Begins with a design that was resolved.
    pub fn of(resolved: Resolved, today: Date) -> Analyzing {
        let counting = Counting::new(&resolved);
        Analyzing {
            today,
            resolved,
            counting: Some(counting),
            capacity: None,
            meeting: Some(Meeting::default()),
            overlaps: None,
            looking: Looking::default(),
            findings: None,
        }
    }

    /// Goes on: counts about that many clusters, or judges as many overlaps, or has the next rule look; whether only [`Analyzing::finish`] is left.
    pub fn step(&mut self, clusters: usize) -> bool {
        let Analyzing { resolved, today, counting, capacity, meeting, overlaps, looking, findings } = self;
        if let Some(mut counted) = counting.take() {
            match counted.step(resolved, clusters) {
                true => *capacity = Some(counted.finish()),
                false => *counting = Some(counted),
            }
        } else if let Some(mut met) = meeting.take() {
            match met.step(resolved, clusters) {
                true => *overlaps = Some(met.finish()),
                false => *meeting = Some(met),
            }
        } else if let (Some(capacity), Some(overlaps), None) = (capacity, overlaps, &findings)
            && looking.step(&Context { resolved, capacity, overlaps, today: *today, only: None })
        {
            *findings = Some(std::mem::take(looking).finish());
        }
        self.findings.is_some()
    }

    /// The analysis, without diagnoses, for which a program would need the catalogue of errors. Does what
    /// [`Analyzing::step`] has left.
    pub fn finish(mut self) -> Analysis {
        while !self.step(usize::MAX) {}
        let Analyzing { today, resolved, capacity, overlaps, findings, .. } = self;
        let (capacity, overlaps) = (capacity.unwrap_or_default(), overlaps.unwrap_or_default());
        let findings = findings.unwrap_or_default();
        let context =
            Context { resolved: &resolved, capacity: &capacity, overlaps: &overlaps, today, only: None };
        let verdicts =
            verdict::verdicts(&context, &findings).into_iter().map(|(_, verdict)| verdict).collect();
        Analysis { today, resolved, capacity, overlaps, findings, verdicts, diagnoses: Vec::new() }
    }
}
