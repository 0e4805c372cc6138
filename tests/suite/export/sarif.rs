//! SARIF against what its schema asks for: <https://json.schemastore.org/sarif-2.1.0.json>.
use serde_json::Value;

use super::cases::{CASES, Read, made, read};

fn run(of: &Read) -> Value {
    let document: Value = serde_json::from_str(&made("sarif", of, None)).expect("JSON");
    assert_eq!(document["version"], "2.1.0");
    assert_eq!(document["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
    document["runs"].as_array().expect("runs")[0].clone()
}

#[test]
fn sarif_holds_the_parts_that_its_schema_requires() {
    for (case, documents) in CASES {
        let run = run(&read(documents));
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        let rules = driver["rules"].as_array().expect("rules");
        for rule in rules {
            assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string());
            assert!(rule["helpUri"].as_str().is_some_and(|uri| uri.starts_with("https://")));
        }
        for result in run["results"].as_array().expect("results") {
            assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{case}");
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
            let rule =
                &rules[usize::try_from(result["ruleIndex"].as_u64().expect("a place")).expect("small")];
            assert_eq!(rule["id"], result["ruleId"]);
            for location in result["locations"].as_array().expect("locations") {
                let physical = &location["physicalLocation"];
                let uri = physical["artifactLocation"]["uri"].as_str().expect("a document");
                assert!(documents.contains(&uri), "{uri}");
                assert!(physical["region"]["startLine"].as_u64().is_some_and(|line| line > 0));
            }
        }
    }
}

#[test]
fn a_result_stands_at_the_line_of_what_it_is_about() {
    let run = run(&read(&["node-subnet.design.json"]));
    let results = run["results"].as_array().expect("results");
    let found = results.iter().find(|result| result["ruleId"] == "kubernetes-version-unsupported");
    let line = found.expect("the rule")["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64();
    let text = include_str!("../../documents/node-subnet.design.json");
    let expected =
        text.lines().position(|line| line.contains("\"kubernetesVersion\"")).expect("the line") + 1;
    assert_eq!(line, Some(expected as u64));
}

#[test]
fn findings_have_as_many_rows_as_results() {
    for (_, documents) in CASES {
        let read = read(documents);
        let results = run(&read)["results"].as_array().expect("results").len();
        let lines = made("csv", &read, None).lines().count();
        assert_eq!(lines, if results == 0 { 0 } else { results + 1 });
    }
}
