//! Remedies: worked examples, and over arbitrary designs enough, minimal, harmless and true to their word.
use std::collections::BTreeMap;
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{Cluster, Design, MaxSurge, NodePool, PoolMode, Stage};
use aks_network_planner::edit::{Setting, Step, take};
use aks_network_planner::net::Prefix;
use aks_network_planner::propose::{Operation, Outcome, Remedy, Verdict, outcomes, remedies};
use aks_network_planner::resolve::resolve;
use aks_network_planner::text::Severity;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::operation::operations;
use crate::properties::designs::{design, wild_design};
use crate::support::plan::usage;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn of(plan: &Plan, operation: Operation) -> Vec<Remedy> {
    let found = remedies(&resolve(&plan.0), operation);
    for remedy in &found {
        check(&plan.0, &errors(&plan.0), operation, remedy)
            .unwrap_or_else(|error| panic!("{}: {error}", remedy.title));
    }
    found
}

fn titles(found: &[Remedy]) -> Vec<&str> {
    found.iter().map(|remedy| remedy.title.as_str()).collect()
}

fn pool_step(name: &str, set: Setting) -> Step {
    Step::Pool { cluster: "aks".into(), pool: name.into(), set }
}

/// A cluster with these pools in a subnet of that range, in 10.1.0.0/16.
fn in_subnet(range: &str, pools: Vec<crate::support::PoolPlan>) -> Plan {
    let aks = pools
        .into_iter()
        .fold(cluster("aks").service_cidr("10.0.0.0/16"), |aks, pool| aks.pool(pool.nodes_in("vnet/snet")));
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", range))).cluster(aks)
}

const UPGRADE: Operation = Operation::UpgradePool { cluster: 0, pool: 0 };

/// 33 × 31 = 1,023 > 1,019: the third worked example of the planning formula; 32 × 31 fits.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
#[test]
fn the_largest_surge_that_fits_is_proposed_first() {
    let plan = in_subnet("10.1.0.0/22", vec![pool("np1").count(30).max_pods(30).surge("10%")]);
    let found = of(&plan, UPGRADE);
    let expected = [
        "Set the maximum surge of np1 from 10 % to 2 nodes",
        "Move to 10.1.8.0/21 in vnet",
        "Azure CNI Overlay",
    ];
    assert_eq!(titles(&found), expected);
    assert_eq!(found[0].steps, [pool_step("np1", Setting::MaxSurge(MaxSurge::Nodes(2)))]);
    assert_eq!(found[0].reasons[0].text, "Node subnet snet: 32 × 31 = 992 ≤ 1,019 addresses.");
    assert!(found[0].keeps_pools && !found[1].keeps_pools);
    assert!(!found[2].is_taken_at_once());
    let text = &found[2].reasons[0].text;
    assert!(text.contains("33 addresses, where now 1,023 are needed"), "{text}");
}

/// 65 nodes of 31 addresses fit 2,043, and 32 fit 1,019.
/// <https://learn.microsoft.com/azure/aks/upgrade-options>
#[test]
fn in_zones_the_surge_is_the_largest_that_spreads_evenly_where_one_does() {
    let surge = |range: &str, nodes: u64, zones: u64| {
        let np = pool("np1").count(nodes).max_pods(30).surge("10%").with(|pool| pool.zones = Some(zones));
        match of(&in_subnet(range, vec![np]), UPGRADE)[0].steps[0] {
            Step::Pool { set: Setting::MaxSurge(MaxSurge::Nodes(surge)), .. } => surge,
            ref other => panic!("{other:?}"),
        }
    };
    let found = [0, 1, 2, 3].map(|zones| surge("10.1.0.0/21", 60, zones));
    assert_eq!(found, [5, 5, 4, 3]);
    assert_eq!(surge("10.1.0.0/22", 30, 3), 2, "no multiple of 3 fits");
}

