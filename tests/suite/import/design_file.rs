//! Design files: what is written is read again.
use std::sync::Arc;

use aks_network_planner::design::{Design, Subnet, VirtualNetwork};
use aks_network_planner::export::design_file;
use aks_network_planner::import::{self, Kind};
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use crate::properties::designs::{design, known_design};

fn read(text: &str) -> Design {
    let mut readings = import::read("design.json", text);
    assert_eq!(readings.len(), 1);
    assert_eq!(readings[0].kind, Kind::Design);
    readings.swap_remove(0).part
}

/// The design as a text can tell it: an empty list of ranges and a maximum of 0 pods say nothing.
fn tellable(mut design: Design) -> Design {
    for cluster in &mut design.clusters {
        let cluster = Arc::make_mut(cluster);
        if let Some(profile) = &mut cluster.network_profile {
            profile.pod_cidrs = profile.pod_cidrs.take().filter(|ranges| !ranges.is_empty());
            profile.service_cidrs = profile.service_cidrs.take().filter(|ranges| !ranges.is_empty());
        }
        for pool in cluster.pools.iter_mut().flatten() {
            pool.max_pods = pool.max_pods.filter(|pods| *pods > 0);
        }
    }
    for network in &mut design.networks {
        for subnet in &mut Arc::make_mut(network).subnets {
            subnet.prefixes = subnet.prefixes.take().filter(|ranges| !ranges.is_empty());
        }
    }
    design
}

/// Whether a network is there with all its subnets; others may have been added by references.
fn holds(read: &VirtualNetwork, written: &VirtualNetwork) -> bool {
    let subnets: Vec<&Subnet> = read.subnets.iter().take(written.subnets.len()).collect();
    let same = VirtualNetwork { subnets: written.subnets.clone(), ..read.clone() } == *written;
    same && subnets == written.subnets.iter().collect::<Vec<_>>()
}

proptest! {
    #[test]
    fn a_design_that_is_written_is_read_again(design in prop_oneof![design(), known_design()]) {
        let design = tellable(design);
        let again = read(&design_file(&design));
        prop_assert_eq!(&again.clusters, &design.clusters);
        prop_assert_eq!(&again.ranges, &design.ranges);
        for (read, written) in again.networks.iter().zip(&design.networks) {
            prop_assert!(holds(read, written), "{read:?} is not {written:?}");
        }
        prop_assert!(again.networks.len() >= design.networks.len());
        prop_assert_eq!(read(&design_file(&again)), again);
    }
}

#[test]
fn a_design_of_a_newer_version_is_read_as_far_as_it_is_known_and_says_so() {
    let text = r#"{"document": "aks-network-design", "version": 2, "clusters": [{"name": "aks-prod"}]}"#;
    let readings = import::read("design.json", text);
    assert_eq!(readings[0].part.clusters[0].name, "aks-prod");
    let errors = readings[0].problems.iter().filter(|problem| problem.severity == Severity::Error);
    let messages: Vec<&str> = errors.map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("a design of version 2; this planner reads version 1"), "{messages:?}");
}

#[test]
fn a_range_of_an_unknown_kind_is_read_as_another_one_and_says_so() {
    let text = r#"{"document": "aks-network-design", "version": 1,
        "ranges": [{"name": "moon", "kind": "lunar", "prefixes": ["10.9.0.0/16"]}]}"#;
    let readings = import::read("design.json", text);
    assert_eq!(readings[0].part.ranges[0].kind.text(), "other");
    assert!(readings[0].problems[0].message.contains("“lunar”"), "{:?}", readings[0].problems);
}
