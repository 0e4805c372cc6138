//! Errors, explained over the wire.
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Explained, Request, Wanted};

use crate::support::TODAY;

fn explained(text: &str) -> Explained {
    let design = import::merge(&import::read("pasted", text)).design;
    let asked = Request { design, inputs: Vec::new(), today: TODAY.to_owned(), wanted: Wanted::Explanations };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    match Answer::read(&answer.bytes()) {
        Some(Answer::Explained(told)) if told.len() == 1 => told.into_iter().next().expect("one"),
        other => panic!("{other:?}"),
    }
}

/// <https://github.com/Azure/azure-container-networking/issues/2999>
const POD_EVENT: &str = "Warning  FailedCreatePodSandBox  2m  kubelet  Failed to create pod sandbox: rpc error: code = \
                         Unknown desc = failed to setup network for sandbox: plugin type=\"azure-vnet\" failed (add): \
                         IPAM Invoker Add failed with error: Failed to get IP address from CNS: AllocateIPConfig failed: \
                         not enough IPs available";

#[test]
fn an_error_without_numbers_says_what_it_means_in_place_of_its_title_once_more() {
    let told = explained(POD_EVENT);
    assert_eq!(told.title, "The node waits for more pod addresses");
    assert!(
        told.summary.starts_with("The node asked for its next batch of pod addresses"),
        "{}",
        told.summary
    );
    assert!(!told.meaning.contains(&told.summary), "told once");
}

#[test]
fn a_report_is_named_by_its_thread() {
    let words: Vec<String> = explained(POD_EVENT).references.into_iter().map(|of| of.words).collect();
    let expected = "observed answer of the service, reported in Azure/azure-container-networking #2999, read there on \
                    2026-11-23";
    assert_eq!(words, [expected]);
}

#[test]
fn the_addresses_that_a_larger_subnet_holds_are_those_of_the_error_and_of_others() {
    let told = explained(
        "(InsufficientSubnetSize) Pre-allocated IPs 2079 exceeds IPs available 1950 in Subnet Cidr 10.1.0.0/21, Subnet \
         Name snet-aks.",
    );
    let expected = "A subnet of /20 has 4,091 usable addresses and holds 2,172: these 2,079 and the 93 that others hold.";
    assert_eq!(told.steps[0], expected);
}
