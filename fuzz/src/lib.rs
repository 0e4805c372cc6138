//! What must hold of every text, whatever it is.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::export::{Input, analysis_document, design_file, markdown, plain_text};
use aks_network_planner::import::{self, Kind, Reading};
use aks_network_planner::text::{Span, decode};

pub mod draft;
pub mod link;

/// The day that everything is compared with.
const TODAY: &str = "2026-11-23";

/// Longer texts only take longer.
const LONGEST: usize = 1 << 16;

/// Reads bytes as the page does and follows them to every document.
pub fn check_bytes(bytes: &[u8]) {
    let (text, decoding) = decode(&bytes[..bytes.len().min(LONGEST)]);
    assert!(decoding.iter().all(|problem| problem.span.is_none_or(|span| lies_in(span, &text))));
    check(&text);
}

/// Reads a text and follows it to every document.
pub fn check(text: &str) {
    let readings = import::read("text", text);
    assert!(!readings.is_empty());
    readings.iter().for_each(|reading| check_reading(reading, text));
    if let Some(at_once) = import::at_once("text", text).filter(|at_once| at_once.is_all) {
        assert_eq!(at_once.readings, readings, "what is read at once is what is read");
    }
    let merged = import::merge(&readings);
    for cluster in &merged.design.clusters {
        for reference in cluster.pools.iter().flatten().flat_map(|pool| pool.subnet.iter().chain(&pool.pod_subnet)) {
            assert!(merged.design.subnet(reference).is_some(), "{reference:?}");
        }
    }
    let mut inputs = Input::of_text(&readings, text, &[]);
    Input::tell_of_merging(&mut inputs, &merged);
    let analysis = analyze(&merged.design, day(TODAY).expect("a day"));
    analysis_document(&analysis, &inputs);
    markdown(&analysis, &inputs);
    plain_text(&analysis, &inputs);
    let again = import::read("design", &design_file(&merged.design));
    assert_eq!(again[0].kind, Kind::Design);
}

fn check_reading(reading: &Reading, text: &str) {
    assert!(lies_in(reading.span, text), "{:?}", reading.span);
    for place in &reading.places {
        assert!(lies_in(place.span, text), "{place:?}");
    }
    for problem in &reading.problems {
        assert!(problem.span.is_none_or(|span| lies_in(span, text)), "{problem:?}");
        assert!(!problem.message.is_empty());
    }
    if reading.kind == Kind::Unknown {
        assert!(reading.part.is_empty());
    }
}

fn lies_in(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}
