//! What an explanation says was read leads to a place in a document.
use std::collections::BTreeSet;
use std::fs;

use aks_network_planner::analysis::{Origin, analyze};
use aks_network_planner::azure::day;
use aks_network_planner::import;

use super::answers;
use crate::golden::{CASES, below_tests};
use crate::support::TODAY;

/// The subjects that explanations of some documents name, and those that the documents have places for.
fn named_and_placed(documents: &[&str]) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut readings = Vec::new();
    for name in documents {
        let text = fs::read_to_string(below_tests("documents").join(name)).expect("a document");
        readings.extend(import::read(name, &text));
    }
    let merged = import::merge(&readings);
    let placed = readings.iter().enumerate().flat_map(|(at, reading)| {
        reading.places.iter().map(|place| merged.subject(at, &place.subject)).collect::<Vec<_>>()
    });
    let placed = placed.collect();
    let analysis = analyze(&merged.design, day(TODAY).expect("a day"));
    let lines = answers(&analysis).into_iter().flat_map(|(_, answer)| answer.lines);
    let named = lines.filter_map(|line| match line.origin {
        Origin::Given { subject } => Some(subject),
        _ => None,
    });
    (named.collect(), placed)
}

#[test]
fn every_value_of_the_golden_documents_that_was_read_has_a_place() {
    for (case, documents) in CASES {
        let (named, placed) = named_and_placed(documents);
        let lost: Vec<&String> = named.difference(&placed).collect();
        assert!(lost.is_empty(), "{case}: {lost:#?}\nplaces: {placed:#?}");
    }
}

#[test]
fn every_value_of_the_other_documents_that_was_read_has_a_place() {
    for document in [
        "aks-arm.json",
        "aks-put-body.json",
        "aks-show.json",
        "network-profile.json",
        "nodepool-list.json",
        "ranges.txt",
        "resource-graph.json",
        "subnet-show.json",
        "vnet-show.json",
    ] {
        let (named, placed) = named_and_placed(&[document]);
        let lost: Vec<&String> = named.difference(&placed).collect();
        assert!(lost.is_empty(), "{document}: {lost:#?}\nplaces: {placed:#?}");
    }
}

#[test]
fn the_values_that_decide_are_among_them() {
    let (_, documents) = CASES[1];
    let (named, _) = named_and_placed(documents);
    for subject in [
        "clusters/payments-prod/pools/system/count",
        "clusters/payments-prod/pools/system/maxSurge",
        "clusters/payments-prod/pools/work/maxCount",
        "clusters/payments-prod/pools/work/maxPods",
        "clusters/payments-prod/serviceCidr",
        "clusters/payments-prod/networkPolicy",
        "clusters/payments-prod/loadBalancerProfile.managedOutboundIPs.count",
        "networks/vnet-prod/addressPrefix",
        "networks/vnet-prod/snet-aks/addressPrefix",
        "networks/vnet-prod/snet-aks/ipConfigurations",
        "ranges/branch offices",
    ] {
        assert!(named.contains(subject), "{subject}: {named:#?}");
    }
}
