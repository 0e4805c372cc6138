//! Where sources disagree: both sides of a number, and what choosing does.
use aks_network_planner::analysis::{analyze, disagreements};
use aks_network_planner::azure::{Disagreement, day, defaults, limits, ports};
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{Design, NetworkPlugin, NetworkPluginMode, Word};
use aks_network_planner::edit::{Edit, apply};
use aks_network_planner::net::wording::number;
use aks_network_planner::resolve::Moment;
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn take(design: &Design, disagreement: Disagreement, other: bool) -> Design {
    apply(design, &[Edit::TakeSide { disagreement, other }]).design
}

/// Twenty nodes of 31 addresses in a /22, whose pool names no surge.
fn shop() -> Design {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/22"));
    plan()
        .network(vnet)
        .cluster(cluster("aks").pool(pool("np1").nodes_in("vnet/nodes").count(20).max_pods(30)))
        .0
}

#[test]
fn a_surge_that_nobody_named_is_told_with_both_numbers() {
    // 10% of 20 are 2: 1,019 − 22 × 31 = 337; one node: 1,019 − 21 × 31 = 368. The subnet's residents are not known.
    let in_force = disagreements(&shop(), day(TODAY).expect("a day"));
    let surge = in_force.iter().find(|one| one.disagreement == Disagreement::PoolSurge).expect("in force");
    let number = surge
        .numbers
        .iter()
        .find(|of| of.resource == Resource::NodeSubnet && of.moment == Moment::Upgrading)
        .expect("the upgrade");
    assert_eq!((number.taken.as_str(), number.other.as_str()), ("337 left", "368 left"));
    assert!(!surge.other);
    let turned = disagreements(&take(&shop(), Disagreement::PoolSurge, true), day(TODAY).expect("a day"));
    let surge = turned.iter().find(|one| one.disagreement == Disagreement::PoolSurge).expect("in force");
    assert!(surge.other);
    assert_eq!(
        surge.numbers.iter().find(|of| of.moment == Moment::Upgrading).map(|of| of.taken.as_str()),
        Some("368 left")
    );
}

#[test]
fn a_surge_that_is_named_leaves_nothing_to_disagree_about() {
    let mut design = shop();
    let cluster = std::sync::Arc::make_mut(&mut design.clusters[0]);
    for pool in cluster.pools.iter_mut().flatten() {
        pool.max_surge = Some(aks_network_planner::design::MaxSurge::Nodes(3));
    }
    let in_force = disagreements(&design, day(TODAY).expect("a day"));
    assert!(in_force.iter().all(|one| one.disagreement != Disagreement::PoolSurge));
}

#[test]
fn the_pods_that_an_overlay_cluster_is_tested_for_are_told_with_both_numbers() {
    let mut design = shop();
    let cluster = std::sync::Arc::make_mut(&mut design.clusters[0]);
    let profile = cluster.network_profile.get_or_insert_default();
    profile.network_plugin = Some(Word::Known(NetworkPlugin::Azure));
    profile.network_plugin_mode = Some(Word::Known(NetworkPluginMode::Overlay));
    for pool in cluster.pools.iter_mut().flatten() {
        pool.pods_per_node = Some(50);
    }
    let in_force = disagreements(&design, day(TODAY).expect("a day"));
    let pods = in_force.iter().find(|one| one.disagreement == Disagreement::OverlayPods).expect("in force");
    // 20 × 50 = 1,000 of 200,000 or 250,000.
    assert_eq!(
        (pods.numbers[0].taken.as_str(), pods.numbers[0].other.as_str()),
        ("199,000 left", "249,000 left")
    );
}

/// What a disagreement makes of a rule's findings: with the side that nobody has to choose, and with the other.
fn weights(plan: &Plan, disagreement: Disagreement, rule: &str) -> Vec<(Option<Severity>, Option<Severity>)> {
    let in_force = disagreements(&plan.0, day(TODAY).expect("a day"));
    let of = in_force.iter().filter(|one| one.disagreement == disagreement);
    let findings = of.flat_map(|one| &one.findings).filter(|finding| finding.rule.id == rule);
    findings.map(|finding| (finding.taken, finding.other)).collect()
}

