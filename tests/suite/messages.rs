//! What the annex answers arrives as it was read, whatever its size; and steps lead where one step leads.
mod advice;
mod assumed;
mod compared;
mod egress;
mod explained;
mod fleet;
mod mended;
mod occupancy;
mod operated;
mod policy;
mod room;
mod symptoms;

use aks_network_planner::analysis::{Analyzing, analyze};
use aks_network_planner::azure::day;
use aks_network_planner::edit;
use aks_network_planner::export::{Input, analysis_document};
use aks_network_planner::import::{self, Merging};
use aks_network_planner::link::{self, Names, Reach};
use aks_network_planner::messages::{Answer, Arrived, Asked, Request, SharedLink, Wanted, answers};
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{TODAY, network, plan, subnet};

/// A list of that many clusters, one subnet each, and a line of ranges.
fn text(clusters: usize) -> String {
    let cluster = |at: usize| {
        format!(
            r#"{{"name": "aks-{at}", "resourceGroup": "rg", "agentPoolProfiles": [{{"name": "np1", "count": {at},
            "vnetSubnetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n{at}"}}]}}"#
        )
    };
    let list: Vec<String> = (0..clusters).map(cluster).collect();
    let address = |at: usize| {
        format!(
            r#"{{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/a{at}",
            "ipAddress": "20.1.{}.{}"}}"#,
            at / 256,
            at % 256
        )
    };
    let addresses: Vec<String> = (0..clusters).map(address).collect();
    format!("[{}]\n10.0.0.0/8  offices\n[{}]\n", list.join(",\n"), addresses.join(",\n"))
}

#[test]
fn readings_arrive_as_they_were_sent() {
    for clusters in [0, 1, 99, 100, 101, 350] {
        let text = text(clusters);
        let readings = import::read("fleet.json", &text);
        let inputs = Input::of_text(&readings, &text, &[]);
        let mut arrived = Arrived::default();
        let sent: Vec<Vec<u8>> =
            answers(readings.clone(), inputs.clone()).map(|answer| answer.bytes()).collect();
        for bytes in &sent {
            match Answer::read(bytes).expect("an answer") {
                Answer::Reading(reading, input) => arrived.begin(*reading, input),
                Answer::More(lists) => arrived.add(lists),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(arrived.readings, readings);
        assert_eq!(arrived.inputs, inputs);
        let most = sent.iter().map(Vec::len).max().unwrap_or_default();
        assert!(most < 100_000, "{most} bytes in one message of {clusters} clusters");
    }
}

#[test]
fn a_request_arrives_by_parts_as_it_was_sent() {
    for clusters in [0, 1, 99, 100, 101, 350] {
        let design = import::merge(&import::read("fleet.json", &text(clusters))).design;
        let asked =
            Request { design, inputs: Vec::new(), today: TODAY.to_owned(), wanted: Wanted::DesignFile };
        let mut arriving = Asked::default();
        let messages: Vec<_> = asked.clone().messages().collect();
        assert!(messages.iter().all(|message| message.len() < 100_000));
        let heard: Vec<_> = messages.iter().filter_map(|message| arriving.hear(message)).collect();
        assert_eq!(heard, [asked.answer().expect("an answer")]);
    }
    assert!(matches!(Asked::default().hear(&[250, 1, 2]), Some(Answer::Refused(_))));
}

#[test]
fn bytes_that_are_no_answer_are_none() {
    assert_eq!(Answer::read(&[]), None);
    assert_eq!(Answer::read(&[250, 1, 2]), None);
}

#[test]
fn a_network_is_planned_and_laid_out_over_the_wire() {
    let design = plan().network(network("vnet", "10.60.0.0/16").subnet(subnet("snet", "10.60.0.0/24"))).0;
    let made = |wanted: Wanted| {
        let asked = Request { design: design.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
        let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
        Answer::read(&answer.bytes()).expect("the same answer")
    };
    let Answer::Planned(rows) = made(Wanted::Plan { network: 0 }) else { panic!("no plan") };
    assert_eq!(rows.len(), 1);
    let Answer::LaidOut(laid_out) = made(Wanted::Layout { network: 0, rows }) else { panic!("no layout") };
    assert_eq!(laid_out.rows, [["snet", "10.60.0.0/24", "251", "stays"]]);
    assert!(laid_out.steps.is_empty() && laid_out.left.ends_with("No range has to change."));
    for wanted in [Wanted::Plan { network: 1 }, Wanted::Layout { network: 1, rows: Vec::new() }] {
        assert_eq!(made(wanted), Answer::Refused("The design holds no such network.".into()));
    }
}

#[test]
fn merging_in_steps_leads_where_one_step_leads() {
    let (fleet, fragment) = (text(130), r#"{"networkPlugin": "azure", "podCidr": "10.244.0.0/16"}"#);
    let mut readings = import::read("a", &fleet);
    readings.extend(import::read("b", &text(7)));
    readings.extend(import::read("c", fragment));
    let whole = import::merge(&readings);
    assert_eq!(whole.design.clusters.len(), 131);
    for count in [1, 2, 50, 131, 1_000] {
        let mut merging = Merging::new(&readings);
        let mut steps = 1;
        while !merging.step(count) {
            steps += 1;
        }
        assert!(steps <= 140 / count + 5, "{steps} steps of {count}");
        assert_eq!(merging.finish(), whole);
    }
}

proptest! {
    #[test]
    fn analysing_in_steps_leads_where_one_step_leads(design in design(), clusters in 1..4usize) {
        let today = day(TODAY).expect("a day");
        let mut analyzing = Analyzing::new(&design, today);
        while !analyzing.step(clusters) {}
        let (stepped, whole) = (analyzing.finish(), analyze(&design, today));
        prop_assert_eq!(analysis_document(&stepped, &[]), analysis_document(&whole, &[]));
    }
}

/// The link of the first sample's design on a page.
fn shared(names: Names) -> SharedLink {
    let text = include_str!("../documents/aks-prod.cluster.json");
    let design = import::merge(&import::read("cluster.json", text)).design;
    SharedLink::of(&design, names, "https://planner.example/").expect("a link")
}

#[test]
fn a_shared_link_tells_exactly_what_opening_it_gives() {
    let link = shared(Names::Kept);
    let opened = link::decode(&link.address).expect("a link").design;
    assert_eq!(link.characters, link.address.len());
    let things: Vec<String> = edit::things(&opened).into_iter().map(|thing| thing.name).collect();
    assert_eq!(link.things.iter().map(|thing| thing.name.clone()).collect::<Vec<_>>(), things);
    let cluster = link.things.iter().find(|thing| thing.kind == "Cluster").expect("a cluster");
    assert!(cluster.values.iter().any(|value| value.text == "10.0.0.0/16" && !value.is_name));
    let subnet =
        link.things.iter().flat_map(|thing| &thing.values).find(|value| value.text == "vnet-prod/snet-aks");
    assert!(subnet.is_some_and(|value| value.is_name), "{:?}", link.things);
}

#[test]
fn a_shared_link_with_replaced_names_shows_none_of_the_old() {
    let told = format!("{:?}", shared(Names::Replaced));
    for name in ["aks-prod", "vnet-prod", "snet-aks", "np1"] {
        assert!(!told.contains(name), "{name} in {told}");
    }
}

#[test]
fn how_far_a_link_goes_depends_on_its_length() {
    for (length, words) in [
        (0, "pass it on whole"),
        (2_000, "pass it on whole"),
        (2_001, "may cut it"),
        (8_000, "may cut it"),
        (8_001, "send the file"),
    ] {
        assert!(Reach::of(length).words().contains(words), "{length}");
    }
}
