//! What is read at once, and what is left to the program that holds every reader.
use std::fs;

use aks_network_planner::import::{self, AtOnce, Kind};
use aks_network_planner::text::decode;

use crate::corpus;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents");

/// Every document of our own, and of the folder of other people's.
fn documents() -> Vec<(String, Vec<u8>)> {
    let own = fs::read_dir(FOLDER).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let own = own.map(|path| (path.display().to_string(), fs::read(&path).expect("a file")));
    let others = corpus::folder().map(|folder| corpus::documents(&folder)).unwrap_or_default();
    own.chain(others.into_iter().map(|(name, bytes, _)| (name, bytes))).collect()
}

#[test]
fn what_is_read_at_once_as_a_whole_is_what_every_reader_would_read() {
    let (mut whole, mut left) = (0, 0);
    for (name, bytes) in documents() {
        let (text, _) = decode(&bytes);
        let AtOnce { readings, is_all } = import::at_once("x", &text).expect("a text of less than 1 MB");
        assert!(!readings.is_empty(), "{name}");
        if is_all {
            whole += 1;
            assert_eq!(readings, import::read("x", &text), "{name}");
        } else {
            left += 1;
        }
    }
    assert!(whole >= 10 && left >= 5, "{whole} read as a whole, {left} left");
}

#[test]
fn what_most_people_paste_is_read_at_once() {
    for name in ["aks-show.json", "aks-arm.json", "vnet-show.json", "subnet-show.json", "offices.txt"] {
        let text = fs::read_to_string(format!("{FOLDER}/{name}")).expect("a document");
        assert!(import::at_once("x", &text).is_some_and(|at_once| at_once.is_all), "{name}");
    }
}

#[test]
fn what_is_rare_is_left_and_yet_read_as_far_as_it_is_common() {
    let rare =
        ["kubectl.txt", "kubectl-nodes.json", "machine-list.json", "aks-prod.error.txt", "terminal.txt"];
    for name in rare {
        let text = fs::read_to_string(format!("{FOLDER}/{name}")).expect("a document");
        assert!(!import::at_once("x", &text).expect("a small text").is_all, "{name}");
    }
    let prompt = "$ az aks show -g rg -n aks\n{\"name\": \"aks\", \"networkProfile\": {\"networkPlugin\": \"azure\"}}\n";
    let AtOnce { readings, is_all } = import::at_once("x", prompt).expect("a small text");
    assert!(!is_all);
    assert_eq!(readings[0].kind, Kind::ManagedCluster);
}

#[test]
fn more_than_one_megabyte_is_not_read_at_once() {
    assert_eq!(import::at_once("x", &" ".repeat((1 << 20) + 1)), None);
    assert!(import::at_once("x", &" ".repeat(1 << 20)).is_some());
}

#[test]
fn keys_that_are_broken_are_left_to_the_reader_of_columns() {
    let text = "{\"name\": \"np1\", \"count\": 3, \"mode\": \"User\", \"vmSi\u{FFFD}ze\": \"x\", \"delegations\": []}";
    assert!(!import::at_once("x", text).expect("a small text").is_all);
}

#[test]
fn a_range_whose_name_looks_like_something_else_is_a_range() {
    for label in
        ["STATUS ROLES  Warning  FailedCreatePodSandBox  2", "(SubnetIsFull) x", "name: x", "az aks create"]
    {
        let text = format!("# on premises\n10.200.0.0/14    {label}\n10.64.0.0/16  branch\n");
        let readings = import::read("x", &text);
        assert_eq!(readings[0].kind, Kind::Ranges, "{text}");
        assert_eq!(readings[0].part.ranges.len(), 2, "{text}");
    }
}
