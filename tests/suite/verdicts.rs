//! The sentence about a cluster: what it says, and what it must never say.
use aks_network_planner::analysis::{Standing, analyze};
use aks_network_planner::azure::day;
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{Stage, Word};
use aks_network_planner::resolve::Moment;
use aks_network_planner::rules::Severity;
use proptest::prelude::*;

use crate::properties::designs;
use crate::support::plan::usage;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

/// The verdict on the first cluster of a plan.
fn verdict(plan: &Plan) -> (Standing, String) {
    let verdict = plan.analysis_on(TODAY).verdicts.remove(0);
    (verdict.standing, verdict.sentence)
}

/// A /24 for nodes, of which nobody but nodes holds addresses.
fn small() -> Plan {
    plan().network(network("v", "10.1.0.0/16").subnet(subnet("s", "10.1.0.0/24")))
}

#[test]
fn a_cluster_that_fits_is_told_with_what_stops_its_growth() {
    let (standing, sentence) =
        verdict(&small().cluster(cluster("c").pool(pool("p").count(3).nodes_in("v/s"))));
    assert_eq!(standing, Standing::Fits);
    assert_eq!(sentence, "c fits today and during an upgrade; s stops growth at 7 nodes.");
}

#[test]
fn an_upgrade_that_the_service_refuses_for_an_overlap_is_never_called_fitting() {
    let of = cluster("c").service_cidr("10.1.0.0/20").pool(pool("p").count(3).nodes_in("v/s"));
    let (standing, sentence) = verdict(&small().cluster(of));
    assert_eq!(standing, Standing::Conflicting);
    assert_eq!(
        sentence,
        "c has addresses enough today and during an upgrade, but its service CIDR 10.1.0.0/20 collides with the \
         subnet 10.1.0.0/24 (v/s), for which the service refuses to create and to upgrade it."
    );
}

#[test]
fn a_collision_of_the_clusters_own_subnet_reaches_the_sentence() {
    let of = cluster("c").pool(pool("p").count(3).nodes_in("v/s"));
    let (standing, sentence) = verdict(&small().on_premises("office", "10.1.0.0/20").cluster(of));
    assert_eq!(standing, Standing::Conflicting);
    assert!(
        sentence.contains(
            "but its subnet 10.1.0.0/24 (v/s) collides with the on-premises range 10.1.0.0/20 (office)"
        ),
        "{sentence}"
    );
}

#[test]
fn residents_that_are_not_known_are_said() {
    let mut of = subnet("s", "10.1.0.0/24");
    of.usage = None;
    let plan = plan().network(network("v", "10.1.0.0/16").subnet(of));
    let (_, sentence) = verdict(&plan.cluster(cluster("c").pool(pool("p").count(7).nodes_in("v/s"))));
    assert_eq!(
        sentence,
        "c fits today and during an upgrade; s stops growth at 7 nodes; others in s may hold at most 3 addresses, \
         which is not known."
    );
}

#[test]
fn a_maximum_that_is_not_known_is_not_called_fitting() {
    let autoscaled = pool("p").count(3).nodes_in("v/s").with(|pool| pool.enable_auto_scaling = Some(true));
    let (_, sentence) = verdict(&small().cluster(cluster("c").pool(autoscaled)));
    assert!(sentence.starts_with("c fits today and during an upgrade;"), "{sentence}");
    assert!(sentence.contains("its autoscalers' maximum is not in the text"), "{sentence}");
}

#[test]
fn an_api_server_subnet_of_unknown_range_leaves_it_undecided() {
    let mut unknown = subnet("api", "10.1.1.0/28");
    unknown.prefixes = None;
    let networks = network("v", "10.1.0.0/16").subnet(subnet("s", "10.1.0.0/24")).subnet(unknown);
    let of = cluster("c").api_server_in("v/api").pool(pool("p").count(3).nodes_in("v/s"));
    let (standing, sentence) = verdict(&plan().network(networks).cluster(of));
    assert_eq!(standing, Standing::Unknown);
    assert!(
        sentence.starts_with("Whether c fits cannot be told: the range of api is not known"),
        "{sentence}"
    );
}

#[test]
fn clusters_that_cannot_upgrade_at_once_are_not_told_that_neither_can() {
    let plan = small()
        .cluster(cluster("one").pool(pool("p").count(2).nodes_in("v/s")))
        .cluster(cluster("two").pool(pool("p").count(3).max_pods(50).nodes_in("v/s")));
    let analysis = plan.analysis_on(TODAY);
    assert_eq!(
        analysis.verdicts[0].sentence,
        "one runs today, but cannot be upgraded at the same time as two: s needs 297 addresses and offers 251."
    );
    assert_eq!(analysis.verdicts[0].sum, "(one: 3 × 31) + (two: 4 × 51) = 297 > 251");
    assert!(
        analysis.verdicts[1]
            .sentence
            .starts_with("two runs today, but its next upgrade will not fit: s needs 297")
    );
}

