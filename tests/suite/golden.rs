//! Golden files: documents of our own through reading, analysis and every printed form.
//!
//! With `UPDATE_GOLDEN=1` they are written anew; look at the difference before keeping it.
use std::fs;
use std::path::PathBuf;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::export::{Input, analysis_document, markdown, plain_text};
use aks_network_planner::import;
use serde_json::{Value, json};

use crate::support::document::list;
use crate::support::{Document, Schema, TODAY};

/// The golden files' name, and the documents that they are made of.
pub(crate) const CASES: [(&str, &[&str]); 8] = [
    ("aks-prod", &["aks-prod.cluster.json", "aks-prod.network.json", "aks-prod.ranges.txt"]),
    ("payments-prod", &["payments-prod.cluster.json", "payments-prod.network.json", "offices.txt"]),
    ("shop", &["shop.cluster.arm.json", "shop.network.arm.json"]),
    ("fleet", &["fleet.clusters.json"]),
    ("cluster-alone", &["shop.cluster.arm.json"]),
    ("error", &["aks-prod.cluster.json", "aks-prod.network.json", "aks-prod.error.txt"]),
    ("script", &["shop.script.sh"]),
    ("broken", &["broken.txt"]),
];

/// The forms of one case, by the ending of their files.
fn printed(documents: &[&str]) -> [(&'static str, String); 3] {
    let mut readings = Vec::new();
    let mut inputs = Vec::new();
    for name in documents {
        let text = fs::read_to_string(below_tests("documents").join(name)).expect("a document");
        let read = import::read(name, &text);
        inputs.extend(Input::of_text(&read, &text, &[]));
        readings.extend(read);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    let analysis = analyze(&merged.design, day(TODAY).expect("a day"));
    [
        ("json", analysis_document(&analysis, &inputs)),
        ("txt", plain_text(&analysis, &inputs)),
        ("md", markdown(&analysis, &inputs)),
    ]
}

pub(crate) fn below_tests(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)
}

fn golden_document(case: &str) -> Value {
    let text = fs::read_to_string(below_tests("golden").join(format!("{case}.json"))).expect("a golden file");
    serde_json::from_str(&text).expect("JSON")
}

/// The first line in which two texts differ, for people.
fn difference(golden: &str, printed: &str) -> Option<String> {
    if golden == printed {
        return None;
    }
    let line = golden.lines().zip(printed.lines()).position(|(one, other)| one != other);
    let at = line.unwrap_or(golden.lines().count().min(printed.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    Some(format!("line {}\n  golden: {}\n  now:    {}", at + 1, line(golden), line(printed)))
}

#[test]
fn the_golden_files_are_what_is_printed_now() {
    let is_update = std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1");
    let mut differences = Vec::new();
    for (case, documents) in CASES {
        for (ending, text) in printed(documents) {
            let path = below_tests("golden").join(format!("{case}.{ending}"));
            if is_update {
                fs::write(&path, &text).expect("a golden file can be written");
            }
            let golden = fs::read_to_string(&path).unwrap_or_default();
            let told = difference(&golden, &text);
            differences.extend(told.map(|difference| format!("{}: {difference}", path.display())));
        }
    }
    assert!(differences.is_empty(), "{}\nUPDATE_GOLDEN=1 writes them anew", differences.join("\n"));
}

#[test]
fn every_golden_file_belongs_to_a_case() {
    for entry in fs::read_dir(below_tests("golden")).expect("golden files") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(CASES.iter().any(|(case, _)| *case == stem), "{}", path.display());
    }
}

#[test]
fn every_golden_document_keeps_the_schema() {
    let schema = Schema::of_the_analysis();
    for (case, _) in CASES {
        assert_eq!(schema.problems(&golden_document(case)), Vec::<String>::new(), "{case}");
    }
}

#[test]
fn the_schema_describes_every_key() {
    assert_eq!(Schema::of_the_analysis().undescribed(), Vec::<String>::new());
}

#[test]
fn wrong_documents_are_refused_with_their_place() {
    let schema = Schema::of_the_analysis();
    let refused = |pointer: &str, planted: Value, why: &str| {
        let mut document = golden_document("aks-prod");
        *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = planted;
        let problems = schema.problems(&document);
        assert!(problems.iter().any(|problem| problem.contains(why)), "{pointer}: {problems:?}");
    };
    refused("/version", json!(2), "/version: expected 1, found 2");
    refused(
        "/clusters/0/capacity/0/available",
        json!("251"),
        "/clusters/0/capacity/0/available: expected type",
    );
    refused("/clusters/0/capacity/0/available", json!(-1), "expected 0 or more");
    refused("/clusters/0/capacity/0/available", json!(1_u64 << 53), "expected 9007199254740991 or less");
    refused("/clusters/0/capacity/0/available", json!(1.5), "expected type");
    refused("/clusters/0/capacity/0/resource", json!("moon"), "expected one of");
    refused("/clusters/0/capacity/0/preflight", json!({}), "required is missing");
    refused("/clusters/0/maxNodes/limitedBy", json!("moon"), "/clusters/0/maxNodes/limitedBy: expected");
    refused("/overlaps/0/verdict", json!("fine"), "expected one of");
    refused("/findings/0/source", json!({ "url": "https://example.com" }), "read is missing");
    refused(
        "/ranges/0",
        json!({ "name": "a", "kind": "other", "prefixes": [], "colour": 1 }),
        "not described",
    );
    refused("/networks", json!({}), "/networks: expected type");
}

/// Keys in the order of the example in the contract.
const ORDER: [(&str, &[&str]); 6] = [
    (
        "\"document\"",
        &[
            "document",
            "version",
            "today",
            "inputs",
            "diagnoses",
            "networks",
            "ranges",
            "clusters",
            "overlaps",
            "findings",
        ],
    ),
    (
        "\"networks\": [\n",
        &[
            "name",
            "id",
            "prefixes",
            "unallocatedPercent",
            "subnets",
            "name",
            "prefixes",
            "usable",
            "used",
            "delegations",
            "natGateway",
            "routeTable",
        ],
    ),
    (
        "\"resourceGroup\"",
        &[
            "location",
            "kubernetesVersion",
            "networkModel",
            "networkDataplane",
            "networkPolicy",
            "outboundType",
            "loadBalancerSku",
            "podCidrs",
            "serviceCidrs",
            "dnsServiceIp",
            "ipFamilies",
            "private",
            "pools",
            "name",
            "mode",
            "osType",
            "type",
            "count",
            "autoscaled",
            "minCount",
            "maxCount",
            "maxPods",
            "maxPodsGiven",
            "maxSurge",
            "maxSurgeGiven",
            "surgeNodes",
            "surgeNodesAtMax",
            "vnetSubnetId",
            "podSubnetId",
            "podIpAllocationMode",
            "capacity",
        ],
    ),
    (
        "\"capacity\"",
        &[
            "resource",
            "name",
            "prefix",
            "prefixes",
            "unit",
            "available",
            "residents",
            "complete",
            "moments",
            "steady",
            "required",
            "headroom",
            "headroomPercent",
            "fits",
            "perNode",
            "upgrading",
            "scaled",
            "scaledUpgrading",
            "preflight",
            "errorCode",
            "smallestPrefix",
            "maxNodes",
            "value",
            "limitedBy",
            "name",
            "unknown",
        ],
    ),
    (
        "\"overlaps\"",
        &[
            "left",
            "kind",
            "prefix",
            "default",
            "owner",
            "owners",
            "moreOwners",
            "right",
            "verdict",
            "errorCode",
        ],
    ),
    (
        "\"findings\"",
        &[
            "rule",
            "severity",
            "cluster",
            "subjects",
            "title",
            "message",
            "errorCode",
            "errorSubcode",
            "source",
            "url",
            "read",
        ],
    ),
];

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let text = fs::read_to_string(below_tests("golden").join("aks-prod.json")).expect("a golden file");
    for (start, keys) in ORDER {
        let mut rest = &text[text.find(start).unwrap_or_else(|| panic!("no {start}"))..];
        for key in keys {
            let quoted = format!("\"{key}\":");
            let at = rest.find(&quoted).unwrap_or_else(|| panic!("{start}: no {key} after those before it"));
            rest = &rest[at + quoted.len()..];
        }
    }
}

#[test]
fn the_example_of_the_contract_comes_out_of_its_documents() {
    let read = Document(golden_document("aks-prod"));
    let planned = crate::contract::example().document();
    assert_eq!(read.row("nodeSubnet"), planned.row("nodeSubnet"));
    assert_eq!(read.only_cluster()["maxNodes"], planned.only_cluster()["maxNodes"]);
    assert_eq!(read.0["overlaps"], planned.0["overlaps"]);
    assert_eq!(read.0["networks"][0]["subnets"], planned.0["networks"][0]["subnets"]);
    let names: Vec<&Value> = list(&read.0["inputs"]).iter().map(|input| &input["name"]).collect();
    assert_eq!(names, ["aks-prod.cluster.json", "aks-prod.network.json", "aks-prod.ranges.txt"]);
}

#[test]
fn markdown_and_text_name_every_finding_of_the_document() {
    for (case, documents) in CASES {
        let [_, (_, text), (_, markdown)] = printed(documents);
        for finding in list(&golden_document(case)["findings"]) {
            let url = finding["source"]["url"].as_str().expect("an address");
            assert!(text.contains(url), "{case}: {url}");
            let rule = finding["rule"].as_str().expect("a rule");
            assert!(text.contains(rule) && markdown.contains(rule), "{case}: {rule}");
        }
    }
}