/// Eight nodes fill a /24 but for three addresses, so that not even one more comes.
/// <https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling>
#[test]
fn without_room_for_one_node_a_user_pool_is_upgraded_without_surge_and_a_system_pool_is_not() {
    let np = || pool("np1").count(8).max_pods(30).surge("1");
    let user = of(&in_subnet("10.1.0.0/24", vec![np().mode(PoolMode::User)]), UPGRADE);
    assert_eq!(user[0].title, "Upgrade np1 without surge");
    let expected = [Setting::MaxSurge(MaxSurge::Nodes(0)), Setting::MaxUnavailable(MaxSurge::Nodes(1))];
    assert_eq!(user[0].steps, expected.map(|set| pool_step("np1", set)));
    for other in [np().mode(PoolMode::System), np()] {
        let found = of(&in_subnet("10.1.0.0/24", vec![other]), UPGRADE);
        assert_eq!(titles(&found), ["Move to 10.1.2.0/23 in vnet", "Azure CNI Overlay"]);
    }
}

/// 3 × 31 + 3 × 61 = 276 > 251, and each upgrade alone fits.
/// <https://github.com/Azure/AKS/issues/1795>
#[test]
fn pools_that_fit_one_at_a_time_are_upgraded_one_after_another() {
    let np = |name, pods| pool(name).count(2).max_pods(pods).surge("1");
    let plan = in_subnet("10.1.0.0/24", vec![np("np1", 30), np("np2", 60)]);
    let found = of(&plan, Operation::UpgradeAll { cluster: 0 });
    assert_eq!(found[0].title, "Upgrade one pool after another");
    assert!(!found[0].is_taken_at_once());
}

#[test]
fn where_no_single_pool_makes_the_room_all_pools_surge_less() {
    // 2 × (10 + 10) × 31 = 1,240 > 1,019; (10 + 10 + 10 + 1) × 31 = 961 fits already.
    let np = |name| pool(name).count(10).max_pods(30).surge("10");
    let plan = in_subnet("10.1.0.0/22", vec![np("np1"), np("np2")]);
    let found = of(&plan, Operation::UpgradeAll { cluster: 0 });
    assert_eq!(
        titles(&found)[..2],
        [
            "Set the maximum surge of np1 from 10 to 2 nodes",
            "Set the maximum surge of np2 from 10 to 2 nodes",
        ]
    );
    // 3 × 20 × 31 = 1,860 > 1,019; with one pool at 1 still 51 × 31 = 1,581. 33 × 31 = 1,023 is too much.
    let plan = in_subnet("10.1.0.0/21", vec![np("np1"), np("np2"), np("np3").count(40)]);
    let found = of(&plan, Operation::UpgradeAll { cluster: 0 });
    // 60 + 3 × s nodes, at most 65 of 2,043 addresses.
    assert_eq!(found[0].title, "Set the maximum surge of every pool that has more to 1 node");
    assert_eq!(found[0].steps.len(), 3);
    assert_eq!(found[0].reasons[0].text.split(" = ").nth(1), Some("1,953 ≤ 2,043 addresses."));
}

/// 59 addresses less 30 of others: the pool may grow to 29.
/// <https://github.com/Azure/AKS/issues/2531>
#[test]
fn a_maximum_is_lowered_to_the_largest_that_fits() {
    let mut snet = subnet("snet", "10.133.123.0/26");
    snet.usage = usage(30, &[]);
    let plan = plan().network(network("vnet", "10.133.0.0/16").subnet(snet)).cluster(
        cluster("aks")
            .kubenet()
            .pod_cidr("10.244.0.0/16")
            .service_cidr("10.0.0.0/16")
            .pool(pool("np").count(5).autoscaled(5, 39).surge("0").nodes_in("vnet/snet")),
    );
    let found = of(&plan, Operation::EveryPoolToMaximum { cluster: 0 });
    assert_eq!(found[0].title, "Lower the autoscaler's maximum of np from 39 to 29");
    assert_eq!(found[0].steps, [pool_step("np", Setting::MaxCount(29))]);
    assert_eq!(found[0].reasons[0].text, "Node subnet snet: 29 + 30 = 59 ≤ 59 addresses.");
}

