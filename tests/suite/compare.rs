//! Clusters beside a baseline: every planted difference is found, and none where there is none.
mod same;
mod terminal;
mod worked;

use aks_network_planner::compare::{Comparison, Expected, compare};
use aks_network_planner::design::Design;
use aks_network_planner::resolve::resolve;

/// All clusters beside the first one.
fn beside_first(design: &Design) -> Comparison {
    compare(design, &resolve(design), 0, &[], Expected::Everything).expect("a baseline")
}
