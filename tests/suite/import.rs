//! Importers: every shape that people paste, and what is made of it.
use aks_network_planner::design::{Cluster, Design, NetworkProfile, NodePool, Subnet, VirtualNetwork};
use aks_network_planner::import::{self, Kind, Reading};
use aks_network_planner::text::Severity;

mod access;
mod add_ons;
mod at_once;
mod attached;
mod clusters;
mod code;
mod commands;
mod design_file;
mod errors;
mod features;
mod kubernetes;
mod link;
mod merging;
mod networks;
mod ranges;
mod refusals;
mod renamed;
mod steps;
mod tables;
mod turned;
mod yaml;

/// A document of `tests/documents`.
fn document(name: &str) -> String {
    let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The only reading of a text.
fn only(text: &str) -> Reading {
    let mut readings = import::read("pasted", text);
    assert_eq!(readings.len(), 1, "{readings:#?}");
    readings.remove(0)
}

/// The only cluster of a text.
fn cluster(text: &str) -> Cluster {
    let reading = only(text);
    assert_eq!(reading.part.clusters.len(), 1, "{reading:#?}");
    reading.part.clusters[0].as_ref().clone()
}

/// The network profile of the only cluster of a text.
fn profile(text: &str) -> NetworkProfile {
    cluster(text).network_profile.expect("a network profile")
}

/// The only pool of the only cluster of a text.
fn pool(text: &str) -> NodePool {
    let mut pools = cluster(text).pools.expect("pools");
    assert_eq!(pools.len(), 1, "{pools:#?}");
    pools.remove(0)
}

/// The only network of a text.
fn network(text: &str) -> VirtualNetwork {
    let reading = only(text);
    assert_eq!(reading.part.networks.len(), 1, "{reading:#?}");
    reading.part.networks[0].as_ref().clone()
}

/// The only subnet of the only network of a text.
fn subnet(text: &str) -> Subnet {
    let mut subnets = network(text).subnets;
    assert_eq!(subnets.len(), 1, "{subnets:#?}");
    subnets.remove(0)
}

/// The design of several texts.
fn design(texts: &[&str]) -> Design {
    merged(texts).design
}

fn merged(texts: &[&str]) -> import::Merged {
    import::merge(&readings(texts))
}

fn readings(texts: &[&str]) -> Vec<Reading> {
    texts.iter().enumerate().flat_map(|(index, text)| import::read(&format!("text {index}"), text)).collect()
}

/// What a reading says beside its values.
fn said(reading: &Reading) -> Vec<(Severity, &str)> {
    reading.problems.iter().map(|problem| (problem.severity, problem.message.as_str())).collect()
}

/// What stands in the text for a subject.
fn places<'t>(reading: &Reading, text: &'t str, subject: &str) -> Vec<&'t str> {
    let of = reading.places.iter().filter(|place| place.subject == subject);
    of.map(|place| place.span.of(text)).collect()
}

#[test]
fn a_paste_of_several_documents_gives_one_reading_each_named_in_their_order() {
    let text = [document("aks-show.json"), document("subnet-show.json"), "10.200.0.0/14 head office".into()];
    let text = text.join("\n$ az network vnet subnet show\n");
    let readings = import::read("paste", &text);
    let found: Vec<_> = readings.iter().map(|reading| (reading.name.as_str(), reading.kind)).collect();
    let expected = [("paste", Kind::ManagedCluster), ("paste#2", Kind::Subnet), ("paste#3", Kind::Ranges)];
    assert_eq!(found, expected);
    assert!(
        readings.iter().all(|reading| reading.problems.iter().all(|found| found.severity != Severity::Error))
    );
    assert!(readings[0].span.of(&text).starts_with('{') && readings[0].span.of(&text).ends_with('}'));
}

#[test]
fn a_document_from_a_terminal_keeps_what_can_be_read_and_lists_every_repair() {
    let text = document("terminal.txt");
    let readings = import::read("terminal.txt", &text);
    let [aks, subnet] = readings.as_slice() else { panic!("two documents, found {readings:#?}") };
    let cluster = &aks.part.clusters[0];
    let profile = cluster.network_profile.as_ref().expect("a network profile");
    assert_eq!(cluster.name, "aks-shop");
    assert_eq!(profile.service_cidrs, Some(vec!["10.0.0.0/16".parse().unwrap()]));
    assert_eq!(profile.dns_service_ip, Some("10.0.0.10".parse().unwrap()));
    assert_eq!(
        cluster.pools.as_ref().map(|pools| (pools[0].count, pools[0].max_count)),
        Some((Some(3), Some(9)))
    );
    assert_eq!(subnet.part.networks[0].subnets[0].prefixes, Some(vec!["10.60.0.0/24".parse().unwrap()]));
    assert_eq!(aks.problems.len(), 11, "{:#?}", aks.problems);
    assert!(aks.problems.iter().all(|problem| problem.span.is_some() && problem.severity != Severity::Error));
}

#[test]
fn a_document_that_was_cut_at_both_ends_is_put_together_again() {
    let text = r#"
      "enableAutoScaling": false,
      "maxPods": 30,
      "count": 3,
      "name": "one"
    },
    {
      "count": 5,
      "maxPods": 110,
      "name": "two"
    }
  ],
  "name": "aks",
  "networkProfile": {
    "networkPlugin": "azure",
    "podCidr": "10.244.0.0/1"#;
    let design = design(&[text]);
    let [cluster] = design.clusters.as_slice() else { panic!("one cluster, found {design:#?}") };
    let pools = cluster.pools.iter().flatten().map(|pool| (pool.name.as_str(), pool.count, pool.max_pods));
    assert_eq!(pools.collect::<Vec<_>>(), [("one", Some(3), Some(30)), ("two", Some(5), Some(110))]);
    let profile = cluster.network_profile.as_ref().expect("a network profile");
    assert!(profile.network_plugin.is_some());
    assert_eq!(profile.pod_cidrs, None, "the range was cut off");
}
