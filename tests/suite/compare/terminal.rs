//! `aks-network-planner compare`, as a release gate runs it.
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/samples");

fn run(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_aks-network-planner");
    Command::new(program).args(arguments).output().expect("the program runs")
}

fn sample(name: &str) -> String {
    format!("{FOLDER}/{name}.txt")
}

/// A sample with something in it replaced, in a file of that name.
fn changed(name: &str, sample: &str, from: &str, to: &str) -> PathBuf {
    let text = std::fs::read_to_string(self::sample(sample)).expect("a sample");
    assert!(text.contains(from), "{from}");
    let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
    std::fs::write(&path, text.replace(from, to)).expect("written");
    path
}

#[test]
fn the_same_cluster_passes_and_what_differs_with_consequence_fails() {
    let baseline = sample("cannot-upgrade");
    let same = run(&["compare", "--baseline", &baseline, &baseline]);
    assert_eq!(same.status.code(), Some(0), "{}", String::from_utf8_lossy(&same.stdout));
    let other =
        changed("engine.txt", "cannot-upgrade", r#""networkPolicy": "azure""#, r#""networkPolicy": "none""#);
    let path = other.to_string_lossy().into_owned();
    let differs = run(&["compare", "--baseline", &baseline, &path, "--format", "json"]);
    std::fs::remove_file(other).expect("removed");
    assert_eq!(differs.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&differs.stdout).expect("JSON");
    assert_eq!(document["verdict"], "consequence");
    let differences = document["clusters"][0]["differences"].as_array().expect("a list");
    let fields: Vec<_> =
        differences.iter().map(|of| (of["field"].as_str(), of["consequence"].as_str())).collect();
    assert_eq!(fields, [(Some("networkPolicy"), Some("policyEnforcement"))]);
}

#[test]
fn what_leads_to_nothing_passes() {
    let baseline = sample("cannot-upgrade");
    let other = changed("mode.txt", "cannot-upgrade", r#""mode": "User""#, r#""mode": "System""#);
    let path = other.to_string_lossy().into_owned();
    let differs = run(&["compare", "--baseline", &baseline, &path]);
    std::fs::remove_file(other).expect("removed");
    let text = String::from_utf8_lossy(&differs.stdout).into_owned();
    assert_eq!(differs.status.code(), Some(0), "{text}");
    assert!(text.contains("differs harmlessly"), "{text}");
}

#[test]
fn nothing_to_compare_and_wrong_flags_have_a_status_of_their_own() {
    let baseline = sample("cannot-upgrade");
    let none = std::env::temp_dir().join(format!("{}-none.txt", std::process::id()));
    std::fs::write(&none, "nothing that is a cluster").expect("written");
    let path = none.to_string_lossy().into_owned();
    assert_eq!(run(&["compare", "--baseline", &path, &baseline]).status.code(), Some(2));
    std::fs::remove_file(none).expect("removed");
    assert_eq!(run(&["compare", &baseline]).status.code(), Some(64));
    assert_eq!(run(&["compare", "--baseline", "/nowhere", &baseline]).status.code(), Some(64));
}