#[test]
fn counts_that_no_sum_can_hold_are_told_as_too_many() {
    let huge = |name: &str| {
        cluster(name)
            .pool(pool("p").count(u64::MAX / 2).nodes_in("v/s"))
            .pool(pool("q").count(u64::MAX).nodes_in("v/s"))
    };
    let (standing, _) = verdict(&small().cluster(huge("one")).cluster(huge("two")));
    assert_eq!(standing, Standing::TooSmallToday);
    let growing =
        |name: &str| cluster(name).pool(pool("p").count(3).surge("3").max_pods(u64::MAX / 4).nodes_in("v/s"));
    let (standing, _) = verdict(&small().cluster(growing("one")).cluster(growing("two")));
    assert_eq!(standing, Standing::TooSmallToday);
}

#[test]
fn a_dynamic_pod_subnet_that_holds_half_full_nodes_runs() {
    let networks =
        network("v", "10.1.0.0/16").subnet(subnet("n", "10.1.0.0/24")).subnet(subnet("p", "10.1.4.0/22"));
    let of = cluster("c").pool(pool("p").count(30).max_pods(110).nodes_in("v/n").pods_in("v/p"));
    let (standing, sentence) = verdict(&plan().network(networks).cluster(of));
    assert_eq!(standing, Standing::ShortWhenFull);
    assert_eq!(
        sentence,
        "c runs today while its nodes are not full: p holds the 510 addresses that they take at least, but not all \
         pods that they may run today: p needs 3,330 addresses and offers 1,019."
    );
}

#[test]
fn what_would_create_a_cluster_does_not_run_today() {
    let of =
        cluster("c").with(|cluster| cluster.stage = Stage::Template).pool(pool("p").count(3).nodes_in("v/s"));
    let (_, sentence) = verdict(&small().cluster(of));
    assert_eq!(sentence, "c would fit at first and during an upgrade; s stops growth at 7 nodes.");
}

#[test]
fn a_plugin_that_is_newer_than_this_planner_is_named() {
    let newer = |profile: &mut aks_network_planner::design::NetworkProfile| {
        profile.network_plugin = Some(Word::Newer("frob".into()));
    };
    let (_, sentence) =
        verdict(&small().cluster(cluster("c").profile(newer).pool(pool("p").count(3).nodes_in("v/s"))));
    assert_eq!(
        sentence,
        "Whether c fits cannot be told: its network plugin frob is newer than this planner."
    );
}

#[test]
fn the_range_of_a_managed_network_is_told_as_a_default() {
    let (_, sentence) =
        verdict(&plan().cluster(cluster("c").overlay().pod_cidr("10.244.0.0/16").pool(pool("p").count(3))));
    assert!(
        sentence.ends_with("; the range of the network that the service manages is its default, not read."),
        "{sentence}"
    );
}

#[test]
fn a_shortage_of_others_and_a_collision_are_both_told() {
    let mut of = subnet("s", "10.1.0.0/24");
    of.usage = usage(100, &[]);
    let plan = plan().network(network("v", "10.1.0.0/16").subnet(of)).on_premises("office", "10.0.64.0/18");
    let of = cluster("c").service_cidr("10.0.0.0/16").pool(pool("p").count(4).nodes_in("v/s"));
    let (standing, sentence) = verdict(&plan.cluster(of));
    assert_eq!(standing, Standing::CannotUpgrade);
    assert_eq!(
        sentence,
        "c runs today, but its next upgrade will not fit: s needs 255 addresses and offers 251. Besides, its service \
         CIDR 10.0.0.0/16 collides with the on-premises range 10.0.64.0/18 (office)."
    );
}

proptest! {
    #[test]
    fn no_cluster_is_called_fitting_against_its_own_rows_or_errors(design in designs::design()) {
        let Some(today) = day(TODAY) else { return Ok(()) };
        let analysis = analyze(&design, today);
        for (place, verdict) in analysis.verdicts.iter().enumerate() {
            if verdict.standing != Standing::Fits {
                continue;
            }
            let rows = analysis.capacity[place].rows.iter().filter(|row| row.resource != Resource::ClusterPods);
            for row in rows {
                prop_assert!(row.available.is_some(), "{}: {:?}", verdict.sentence, row);
                for moment in Moment::ALL {
                    prop_assert_ne!(row.at(moment).fits(), Some(false));
                }
                prop_assert!(row.preflight.is_none_or(|preflight| preflight.fits != Some(false)));
            }
            prop_assert!(analysis.findings_of(place).all(|finding| finding.severity != Severity::Error));
        }
    }
}
