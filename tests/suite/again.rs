//! An analysis that is made of the one before says what one from scratch says.
use std::sync::Arc;

use aks_network_planner::analysis::{Analysis, Analyzing, again};
use aks_network_planner::azure::day;
use aks_network_planner::design::Design;
use proptest::prelude::*;

use crate::properties::designs::{design, known_design};
use crate::support::{TODAY, cluster, network, plan, pool, subnet};

fn from_scratch(design: &Design) -> Analysis {
    Analyzing::new(design, day(TODAY).expect("a day")).finish()
}

fn is_same(one: &Analysis, other: &Analysis) -> Result<(), TestCaseError> {
    prop_assert_eq!(&one.resolved, &other.resolved);
    prop_assert_eq!(&one.capacity, &other.capacity);
    prop_assert_eq!(&one.overlaps, &other.overlaps);
    prop_assert_eq!(format!("{:#?}", one.findings), format!("{:#?}", other.findings));
    prop_assert_eq!(&one.verdicts, &other.verdicts);
    Ok(())
}

#[test]
fn a_cluster_that_grows_is_counted_anew_with_those_in_its_subnet() {
    let of = |name: &str| cluster(name).overlay().pod_cidr("192.168.0.0/16").service_cidr("172.20.0.0/16");
    let mut design = plan()
        .network(network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/27")))
        .cluster(of("aks-a").pool(pool("np1").count(5).nodes_in("vnet/nodes")))
        .cluster(of("aks-b").pool(pool("np1").count(5).nodes_in("vnet/nodes")))
        .cluster(of("aks-apart").pool(pool("np1")))
        .0;
    let (old, before) = (design.clone(), from_scratch(&design));
    Arc::make_mut(&mut design.clusters[0]).pools.as_mut().expect("pools")[0].count = Some(30);
    let changed = again(before.clone(), &old, &design).expect("one cluster differs");
    assert_ne!(changed.verdicts[1], before.verdicts[1], "it shares the subnet");
    assert_eq!(changed.verdicts[2], before.verdicts[2]);
    is_same(&changed, &from_scratch(&design)).expect("what an analysis from scratch says");
}

#[test]
fn another_network_is_none_of_its_business() {
    let design = plan().network(network("vnet", "10.1.0.0/16")).cluster(cluster("aks")).0;
    let mut other = design.clone();
    Arc::make_mut(&mut other.networks[0]).prefixes = None;
    assert!(again(from_scratch(&design), &design, &other).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    /// A cluster becomes any other of its name.
    #[test]
    fn it_is_the_same_after_any_change_of_a_cluster(
        old in prop_oneof![design(), known_design()],
        other in prop_oneof![design(), known_design()],
        at in 0..4_usize,
    ) {
        prop_assume!(!old.clusters.is_empty() && !other.clusters.is_empty());
        let at = at % old.clusters.len();
        let mut design = old.clone();
        let mut changed = (*other.clusters[at % other.clusters.len()]).clone();
        changed.name.clone_from(&old.clusters[at].name);
        changed.resource_group.clone_from(&old.clusters[at].resource_group);
        changed.node_resource_group.clone_from(&old.clusters[at].node_resource_group);
        design.clusters[at] = Arc::new(changed);
        let before = from_scratch(&old);
        let Some(changed) = again(before.clone(), &old, &design) else {
            return Err(TestCaseError::reject("it changes its networks"));
        };
        is_same(&changed, &from_scratch(&design))?;
    }

    /// Two clusters at once, by a field that any cluster has.
    #[test]
    fn it_is_the_same_after_a_change_of_two(old in known_design(), nodes in 0..500_u64) {
        let mut design = old.clone();
        for cluster in design.clusters.iter_mut().take(2) {
            for pool in Arc::make_mut(cluster).pools.iter_mut().flatten().take(1) {
                pool.count = Some(nodes);
            }
        }
        let before = from_scratch(&old);
        let changed = again(before.clone(), &old, &design).expect("a few clusters differ");
        is_same(&changed, &from_scratch(&design))?;
    }
}
