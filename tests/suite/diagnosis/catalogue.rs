//! The catalogue of errors: complete, each entry known by its marks, each with a source.
use std::collections::HashSet;

use aks_network_planner::design::ReportedError;
use aks_network_planner::diagnosis::{Entry, entries, entry_of};
use aks_network_planner::import;

/// Every number that was ever given, in their groups: the service, nodes, pods, the Azure CLI, and further ones.
const NUMBERS: &[&str] = &[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "2A", "2B", "2C", "2D", "2E",
    "30", "31", "32", "33", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "4A", "4B", "50",
    "51", "52", "53", "54", "55", "56", "57", "60", "61", "62", "63", "64", "65", "66", "67",
];

/// Symptoms without a text of their own, and a rule about codes.
const SILENT: [&str; 4] = ["ERR-2E", "ERR-49", "ERR-4A", "ERR-4B"];

fn entry(id: &str) -> &'static Entry {
    entries().find(|entry| entry.id == id).unwrap_or_else(|| panic!("no {id}"))
}

/// The only error of a text.
fn error(text: &str) -> ReportedError {
    let errors = import::merge(&import::read("x", text)).design.errors;
    assert_eq!(errors.len(), 1, "{text}: {errors:#?}");
    errors.into_iter().next().expect("an error")
}

#[test]
fn every_number_is_there_once_and_no_other() {
    let mut ids: Vec<&str> = entries().map(|entry| entry.id).collect();
    ids.sort_unstable();
    let expected: Vec<String> = NUMBERS.iter().map(|number| format!("ERR-{number}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_entry_says_what_it_means_and_who_says_so() {
    for entry in entries() {
        assert!(!entry.title.is_empty() && !entry.title.ends_with('.'), "{}", entry.id);
        assert!(entry.meaning.ends_with('.') && entry.meaning.len() > 20, "{}", entry.id);
        assert!(entry.steps.iter().all(|step| step.ends_with(['.', '`'])), "{}", entry.id);
        assert!(!entry.steps.is_empty() || entry.id == "ERR-2E", "{}", entry.id);
        assert!(entry.source.url.starts_with("https://"), "{}", entry.id);
        assert!(aks_network_planner::azure::day(entry.source.read).is_some(), "{}", entry.id);
        let is_known = !(entry.codes.is_empty()
            && entry.subcodes.is_empty()
            && entry.exit_codes.is_empty()
            && entry.words.is_empty());
        assert_eq!(is_known, !SILENT.contains(&entry.id), "{}", entry.id);
        let is_small = |words: &&&str| **words == words.to_lowercase();
        assert!(
            entry.words.iter().flat_map(|group| group.iter()).all(|words| is_small(&words)),
            "{}",
            entry.id
        );
    }
}

#[test]
fn no_code_means_two_things() {
    let mut codes = HashSet::new();
    for entry in entries() {
        for code in entry.codes.iter().chain(entry.subcodes).collect::<HashSet<_>>() {
            assert!(codes.insert(code.to_ascii_lowercase()), "{code}");
        }
    }
}

#[test]
fn every_code_is_read_and_found_as_the_azure_cli_prints_it_in_any_casing() {
    for entry in entries() {
        for code in entry.codes.iter().chain(entry.subcodes) {
            let text = format!("({code}) It was refused.\nCode: {code}\nMessage: It was refused.\n");
            assert_eq!(entry_of(&error(&text)).map(|entry| entry.id), Some(entry.id), "{code}");
            let error = ReportedError { code: Some(code.to_ascii_uppercase()), ..ReportedError::default() };
            assert_eq!(entry_of(&error).map(|entry| entry.id), Some(entry.id), "{code}");
        }
    }
}

#[test]
fn every_code_under_a_code_is_found_in_json() {
    for entry in entries() {
        for code in entry.subcodes {
            let text = format!(
                "{{\"code\": \"BadRequest\", \"subcode\": \"{code}\", \"message\": \"It was refused.\"}}"
            );
            assert_eq!(entry_of(&error(&text)).map(|entry| entry.id), Some(entry.id), "{code}");
        }
    }
}

#[test]
fn the_words_of_every_entry_are_claimed_and_found_without_any_code() {
    let mut lost = Vec::new();
    for entry in entries() {
        for group in entry.words {
            let text = format!("ERROR: {}\n", group.join(" and then "));
            let errors = import::merge(&import::read("x", &text)).design.errors;
            let found: Vec<_> = errors.iter().map(|error| entry_of(error).map(|entry| entry.id)).collect();
            if found != [Some(entry.id)] {
                lost.push(format!("{} by {text:?}: {found:?}", entry.id));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn exit_codes_of_nodes_are_found() {
    for (exit, id) in [(50, "ERR-30"), (51, "ERR-31"), (52, "ERR-32"), (41, "ERR-33")] {
        let text = format!(
            "(VMExtensionProvisioningError) VM has reported a failure when processing extension 'vmssCSE'. Error message: \"Enable failed: failed to execute command: command terminated with exit status={exit}\n[stdout]\n{{ \"ExitCode\": \"{exit}\", \"Output\": \"x\", \"Error\": \"\" }}\n"
        );
        let error = error(&text);
        assert_eq!(error.exit_code, Some(exit));
        assert_eq!(entry_of(&error), Some(entry(id)));
    }
}

/// Codes and messages of which several entries could be meant.
#[test]
fn the_nearer_of_two_meanings_counts() {
    let rows = [
        ("(InvalidParameter) The value of parameter x is invalid.", "ERR-2B"),
        (
            "(InvalidParameter) Cannot use a custom subnet because agent pool a is using a managed subnet. Please omit the vnetSubnetID parameter from the request.",
            "ERR-24",
        ),
        (
            "(InvalidParameter) Can only specify a pod subnet when using network plugin Azure or None",
            "ERR-2D",
        ),
        ("Warning  FailedCreatePodSandBox  4s  kubelet  Failed to create pod sandbox: no networks", "ERR-67"),
        (
            "Warning  FailedCreatePodSandBox  4s  kubelet  Failed to allocate address: No available addresses",
            "ERR-40",
        ),
        (
            "Warning  FailedCreatePodSandBox  4s  kubelet  AllocateIPConfig failed: not enough IPs available for 1, NC Status: NCUpdateSubnetFullError",
            "ERR-41",
        ),
        ("(BadRequest) Cilium dataplane requires network policy cilium.", "ERR-20"),
        ("Pre-allocated IPs 768 exceeds IPs available 256 in Pod Cidr 10.240.100.0/24", "ERR-02"),
        ("Internal error occurred: failed to allocate a serviceIP: range is full", "ERR-45"),
        (
            "KubeletNotReady  container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized",
            "ERR-43",
        ),
        (
            "(ValidationError) Cannot update cluster to Azure CNI Overlay while using network policies with Azure CNI v1.",
            "ERR-61",
        ),
        ("ERROR: --vnet-subnet-id cannot be specified for managedNATGateway", "ERR-50"),
    ];
    for (text, id) in rows {
        assert_eq!(entry_of(&error(text)).map(|entry| entry.id), Some(id), "{text}");
    }
}
