//! Forecasts: examples, and against capacity counted anew month by month.
use std::sync::Arc;

use aks_network_planner::azure::day;
use aks_network_planner::capacity::{Resource, capacity, hand_out};
use aks_network_planner::design::{Design, PoolMode, Word};
use aks_network_planner::propose::{Forecast, Growth, MONTHS, forecast, month_after};
use aks_network_planner::resolve::{Moment, resolve};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::properties::designs::{design, wild_design};
use crate::support::{Plan, cluster, network, plan, pool, subnet};

fn of(forecasts: &[Forecast], resource: Resource) -> &Forecast {
    forecasts.iter().find(|forecast| forecast.resource == resource).expect("a row")
}

/// An /18 has 64 blocks, and 58 nodes with a surge of 10 % are the most that it holds.
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
fn overlay() -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/25"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/18")
            .service_cidr("10.0.0.0/16")
            .pool(pool("np").count(50).surge("10%").nodes_in("vnet/snet")),
    )
}

#[test]
fn the_month_after_which_an_upgrade_has_no_blocks_left_is_told_with_its_sum() {
    let told = forecast(&resolve(&overlay().0), 0, Growth::Nodes(2)).expect("a forecast");
    let pods = of(&told, Resource::PodCidr);
    // 58 nodes in month 4 fit with their surge, 60 in month 5 do not; without it 64 in month 7 do, 66 do not.
    assert_eq!(pods.at(Moment::Upgrading), Some(5));
    assert_eq!(pods.at(Moment::Steady), Some(8));
    let sum =
        "In month 5 the cluster has 60 nodes, during an upgrade: 66 blocks are needed and 64 are there.";
    assert_eq!(pods.sum.as_deref(), Some(sum));
    // 123 addresses: 112 nodes and 12 of surge in month 31.
    assert_eq!(of(&told, Resource::NodeSubnet).at(Moment::Upgrading), Some(31));
    assert_eq!(of(&told, Resource::ClusterNodes).at(Moment::Steady), None);
}

#[test]
fn growth_by_a_share_is_rounded_up_to_whole_nodes() {
    // 50, 55, 61 (60.5 rounded up).
    let told = forecast(&resolve(&overlay().0), 0, Growth::PerMille(100)).expect("a forecast");
    assert_eq!(of(&told, Resource::PodCidr).at(Moment::Upgrading), Some(2));
}

#[test]
fn nothing_runs_out_where_nothing_grows() {
    let told = forecast(&resolve(&overlay().0), 0, Growth::Nodes(0)).expect("a forecast");
    assert!(told.iter().all(|row| row.months == [None; 4] && row.sum.is_none()), "{told:?}");
}

/// The design with the nodes of a month.
fn in_month(design: &Design, place: usize, growth: Growth, month: usize) -> Design {
    let mut nodes: u128 = 0;
    let is_gateway = |mode: &Option<Word<PoolMode>>| *mode == Some(Word::Known(PoolMode::Gateway));
    let resolved = resolve(design);
    let pools = resolved.clusters[place].pools();
    for pool in pools.iter().filter(|pool| !is_gateway(&pool.mode)) {
        nodes += u128::from(pool.count.get().unwrap_or(0));
    }
    nodes = nodes.min(u128::from(u64::MAX));
    for _ in 0..month {
        nodes += match growth {
            Growth::Nodes(more) => u128::from(more),
            Growth::PerMille(share) => (nodes * u128::from(share)).div_ceil(1_000),
        };
        nodes = nodes.min(u128::from(u64::MAX));
    }
    let given = hand_out(&resolved.clusters[place], nodes as u64).expect("nodes to hand out");
    let mut design = design.clone();
    let said = Arc::make_mut(&mut design.clusters[place]).pools.iter_mut().flatten();
    for ((said, pool), given) in said.zip(pools).zip(given) {
        if !is_gateway(&pool.mode) {
            said.count = Some(given.max(pool.count.get().unwrap_or(0)));
        }
    }
    design
}

fn growth() -> impl Strategy<Value = Growth> {
    prop_oneof![(0..200u64).prop_map(Growth::Nodes), (0..400u64).prop_map(Growth::PerMille)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_month_that_is_told_is_the_first_that_does_not_fit(
        design in design(),
        cluster in any::<Index>(),
        growth in growth(),
        months in proptest::collection::vec(0..=MONTHS, 4),
    ) {
        prop_assume!(!design.clusters.is_empty());
        let place = cluster.index(design.clusters.len());
        let Some(told) = forecast(&resolve(&design), place, growth) else {
            prop_assert!(hand_out(&resolve(&design).clusters[place], 1).is_none());
            return Ok(());
        };
        // The months on both sides of each that is told, and some more.
        let told_months = told.iter().flat_map(|row| row.months).flatten();
        let mut months: Vec<usize> = told_months.flat_map(|month| [month, month.saturating_sub(1)]).chain(months).collect();
        months.sort_unstable();
        months.dedup();
        for month in months {
            let counted = capacity(&resolve(&in_month(&design, place, growth, month))).swap_remove(place);
            prop_assert_eq!(counted.rows.len(), told.len());
            for (row, forecast) in counted.rows.iter().zip(&told) {
                prop_assert_eq!((row.resource, &row.name), (forecast.resource, &forecast.name));
                for moment in Moment::ALL {
                    let is_short = row.at(moment).fits() == Some(false);
                    let is_told = forecast.at(moment).is_some_and(|first| first <= month);
                    prop_assert_eq!(is_short, is_told, "{:?} in month {} at {:?}", row.resource, month, moment);
                }
            }
        }
    }

    #[test]
    fn faster_growth_never_runs_out_later(design in design(), slow in 0..100u64, more in 0..100u64) {
        let resolved = resolve(&design);
        for place in 0..resolved.clusters.len() {
            let both = [slow, slow + more].map(|nodes| forecast(&resolved, place, Growth::Nodes(nodes)));
            let [Some(slow), Some(fast)] = both else { continue };
            for (slow, fast) in slow.iter().zip(&fast) {
                for (slow, fast) in slow.months.iter().zip(fast.months) {
                    prop_assert!(slow.is_none_or(|slow| fast.is_some_and(|fast| fast <= slow)));
                }
            }
        }
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_a_forecast_too(design in wild_design(), nodes in any::<u64>()) {
        let resolved = resolve(&design);
        for place in 0..=resolved.clusters.len() {
            forecast(&resolved, place, Growth::Nodes(nodes));
            forecast(&resolved, place, Growth::PerMille(nodes));
        }
    }
}

#[test]
fn months_are_counted_on_from_the_day() {
    for (today, months, expected) in [
        ("2026-11-23", 0, "November 2026"),
        ("2026-11-23", 1, "December 2026"),
        ("2026-11-23", 2, "January 2027"),
        ("2026-01-31", 1, "February 2026"),
        ("2026-12-01", 120, "December 2036"),
    ] {
        assert_eq!(month_after(day(today).expect("a day"), months), expected);
    }
}
