//! What must never travel: canaries planted in all that a link does not list are not in it.
use aks_network_planner::design::Design;
use aks_network_planner::export::analysis_document;
use aks_network_planner::import::{self, Kind};
use aks_network_planner::link::{Names, decode, encode, shareable};
use serde_json::{Map, Value};

use super::everything::{CANARY, everything};
use super::sealed::contents;

/// Keys whose values a link lists. Only their values are left as the document has them.
const LISTED: [&str; 38] = [
    "name",
    "location",
    "type",
    "currentKubernetesVersion",
    "kubernetesVersion",
    "tier",
    "networkPlugin",
    "networkPluginMode",
    "networkDataplane",
    "networkPolicy",
    "podCidr",
    "podCidrs",
    "serviceCidr",
    "serviceCidrs",
    "dnsServiceIp",
    "dnsServiceIP",
    "ipFamilies",
    "outboundType",
    "loadBalancerSku",
    "mode",
    "osType",
    "osSku",
    "osSKU",
    "typePropertiesType",
    "maxSurge",
    "maxUnavailable",
    "orchestratorVersion",
    "currentOrchestratorVersion",
    "podIpAllocationMode",
    "podIPAllocationMode",
    "addressPrefix",
    "addressPrefixes",
    "serviceName",
    "peeringState",
    "nodeImageVersion",
    "networkMode",
    "subnetId",
    "agentPoolType",
];

/// What names a thing of the network in an id.
const NAMED: [&str; 6] =
    ["virtualNetworks", "subnets", "managedClusters", "agentPools", "providers", "virtualNetworkPeerings"];

fn holds(bytes: &[u8], text: &str) -> bool {
    let bytes = bytes.to_ascii_lowercase();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn nothing_of_a_design_travels_but_what_is_listed() {
    let design = everything();
    assert!(format!("{design:?}").matches(CANARY).count() > 30);
    for names in [Names::Kept, Names::Replaced] {
        let contents = contents(&encode(&design, names).expect("a link"));
        assert!(holds(&contents, "westeurope"), "the contents are inflated");
        for hidden in [CANARY, "0ca4a2b1", "cafe", "203.0.113"] {
            assert!(!holds(&contents, hidden), "{hidden} travels");
        }
        assert!(!contents.windows(3).any(|bytes| bytes == [203, 0, 113]), "an observed address travels");
    }
    let shared = shareable(&design);
    assert!(!format!("{shared:?}").contains(CANARY));
    let analysis = aks_network_planner::analysis::analyze(
        &shared,
        aks_network_planner::azure::day("2026-11-23").unwrap(),
    );
    assert!(!analysis_document(&analysis, &[]).contains(CANARY));
}

#[test]
fn nothing_of_a_real_document_travels_but_what_is_listed() {
    for name in [
        "aks-show.json",
        "aks-arm.json",
        "vnet-show.json",
        "subnet-show.json",
        "aks-prod.cluster.json",
        "aks-prod.network.json",
        "shop.network.arm.json",
        "fleet.clusters.json",
        "nodepool-list.json",
    ] {
        let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("a document");
        let mut document: Value = serde_json::from_str(&text).expect("JSON");
        plant("", &mut document);
        let text = document.to_string();
        let planted = text.matches(CANARY).count();
        assert!(planted > 3, "{name}: {planted} canaries");
        let readings = import::read(name, &text);
        assert!(readings.iter().all(|reading| reading.kind != Kind::Unknown), "{name}");
        let design = import::merge(&readings).design;
        assert!(!design.networks.is_empty() || !design.clusters.is_empty(), "{name}");
        let contents =
            contents(&encode(&design, Names::Kept).unwrap_or_else(|error| panic!("{name}: {error}")));
        let names = design.networks.iter().map(|network| &network.name);
        for kept in names.chain(design.clusters.iter().map(|cluster| &cluster.name)) {
            assert!(holds(&contents, &kept.to_ascii_lowercase()), "{name}: {kept} does not travel");
        }
        assert!(!holds(&contents, CANARY), "{name}: {}", String::from_utf8_lossy(&contents));
        assert!(!holds(&contents, "subscriptions") && !holds(&contents, "resourcegroups"), "{name}");
    }
}

/// Plants a canary in every text that stands under no listed key, in the free parts of ids, and in a tag.
fn plant(key: &str, value: &mut Value) {
    match value {
        Value::String(text) if text.starts_with("/subscriptions/") => *text = planted_id(text),
        Value::String(text) if !LISTED.contains(&key) => *text = format!("{CANARY}-{key}"),
        Value::Array(elements) => elements.iter_mut().for_each(|element| plant(key, element)),
        Value::Object(members) => {
            members.iter_mut().for_each(|(key, value)| plant(key, value));
            let tags = Map::from_iter([(format!("{CANARY}-tag"), Value::from(CANARY))]);
            members.insert("tags".into(), Value::Object(tags));
        }
        _ => {}
    }
}

fn planted_id(id: &str) -> String {
    let mut segments: Vec<String> = id.split('/').map(str::to_owned).collect();
    for at in (2..segments.len()).step_by(2) {
        if !NAMED.iter().any(|named| segments[at - 1].eq_ignore_ascii_case(named)) {
            segments[at] = format!("{CANARY}-{at}");
        }
    }
    segments.join("/")
}

#[test]
fn ranges_that_may_reach_the_api_server_stay_at_home() {
    let mut cluster = crate::support::cluster("aks").0;
    cluster.api_server.authorized_ip_ranges = Some(vec!["203.0.113.77/32".parse().expect("a range")]);
    let design = Design { clusters: vec![std::sync::Arc::new(cluster)], ..Design::default() };
    for names in [Names::Kept, Names::Replaced] {
        let opened = decode(&encode(&design, names).expect("a link")).expect("a design").design;
        assert_eq!(opened.clusters[0].api_server.authorized_ip_ranges, None);
    }
}
