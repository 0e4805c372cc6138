//! Clusters beside a baseline: every planted difference is found, and none where there is none.
mod families;
mod from_corpus;
mod hostile;
mod line;
mod lists;
mod planted;
mod same;
mod terminal;
mod worked;

use aks_network_planner::compare::{Baseline, Comparison, Difference, Expected, Side, compare};
use aks_network_planner::design::Design;

/// All clusters beside the first one.
fn beside_first<T>(design: &Design, see: impl FnOnce(&Comparison) -> T) -> T {
    let side = Side::of(design);
    let baseline = Baseline { side: &side, place: Some(0), expected: Expected::Everything };
    let places: Vec<usize> = (1..design.clusters.len()).collect();
    see(&compare(baseline, &side, &places).expect("clusters"))
}

/// All clusters of a design beside those of another document.
fn beside_document<T>(baseline: &Design, design: &Design, see: impl FnOnce(&Comparison) -> T) -> T {
    let (of, own) = (Side::of(baseline), Side::of(design));
    let baseline = Baseline::of_document(&of).expect("a baseline");
    let places: Vec<usize> = (0..design.clusters.len()).collect();
    see(&compare(baseline, &own, &places).expect("clusters"))
}

/// What the second cluster has otherwise than the first one.
fn differences(design: &Design) -> Vec<Difference> {
    beside_first(design, |comparison| comparison.clusters[0].differences.clone())
}