/// 50 blocks are counted ahead where there are 32.
/// <https://github.com/Azure/AKS/issues/3686>
#[test]
fn what_is_counted_ahead_asks_for_a_lower_maximum_or_a_pod_cidr_around_the_old_one() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/19")
            .service_cidr("10.0.0.0/16")
            .pool(pool("np").count(3).autoscaled(3, 50).surge("10%").nodes_in("vnet/snet")),
    );
    let found = of(&plan, UPGRADE);
    let expected =
        ["Lower the autoscaler's maximum of np from 50 to 32", "Move to 10.244.0.0/18 as pod CIDR of aks"];
    assert_eq!(titles(&found), expected);
    assert_eq!(found[0].reasons[0].text, "Pod CIDR 10.244.0.0/19: 32 ≤ 32 blocks.");
    assert!(found[1].keeps_pools, "an overlay cluster is expanded where it stands");
}

/// Of three nodes with 110 pods each two fit a /24.
/// <https://github.com/rancher/rancher/issues/20784>
#[test]
fn fewer_nodes_come_or_they_get_a_subnet_of_their_own() {
    let plan = in_subnet("10.1.0.0/24", vec![pool("np").count(1).max_pods(110).surge("1")]);
    let add = Operation::AddPool { cluster: 0, like: 0, nodes: 2, subnet: None };
    let found = of(&plan, add);
    let expected = [
        "Add no more than 1 node",
        "Make the new pools in a subnet of their own, 10.1.2.0/23",
        "Move to 10.1.4.0/22 in vnet",
        "Azure CNI Overlay",
    ];
    assert_eq!(titles(&found)[..2], expected[..2]);
    assert_eq!(found[0].instead, Some(Operation::AddPool { cluster: 0, like: 0, nodes: 1, subnet: None }));
    assert_eq!(found[1].instead, Some(Operation::AddPool { cluster: 0, like: 0, nodes: 2, subnet: Some(1) }));
    assert!(found[1].keeps_pools);
    let after = take(&plan.0, &found[1].steps);
    let told = outcomes(&resolve(&after), found[1].instead.expect("another")).expect("outcomes");
    let sums: Vec<&str> = told.iter().take(2).map(|outcome| outcome.sum.as_str()).collect();
    assert_eq!(sums, ["1 × 111 = 111 ≤ 251", "2 × 111 = 222 ≤ 507"]);
}

/// 4 × 21,000 ports of 64,000; 16,000 for each of four nodes.
/// <https://github.com/Azure/azure-cli/issues/22374>
#[test]
fn ports_ask_for_more_addresses_or_fewer_ports() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/16")
            .service_cidr("10.0.0.0/16")
            .load_balancer(1, 21_000)
            .pool(pool("np").count(3).surge("1").mode(PoolMode::User).nodes_in("vnet/snet")),
    );
    let found = of(&plan, UPGRADE);
    assert_eq!(titles(&found)[..1], ["Upgrade np without surge"]);
    let told = found.last().expect("a remedy");
    let text = "2 outbound addresses offer 128,000 ports, or 16,000 ports for each of 4 nodes: then it fits.";
    assert_eq!(told.reasons[0].text, text);
}

/// The whole operation holds with the node subnet and the pod CIDR together.
#[test]
fn two_ranges_that_are_too_small_are_both_replaced() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/28"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/21")
            .service_cidr("10.0.0.0/16")
            .pool(pool("np").count(8).surge("1").nodes_in("vnet/snet")),
    );
    let found = of(&plan, Operation::AddNodes { cluster: 0, pool: 0, nodes: 4 });
    let expected = ["Move to 10.1.0.32/27 in vnet and 10.244.0.0/20 as pod CIDR of aks"];
    assert_eq!(titles(&found), expected);
    assert_eq!(found[0].mends.len(), 2);
}

