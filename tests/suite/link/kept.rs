//! What a link keeps: all that the analysis is made of, under names of one's choice.
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::{self, day};
use aks_network_planner::design::{Cluster, Design, Word};
use aks_network_planner::export::analysis_document;
use aks_network_planner::link::{LinkError, Names, decode, encode, shareable};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::everything::everything;
use crate::properties::designs::{design, known_design, wild_design};
use crate::support::plan::{network_id, usage};
use crate::support::{TODAY, cluster, network, plan, pool, subnet};

fn any_design() -> impl Strategy<Value = Design> {
    prop_oneof![design(), known_design(), wild_design()]
}

fn document(design: &Design) -> String {
    analysis_document(&analyze(design, day(TODAY).expect("a day")), &[])
}

fn parsed(design: &Design) -> Value {
    serde_json::from_str(&document(design)).expect("JSON")
}

/// The analysis without what names Azure's resources, and the commands that would.
fn without_ids(design: &Design) -> Value {
    let mut document = parsed(design);
    forget(&mut document);
    document
}

fn forget(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for key in ["id", "resourceGroup", "vnetSubnetId", "podSubnetId"] {
                if members.contains_key(key) {
                    members.insert(key.into(), Value::Null);
                }
            }
            members.values_mut().for_each(forget);
        }
        Value::Array(elements) => elements.iter_mut().for_each(forget),
        Value::String(text) if text.contains("az ") => *value = json!("a command"),
        _ => {}
    }
}

proptest! {
    #[test]
    fn a_link_that_is_read_gives_what_was_to_be_shared(design in any_design()) {
        let link = encode(&design, Names::Kept).expect("a link");
        let opened = decode(&link).expect("a design");
        prop_assert_eq!(&opened.design, &shareable(&design));
        prop_assert_eq!(opened.catalogue, day(azure::CATALOGUE).unwrap());
        prop_assert_eq!(opened.notes.len(), 0);
        prop_assert_eq!(document(&opened.design), document(&shareable(&design)));
    }

    #[test]
    fn sharing_again_changes_nothing(design in any_design()) {
        let shared = shareable(&design);
        prop_assert_eq!(&shareable(&shared), &shared);
        prop_assert_eq!(encode(&shared, Names::Kept), encode(&design, Names::Kept));
    }

    #[test]
    fn what_is_shared_has_the_analysis_of_the_design_but_for_ids_and_commands(design in any_design()) {
        prop_assert_eq!(without_ids(&shareable(&design)), without_ids(&design));
    }

    #[test]
    fn with_names_replaced_the_numbers_stay_and_the_names_go(design in any_design()) {
        let link = encode(&design, Names::Replaced).expect("a link");
        let replaced = decode(&link).expect("a design").design;
        let names = names(&replaced);
        for kept in ["net-", "snet-", "aks-", "np", "range "] {
            prop_assert!(!names.iter().any(|name| name.starts_with(kept)), "{} in {:?}", kept, names);
        }
        let (of_replaced, of_design) = (parsed(&replaced), parsed(&design));
        prop_assert_eq!(numbers(&of_replaced), numbers(&of_design));
    }
}

/// Every name of a design, and every one that is referred to.
fn names(design: &Design) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |name: &String| names.push(name.clone());
    for network in &design.networks {
        add(&network.name);
        network.subnets.iter().for_each(|subnet| add(&subnet.name));
    }
    for range in &design.ranges {
        add(&range.name);
        range.network.iter().for_each(&mut add);
        range.remote.iter().filter_map(|remote| remote.local_network()).for_each(|name| add(&name));
    }
    for cluster in &design.clusters {
        add(&cluster.name);
        let of_pools = cluster.pools.iter().flatten().inspect(|pool| add(&pool.name));
        let of_pools: Vec<_> = of_pools.flat_map(|pool| pool.subnet.iter().chain(&pool.pod_subnet)).collect();
        for reference in
            of_pools.into_iter().chain(&cluster.api_server.subnet).chain(&cluster.hosted_node_subnet)
        {
            add(&reference.network);
            add(&reference.subnet);
        }
    }
    names
}

/// What each cluster needs and has, without names.
fn numbers(document: &Value) -> Vec<Value> {
    let clusters = document["clusters"].as_array().expect("clusters").iter();
    let rows = clusters.flat_map(|cluster| cluster["capacity"].as_array().expect("rows"));
    let numbers = ["required", "available", "headroom", "residents", "moments"];
    rows.map(|row| numbers.iter().map(|key| row[*key].clone()).collect()).collect()
}

#[test]
fn every_field_that_may_travel_does() {
    let design = everything();
    let shared = decode(&encode(&design, Names::Kept).expect("a link")).expect("a design").design;
    let mut expected = design.clone();
    expected.errors.clear();
    expected.attached = Arc::default();
    for network in &mut expected.networks {
        let network = Arc::make_mut(network);
        network.id = None;
        for subnet in &mut network.subnets {
            subnet.id = None;
            subnet.usage = usage(300, &[("<node-resource-group-1>", 250)]);
        }
    }
    expected.ranges[0].remote = None;
    let aks = Arc::make_mut(&mut expected.clusters[0]);
    (aks.id, aks.resource_group, aks.observed) = (None, None, None);
    aks.outbound_addresses.clear();
    aks.node_resource_group = Some("<node-resource-group-1>".into());
    aks.api_server.authorized_ip_ranges = None;
    assert_eq!(shared, expected);
}

