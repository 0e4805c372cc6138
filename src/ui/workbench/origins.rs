//! Where the values of the design come from.
use leptos::prelude::*;

use super::super::quotation::Quotation;
use super::Workbench;
use aks_network_planner::design::subject::segment;
use aks_network_planner::edit;
use aks_network_planner::resolve::DefaultTaken;

impl Workbench {
    /// Whether a field of a thing, or any field of it, says something else than what was put in.
    pub(crate) fn is_edited(self, subject: &str, field: Option<&str>) -> bool {
        let Some(answer) = self.answer() else { return false };
        let (read, design) = (&answer.merged.design, &answer.design);
        self.history.with(|history| {
            let is_edited = |field: &str| edit::is_edited(read, design, &history.now.edits, subject, field);
            match field {
                _ if history.now.edits.is_empty() => false,
                Some(field) => is_edited(field),
                None => edit::fields(design, subject).iter().any(|of| is_edited(of.field)),
            }
        })
    }

    /// Where a value of the design stands in what was put in, in the latest text that has it.
    pub(crate) fn quotation(self, subject: &str) -> Option<Quotation> {
        let answer = self.answer()?;
        self.history.with(|history| {
            let readings: Vec<_> = history.now.readings().enumerate().collect();
            readings.into_iter().rev().find_map(|(index, (source, reading))| {
                let is_meant = |own: &str| answer.merged.subject(index, own) == subject;
                let place = reading.places.iter().rev().find(|place| is_meant(&place.subject))?;
                Quotation::of(source, reading, place)
            })
        })
    }

    /// The places, among all readings, of those that hold something of what is selected.
    pub(crate) fn readings_of_subject(self) -> Vec<usize> {
        let Some((subject, answer)) = self.subject().zip(self.answer()) else { return Vec::new() };
        let is_meant = |own: &str| {
            own == subject || own.strip_prefix(&subject).is_some_and(|rest| rest.starts_with('/'))
        };
        self.history.with(|history| {
            let holding = history.now.readings().enumerate().filter(|(index, (_, reading))| {
                reading.places.iter().any(|place| is_meant(&answer.merged.subject(*index, &place.subject)))
            });
            holding.map(|(index, _)| index).collect()
        })
    }

    /// The defaults that the first clusters of a reading take.
    pub(crate) fn defaults_taken(self, reading: usize, clusters: &[String]) -> Vec<DefaultTaken> {
        let Some(answer) = self.answer() else { return Vec::new() };
        let subjects: Vec<String> = clusters
            .iter()
            .map(|name| answer.merged.subject(reading, &format!("clusters/{}", segment(name))))
            .collect();
        let resolved = &answer.analysis.resolved.clusters;
        let meant =
            resolved.iter().filter(|of| subjects.contains(&format!("clusters/{}", segment(of.name()))));
        meant.flat_map(|cluster| cluster.defaults_taken()).collect()
    }
}
