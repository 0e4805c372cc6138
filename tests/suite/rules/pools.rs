//! Pools that the service refuses, and limits of clusters.
use aks_network_planner::design::{MaxSurge, PoolMode};

use super::firing::{Example, example, here, np, roomy, wide};
use super::requests::{pods, template, version};
use crate::support::{ClusterPlan, PoolPlan, cluster, pool};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_pools(), of_size()].into_iter().flatten().collect()
}

fn of_pools() -> Vec<Example> {
    let named = |name: &str| template(roomy()).pool(pool(name).count(3).nodes_in("vnet/nodes"));
    let system = |nodes| here(roomy().pool(np(nodes).mode(PoolMode::System)));
    let surge = |missing: &str| {
        let np = np(3).surge("0").with(|pool| pool.max_unavailable = MaxSurge::parse(missing));
        here(template(roomy()).pool(np))
    };
    let missing =
        |mode| here(roomy().pool(np(3).mode(mode).with(|pool| pool.max_unavailable = MaxSurge::parse("1"))));
    let gateway =
        |mode| here(roomy().pool(np(2)).pool(pool("gw").mode(mode).autoscaled(2, 4).nodes_in("vnet/nodes")));
    let windows =
        |pods| here(roomy().pool(np(3)).pool(pool("win").windows().max_pods(pods).nodes_in("vnet/nodes")));
    let unsaid = pool("np1").count(3).nodes_in("vnet/nodes").pods_in("vnet/pods");
    let blocks = |minor: &str| here(version(pods(np(3).static_blocks()), minor));
    let second = |pool: PoolPlan| here(pods(np(2)).pool(pool.count(2).max_pods(30).nodes_in("vnet/nodes")));
    vec![
        example(
            "pool-name-not-allowed",
            "error",
            None,
            (here(named("np-1")), here(named("np1"))),
            &["Pool np-1 needs another name: a small letter, then small letters and digits, 12 at most."],
        ),
        example(
            "system-pool-without-nodes",
            "error",
            None,
            (system(0), system(1)),
            &["System pool np1 of aks has 0 nodes; it needs one."],
        ),
        example(
            "no-surge-and-none-missing",
            "error",
            None,
            (surge("0"), surge("1")),
            &["Pool np1 of aks has maxSurge 0 and maxUnavailable 0: it cannot be upgraded."],
        ),
        example(
            "system-pool-with-missing-nodes",
            "error",
            None,
            (missing(PoolMode::System), missing(PoolMode::User)),
            &["System pool np1 of aks has maxUnavailable 1; only user pools may."],
        ),
        example(
            "gateway-pool-unfit",
            "error",
            None,
            (gateway(PoolMode::Gateway), gateway(PoolMode::User)),
            &["Gateway pool gw of aks is scaled by the autoscaler; it cannot."],
        ),
        example(
            "too-many-pods-on-windows",
            "warning",
            None,
            (windows(111), windows(110)),
            &["Pool win of aks runs up to 111 pods on each Windows node; 110 is the recommended maximum."],
        ),
        example(
            "default-max-pods-uncertain",
            "note",
            None,
            (here(cluster("aks").pool(unsaid.clone())), here(cluster("aks").pool(unsaid.max_pods(110)))),
            &["Pool np1 of aks names no maxPods: 110 is assumed here, and 250 is possible."],
        ),
        example(
            "static-blocks-unsupported-here",
            "error",
            None,
            (blocks("1.27.9"), blocks("1.28.0")),
            &["Pool np1 of aks has static blocks, which need Kubernetes 1.28; the cluster runs 1.27."],
        ),
        example(
            "allocation-modes-mixed",
            "error",
            None,
            (
                second(pool("np2").pods_in("vnet/pods").static_blocks()),
                second(pool("np2").pods_in("vnet/pods")),
            ),
            &["Pod subnet pods serves static blocks to 1 pool and single addresses to 1 pool."],
        ),
        example(
            "pool-without-pod-subnet",
            "warning",
            None,
            (second(pool("np2")), second(pool("np2").pods_in("vnet/pods"))),
            &["Pool np2 of aks has no pod subnet, and others have one."],
        ),
    ]
}

fn of_size() -> Vec<Example> {
    let nodes = |nodes| wide(roomy().pool(np(nodes).surge("1")));
    let busy = |pods| wide(roomy().pool(np(800).pods_per_node(pods)));
    let many = |count: u64| {
        let pools = (1..=count).map(|at| pool(&format!("np{at}")).nodes_in("vnet/nodes"));
        wide(pools.fold(roomy(), ClusterPlan::pool))
    };
    let flat = |nodes| wide(cluster("aks").pool(np(nodes).max_pods(109).surge("1")));
    let services =
        |range| here(cluster("aks").overlay().pod_cidr("10.244.0.0/16").service_cidr(range).pool(np(3)));
    vec![
        example(
            "too-many-pods",
            "warning",
            None,
            (busy(251), busy(200)),
            &["aks is meant for 200,000 pods; today needs 200,800 (800 short)"],
        ),
        example(
            "too-many-pools",
            "error",
            None,
            (many(101), many(100)),
            &["aks has 101 pools; a cluster holds 100."],
        ),
        example(
            "too-many-addresses-in-network",
            "warning",
            None,
            (flat(595), flat(594)),
            &[
                "The clusters in vnet need 65,450 addresses today and 65,560 in an upgrade at their maximum; a network \
               holds 65,536.",
            ],
        ),
        example(
            "service-cidr-too-small",
            "note",
            None,
            (services("10.8.0.0/25"), services("10.8.0.0/24")),
            &["The service CIDR 10.8.0.0/25 of aks has 126 addresses; a /24 or larger leaves room."],
        ),
        example(
            "cluster-cannot-be-stopped",
            "note",
            None,
            (nodes(101), nodes(100)),
            &["aks has 101 nodes and cannot be stopped; 100 is the most."],
        ),
        example(
            "large-cluster-steps",
            "note",
            None,
            (nodes(751), nodes(750)),
            &["aks may have 751 nodes; internal load balancers are to be made below 750."],
        ),
    ]
}
