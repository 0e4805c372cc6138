//! Clusters beside a baseline, as blocks.
mod expected;
mod families;
mod group;

use serde::{Deserialize, Serialize};

use super::told::documents;
use super::{Block, Mark, Table, TableRow, Told};
use crate::analysis::analyze;
use crate::azure::Date;
use crate::compare::{Baseline, Comparison, Expected, Likeness, Matrix, Row, Side, compare};
use crate::design::Design;
use crate::export::{comparison_csv, comparison_markdown, matrix_head, matrix_in_cells};
use crate::fix::LARGEST;
use crate::import::{merge, read};
use crate::net::wording::listed;

/// What is compared with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparing {
    /// The baseline.
    pub beside: Beside,
    /// The places of the clusters that are compared; empty: all.
    pub within: Vec<usize>,
}

/// What clusters are held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// The cluster at that place.
    Cluster(usize),
    /// What a text holds: a design that was saved, a cluster, or a list of expected values.
    Document(String),
}

/// Groups that are told one by one, and those that have a column of the matrix.
const GROUPS: usize = 30;
const COLUMNS: usize = 12;
/// Clusters for each of which the change that makes it like the baseline is tried: in a design of this size, and in a
/// larger one.
const TRIED: (usize, usize) = (20, 4);
const SMALL: usize = 50;

/// Clusters of the design beside a baseline; `None` where the design holds no such cluster.
pub(super) fn compared(design: &Design, of: &Comparing, today: Date) -> Option<Told> {
    let own = Side::of(design);
    let all = || 0..design.clusters.len();
    let chosen = |place: &usize| of.within.is_empty() || of.within.contains(place);
    match &of.beside {
        Beside::Cluster(place) => {
            let baseline = Baseline { side: &own, place: Some(*place), expected: Expected::Everything };
            let places: Vec<usize> = all().filter(chosen).filter(|at| at != place).collect();
            Some(told(&compare(baseline, &own, &places)?, &own, of, today))
        }
        Beside::Document(text) if text.trim().is_empty() => Some(expected::explained(None)),
        Beside::Document(text) => {
            let readings = read("the baseline", text);
            let merged = merge(&readings).design;
            let side = Side::of(&merged);
            let Some(baseline) = Baseline::of_document(&side) else {
                let problems = readings.iter().flat_map(|reading| &reading.problems);
                let why = problems.map(|problem| problem.message.clone()).next();
                let why = why.unwrap_or_else(|| "It holds no cluster and no value of one.".to_owned());
                return Some(expected::explained(Some(format!("The baseline is not read: {why}."))));
            };
            let places: Vec<usize> = all().filter(chosen).collect();
            let mut told = told(&compare(baseline, &own, &places)?, &own, of, today);
            let mut ignored: Vec<String> = readings.into_iter().flat_map(|reading| reading.ignored).collect();
            ignored.dedup();
            if baseline.expected == Expected::Given && !ignored.is_empty() {
                let sentence = format!("The list says more, which is not compared: {}.", listed(&ignored));
                told.blocks.insert(0, Block::Problem(sentence));
            }
            Some(told)
        }
    }
}

fn told(of: &Comparison, own: &Side, asked: &Comparing, today: Date) -> Told {
    let mut blocks = families::blocks(own.resolved(), asked, &crate::compare::families(own.resolved()));
    blocks.push(documents("comparison", comparison_markdown(of), comparison_csv(of)));
    blocks.extend(of.odd_one_out().map(|sentence| Block::Notes(vec![sentence])));
    let matrix = of.matrix(COLUMNS);
    if of.likeness() != Likeness::Same {
        blocks.push(Block::Heading("What differs".to_owned()));
        blocks.push(Block::Table(table(of, &matrix, "What differs", |row| row.severity.is_some())));
    }
    let all = table(of, &matrix, "All values that are compared", |_| true);
    blocks.push(Block::Fold(all.title.clone(), vec![Block::Table(all)]));
    let design = own.design();
    let size = design.clusters.len().saturating_add(design.networks.len());
    let before = (size <= LARGEST).then(|| analyze(design, today));
    let mut left = if size <= SMALL { TRIED.0 } else { TRIED.1 };
    let sections = of.sections();
    for section in sections.iter().take(GROUPS) {
        blocks.extend(group::blocks(of, own, section, before.as_ref(), left));
        left = left.saturating_sub(section.clusters.len());
    }
    if let Some(more) = sections.len().checked_sub(GROUPS).filter(|more| *more > 0) {
        blocks.push(Block::Notes(vec![format!("{more} more groups are in the CSV alone.")]));
    }
    let line = match of.clusters.is_empty() {
        true => format!("Nothing is held against {}.", of.name),
        false => of.line(),
    };
    Told { mark: mark(of.likeness()), line, blocks }
}

fn mark(likeness: Likeness) -> Mark {
    match likeness {
        Likeness::Same => Mark::Yes,
        Likeness::Harmless => Mark::Warn,
        Likeness::Consequence => Mark::No,
    }
}

fn table(of: &Comparison, matrix: &Matrix, title: &str, shown: impl Fn(&Row) -> bool) -> Table {
    let mut table = Table::new::<0>(title, []);
    table.head = matrix_head(of, matrix);
    let rows = matrix.rows.iter().filter(|row| shown(row));
    table.rows = rows
        .map(|row| {
            let mark = row.severity.map_or(Mark::Yes, group::mark);
            TableRow { mark: Some(mark), cells: matrix_in_cells(row) }
        })
        .collect();
    table
}
