//! Over arbitrary designs: nothing is met that the input does not show.
use std::sync::Arc;

use aks_network_planner::advice::{Back, Change, How, Part, State, Way, way};
use aks_network_planner::azure::kubernetes::minor;
use aks_network_planner::design::{Cluster, Design, NetworkPolicy, OsType, Stage};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{cluster, plan};

/// The design without a part of that cluster.
fn without(design: &Design, place: usize, part: Part) -> Design {
    let mut design = design.clone();
    let cluster = Arc::make_mut(&mut design.clusters[place]);
    match part {
        Part::Version => cluster.kubernetes_version = None,
        Part::NetworkProfile => cluster.network_profile = None,
        Part::Pools => cluster.pools = None,
        Part::Identity => cluster.user_assigned_identity = None,
        Part::Sku => cluster.sku_name = None,
        Part::ApiServer => cluster.api_server = Default::default(),
        Part::Provisioning => cluster.node_auto_provisioning = None,
        Part::Features => cluster.features = Default::default(),
        Part::Location => cluster.location = None,
        Part::Networks => design.networks.clear(),
    }
    design
}

/// Whether a document shows what some preconditions say, read in another way than the engine reads it; `None` for
/// those that are not judged here.
fn shows(cluster: &Cluster, text: &str) -> Option<bool> {
    let pools = cluster.pools.as_deref().unwrap_or_default();
    let all = |holds: &dyn Fn(&aks_network_planner::design::NodePool) -> bool| {
        !pools.is_empty() && pools.iter().all(holds)
    };
    let profile = cluster.network_profile.as_ref();
    Some(match text {
        "No pool runs Windows." => {
            all(&|pool| pool.os_type.as_ref().is_some_and(|system| *system == OsType::Linux))
        }
        "No pool has a pod subnet." => all(&|pool| pool.pod_subnet.is_none()),
        "No policy engine is installed." => {
            let said = profile.and_then(|profile| profile.network_policy.as_ref());
            said.map_or(profile.is_some_and(|profile| profile.network_plugin.is_some()), |engine| {
                *engine == NetworkPolicy::None
            })
        }
        "Node auto-provisioning is off." => cluster.node_auto_provisioning == Some(false),
        "The cluster has a user-assigned identity." => cluster.user_assigned_identity == Some(true),
        "The pool runs Azure Linux, or Ubuntu 22.04 or later." => {
            let is_linux =
                |sku: &String| ["azurelinux", "ubuntu"].iter().any(|of| sku.to_lowercase().starts_with(of));
            all(&|pool| pool.os_sku.as_ref().is_some_and(is_linux))
        }
        "The cluster has 250 nodes at most." => {
            let nodes = pools.iter().map(|pool| pool.count).sum::<Option<u64>>();
            nodes.is_some_and(|nodes| nodes <= 250) && cluster.node_auto_provisioning != Some(true)
        }
        "The cluster is in a network of your own." => pools.iter().any(|pool| pool.subnet.is_some()),
        _ => {
            let from: u64 = text.strip_prefix("Kubernetes 1.")?.split(' ').next()?.parse().ok()?;
            cluster.kubernetes_version.as_deref().and_then(minor).is_some_and(|minor| minor >= from)
        }
    })
}

fn ways(design: &Design, place: usize) -> Vec<(Change, Way)> {
    let resolved = resolve(design);
    let all = Change::all().into_iter();
    all.filter_map(|change| Some((change, way(&resolved, place, change)?))).collect()
}

#[test]
fn of_a_cluster_of_which_nothing_is_known_nothing_is_met() {
    let bare = plan().cluster(cluster("aks").with(|cluster| {
        *cluster = Cluster { name: "aks".into(), ..Cluster::default() };
    }));
    for (change, way) in ways(&bare.0, 0) {
        assert_ne!(way.how, How::Already, "{change:?}: {}", way.why.text);
        for condition in &way.preconditions {
            assert!(!matches!(condition.state, State::Met(_)), "{change:?}: {condition:?}");
        }
    }
}

#[test]
fn what_is_not_known_comes_with_the_command_that_tells() {
    let bare = plan().cluster(cluster("aks"));
    let mut unknown = 0;
    for (change, way) in ways(&bare.0, 0) {
        for condition in &way.preconditions {
            if let State::Unknown(command) = &condition.state {
                unknown += 1;
                assert!(
                    command.starts_with("az ") || command.starts_with("kubectl "),
                    "{change:?}: {command}"
                );
            }
        }
    }
    assert!(unknown > 50, "{unknown}");
}

