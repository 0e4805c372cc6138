//! [`Facet`]: what many clusters have in common, with the values that occur.
use std::collections::BTreeMap;

use super::Row;
use crate::analysis::Analysis;
use crate::rules::Severity;

/// A property of which a fleet has few values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// How nodes and pods get their addresses.
    Model,
    /// The policy engine.
    Policy,
    /// The data plane.
    Dataplane,
    /// The outbound type.
    Outbound,
    /// The region.
    Region,
    /// How bad its worst finding is.
    Severity,
    /// The minor version of Kubernetes.
    Version,
}

impl Facet {
    /// All, in the order of a table's columns.
    pub const ALL: [Facet; 7] = [
        Facet::Model,
        Facet::Policy,
        Facet::Dataplane,
        Facet::Outbound,
        Facet::Region,
        Facet::Severity,
        Facet::Version,
    ];

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Facet::Model => "Network model",
            Facet::Policy => "Network policy",
            Facet::Dataplane => "Data plane",
            Facet::Outbound => "Outbound type",
            Facet::Region => "Region",
            Facet::Severity => "Worst finding",
            Facet::Version => "Kubernetes",
        }
    }
}

/// The value of what nothing tells; no value of Azure's sorts after it.
const UNKNOWN: &str = "~not known";

/// The values of each facet that occur.
#[derive(Debug, Clone)]
pub(super) struct Facets([Vec<String>; Facet::ALL.len()]);

impl Facets {
    /// The values, whose places the rows take over.
    pub(super) fn of(analysis: &Analysis, rows: &mut [Row]) -> Facets {
        Facets(Facet::ALL.map(|facet| {
            let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (place, row) in rows.iter().enumerate() {
                let value = value(analysis, row, facet).unwrap_or_else(|| UNKNOWN.to_owned());
                match known.get_mut(&value) {
                    Some(places) => places.push(place),
                    None => drop(known.insert(value, vec![place])),
                }
            }
            let values = known.into_iter().zip(0..).map(|((value, places), number)| {
                for place in places {
                    if let Some(of) = rows.get_mut(place).and_then(|row| row.facets.get_mut(facet as usize)) {
                        *of = number;
                    }
                }
                shown(facet, &value).to_owned()
            });
            values.collect()
        }))
    }

    pub(super) fn values(&self, facet: Facet) -> &[String] {
        self.0.get(facet as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

fn value(analysis: &Analysis, row: &Row, facet: Facet) -> Option<String> {
    let of = analysis.resolved.clusters.get(row.cluster)?;
    match facet {
        Facet::Model => Some(of.model()?.title().to_owned()),
        Facet::Policy => of.network_policy.known().map(ToString::to_string),
        Facet::Dataplane => of.network_dataplane.known().map(ToString::to_string),
        Facet::Outbound => of.outbound_type.known().map(ToString::to_string),
        Facet::Region => of.said.location.as_deref().map(str::to_ascii_lowercase),
        Facet::Version => of.kubernetes_minor().map(|minor| format!("1.{minor}")),
        // Numbered, so that the worst comes first.
        Facet::Severity => Some(
            match row.worst_of(analysis).map(|finding| finding.severity) {
                Some(Severity::Error) => "0error",
                Some(Severity::Warning) => "1warning",
                Some(Severity::Note) => "2note",
                None => "3none",
            }
            .to_owned(),
        ),
    }
}

/// A value without what it is sorted by.
fn shown(facet: Facet, value: &str) -> &str {
    if facet == Facet::Severity { value.get(1..).unwrap_or_default() } else { value.trim_start_matches('~') }
}
