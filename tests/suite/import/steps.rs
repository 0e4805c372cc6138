//! Large texts, read step by step.
use aks_network_planner::import::{self, Import, Kind, Reading};
use aks_network_planner::text::Severity;

use super::document;

/// More than is read in one step.
const LARGE: usize = (2 << 20) + 1;

/// A list of clusters of more than 2 MB, in which each differs.
fn large_list(before: &str, after: &str) -> String {
    let (one, two) = (document("aks-show.json"), document("aks-arm.json"));
    let mut text = before.to_owned();
    let mut number = 0;
    while text.len() < LARGE {
        let aks = if number % 2 == 0 { &one } else { &two };
        let comma = if number == 0 { "" } else { ",\n" };
        text.push_str(comma);
        text.push_str(
            &aks.replace("aks-", &format!("aks-{number}-"))
                .replace("vnet-", &format!("vnet-{}-", number % 50)),
        );
        number += 1;
    }
    text + after
}

fn in_steps(text: &str, budget: usize) -> Vec<Reading> {
    let mut import = Import::new("x", text);
    let mut last = 0;
    loop {
        let progress = import.step(budget);
        assert!(last <= progress.done && progress.done <= progress.total);
        assert_eq!(progress.total, text.len());
        last = progress.done;
        if progress.finished {
            assert_eq!(progress.done, progress.total);
            return import.finish();
        }
    }
}

/// The design parts of the elements, each read on its own by the tolerant reader.
fn assert_read_like_its_elements(reading: &Reading, text: &str) {
    let elements: Vec<serde_json::Value> = match serde_json::from_str(text).expect("valid JSON") {
        serde_json::Value::Array(elements) => elements,
        serde_json::Value::Object(mut members) => {
            let list = members.remove("value").or_else(|| members.remove("data"));
            list.and_then(|list| list.as_array().cloned()).expect("a list")
        }
        other => panic!("a list, found {other}"),
    };
    assert_eq!(reading.part.clusters.len(), elements.len());
    for (cluster, element) in reading.part.clusters.iter().zip(&elements) {
        let alone = super::cluster(&element.to_string());
        // Names of networks may be numbered in the list.
        assert_eq!(cluster.name, alone.name);
        assert_eq!(cluster.network_profile, alone.network_profile);
        assert_eq!(cluster.id, alone.id);
        assert_eq!(
            cluster.pools.iter().flatten().map(|pool| pool.count).collect::<Vec<_>>(),
            alone.pools.iter().flatten().map(|pool| pool.count).collect::<Vec<_>>()
        );
    }
}

#[test]
fn large_lists_are_walked_in_every_wrapper() {
    let rows = [
        ("[", "]", Kind::ManagedClusterList),
        ("{\"value\": [", "], \"nextLink\": \"\"}", Kind::ManagedClusterList),
        ("{\"count\": 1, \"data\": [", "], \"skip_token\": null}", Kind::ResourceGraph),
    ];
    for (before, after, kind) in rows {
        let text = large_list(before, after);
        let readings = import::read("x", &text);
        let [reading] = readings.as_slice() else { panic!("one reading, found {}", readings.len()) };
        assert_eq!(reading.kind, kind);
        assert_eq!(reading.span.of(&text), text);
        assert!(reading.places.is_empty(), "places are not kept for large lists");
        assert_read_like_its_elements(reading, &text);
    }
}

#[test]
fn any_budget_gives_the_same_readings() {
    let texts = [
        large_list("[", "]\n10.200.0.0/14 head office\n"),
        large_list("$ az aks list\n{\"value\": [", "]}\n{\"podCidr\": \"10.244.0.0/16\"}"),
        "10.200.0.0/14 head office\n".repeat(LARGE / 26 + 1),
        "not a range\n".repeat(LARGE / 12 + 1),
        document("aks-show.json"),
        String::new(),
    ];
    for text in &texts {
        let at_once = import::read("x", text);
        for budget in [0, 100_000, 3_000_000] {
            assert!(
                in_steps(text, budget) == at_once,
                "{}… in steps of {budget}",
                &text[..text.len().min(40)]
            );
        }
    }
}

