//! Whether anything enforces policies.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkPlugin, NetworkPolicy, Word};
use aks_network_planner::policy::{Enforced, Enforcement, enforcement};
use aks_network_planner::resolve::resolve;

use crate::support::{ClusterPlan, cluster, known, plan, pool};

fn here(of: ClusterPlan) -> Enforcement {
    let of = of.pool(pool("np1").count(3)).pool(pool("win").windows().count(2));
    enforcement(&resolve(&plan().cluster(of).0), 0).expect("the cluster")
}

fn with(engine: NetworkPolicy) -> ClusterPlan {
    cluster("aks").overlay().profile(|profile| profile.network_policy = known(engine))
}

/// Whether policies reach the Linux and the Windows pool.
fn pools(of: &Enforcement) -> Vec<Option<bool>> {
    of.pools.iter().map(|pool| pool.reached).collect()
}

#[test]
fn each_engine_reaches_the_pools_that_it_runs_on() {
    for (engine, reached) in [
        (NetworkPolicy::Cilium, [Some(true), Some(false)]),
        (NetworkPolicy::Calico, [Some(true), None]),
        (NetworkPolicy::Azure, [Some(true), None]),
    ] {
        let of = here(with(engine));
        assert_eq!((&of.enforced, pools(&of)), (&Enforced::By(engine), reached.to_vec()), "{engine:?}");
        assert!(!of.holes.is_empty(), "every engine has holes");
    }
}

/// <https://learn.microsoft.com/azure/aks/use-network-policies> names Windows Server 2019 and 2022.
#[test]
fn calico_reaches_windows_nodes_of_the_releases_that_are_named() {
    let rows = [("Windows2019", Some(true)), ("windows2022", Some(true)), ("Windows2025", None), ("", None)];
    for (sku, expected) in rows {
        let of = with(NetworkPolicy::Calico).pool(pool("win").windows().count(2));
        let of = of.with(|cluster| {
            let sku = (!sku.is_empty()).then(|| sku.to_owned());
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.os_sku.clone_from(&sku));
        });
        let told = enforcement(&resolve(&plan().cluster(of).0), 0).expect("the cluster");
        assert_eq!(pools(&told), [expected], "{sku}");
    }
}

#[test]
fn without_an_engine_nothing_is_enforced_and_that_is_said() {
    let of = here(with(NetworkPolicy::None));
    assert_eq!((&of.enforced, pools(&of)), (&Enforced::No, vec![Some(false), Some(false)]));
    assert_eq!(
        of.why.text,
        "Nothing enforces policies of aks: NetworkPolicy objects would be stored and have no effect."
    );
    assert_eq!(of.holes, [], "there is nothing to have a hole");
}

#[test]
fn a_cni_of_ones_own_and_an_engine_that_is_not_known_leave_it_open() {
    let own = cluster("aks").profile(|profile| profile.network_plugin = known(NetworkPlugin::None));
    assert_eq!(here(own).enforced, Enforced::ByOwnCni);
    let newer = cluster("aks").overlay().profile(|profile| {
        profile.network_policy = Some(Word::Newer("hubble".into()));
    });
    let of = here(newer);
    assert_eq!((of.enforced.engine(), pools(&of)), (None, vec![None, None]));
}

#[test]
fn what_an_engine_does_not_reach_is_told_where_the_cluster_has_it() {
    let texts = |of: Enforcement| of.holes.into_iter().map(|hole| hole.text).collect::<Vec<_>>().join(" ");
    for (feature, words) in [
        (Feature::VirtualNodes, "virtual nodes"),
        (Feature::StaticEgressGateway, "static egress gateway"),
        (Feature::MutualTls, "mTLS"),
    ] {
        assert!(!texts(here(with(NetworkPolicy::Cilium))).contains(words));
        let of = with(NetworkPolicy::Cilium).with(|cluster| cluster.features.set(feature, Some(true)));
        assert!(texts(here(of)).contains(words), "{words}");
    }
    let npm = |nodes| texts(here(with(NetworkPolicy::Azure).pool(pool("more").count(nodes))));
    assert!(npm(245).contains("externalTrafficPolicy Cluster") && !npm(245).contains("supported up to"));
    assert!(npm(246).contains("It runs on 251 nodes and is supported up to 250."));
}
