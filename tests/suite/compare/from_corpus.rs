//! Other people's clusters: each is like itself, and real ones before and after a change differ in that alone.
use aks_network_planner::compare::Likeness;
use aks_network_planner::design::Design;
use aks_network_planner::import;
use aks_network_planner::text::decode;

use super::beside_document;
use crate::corpus::{documents, folder};

fn read(file: &str, bytes: &[u8]) -> Design {
    import::merge(&import::read(file, &decode(bytes).0)).design
}

#[test]
fn every_cluster_of_other_people_is_like_itself() {
    let Some(folder) = folder() else { return };
    let mut compared = 0;
    for (file, bytes, _) in documents(&folder) {
        let mut design = read(&file, &bytes);
        design.clusters.retain(|cluster| !cluster.is_unnamed());
        if design.clusters.is_empty() {
            continue;
        }
        compared += design.clusters.len();
        beside_document(&design, &design, |comparison| {
            assert_eq!(comparison.likeness(), Likeness::Same, "{file}: {:?}", comparison.clusters);
        });
    }
    assert!(compared > 60, "{compared}");
}

/// Recordings of one test, and what a document became in another form.
const PAIRS: [(&str, &str, &[&str]); 3] = [
    (
        "b-arm-managedcluster-list/2021-07-01-create-slb-vmss-with-outbound-ip-then-update-16.json",
        "b-arm-managedcluster-get/2021-07-01-create-slb-vmss-with-outbound-ip-then-update-25.json",
        // The test replaces one public address by two.
        &["Outbound addresses"],
    ),
    ("a-az-aks-show-flat/lm-2-acr-md-107.txt", "a-az-aks-show-yaml/derived-yaml-lm-2-acr-md-107.yaml", &[]),
    (
        "a-az-aks-show-flat/lm-1-aks-md-339.txt",
        "a-az-aks-show-flat/lm-1-aks-md-473.txt",
        // The tutorial prints one pool after the other.
        &["pool win22", "pool nodepool1"],
    ),
];

#[test]
fn before_and_after_differ_in_what_was_changed_alone() {
    let Some(folder) = folder() else { return };
    let documents = documents(&folder);
    let design = |wanted: &str| {
        let found = documents.iter().find(|(file, ..)| file == wanted);
        let (file, bytes, _) = found.unwrap_or_else(|| panic!("{wanted}"));
        read(file, bytes)
    };
    for (before, after, expected) in PAIRS {
        let (before, after) = (design(before), design(after));
        beside_document(&before, &after, |comparison| {
            let told: Vec<String> = comparison.clusters[0].differences.iter().map(|of| of.title()).collect();
            assert_eq!(told, expected, "{}", comparison.clusters[0].name);
        });
    }
}
