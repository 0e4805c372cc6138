//! The examples of the page: what is wrong with each, and nothing else.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::import;
use aks_network_planner::text::Severity;

use crate::support::TODAY;

/// The rules that find an error or a warning in an example.
fn found(name: &str) -> Vec<(Severity, &'static str)> {
    let path = format!("{}/public/samples/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("an example");
    let design = import::merge(&import::read(name, &text)).design;
    let analysis = analyze(&design, day(TODAY).expect("a day"));
    let of_weight = analysis.findings.iter().filter(|finding| finding.severity != Severity::Note);
    let mut found: Vec<_> = of_weight.map(|finding| (finding.severity, finding.rule.id)).collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_example_shows_what_it_is_about_and_nothing_else() {
    use Severity::{Error, Warning};
    let old = (Warning, "kubernetes-version-unsupported");
    let rows = [
        ("healthy-overlay", vec![]),
        ("cannot-upgrade", vec![old, (Warning, "node-subnet-too-small")]),
        ("overlapping-service-cidr", vec![(Error, "range-overlaps-connected-network"), old]),
        ("kubenet-before-retirement", vec![old, (Warning, "pod-cidr-too-small")]),
        ("pod-subnet", vec![old, (Warning, "pod-subnet-too-small")]),
        ("three-regions", vec![old, (Warning, "node-subnet-too-small")]),
        ("terraform", vec![(Error, "node-subnet-too-small")]),
        ("bicep", vec![(Error, "pod-cidr-too-small")]),
    ];
    for (name, expected) in rows {
        assert_eq!(found(name), expected, "{name}");
    }
}

#[test]
fn every_value_of_an_example_in_code_is_read_as_its_text_tells_it() {
    // What Azure asks for and no network depends on.
    let beside = [
        ("terraform", &["dnsPrefix"][..]),
        ("bicep", &["location", "sku", "publicIPAllocationMethod", "dnsPrefix"]),
    ];
    for (name, ignored) in beside {
        let path = format!("{}/public/samples/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("an example");
        let readings = import::read(name, &text);
        let [reading] = readings.as_slice() else { panic!("{name}: {readings:#?}") };
        assert_eq!(reading.span.of(&text).trim(), text.trim(), "{name}");
        let doubted = reading.problems.iter().any(|problem| problem.span.is_some());
        assert!(!doubted, "{name}: {:#?}", reading.problems);
        assert_eq!(reading.ignored, ignored, "{name}");
    }
}
