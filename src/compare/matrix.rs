//! [`Matrix`]: clusters beside each other, one row for everything that is compared.
use super::Comparison;
use super::about::About;
use super::both::Both;
use super::compared::{Difference, titled};
use crate::rules::Severity;

/// Clusters beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The groups of clusters that are alike, by their places in the list of the comparison: the columns.
    pub groups: Vec<Vec<usize>>,
    /// The rows, those of the clusters before those of their pools.
    pub rows: Vec<Row>,
}

/// Something that is compared, in every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is compared: `Network policy`, `pool work: Most pods on a node`.
    pub title: String,
    /// What it is.
    pub about: About,
    /// What the baseline has; empty where the clusters have different baselines.
    pub baseline: String,
    /// What the clusters of each group have; empty where they have no such pool.
    pub cells: Vec<String>,
    /// How bad it is where it is a difference of a group.
    pub severity: Option<Severity>,
}

impl Comparison<'_> {
    /// The clusters beside each other, equal ones in one column, of which there are at most so many.
    pub fn matrix(&self, most: usize) -> Matrix {
        let groups: Vec<Vec<usize>> = self.groups().iter().take(most).cloned().collect();
        let mut rows: Vec<Row> = Vec::new();
        for (column, group) in groups.iter().enumerate() {
            let Some(of) = group.first().and_then(|at| self.clusters.get(*at)) else { continue };
            let Some(both) = Both::of(self.baseline, of.places.1, self.own, of.places.0) else { continue };
            both.each(|told| {
                let pool = told.pools.map(|(_, own)| own);
                let title = titled(pool, told.about.title);
                let baseline = told.of.text();
                let place = rows.iter().position(|row| row.about == told.about && row.title == title);
                if place.is_none() {
                    let cells = vec![String::new(); groups.len()];
                    let row =
                        Row { title, about: told.about, baseline: baseline.clone(), cells, severity: None };
                    rows.push(row);
                }
                let row = match place {
                    Some(place) => rows.get_mut(place),
                    None => rows.last_mut(),
                };
                let Some(row) = row else { return };
                if row.baseline != baseline {
                    row.baseline = String::new();
                }
                let is_told = |one: &&Difference| one.about == told.about && one.pool.as_deref() == pool;
                let severity = of.differences.iter().find(is_told).map(|one| one.severity);
                row.severity = [row.severity, severity].into_iter().flatten().min();
                if let Some(cell) = row.cells.get_mut(column) {
                    *cell = told.own.text();
                }
            });
        }
        Matrix { groups, rows }
    }
}
