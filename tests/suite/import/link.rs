//! Links as texts: read as the design that they carry.
use aks_network_planner::design::{Design, NetworkProfile};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::link::{Names, decode, encode};
use aks_network_planner::text::Severity;

use super::{document, only, places, said};
use crate::support::{cluster, network, plan, pool, subnet};

fn design() -> Design {
    plan()
        .network(network("vnet-prod", "10.1.0.0/16").subnet(subnet("snet-aks", "10.1.4.0/22")))
        .cluster(cluster("aks-prod").pool(pool("np1").count(4).nodes_in("vnet-prod/snet-aks")))
        .on_premises("branch/offices", "10.200.0.0/14")
        .0
}

fn link() -> String {
    encode(&design(), Names::Kept).expect("a link")
}

#[test]
fn a_text_that_is_only_a_link_is_the_design_that_it_carries() {
    let link = link();
    let wrapped = format!("{}\n{}\n", &link[..40], &link[40..]);
    let quoted = format!("<https://example.org/planner/{link}>");
    for text in
        [link.clone(), format!("https://example.org/{link}\n"), wrapped, quoted, link.replace('#', "%23")]
    {
        let reading = only(&text);
        assert_eq!(reading.kind, Kind::Design, "{text}");
        assert_eq!(reading.part, decode(&link).expect("a design").design, "{text}");
        assert_eq!(said(&reading), [], "{text}");
        for subject in ["networks/vnet-prod", "clusters/aks-prod", "ranges/branch%2Foffices"] {
            assert_eq!(places(&reading, &text, subject), [text.as_str()], "{subject}");
        }
    }
}

#[test]
fn a_link_on_a_line_of_its_own_leaves_the_other_lines_to_their_readers() {
    let text =
        format!("https://example.org/{}\n10.60.0.0/16 head office\n{}", link(), document("vnet-show.json"));
    let kinds: Vec<Kind> = import::read("x", &text).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::Design, Kind::Ranges, Kind::VirtualNetwork]);
}

#[test]
fn a_link_that_cannot_be_read_says_why() {
    let link = link();
    let cut = only(&link[..60]);
    assert_eq!(cut.kind, Kind::Unknown);
    let [(Severity::Error, message)] = said(&cut)[..] else { panic!("one error, found {cut:?}") };
    assert!(message.starts_with("the end of this link is missing"), "{message}");
    let newer = only(&format!("<https://example.org/{}>", link.replace("#1.", "#2.")));
    let [(Severity::Error, message)] = said(&newer)[..] else { panic!("one error, found {newer:?}") };
    assert!(message.starts_with("this link is of version 2"), "{message}");
}

#[test]
fn headings_and_ranges_that_look_like_one_are_left_alone() {
    let script = "#1. Create\naz network vnet create -g rg -n vnet --address-prefixes 10.8.0.0/16";
    assert_eq!(only(script).kind, Kind::Commands);
    assert_eq!(only("10.0.0.0/16 #1.headquarters.abcdef").kind, Kind::Ranges);
}

#[test]
fn a_link_is_left_to_the_program_that_holds_every_reader() {
    assert!(!import::at_once("x", &link()).expect("a small text").is_all);
}

#[test]
fn a_subnet_that_a_link_only_refers_to_is_part_of_its_reading() {
    let design = plan()
        .cluster(
            cluster("aks")
                .profile(|profile| *profile = NetworkProfile::default())
                .pool(pool("np").nodes_in("v/s")),
        )
        .0;
    let reading = only(&encode(&design, Names::Kept).expect("a link"));
    let reference =
        reading.part.clusters[0].pools.as_ref().expect("pools")[0].subnet.clone().expect("a subnet");
    assert!(reading.part.subnet(&reference).is_some());
}

#[test]
fn a_cluster_that_is_read_after_a_link_is_the_same_one() {
    let cluster = r#"{"name": "aks-prod", "resourceGroup": "rg", "dnsPrefix": "a",
        "agentPoolProfiles": [{"name": "np1", "count": 9}]}"#;
    let link = link();
    let readings: Vec<_> =
        [link.as_str(), cluster].into_iter().flat_map(|text| import::read("x", text)).collect();
    let merged = import::merge(&readings).design;
    assert_eq!(merged.clusters.len(), 1);
    let pools = merged.clusters[0].pools.as_ref().expect("pools");
    assert_eq!((pools[0].count, pools[0].subnet.is_some()), (Some(9), true));
}