/// Twelve nodes during an upgrade take as many addresses, and 12 × 31 of the pod subnet.
#[test]
fn two_subnets_that_are_too_small_get_ranges_apart() {
    let with = |vnet: crate::support::plan::NetworkPlan| {
        let vnet = vnet.subnet(subnet("nodes", "10.1.0.0/28")).subnet(subnet("pods", "10.1.1.0/24"));
        let np = pool("np").count(11).max_pods(30).surge("1").nodes_in("vnet/nodes").pods_in("vnet/pods");
        let plan = plan().network(vnet).cluster(cluster("aks").service_cidr("10.0.0.0/16").pool(np));
        of(&plan, UPGRADE)
    };
    let found = with(network("vnet", "10.1.0.0/16"));
    assert_eq!(found[0].mends.len(), 2);
    assert_eq!(titles(&found), ["Move to 10.1.0.32/27 in vnet and 10.1.2.0/23 in vnet"]);
    // Only 10.1.2.0/23 is free, which has room for the one or the other.
    let rest = ["10.1.0.16/28", "10.1.0.32/27", "10.1.0.64/26", "10.1.0.128/25"];
    let full =
        rest.iter().fold(network("vnet", "10.1.0.0/22"), |vnet, range| vnet.subnet(subnet(range, range)));
    let found = with(full);
    assert_eq!(titles(&found), ["Move to 10.1.2.0/27 in vnet", "Move to 10.1.2.0/23 in vnet"]);
    assert!(found.iter().all(|remedy| remedy.mends.len() == 1), "{found:?}");
}

#[test]
fn a_subnet_that_is_too_small_today_is_not_mended_by_new_pools_elsewhere() {
    let plan = in_subnet("10.1.0.0/24", vec![pool("np").count(9).max_pods(30).surge("1")]);
    let found = of(&plan, Operation::AddPool { cluster: 0, like: 0, nodes: 1, subnet: None });
    assert_eq!(titles(&found), ["Move to 10.1.2.0/23 in vnet", "Azure CNI Overlay"]);
}

#[test]
fn what_holds_has_no_remedy() {
    let plan = in_subnet("10.1.0.0/22", vec![pool("np1").count(3).max_pods(30)]);
    assert_eq!(of(&plan, UPGRADE), []);
    assert_eq!(remedies(&resolve(&plan.0), Operation::UpgradeAll { cluster: 9 }), []);
}

#[test]
fn a_step_sets_the_number_of_its_pool_and_nothing_else() {
    let plan = in_subnet("10.1.0.0/22", vec![pool("np1").count(3), pool("np2").count(3)]);
    let set = |pool| take(&plan.0, &[pool_step(pool, Setting::MaxSurge(MaxSurge::Nodes(2)))]);
    let mut after = set("np2");
    assert_eq!(set("np3"), plan.0);
    let cluster = Arc::make_mut(&mut after.clusters[0]);
    let pool = &mut cluster.pools.as_mut().expect("pools")[1];
    assert_eq!(pool.max_surge.take(), Some(MaxSurge::Nodes(2)));
    assert_eq!(after, plan.0);
}

/// A cluster of as many pools as one can have, among two thousand others with five subnets each.
#[test]
fn a_fleet_beside_the_cluster_costs_no_search() {
    let mut plan = plan();
    for at in 0..2_000 {
        let mut vnet = network(&format!("vnet-{at}"), "10.0.0.0/8");
        for one in 0..5 {
            vnet = vnet.subnet(subnet(&format!("snet-{one}"), &format!("10.1.{one}.0/24")));
        }
        let pools = if at == 0 { 100 } else { 1 };
        let np = |at: u64| pool(&format!("np{at}")).count(2).surge("2").max_pods(30);
        let aks = (0..pools).fold(cluster(&format!("aks-{at}")).service_cidr("10.0.0.0/16"), |aks, pool| {
            aks.pool(np(pool).nodes_in(&format!("vnet-{at}/snet-0")))
        });
        plan = plan.network(vnet).cluster(aks);
    }
    let resolved = resolve(&plan.0);
    let found = remedies(&resolved, Operation::UpgradeAll { cluster: 0 });
    assert_eq!(found.first().map(|remedy| remedy.keeps_pools), Some(false), "{found:?}");
}

