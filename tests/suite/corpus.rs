//! Other people's documents, read in place from the folder that the variable CORPUS names: every fact that is
//! listed for a document is found in its readings, and what holds no facts says so.
//!
//! The folder is no part of the project. Without the variable nothing is compared; set but missing fails.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use aks_network_planner::import::{self, Kind, Reading};
use aks_network_planner::text::{Severity, decode};
use serde_json::Value;

mod facts;
mod observed;

use facts::Facts;

/// The folder of other people's documents; `None` where the variable is not set.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("CORPUS")?);
    assert!(folder.is_dir(), "CORPUS names {}, which is no folder", folder.display());
    Some(folder)
}

/// Every document: its path below the folder, its bytes, and its facts.
pub(crate) fn documents(folder: &Path) -> Vec<(String, Vec<u8>, Value)> {
    let facts = fs::read_to_string(folder.join("facts.jsonl")).expect("the corpus has a facts.jsonl");
    let entries =
        facts.lines().map(|line| serde_json::from_str::<Value>(line).expect("facts.jsonl holds JSON"));
    let document = |entry: Value| {
        let file = entry["file"].as_str().expect("an entry names its file").to_owned();
        let bytes = fs::read(folder.join(&file)).expect("the corpus has the files that it lists");
        (file, bytes, entry["facts"].clone())
    };
    entries.map(document).collect()
}

/// Facts that were found of each kind when it was last looked at: there may be more, never fewer.
const RECORDED: &[(&str, usize)] = &[
    ("a-az-aks-show-flat", 107),
    ("a-az-aks-show-yaml", 29),
    ("a-az-table", 8),
    ("b-arm-managedcluster-get", 747),
    ("b-arm-managedcluster-list", 83),
    ("b-arm-managedcluster-put-body", 56),
    ("b-arm-spec-example", 188),
    ("b-arm-spec-example-list", 24),
    ("b-arm-spec-example-put", 49),
    ("c-arm-agentpool-get", 57),
    ("c-arm-agentpool-list", 41),
    ("c-arm-agentpool-put-body", 12),
    ("c-arm-machines-list", 2),
    ("c-arm-spec-example-agentpool", 19),
    ("c-arm-spec-example-agentpool-list", 4),
    ("c-arm-spec-example-agentpool-put", 6),
    ("c-az-fragment", 39),
    ("c-az-nodepool-flat", 9),
    ("d-arm-spec-example-subnet", 6),
    ("d-arm-spec-example-vnet", 26),
    ("d-arm-subnet-get", 19),
    ("d-arm-subnet-list", 7),
    ("d-arm-vnet-get", 35),
    ("d-arm-vnet-list", 665),
    ("e-k8s-json", 34),
    ("e-kubectl-text", 708),
    ("i-error-json", 16),
    ("i-error-text", 16),
];

#[test]
fn every_listed_fact_of_every_document_is_read() {
    let Some(folder) = folder() else {
        println!("CORPUS is not set: other people's documents are not compared");
        return;
    };
    let mut kinds: BTreeMap<String, Facts> = BTreeMap::new();
    for (file, bytes, facts) in documents(&folder) {
        let (text, _) = decode(&bytes);
        let readings = import::read(&file, &text);
        let kind = file.split('/').next().unwrap_or_default().to_owned();
        let before = kinds.get(&kind).map_or(0, |facts| facts.asked);
        let compared = kinds.entry(kind).or_default();
        compared.compare(&file, &facts, &readings);
        if compared.asked == before {
            assert_refused(&file, &readings);
        }
    }
    println!("{:<36} {:>6} {:>6} {:>6}", "kind", "asked", "found", "wrong");
    for (kind, facts) in &kinds {
        println!("{kind:<36} {:>6} {:>6} {:>6}", facts.asked, facts.found, facts.differences.len());
    }
    let differences: Vec<&String> = kinds.values().flat_map(|facts| &facts.differences).collect();
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(kinds.values().all(|facts| facts.found == facts.asked));
    for (kind, recorded) in RECORDED {
        let found = kinds.get(*kind).map_or(0, |facts| facts.found);
        assert!(found >= *recorded, "{kind}: {found} facts found, {recorded} are recorded");
    }
}

#[test]
fn every_document_survives_being_merged_with_all_others() {
    let Some(folder) = folder() else { return };
    let mut readings = Vec::new();
    for (file, bytes, _) in documents(&folder) {
        readings.extend(import::read(&file, &decode(&bytes).0));
    }
    let merged = import::merge(&readings);
    for cluster in &merged.design.clusters {
        for pool in cluster.pools.iter().flatten() {
            for reference in pool.subnet.iter().chain(&pool.pod_subnet) {
                assert!(merged.design.subnet(reference).is_some(), "{}: {reference:?}", cluster.name);
            }
        }
    }
}

/// Nothing was read, and one error says why.
fn assert_refused(file: &str, readings: &[Reading]) {
    // A command before its error is read beside it.
    for reading in readings.iter().filter(|reading| reading.kind != Kind::Commands) {
        assert_eq!(reading.kind, Kind::Unknown, "{file}");
        assert!(reading.part.is_empty(), "{file}");
        let errors = reading.problems.iter().filter(|problem| problem.severity == Severity::Error);
        assert_eq!(errors.count(), 1, "{file}: {:?}", reading.problems);
    }
    assert!(!readings.is_empty(), "{file}");
}
