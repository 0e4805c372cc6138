//! The catalogue itself: files, ids, prose and sources.
use std::collections::BTreeSet;
use std::path::Path;

use aks_network_planner::azure::day;
use aks_network_planner::rules::{RULES, rule};

/// Ids that are promised; others may stand beside them.
const PROMISED: [&str; 30] = [
    "service-cidr-overlaps-subnet",
    "service-cidr-in-network-space",
    "pod-cidr-overlaps-subnet",
    "pod-cidr-in-network-space",
    "pod-and-service-cidr-overlap",
    "subnets-overlap",
    "networks-overlap",
    "range-overlaps-connected-network",
    "range-overlaps-reserved",
    "public-range",
    "dns-address-outside-service-cidr",
    "dns-address-on-the-edge",
    "node-subnet-too-small",
    "pod-subnet-too-small",
    "pod-cidr-too-small",
    "outbound-ports-exhausted",
    "api-server-subnet-too-small",
    "too-many-nodes",
    "too-many-nodes-for-npm",
    "too-many-routes",
    "max-pods-out-of-range",
    "too-few-pods",
    "node-subnet-delegated",
    "cilium-dataplane-without-cilium-policy",
    "cilium-policy-without-cilium-dataplane",
    "policy-engine-unsupported-here",
    "no-policy-engine",
    "kubenet-retires",
    "npm-retires",
    "basic-load-balancer-retired",
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules"))
}

/// Files of the folder that hold a rule, by the id that their names stand for.
fn files() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder of rules");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    let holds_a_rule = |name: &String| {
        let text = std::fs::read_to_string(folder().join(name)).expect("a text");
        text.contains("static RULE: Rule")
    };
    names.filter(holds_a_rule).map(|name| name.trim_end_matches(".rs").replace('_', "-")).collect()
}

#[test]
fn files_and_the_registry_name_the_same_rules() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(files(), ids);
    assert_eq!(ids.len(), RULES.len(), "ids are unique");
}

#[test]
fn each_file_states_the_id_that_it_is_named_after() {
    for id in files() {
        let file = folder().join(format!("{}.rs", id.replace('-', "_")));
        let text = std::fs::read_to_string(file).expect("a text");
        assert!(text.contains(&format!("id: \"{id}\",")), "{id}");
        assert!(text.starts_with(&format!("//! `{id}`: ")), "{id} begins with what it is about");
    }
}

#[test]
fn every_promised_id_is_there() {
    for id in PROMISED {
        assert!(rule(id).is_some(), "{id}");
    }
}

#[test]
fn ids_are_lower_case_words_with_hyphens() {
    for rule in RULES {
        let is_fit = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        assert!(rule.id.chars().all(is_fit) && !rule.id.contains("--"), "{}", rule.id);
    }
}

#[test]
fn titles_are_one_line_without_a_full_stop() {
    for rule in RULES {
        let is_prose = rule.title.contains(' ') && rule.title.len() <= 80 && !rule.title.ends_with('.');
        assert!(is_prose && !rule.title.contains('\n'), "{}: {}", rule.id, rule.title);
        let starts = rule.title.starts_with(char::is_uppercase) || rule.title.starts_with("kubenet");
        assert!(starts, "{}: {}", rule.id, rule.title);
    }
}

#[test]
fn each_why_is_two_sentences_or_more() {
    for rule in RULES {
        let sentences = rule.why.matches(". ").count() + usize::from(rule.why.ends_with('.'));
        assert!(sentences >= 2 || rule.why.contains(';'), "{}: {}", rule.id, rule.why);
        assert!(rule.why.ends_with('.') && rule.why.starts_with(char::is_uppercase), "{}", rule.id);
        assert!(!rule.why.contains("  ") && !rule.why.contains('\n'), "{}: a break in the text", rule.id);
    }
}

#[test]
fn each_source_is_an_address_and_a_day() {
    for rule in RULES {
        let source = rule.source;
        assert!(
            source.url.starts_with("https://") && !source.url.contains(' '),
            "{}: {}",
            rule.id,
            source.url
        );
        assert!(day(source.read).is_some(), "{}: {}", rule.id, source.read);
        let is_article = source.url.starts_with("https://learn.microsoft.com/");
        assert!(!is_article || source.read == "2026-08-21", "{}: {}", rule.id, source.read);
        assert!(!source.url.contains("/en-us/"), "{}: addresses name no language", rule.id);
    }
}