fn fails(outcome: &&Outcome) -> bool {
    outcome.verdict == Verdict::Fails
}

/// Whether the operation mends what it is to mend, and nothing fails that did not.
fn mends(design: &Design, operation: Operation, before: &[Outcome], mended: &[usize]) -> bool {
    let may_fail = before.iter().enumerate().filter(|(place, _)| !mended.contains(place));
    let may_fail: Vec<&Outcome> = may_fail.map(|(_, outcome)| outcome).filter(fails).collect();
    let after = outcomes(&resolve(design), operation).expect("outcomes");
    let same = |one: &Outcome, other: &Outcome| (one.resource, &one.name) == (other.resource, &other.name);
    after.iter().filter(fails).all(|outcome| may_fail.iter().any(|other| same(outcome, other)))
}

/// The same numbers, each one larger; `None` where the remedy sets none, or the largest there is.
fn one_less(remedy: &Remedy) -> Option<Vec<Step>> {
    let raised = |step: &Step| {
        let Step::Pool { cluster, pool, set } = step else { return None };
        let set = match *set {
            Setting::MaxSurge(MaxSurge::Nodes(nodes)) => Setting::MaxSurge(MaxSurge::Nodes(nodes + 1)),
            Setting::MaxCount(nodes) => Setting::MaxCount(nodes + 1),
            other => other,
        };
        Some(Step::Pool { cluster: cluster.clone(), pool: pool.clone(), set })
    };
    let steps: Option<Vec<Step>> = remedy.steps.iter().map(raised).collect();
    steps.filter(|steps| !steps.is_empty())
}

/// Whether a smaller number than needed may be one that spreads evenly.
fn is_zoned(design: &Design) -> bool {
    let pools = design.clusters.iter().flat_map(|cluster| cluster.pools.iter().flatten());
    pools.into_iter().any(|pool| pool.zones.is_some_and(|zones| zones > 1))
}

type Errors = BTreeMap<(&'static str, Option<usize>), usize>;

fn errors(design: &Design) -> Errors {
    let analysis = analyze(design, day(TODAY).expect("a day"));
    let mut errors = BTreeMap::new();
    for finding in analysis.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry((finding.rule.id, finding.cluster)).or_default() += 1;
    }
    errors
}

fn check(design: &Design, had: &Errors, operation: Operation, remedy: &Remedy) -> Result<(), TestCaseError> {
    let before = outcomes(&resolve(design), operation).expect("outcomes");
    prop_assert!(!remedy.mends.is_empty());
    prop_assert!(remedy.mends.iter().all(|place| before[*place].verdict == Verdict::Fails));
    prop_assert!(remedy.reasons.iter().all(|reason| reason.text.ends_with('.')), "{:?}", remedy.reasons);
    if !remedy.is_taken_at_once() {
        return Ok(());
    }
    let range = |step: &Step| match step {
        Step::Subnet { prefix, .. } | Step::Cidr { prefix, .. } => Some(*prefix),
        _ => None,
    };
    let ranges: Vec<Prefix> = remedy.steps.iter().filter_map(range).collect();
    for (at, one) in ranges.iter().enumerate() {
        prop_assert!(ranges[..at].iter().all(|other| !other.overlaps(*one)), "{:?} meet", ranges);
    }
    let after = take(design, &remedy.steps);
    prop_assert_eq!(after == *design, remedy.steps.is_empty(), "steps change the design");
    let done = remedy.instead.unwrap_or(operation);
    prop_assert!(mends(&after, done, &before, &remedy.mends), "{:?} is not enough", remedy);
    if let Some(larger) = one_less(remedy).filter(|_| !is_zoned(design)) {
        let still = mends(&take(design, &larger), operation, &before, &remedy.mends);
        prop_assert!(!still, "{:?} is more than is needed", remedy);
    }
    if let (Some(Operation::AddNodes { nodes, .. } | Operation::AddPool { nodes, .. }), true) =
        (remedy.instead, remedy.steps.is_empty())
    {
        let more = match operation {
            Operation::AddNodes { cluster, pool, .. } => {
                Operation::AddNodes { cluster, pool, nodes: nodes + 1 }
            }
            Operation::AddPool { cluster, like, subnet, .. } => {
                Operation::AddPool { cluster, like, subnet, nodes: nodes + 1 }
            }
            other => other,
        };
        prop_assert!(!mends(design, more, &before, &remedy.mends), "{:?} is too few", remedy);
    }
    for ((rule, cluster), count) in errors(&after) {
        prop_assert!(count <= had.get(&(rule, cluster)).copied().unwrap_or(0), "{} of {:?}", rule, remedy);
    }
    if remedy.keeps_pools {
        let deployed = |design: &Design| {
            let clusters = design.clusters.iter().filter(|cluster| cluster.stage != Stage::Template);
            let pools = clusters.flat_map(|cluster| cluster.pools.clone().into_iter().flatten());
            pools.map(|pool| (pool.name, pool.count, pool.subnet, pool.pod_subnet)).collect::<Vec<_>>()
        };
        prop_assert_eq!(deployed(&after), deployed(design));
    }
    Ok(())
}

