//! The largest cluster, rebuilt node by node; order of pools; more nodes.
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::capacity::{ClusterCapacity, Resource, capacity, ladder};
use aks_network_planner::design::{Design, NodePool, PoolMode, Word};
use aks_network_planner::resolve::{Moment, resolve};
use proptest::prelude::*;
use proptest::sample::Index;

use super::designs::{design, known_design};
use crate::support::TODAY;

fn of(design: &Design) -> Vec<ClusterCapacity> {
    capacity(&resolve(design))
}

fn is_gateway(pool: &NodePool) -> bool {
    pool.mode == Some(Word::Known(PoolMode::Gateway))
}

/// So many nodes of the cluster at that place handed out one at a time, each to the pool with the largest
/// count/(given + 1), ties to the first; and whether pools tied on the way. `None` where a count or a surge is
/// missing or no pool grows.
fn handed_out(design: &Design, place: usize, nodes: u64) -> Option<(Vec<u64>, bool)> {
    let resolved = resolve(design);
    let known = resolved.clusters[place].pools.as_deref()?.iter();
    let counts = known.map(|pool| pool.max_surge.known().and(pool.count.get()).map(u128::from));
    let counts = counts.collect::<Option<Vec<u128>>>()?;
    resolved.clusters[place].pools().iter().map(|pool| pool.surge_of(1)).collect::<Option<Vec<u64>>>()?;
    let pools = design.clusters[place].pools.as_deref()?;
    let growing: Vec<usize> = (0..pools.len()).filter(|at| !is_gateway(&pools[*at])).collect();
    let mut given = vec![0u64; pools.len()];
    let mut tied = false;
    growing.first()?;
    for _ in 0..nodes {
        let mut best = growing[0];
        for at in &growing[1..] {
            let (challenger, champion) =
                (counts[*at] * u128::from(given[best] + 1), counts[best] * u128::from(given[*at] + 1));
            tied |= challenger == champion;
            if challenger > champion {
                best = *at;
            }
        }
        given[best] += 1;
    }
    Some((given, tied))
}

/// The design with so many nodes in the cluster at that place.
fn grown(design: &Design, place: usize, nodes: u64) -> Option<Design> {
    let (given, _) = handed_out(design, place, nodes)?;
    let mut design = design.clone();
    let pools = Arc::make_mut(&mut design.clusters[place]).pools.as_mut()?;
    for (pool, nodes) in pools.iter_mut().zip(given) {
        if !is_gateway(pool) {
            pool.count = Some(nodes);
        }
    }
    Some(design)
}

fn first_broken(capacity: &ClusterCapacity) -> Option<(Resource, String)> {
    let mut rows = capacity.rows.iter();
    let broken = rows.find(|row| row.at(Moment::Upgrading).fits() == Some(false))?;
    Some((broken.resource, broken.name.clone()))
}

proptest! {
    #[test]
    fn the_largest_number_of_nodes_fits_and_one_more_breaks_the_row_that_is_named(design in design()) {
        for (place, told) in of(&design).into_iter().enumerate() {
            let Some(value) = told.largest.value else {
                let unknown = grown(&design, place, 1).is_none();
                prop_assert!(unknown, "cluster {place} could grow");
                continue;
            };
            let at = |nodes| grown(&design, place, nodes).map(|design| of(&design).swap_remove(place));
            let (Some(now), Some(next)) = (at(value), at(value + 1)) else {
                return Err(TestCaseError::fail("a cluster that grows"));
            };
            if value > 0 {
                prop_assert_eq!(first_broken(&now), None, "{} nodes do not fit", value);
            }
            prop_assert_eq!(first_broken(&next), told.largest.limited_by.zip(told.largest.name));
        }
    }

    #[test]
    fn the_ladder_begins_with_the_largest_cluster_and_climbs(design in design()) {
        let resolved = resolve(&design);
        for (place, told) in capacity(&resolved).iter().enumerate() {
            let rungs = ladder(&resolved, place, &told.rows);
            prop_assert_eq!(rungs.first().map(|rung| rung.nodes), told.largest.value);
            let first = rungs.first().map(|rung| told.rows[rung.row].resource);
            prop_assert_eq!(first, told.largest.limited_by);
            prop_assert!(rungs.is_sorted_by_key(|rung| rung.nodes));
        }
    }

    #[test]
    fn more_nodes_never_raise_any_headroom(
        design in known_design(),
        cluster in any::<Index>(),
        pool in any::<Index>(),
        more in 1..50u64,
    ) {
        let place = cluster.index(design.clusters.len());
        let mut larger = design.clone();
        let pools = Arc::make_mut(&mut larger.clusters[place]).pools.as_mut().expect("pools");
        let pool = pool.index(pools.len());
        pools[pool].count = pools[pool].count.map(|count| count.saturating_add(more));
        for (before, after) in of(&design).iter().zip(of(&larger)) {
            for (before, after) in before.rows.iter().zip(&after.rows) {
                prop_assert_eq!((before.resource, &before.name), (after.resource, &after.name));
                for moment in Moment::ALL {
                    let headrooms = before.at(moment).headroom().zip(after.at(moment).headroom());
                    if let Some((before, after)) = headrooms {
                        prop_assert!(after <= before, "{:?}", moment);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_pools_changes_no_finding_no_sum_and_no_largest_number(design in design(), turn in 1..4usize) {
        let mut turned = design.clone();
        for cluster in &mut turned.clusters {
            for pools in Arc::make_mut(cluster).pools.iter_mut().filter(|pools| !pools.is_empty()) {
                let by = turn % pools.len();
                pools.rotate_left(by);
                pools.reverse();
            }
        }
        let today = day(TODAY).expect("a day");
        let (one, other) = (analyze(&design, today), analyze(&turned, today));
        prop_assert_eq!(findings(&one), findings(&other));
        for (place, (one, other)) in one.capacity.iter().zip(&other.capacity).enumerate() {
            prop_assert_eq!(sums(one), sums(other));
            let steps = one.largest.value.unwrap_or(0) + 1;
            let tied = handed_out(&design, place, steps).is_some_and(|(_, tied)| tied);
            if !tied {
                prop_assert_eq!(one.largest.value, other.largest.value);
            }
        }
    }
}

/// Findings in an order of their own.
fn findings(analysis: &aks_network_planner::analysis::Analysis) -> Vec<String> {
    let told = analysis.findings.iter().map(|finding| {
        let mut subjects = finding.subjects.clone();
        subjects.sort();
        let code = finding.error_code.unwrap_or("-");
        let (id, severity) = (finding.rule.id, finding.severity.text());
        format!("{id} {severity} {:?} {subjects:?} {code} {}", finding.cluster, finding.message)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Rows in an order of their own.
fn sums(capacity: &ClusterCapacity) -> Vec<String> {
    let mut rows: Vec<String> = capacity.rows.iter().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}
