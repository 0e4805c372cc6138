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

/// The verdict, what differs, how it is mended and what is tried: the same in every form.
#[test]
fn every_form_tells_the_same() {
    let baseline = sample("cannot-upgrade");
    let other =
        changed("forms.txt", "cannot-upgrade", r#""networkPolicy": "azure""#, r#""networkPolicy": "none""#);
    let path = other.to_string_lossy().into_owned();
    let form = |format: &str| {
        let output = run(&["compare", "--baseline", &baseline, &path, "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (text, markdown, json) = (form("text"), form("markdown"), form("json"));
    std::fs::remove_file(other).expect("removed");
    let document: Value = serde_json::from_str(&json).expect("JSON");
    let cluster = &document["clusters"][0];
    let difference = &cluster["differences"][0];
    let line = &difference["intoLine"];
    assert_eq!(difference["severity"], "error");
    assert_eq!(line["how"], "In place");
    let words = |of: &Value| of.as_str().expect("words").to_owned();
    let mut told =
        vec![words(&difference["title"]), words(&difference["meaning"]), words(&line["how"]).to_lowercase()];
    let steps = line["steps"].as_array().expect("steps");
    told.extend(
        steps
            .iter()
            .flat_map(|step| [words(&step["text"]), step["command"].as_str().unwrap_or_default().to_owned()]),
    );
    let checks = cluster["smokeTest"].as_array().expect("checks");
    assert!(checks.len() > 8, "{checks:?}");
    told.extend(checks.iter().map(|check| words(&check["title"])));
    for form in [text, markdown.replace('\\', "").replace("&lt;", "<")] {
        assert!(form.contains("Verdict: differs with consequence"), "{form}");
        for words in &told {
            assert!(form.contains(words.as_str()), "{words}\n{form}");
        }
    }
}

#[test]
fn a_list_of_expected_values_is_a_gate_of_its_own() {
    let list = std::env::temp_dir().join(format!("{}-list.yaml", std::process::id()));
    let path = list.to_string_lossy().into_owned();
    let rows = [
        ("networkProfile:\n  networkPolicy: azure\n", 0, ""),
        ("networkProfile:\n  networkPolicy: cilium\n", 1, ""),
        (
            "networkProfile:\n  networkPolicy: azure\n  netwrkPlugin: azure\n",
            0,
            "netwrkPlugin is not compared",
        ),
    ];
    for (text, status, said) in rows {
        std::fs::write(&list, text).expect("written");
        let output = run(&["compare", "--baseline", &path, &sample("cannot-upgrade")]);
        assert_eq!(output.status.code(), Some(status), "{text}{}", String::from_utf8_lossy(&output.stdout));
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(errors.contains(said), "{errors}");
    }
    std::fs::remove_file(list).expect("removed");
}