/// The largest surge of a pool with which the operation holds, each tried from one on.
fn naive_surge(design: &Design, operation: Operation, place: usize, before: &[Outcome]) -> Option<u64> {
    let cluster = &design.clusters[operation.cluster()];
    let pool = &cluster.pools.as_ref()?[place];
    let goal: Vec<usize> = (0..before.len())
        .filter(|at| before[*at].verdict == Verdict::Fails && !before[*at].is_target)
        .collect();
    let with = |surge| {
        let set = Setting::MaxSurge(MaxSurge::Nodes(surge));
        Step::Pool { cluster: cluster.name.clone(), pool: pool.name.clone(), set }
    };
    (1..=64).take_while(|surge| mends(&take(design, &[with(*surge)]), operation, before, &goal)).last()
}

fn check_all(design: &Design, nodes: u64) -> Result<(), TestCaseError> {
    let (resolved, had) = (resolve(design), errors(design));
    for operation in operations(&resolved, nodes) {
        let Some(before) = outcomes(&resolved, operation) else { continue };
        let found = remedies(&resolved, operation);
        let failing = before.iter().filter(fails).count();
        prop_assert!(failing > 0 || found.is_empty());
        for remedy in &found {
            check(design, &had, operation, remedy)
                .map_err(|error| TestCaseError::fail(format!("{operation:?} {}: {error}", remedy.title)))?;
        }
        if let Operation::UpgradePool { cluster, pool } = operation
            && before.iter().any(|outcome| fails(&outcome) && !outcome.is_target)
        {
            let of = &resolved.clusters[cluster].pools()[pool];
            let now = of.count.get().and_then(|count| of.surge_of(count));
            let naive =
                naive_surge(design, operation, pool, &before).filter(|_| now.is_some_and(|now| now > 1));
            let told = found.iter().find_map(|remedy| match remedy.steps.as_slice() {
                [Step::Pool { pool, set: Setting::MaxSurge(MaxSurge::Nodes(to)), .. }] => {
                    (*pool == of.name).then_some(*to)
                }
                _ => None,
            });
            let whole = found.iter().all(|remedy| {
                remedy.mends.len() == before.iter().filter(|of| fails(of) && !of.is_target).count()
            });
            prop_assert!(
                !whole || naive.is_none_or(|naive| naive >= 64 || told == Some(naive)),
                "{:?} {:?}",
                naive,
                told
            );
        }
    }
    Ok(())
}

