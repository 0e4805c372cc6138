//! Groups of conflicts against every two holders, one by one.
use std::collections::BTreeSet;

use aks_network_planner::analysis::Analysis;
use aks_network_planner::fleet::conflicts;
use aks_network_planner::overlap::{Holder, Relations, Verdict};
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn groups(analysis: &Analysis) -> Vec<(Verdict, Vec<String>)> {
    let names = |members: &[Holder]| members.iter().map(|member| member.name(&analysis.resolved)).collect();
    conflicts(analysis).iter().map(|group| (group.worst, names(&group.members))).collect()
}

#[test]
fn conflicts_join_across_a_third_one_and_what_is_allowed_does_not() {
    let aks = |name: &str, pods: &str, place: &str| {
        let of = cluster(name).overlay().pod_cidr(pods).service_cidr("172.20.0.0/16");
        of.pool(pool("np1").nodes_in(place))
    };
    let plan = plan()
        .network(network("vnet-a", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24")))
        .network(network("vnet-b", "10.2.0.0/16").subnet(subnet("nodes", "10.2.0.0/24")))
        .network(network("vnet-c", "10.2.0.0/16").subnet(subnet("nodes", "10.2.0.0/24")))
        .network(network("vnet-apart", "10.9.0.0/16").subnet(subnet("nodes", "10.9.0.0/24")))
        // Overlaps vnet-a's own space and, through the wider range, that of the other two.
        .cluster(aks("aks-a", "10.0.0.0/14", "vnet-a/nodes"))
        .cluster(aks("aks-apart", "192.168.0.0/16", "vnet-apart/nodes"));
    let found = groups(&plan.analysis_on(TODAY));
    assert_eq!(
        found,
        [(Verdict::Rejected, ["aks-a", "vnet-a", "vnet-b", "vnet-c"].map(str::to_owned).to_vec())]
    );
}

#[test]
fn the_same_pod_and_service_ranges_everywhere_are_no_conflict() {
    let aks = |name: &str| cluster(name).overlay().pod_cidr("10.244.0.0/16").service_cidr("10.0.0.0/16");
    let plan = (0..50).fold(plan(), |plan, at| plan.cluster(aks(&format!("aks-{at}")).pool(pool("np1"))));
    assert_eq!(groups(&plan.analysis_on(TODAY)), []);
}

/// Every two holders of every pair that meet in a way that is not allowed, joined until nothing joins any more.
fn naively(analysis: &Analysis) -> BTreeSet<BTreeSet<Holder>> {
    let relations = Relations::of(&analysis.resolved);
    let party = |holder: Holder| match holder {
        Holder::Subnet(place) => Some(Holder::Network(analysis.resolved.subnets[place].network)),
        Holder::Platform(_) => None,
        holder => Some(holder),
    };
    let mut sets: Vec<BTreeSet<Holder>> = Vec::new();
    for pair in &analysis.overlaps {
        for one in &pair.left.holders {
            for other in &pair.right.holders {
                let is_own =
                    one == other && (pair.left.kind == pair.right.kind || !matches!(one, Holder::Cluster(_)));
                let meeting = relations.meeting(pair.left.kind, *one, pair.right.kind, *other);
                if is_own || meeting == Verdict::Allowed {
                    continue;
                }
                let ends: BTreeSet<Holder> = [*one, *other].into_iter().filter_map(party).collect();
                let (meeting, apart): (Vec<_>, Vec<_>) =
                    sets.into_iter().partition(|set| !set.is_disjoint(&ends));
                sets = apart;
                sets.push(meeting.into_iter().flatten().chain(ends).collect());
            }
        }
    }
    sets.into_iter().filter(|set| !set.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn groups_are_those_of_every_two_holders(design in design()) {
        let analysis = Plan(design).analysis_on(TODAY);
        let groups = conflicts(&analysis);
        let found: BTreeSet<BTreeSet<Holder>> =
            groups.iter().map(|group| group.members.iter().copied().collect()).collect();
        prop_assert_eq!(&found, &naively(&analysis));
        prop_assert_eq!(found.len(), groups.len());
        let told: BTreeSet<usize> = groups.iter().flat_map(|group| group.pairs.iter().copied()).collect();
        for (place, pair) in analysis.overlaps.iter().enumerate() {
            let of_platform = [&pair.left, &pair.right].iter().all(|side| matches!(side.holders[0], Holder::Platform(_)));
            prop_assert_eq!(told.contains(&place), pair.verdict > Verdict::Allowed && !of_platform);
        }
    }
}