#[test]
fn a_pod_cidr_in_free_space_of_the_network_is_a_risk_or_refused() {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let aks =
        cluster("aks").overlay().pod_cidr("10.1.128.0/20").pool(pool("np1").nodes_in("vnet/nodes").count(3));
    let plan = plan().network(vnet).cluster(aks);
    let found = weights(&plan, Disagreement::PodCidrInNetwork, "pod-cidr-in-network-space");
    assert_eq!(found, [(Some(Severity::Warning), Some(Severity::Error))]);
}

#[test]
fn a_node_subnet_delegated_to_aks_is_a_doubt_or_refused() {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.delegations = Some(vec!["Microsoft.ContainerService/managedClusters".to_owned()]);
    let aks = cluster("aks").pool(pool("np1").nodes_in("vnet/nodes").count(3));
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(aks);
    let found = weights(&plan, Disagreement::NodeSubnetDelegation, "node-subnet-delegated");
    assert_eq!(found, [(Some(Severity::Warning), Some(Severity::Error))]);
}

#[test]
fn a_service_cidr_of_exactly_twelve_is_a_doubt_or_fine() {
    let aks = cluster("aks").overlay().service_cidr("10.16.0.0/12").pool(pool("np1").count(3));
    let plan = plan().cluster(aks);
    let found = weights(&plan, Disagreement::LargestServiceCidr, "service-cidr-too-large");
    assert_eq!(found, [(Some(Severity::Warning), None)]);
}

#[test]
fn node_auto_provisioning_with_a_pod_subnet_is_refused_or_fine() {
    let vnet = network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.4.0/22"));
    let aks = cluster("aks")
        .with(|cluster| cluster.node_auto_provisioning = Some(true))
        .pool(pool("np1").nodes_in("vnet/nodes").pods_in("vnet/pods").count(3));
    let plan = plan().network(vnet).cluster(aks);
    let found = weights(&plan, Disagreement::ProvisioningWithPodSubnet, "feature-unsupported-here");
    assert_eq!(found, [(Some(Severity::Error), None)]);
}

/// The words of each side tell the number that is counted with.
#[test]
fn the_words_of_a_side_hold_its_number() {
    let told =
        |words: &str, count: u64| assert!(words.split(' ').any(|word| word == number(count)), "{words}");
    let share = format!("{}%", defaults::SURGE_PERCENT.value);
    assert!(Disagreement::PoolSurge.taken().words.starts_with(&share));
    told(Disagreement::PoolSurge.other().words, defaults::SURGE_NODES.value);
    told(Disagreement::PodSubnetMaxPods.other().words, limits::POD_SUBNET_MAX_PODS.value);
    told(Disagreement::OverlayPods.taken().words, limits::OVERLAY_PODS.value);
    told(Disagreement::OverlayPods.other().words, limits::OVERLAY_PODS_PLANNED.value);
    told(Disagreement::AutomaticPorts.taken().words, ports::AUTOMATIC_MOST.value);
}

proptest! {
    /// What is told of the other side is what choosing it gives, and choosing back gives what was.
    #[test]
    fn the_other_number_is_that_of_the_other_choice(design in design()) {
        let today = day(TODAY).expect("a day");
        for one in disagreements(&design, today) {
            let turned = take(&design, one.disagreement, !one.other);
            let analysis = analyze(&turned, today);
            for number in &one.numbers {
                let place = analysis.resolved.clusters.iter().position(|of| of.name() == number.cluster).expect("it");
                let mut rows = analysis.capacity[place].rows.iter();
                prop_assert!(rows.any(|row| row.resource == number.resource
                    && row.name == number.name
                    && row.left(number.moment) == number.other));
                prop_assert_ne!(&number.taken, &number.other);
            }
            prop_assert_eq!(&take(&turned, one.disagreement, one.other), &design);
        }
    }
}
