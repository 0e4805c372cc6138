//! Other numbers: what each change sets, and that it sets nothing else.
use aks_network_planner::capacity::{Resource, capacity};
use aks_network_planner::design::{Design, MaxSurge, PoolMode};
use aks_network_planner::propose::{Change, Setting, apply};
use aks_network_planner::resolve::{Moment, resolve};
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{cluster, network, plan, pool, subnet};

fn change(pool: Option<&str>, set: Setting) -> Change {
    Change { cluster: "aks".into(), pool: pool.map(str::to_owned), set }
}

fn counts(design: &Design) -> Vec<Option<u64>> {
    design.clusters[0].pools.iter().flatten().map(|pool| pool.count).collect()
}

fn three_pools() -> Design {
    let aks = cluster("aks")
        .pool(pool("np1").count(20).nodes_in("vnet/snet"))
        .pool(pool("gateway").count(2).mode(PoolMode::Gateway).nodes_in("vnet/snet"))
        .pool(pool("np2").count(10).nodes_in("vnet/snet"));
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/22"))).cluster(aks).0
}

#[test]
fn nodes_of_a_cluster_are_handed_out_to_its_pools_and_gateways_keep_theirs() {
    let tried = apply(&three_pools(), &[change(None, Setting::Nodes(60))]);
    assert_eq!(counts(&tried), [Some(40), Some(2), Some(20)]);
}

#[test]
fn nodes_of_a_pool_are_those_of_the_pool() {
    let tried = apply(&three_pools(), &[change(Some("np2"), Setting::Nodes(60))]);
    assert_eq!(counts(&tried), [Some(20), Some(2), Some(60)]);
}

/// 33 × 31 = 1,023 > 1,019, and without surge 30 × 31 = 930 fits: the third worked example of the planning formula.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
#[test]
fn less_surge_lets_an_upgrade_fit() {
    let aks = cluster("aks").pool(pool("np").count(30).max_pods(30).surge("10%").nodes_in("vnet/snet"));
    let plan =
        plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/22"))).cluster(aks);
    let headroom = |design: &Design| {
        let rows = capacity(&resolve(design)).swap_remove(0).rows;
        let row = rows.into_iter().find(|row| row.resource == Resource::NodeSubnet).expect("a row");
        row.at(Moment::Upgrading).headroom()
    };
    assert_eq!(headroom(&plan.0), Some(-4));
    let tried = apply(&plan.0, &[change(None, Setting::MaxSurge(MaxSurge::Nodes(2)))]);
    assert_eq!(headroom(&tried), Some(1_019 - 32 * 31));
    let tried = apply(&tried, &[change(None, Setting::MaxPods(10))]);
    assert_eq!(headroom(&tried), Some(1_019 - 32 * 11));
}

#[test]
fn a_maximum_turns_the_autoscaler_on() {
    let tried = apply(&three_pools(), &[change(Some("np1"), Setting::MaxCount(50))]);
    let pool = &tried.clusters[0].pools.as_ref().expect("pools")[0];
    assert_eq!((pool.enable_auto_scaling, pool.max_count), (Some(true), Some(50)));
    let tried = apply(&tried, &[change(Some("np1"), Setting::Autoscaled(false))]);
    assert_eq!(tried.clusters[0].pools.as_ref().expect("pools")[0].enable_auto_scaling, Some(false));
}

#[test]
fn what_is_not_there_is_not_changed() {
    let design = three_pools();
    let strange = Change { cluster: "other".into(), pool: None, set: Setting::Nodes(9) };
    assert_eq!(apply(&design, &[strange, change(Some("np9"), Setting::MaxPods(9))]), design);
}

proptest! {
    #[test]
    fn no_change_leaves_the_design_and_a_change_leaves_all_others(design in design(), nodes in 0..6_000u64) {
        prop_assert_eq!(&apply(&design, &[]), &design);
        let Some(first) = design.clusters.first() else { return Ok(()) };
        let change = Change { cluster: first.name.clone(), pool: None, set: Setting::Nodes(nodes) };
        let tried = apply(&design, &[change]);
        prop_assert_eq!(&tried.networks, &design.networks);
        prop_assert_eq!(&tried.clusters[1..], &design.clusters[1..]);
        let pools = first.pools.iter().flatten().zip(tried.clusters[0].pools.iter().flatten());
        for (before, after) in pools {
            let mut reset = after.clone();
            reset.count = before.count;
            prop_assert_eq!(&reset, before);
        }
    }
}