/// A pool of a few nodes: count, room to grow, surge in percent or nodes, maximum of pods, mode, subnet.
fn tight_pool() -> impl Strategy<Value = NodePool> {
    let surge = prop_oneof![(1..120u64).prop_map(MaxSurge::Percent), (0..9u64).prop_map(MaxSurge::Nodes),];
    let mode = select(&[PoolMode::User, PoolMode::User, PoolMode::System][..]);
    let numbers = (1..12u64, weighted(0.5, 1..30u64), 10..60u64, weighted(0.2, 1..40u64));
    (numbers, surge, mode, 0..2u8, any::<bool>(), weighted(0.1, Just(true))).prop_map(
        |((count, more, max_pods, pods), surge, mode, place, is_static, spot)| {
            let mut pool = pool("").count(count).max_pods(max_pods).mode(mode);
            pool = pool.nodes_in(&format!("vnet/nodes-{place}")).pods_in(&format!("vnet/pods-{place}"));
            if let Some(more) = more {
                pool = pool.autoscaled(count, count + more);
            }
            if is_static && place == 1 {
                pool = pool.static_blocks();
            }
            pool.with(|pool| (pool.max_surge, pool.pods_per_node, pool.spot) = (Some(surge), pods, spot)).0
        },
    )
}

/// A cluster of each network model; 300 nodes are too many for none.
fn tight_cluster() -> impl Strategy<Value = Cluster> {
    let ports = weighted(0.3, (1..3u64, 1..800u64));
    (0..4u8, vec(tight_pool(), 1..4), 18..23u8, ports, any::<bool>()).prop_map(
        |(model, mut pools, length, ports, is_free)| {
            for (at, pool) in pools.iter_mut().enumerate() {
                pool.name = format!("np{at}");
                if model != 3 {
                    (pool.pod_subnet, pool.pod_ip_allocation_mode) = (None, None);
                }
            }
            let pods = format!("10.244.0.0/{length}");
            let plan = cluster("aks").service_cidr("10.0.0.0/16").dns("10.0.0.10");
            let plan = match model {
                0 => plan.overlay().pod_cidr(&pods),
                1 => plan.kubenet().pod_cidr(&pods),
                _ => plan,
            };
            let plan = match ports {
                Some((addresses, ports)) => plan.load_balancer(addresses, ports * 8),
                None => plan.load_balancer(1, 0),
            };
            let mut cluster = plan.0;
            cluster.sku_tier = is_free.then(|| "Free".to_owned());
            cluster.pools = Some(pools);
            cluster
        },
    )
}

/// Clusters that fit today and not much longer, in two subnets for nodes and two for pods that they share.
fn tight_design() -> impl Strategy<Value = Design> {
    let lengths = (22..27u8, 22..27u8, 22..25u8, 21..25u8, 0..9u64);
    (vec(tight_cluster(), 1..3), lengths).prop_map(|(clusters, (one, two, pods_one, pods_two, others))| {
        let range = |name: &str, third: u8, length: u8| subnet(name, &format!("10.1.{third}.0/{length}"));
        let mut shared = range("nodes-0", 0, one);
        shared.usage = usage(others, &[]);
        let vnet = network("vnet", "10.1.0.0/16")
            .subnet(shared)
            .subnet(range("nodes-1", 8, two))
            .subnet(range("pods-0", 16, pods_one))
            .subnet(range("pods-1", 24, pods_two));
        let mut design = plan().network(vnet).0;
        for (at, mut cluster) in clusters.into_iter().enumerate() {
            cluster.name = format!("aks-{at}");
            design.clusters.push(Arc::new(cluster));
        }
        design
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_remedy_is_enough_minimal_and_harmless(design in design(), nodes in 1..40u64) {
        check_all(&design, nodes)?;
    }

    #[test]
    fn where_clusters_barely_fit_as_well(design in tight_design(), nodes in 1..40u64) {
        check_all(&design, nodes)?;
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_remedies_too(design in wild_design(), nodes in any::<u64>()) {
        let resolved = resolve(&design);
        for operation in operations(&resolved, nodes) {
            let resources = |of: &Outcome| of.resource != Resource::ServiceCidr;
            let told = outcomes(&resolved, operation).unwrap_or_default();
            prop_assert!(told.iter().all(resources));
            remedies(&resolved, operation);
        }
    }
}