#[test]
fn networks_that_are_peered_stay_so_without_their_ids() {
    let near_and_far = |near: &str, far: &str| {
        plan()
            .network(network(near, "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24")))
            .network(network(far, "10.1.128.0/17"))
            .peering(near, far, "10.1.128.0/17")
            .0
    };
    for (near, far) in [("vnet-a", "vnet-b"), ("a/100%", "%2F/b")] {
        let mut design = near_and_far(near, far);
        Arc::make_mut(&mut design.networks[1]).id = Some(network_id("elsewhere"));
        design.ranges[0].remote = Some(network_id("ELSEWHERE"));
        for names in [Names::Kept, Names::Replaced] {
            let shared = decode(&encode(&design, names).expect("a link")).expect("a design").design;
            assert!(shared.networks.iter().all(|network| network.id.is_none()));
            let counts = |design: &Design| parsed(design)["overlaps"].as_array().expect("overlaps").len();
            assert_eq!(counts(&shared), counts(&design));
            let severities = |design: &Design| {
                let document = parsed(design);
                let findings = document["findings"].as_array().expect("findings").clone();
                findings
                    .into_iter()
                    .map(|finding| (finding["rule"].clone(), finding["severity"].clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(severities(&shared), severities(&design));
            let far = shared.ranges[0].remote.as_ref().and_then(|id| id.local_network());
            assert_eq!(far.as_deref(), Some(shared.networks[1].name.as_str()));
        }
    }
}

#[test]
fn addresses_of_machines_stay_with_their_clusters_without_resource_groups() {
    let design = plan()
        .network(network("vnet", "10.1.0.0/16").subnet(aks_network_planner::design::Subnet {
            usage: usage(
                100,
                &[("MC_rg_two_westeurope", 30), ("mc_rg_one_westeurope", 20), ("rg-of-vms", 5)],
            ),
            ..subnet("snet", "10.1.0.0/24")
        }))
        .cluster(
            cluster("one")
                .with(|cluster| cluster.node_resource_group = None)
                .pool(pool("np").nodes_in("vnet/snet")),
        )
        .cluster(cluster("two").pool(pool("np").nodes_in("vnet/snet")))
        .cluster(cluster("three").pool(pool("np").nodes_in("vnet/snet")))
        .0;
    let shared = shareable(&design);
    let expected = usage(100, &[("<node-resource-group-1>", 20), ("<node-resource-group-2>", 30)]);
    assert_eq!(shared.networks[0].subnets[0].usage, expected);
    let groups: Vec<Option<&str>> =
        shared.clusters.iter().map(|cluster| cluster.node_resource_group.as_deref()).collect();
    assert_eq!(groups, [Some("<node-resource-group-1>"), Some("<node-resource-group-2>"), None]);
    assert_eq!(numbers(&parsed(&shared)), numbers(&parsed(&design)));
}

#[test]
fn a_version_keeps_its_spelling() {
    for version in [
        "1.33.2",
        "1.33",
        "1.033.2",
        "1.33.2-preview",
        "v1.33.2",
        "1.33.2.1",
        "2.1.0",
        "1",
        "",
        "1.+3",
        "1.4294967296",
    ] {
        let with = |cluster: &mut Cluster| cluster.kubernetes_version = Some(version.into());
        let of_pool = pool("np").with(|pool| pool.orchestrator_version = Some(version.into()));
        let design = plan().cluster(cluster("aks").with(with).pool(of_pool)).0;
        let shared = decode(&encode(&design, Names::Kept).expect("a link")).expect("a design").design;
        let cluster = &shared.clusters[0];
        assert_eq!(cluster.kubernetes_version.as_deref(), Some(version));
        assert_eq!(cluster.pools.as_ref().expect("pools")[0].orchestrator_version.as_deref(), Some(version));
    }
}

#[test]
fn the_dns_address_stays_wherever_it_lies() {
    for address in ["10.0.0.10", "10.0.0.0", "10.0.0.255", "10.0.1.0", "9.255.255.255", "fd00::a"] {
        for range in ["10.0.0.0/16", "255.255.255.0/24", "fd00::/108"] {
            let design = plan().cluster(cluster("aks").service_cidr(range).dns(address)).0;
            let shared = decode(&encode(&design, Names::Kept).expect("a link")).expect("a design").design;
            assert_eq!(shared.clusters[0].network_profile, design.clusters[0].network_profile);
        }
    }
}

#[test]
fn a_word_that_has_become_known_since_is_read_as_known() {
    let with = |policy: Word<_>| {
        plan().cluster(cluster("aks").profile(|profile| profile.network_policy = Some(policy))).0
    };
    let known = with(Word::Known(aks_network_planner::design::NetworkPolicy::Calico));
    assert_eq!(shareable(&with(Word::Newer("calico".into()))), shareable(&known));
}

#[test]
fn what_no_link_can_hold_is_refused_when_it_is_made() {
    let named = |name: &str| plan().cluster(cluster(name)).0;
    assert_eq!(encode(&named(&"x".repeat(257)), Names::Kept), Err(LinkError::LongText));
    assert_eq!(encode(&named("a\u{202E}b"), Names::Kept), Err(LinkError::HiddenCharacters));
    assert_eq!(encode(&named("a\nb"), Names::Kept), Err(LinkError::HiddenCharacters));
    for name in ["x".repeat(257).as_str(), "a\u{202E}b"] {
        assert!(encode(&named(name), Names::Replaced).is_ok());
    }
    let twice = plan().cluster(cluster("aks")).cluster(cluster("aks")).0;
    assert_eq!(encode(&twice, Names::Kept), Err(LinkError::SameName("clusters")));
    let clusters = (0..5_001).map(|at| Arc::new(Cluster { name: at.to_string(), ..Cluster::default() }));
    let many = Design { clusters: clusters.collect(), ..Design::default() };
    assert!(matches!(
        encode(&many, Names::Kept),
        Err(LinkError::TooMuch("clusters") | LinkError::TooLong(_))
    ));
}