proptest! {
    #[test]
    fn nothing_is_met_that_the_input_does_not_show(design in design()) {
        for (place, cluster) in design.clusters.iter().enumerate() {
            for (change, way) in ways(&design, place) {
                for condition in &way.preconditions {
                    let State::Met(met) = &condition.state else { continue };
                    prop_assert!(shows(cluster, &condition.text) != Some(false), "{change:?}: {condition:?}");
                    let erased = resolve(&without(&design, place, met.from));
                    let again = aks_network_planner::advice::way(&erased, place, change);
                    let again = again.expect("the cluster is still there");
                    let same = again.preconditions.iter().find(|other| other.text == condition.text);
                    let still = same.is_some_and(|same| matches!(&same.state, State::Met(again) if again.from == met.from));
                    prop_assert!(!still, "{change:?} without {:?}: {same:?}", met.from);
                }
            }
        }
    }

    #[test]
    fn every_way_says_why_and_every_change_in_place_has_steps_that_end_the_way_back_or_not(design in design()) {
        for (place, cluster) in design.clusters.iter().enumerate() {
            for (change, way) in ways(&design, place) {
                prop_assert!(!way.why.text.is_empty() && way.why.source.url.starts_with("https://"));
                prop_assert_eq!(way.how == How::AtCreation, cluster.stage == Stage::Template);
                let acts = matches!(way.how, How::InPlace | How::NewPools);
                prop_assert!(!acts || !way.steps.is_empty(), "{:?}", change);
                let sayings = way.for_others.iter().chain(&way.notes);
                for saying in sayings {
                    prop_assert!(saying.source.url.starts_with("https://") && !saying.text.is_empty());
                }
                for step in &way.steps {
                    if let Back::Open(until) = &step.back {
                        prop_assert!(!until.is_empty());
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn options_are_all_there_and_what_cannot_be_stands_behind_what_can(design in design()) {
        let today = aks_network_planner::azure::day(crate::support::TODAY).expect("a day");
        for place in 0..design.clusters.len() {
            let needs = aks_network_planner::advice::Needs::default();
            let advice = aks_network_planner::advice::advise(&design, place, &needs, today);
            let advice = advice.expect("the cluster");
            prop_assert_eq!(advice.options.len(), 19);
            prop_assert!(advice.options.iter().filter(|option| option.is_current).count() <= 1);
            let order = |possible: Option<bool>| match possible {
                Some(true) => 0,
                None => 1,
                Some(false) => 2,
            };
            let ranks: Vec<u8> = advice.options.iter().map(|option| order(option.possible)).collect();
            prop_assert!(ranks.is_sorted(), "{ranks:?}");
            for option in &advice.options {
                let bars = option.reasons.iter().any(|reason| {
                    reason.weight == aks_network_planner::advice::Weight::Bars
                });
                prop_assert_eq!(option.possible == Some(false), bars);
            }
        }
    }
}

/// The ids of the rules whose errors a design has of that cluster.
fn errors(design: &Design, place: usize) -> std::collections::BTreeSet<&'static str> {
    let today = aks_network_planner::azure::day(crate::support::TODAY).expect("a day");
    let analysis = aks_network_planner::analysis::analyze(design, today);
    let own = analysis.findings.iter().filter(|finding| finding.cluster == Some(place));
    let bad = own.filter(|finding| finding.severity == aks_network_planner::rules::Severity::Error);
    bad.map(|finding| finding.rule.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn the_first_option_taken_brings_no_error_that_was_not_there(design in crate::properties::designs::known_design()) {
        let today = aks_network_planner::azure::day(crate::support::TODAY).expect("a day");
        for place in 0..design.clusters.len() {
            let needs = aks_network_planner::advice::Needs::default();
            let advice = aks_network_planner::advice::advise(&design, place, &needs, today).expect("a cluster");
            let Some(first) = advice.options.first().filter(|option| option.possible == Some(true)) else { continue };
            if first.edits.is_empty() {
                continue;
            }
            let taken = aks_network_planner::edit::take(&design, &first.edits);
            let (before, after) = (errors(&design, place), errors(&taken, place));
            let new: Vec<_> = after.difference(&before).collect();
            prop_assert!(new.is_empty(), "{}: {new:?} by {:?}", first.choice.title(), first.edits);
        }
    }
}