#[test]
fn a_large_list_that_breaks_keeps_what_came_before_and_says_where() {
    let whole = large_list("[\n", "]");
    let read = super::only(&whole).part.clusters.len();
    let text = large_list("[\n", ",\n{\"name\": oops}]");
    let readings = import::read("x", &text);
    let [reading] = readings.as_slice() else { panic!("one reading") };
    assert_eq!(reading.part.clusters.len(), read);
    let line = text.lines().count();
    let message = format!(
        "a list that breaks off at line {line}, column 10: expected JSON; the {read} elements before it were read, the rest was not"
    );
    let errors: Vec<_> =
        reading.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>(), [message]);

    let cut = &whole[..whole.len() - 100];
    let readings = import::read("x", cut);
    let [reading] = readings.as_slice() else { panic!("one reading") };
    assert_eq!(reading.part.clusters.len(), read - 1);
    assert!(reading.problems.iter().any(|problem| problem.message.contains("the text ends inside a value")));
}

#[test]
fn numbers_with_a_fraction_do_not_break_a_large_list() {
    let text = large_list("[", "]").replace("\"count\": 3,", "\"count\": 3.0,");
    let reading = super::only(&text);
    assert_read_like_its_elements(&reading, &text);
    assert!(reading.problems.iter().all(|problem| problem.severity == Severity::Note));
}

#[test]
fn a_large_single_document_is_read_whole() {
    let entry = r#"{"id": "/subscriptions/s/resourceGroups/MC_g/providers/Microsoft.Compute/virtualMachineScaleSets/v/x"}"#;
    let entries = vec![entry; LARGE / entry.len() + 1];
    let text = format!(
        r#"{{"name": "snet", "addressPrefix": "10.0.0.0/16", "provisioningState": "Succeeded", "ipConfigurations": [{}]}}"#,
        entries.join(",")
    );
    let usage = super::subnet(&text).usage.expect("a usage");
    assert_eq!(
        (usage.total, usage.nodes.map(|nodes| nodes[0].addresses)),
        (entries.len() as u64, Some(entries.len() as u64))
    );
}

#[test]
fn a_large_text_of_anything_else_is_read_up_to_a_limit_and_says_so() {
    let broken = format!("{{\"podCidr\": \"10.244.0.0/16\", 'x': [{}", "1 2 3\n".repeat(LARGE / 6 + 1));
    let readings = import::read("x", &broken);
    let [reading] = readings.as_slice() else { panic!("one reading") };
    assert_eq!(reading.kind, Kind::NetworkProfile, "what was readable is kept");
    let errors: Vec<_> =
        reading.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.contains("bytes were not read: a text of more than 2 MB must be valid JSON"));

    let page = format!("<html>\n{}", "<p>text</p>\n".repeat(LARGE / 12 + 1));
    let readings = import::read("x", &page);
    let [reading] = readings.as_slice() else { panic!("one reading") };
    assert_eq!(reading.kind, Kind::Unknown);
    assert!(reading.problems[0].message.starts_with("this is a page of HTML or XML"));
}

#[test]
fn a_large_list_of_ranges_is_one_reading() {
    let lines: Vec<String> =
        (0..LARGE / 20).map(|n| format!("10.{}.{}.0/24 site {}", n / 256 % 256, n % 256, n % 7)).collect();
    let reading = super::only(&lines.join("\n"));
    assert_eq!((reading.kind, reading.part.ranges.len()), (Kind::Ranges, 7));
    assert_eq!(reading.part.ranges.iter().map(|range| range.prefixes.len()).sum::<usize>(), lines.len());
}

#[test]
fn many_small_documents_are_read_up_to_a_number() {
    let rows = [(LARGE / 2, "only 2000 documents of one text"), (LARGE * 2, "at most 2000 documents")];
    for (bytes, message) in rows {
        let readings = import::read("x", &"{\"podCidr\": \"10.244.0.0/16\"}\n".repeat(bytes / 29));
        assert_eq!(readings.len(), 2_000);
        assert!(readings[1_999].problems.iter().any(|problem| problem.message.contains(message)), "{bytes}");
        assert_eq!((readings[0].name.as_str(), readings[1_999].name.as_str()), ("x", "x#2000"));
    }
}

#[test]
fn a_small_document_before_a_large_list_keeps_its_places() {
    let text = document("aks-show.json") + &large_list("\n[", "]");
    let readings = import::read("x", &text);
    let [small, large] = readings.as_slice() else { panic!("two readings, found {}", readings.len()) };
    assert_eq!(small.places, super::only(&document("aks-show.json")).places);
    assert_eq!((small.kind, large.kind), (Kind::ManagedCluster, Kind::ManagedClusterList));
}
