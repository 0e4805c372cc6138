//! [`Column`]: the columns of a fleet's table, what stands in them and how they sort.
use super::{Facet, Fleet, Row};
use crate::analysis::Analysis;
use crate::net::wording::listed;
use crate::rules::wording::counted;

/// A column, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The cluster's name.
    Name,
    /// How it stands.
    Standing,
    /// The least headroom over all resources and moments.
    Headroom,
    /// The most nodes with which it can still be upgraded, and what stops the next one.
    Growth,
    /// What ends first.
    Deadline,
    /// Its findings, the worst one first.
    Findings,
    /// The version of Kubernetes.
    Version,
    /// How nodes and pods get their addresses.
    Model,
    /// The policy engine.
    Policy,
    /// The data plane.
    Dataplane,
    /// The outbound type.
    Outbound,
    /// Its region.
    Region,
    /// Its resource group.
    Group,
}

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// The column.
    pub column: Column,
    /// Whether from the end.
    pub is_descending: bool,
}

/// What a row is sorted by; two of one column are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'r> {
    Number(i64, i64),
    Text(&'r str),
}

impl Column {
    /// All, in order.
    pub const ALL: [Column; 13] = [
        Column::Name,
        Column::Standing,
        Column::Headroom,
        Column::Growth,
        Column::Deadline,
        Column::Findings,
        Column::Version,
        Column::Model,
        Column::Policy,
        Column::Dataplane,
        Column::Outbound,
        Column::Region,
        Column::Group,
    ];

    /// The head of the column.
    pub fn title(self) -> &'static str {
        match self {
            Column::Name => "Cluster",
            Column::Group => "Resource group",
            Column::Standing => "Verdict",
            Column::Version => "Kubernetes",
            Column::Headroom => "Least headroom",
            Column::Growth => "Growth stops at (nodes)",
            Column::Deadline => "Next deadline",
            Column::Findings => "Findings",
            column => column.facet().map_or("", Facet::title),
        }
    }

    fn facet(self) -> Option<Facet> {
        Some(match self {
            Column::Region => Facet::Region,
            Column::Model => Facet::Model,
            Column::Policy => Facet::Policy,
            Column::Dataplane => Facet::Dataplane,
            Column::Outbound => Facet::Outbound,
            _ => return None,
        })
    }

    /// What stands in a row.
    pub fn cell(self, fleet: &Fleet, analysis: &Analysis, row: &Row) -> String {
        if let Some(facet) = self.facet() {
            return fleet.value(row, facet).to_owned();
        }
        let told = match self {
            Column::Name => Some(row.name().to_owned()),
            Column::Group => Some(row.group().to_owned()),
            Column::Standing => Some(row.standing.title().to_owned()),
            Column::Version => row.said.kubernetes_version.clone(),
            Column::Headroom => row.tightest.map(|of| {
                format!("{}: {}, {}", of.percent_in_words(), of.place_in_words(), of.sum_in_words())
            }),
            Column::Growth => row.growth.map(|of| of.in_words()),
            Column::Deadline => row.deadline().map(|of| of.in_words()),
            _ => Some(findings(analysis, row)),
        };
        told.filter(|told| !told.is_empty()).unwrap_or_else(|| "not known".to_owned())
    }

    /// What a row is sorted by; `None`: not known, which stands last in either order.
    pub(super) fn key<'r>(self, fleet: &Fleet, row: &'r Row) -> Option<Key<'r>> {
        let number = |value: u64| Key::Number(i64::try_from(value).unwrap_or(i64::MAX), 0);
        Some(match self {
            Column::Name => Key::Text(row.name()),
            Column::Group => Key::Text(Some(row.group()).filter(|group| !group.is_empty())?),
            Column::Standing => number(row.standing as u64),
            Column::Version => version(row.said.kubernetes_version.as_deref()?)?,
            Column::Headroom => Key::Number(row.tightest?.percent.unwrap_or(i64::MIN), 0),
            Column::Growth => number(row.growth?.nodes),
            Column::Deadline => Key::Number(i64::from(row.deadline()?.day.to_julian_day()), 0),
            Column::Findings => {
                let [errors, warnings, notes] =
                    row.counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX));
                // Most errors first: the worst stands at the front of what ascends.
                Key::Number(
                    errors.saturating_neg(),
                    warnings.saturating_mul(1_000).saturating_add(notes).saturating_neg(),
                )
            }
            column => {
                let facet = column.facet()?;
                let place = row.facet(facet);
                fleet.values(facet).get(place).filter(|value| *value != "not known")?;
                number(u64::try_from(place).unwrap_or(u64::MAX))
            }
        })
    }
}

/// 1.33.2 as numbers that sort.
fn version(text: &str) -> Option<Key<'static>> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().ok());
    let (major, minor) = (parts.next()??, parts.next()??);
    let patch = parts.next().flatten().unwrap_or(0);
    Some(Key::Number(i64::from(major).saturating_mul(1_000).saturating_add(minor.into()), patch.into()))
}

/// `2 errors and 1 warning: kubenet retires`.
fn findings(analysis: &Analysis, row: &Row) -> String {
    let words = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
    let counts = row.counts.iter().zip(words).filter(|(count, _)| **count > 0);
    let counts: Vec<String> = counts
        .map(|(count, (one, more))| counted(u64::try_from(*count).unwrap_or(u64::MAX), one, more))
        .collect();
    match row.worst_of(analysis) {
        Some(worst) => format!("{}: {}", listed(&counts), worst.rule.title),
        None => "none".to_owned(),
    }
}
