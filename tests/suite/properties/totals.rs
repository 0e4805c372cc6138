//! What holds of every analysis: it comes, it adds up, and its document keeps the contract.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::design::Design;
use aks_network_planner::export::{analysis_document, markdown, plain_text};
use aks_network_planner::resolve::Moment;
use proptest::prelude::*;
use serde_json::Value;

use super::designs::{design, wild_design};
use crate::support::{Schema, TODAY};

fn document(design: &Design) -> String {
    analysis_document(&analyze(design, day(TODAY).expect("a day")), &[])
}

/// Whether every number of a document is below 2^53.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_i64().is_some_and(|number| number.abs() < 1 << 53),
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
    }
}

proptest! {
    #[test]
    fn every_design_has_an_analysis_in_every_format(design in design(), days in 0..40_000u64) {
        let today = aks_network_planner::azure::day_since_epoch(days);
        let analysis = analyze(&design, today);
        prop_assert_eq!(analysis.verdicts.len(), design.clusters.len());
        prop_assert_eq!(analysis.capacity.len(), design.clusters.len());
        for text in [plain_text(&analysis, &[]), markdown(&analysis, &[]), analysis_document(&analysis, &[])] {
            prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
        }
    }

    #[test]
    fn numbers_that_no_sum_can_hold_are_no_harm(design in wild_design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let text = analysis_document(&analysis, &[]);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(Schema::of_the_analysis().problems(&document), Vec::<String>::new());
        prop_assert!(is_exact(&document));
        prop_assert!(!plain_text(&analysis, &[]).is_empty() && !markdown(&analysis, &[]).is_empty());
    }

    #[test]
    fn the_same_design_has_the_same_document(design in design()) {
        prop_assert_eq!(document(&design), document(&design.clone()));
    }

    #[test]
    fn every_document_keeps_its_schema_and_has_exact_numbers(design in design()) {
        let document: Value = serde_json::from_str(&document(&design)).expect("JSON");
        prop_assert_eq!(Schema::of_the_analysis().problems(&document), Vec::<String>::new());
        prop_assert!(is_exact(&document));
    }

    #[test]
    fn free_and_used_are_the_whole(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for row in analysis.capacity.iter().flat_map(|of| &of.rows) {
            for moment in Moment::ALL {
                let (need, Some(split)) = (row.at(moment), row.split(moment)) else { continue };
                let taken = split.residents + split.nodes + split.surge;
                prop_assert_eq!(Some(taken), need.required);
                prop_assert!(split.free == 0 || split.short == 0);
                prop_assert_eq!(Some(taken + split.free - split.short), row.available);
            }
        }
    }

    #[test]
    fn the_unallocated_share_is_what_no_subnet_holds(design in design()) {
        let document: Value = serde_json::from_str(&document(&design)).expect("JSON");
        for told in document["networks"].as_array().expect("networks") {
            let network = design.network(told["name"].as_str().expect("a name")).expect("a network");
            prop_assert_eq!(told["unallocatedPercent"].as_u64(), unallocated(network));
        }
    }

    #[test]
    fn a_sum_that_is_not_known_has_no_headroom_and_no_verdict(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for row in analysis.capacity.iter().flat_map(|of| &of.rows) {
            for need in &row.moments {
                let is_known = need.required.is_some() && row.available.is_some();
                prop_assert_eq!(need.fits().is_some(), is_known);
                prop_assert!(is_known || (need.headroom().is_none() && need.headroom_percent().is_none()));
            }
            prop_assert!(!row.complete || row.moments.iter().all(|need| need.required.is_some()));
        }
    }
}

/// The share of a network's IPv4 space that no subnet holds, by /29s and smaller counted one by one.
fn unallocated(network: &aks_network_planner::design::VirtualNetwork) -> Option<u64> {
    let bounds = |prefix: &aks_network_planner::net::Prefix| match (prefix.first(), prefix.last()) {
        (std::net::IpAddr::V4(first), std::net::IpAddr::V4(last)) => {
            Some((u64::from(u32::from(first)), u64::from(u32::from(last)) + 1))
        }
        _ => None,
    };
    let space: Vec<(u64, u64)> = network.prefixes.iter().flatten().filter_map(bounds).collect();
    let mut taken = Vec::new();
    for subnet in &network.subnets {
        taken.extend(
            subnet.prefixes.as_ref().filter(|prefixes| !prefixes.is_empty())?.iter().filter_map(bounds),
        );
    }
    let holds = |ranges: &[(u64, u64)], at: u64| ranges.iter().any(|(first, end)| *first <= at && at < *end);
    let mut edges: Vec<u64> = space.iter().chain(&taken).flat_map(|(first, end)| [*first, *end]).collect();
    edges.sort_unstable();
    let (mut whole, mut free) = (0, 0);
    for pair in edges.windows(2).filter(|pair| holds(&space, pair[0])) {
        whole += pair[1] - pair[0];
        free += if holds(&taken, pair[0]) { 0 } else { pair[1] - pair[0] };
    }
    (free * 100).checked_div(whole)
}
