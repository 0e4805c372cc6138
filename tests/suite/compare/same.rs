//! A cluster equals itself, whatever its text looks like.
use std::sync::Arc;

use aks_network_planner::compare::{Comparison, Likeness};
use aks_network_planner::design::Design;
use aks_network_planner::export::design_file;
use aks_network_planner::import;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::beside_first;
use crate::properties::designs::{design, known_design};

fn is_same(comparison: &Comparison) -> Result<(), TestCaseError> {
    prop_assert_eq!(comparison.likeness(), Likeness::Same, "{:?}", comparison.clusters[0].differences);
    Ok(())
}

/// What a person may choose, as ARM prints it.
fn document() -> impl Strategy<Value = Value> {
    let words = (
        prop_oneof![Just(json!("overlay")), Just(Value::Null)],
        prop_oneof![Just("none"), Just("azure"), Just("calico"), Just("cilium")],
        prop_oneof![Just("azure"), Just("cilium")],
        prop_oneof![Just("loadBalancer"), Just("managedNATGateway"), Just("userDefinedRouting")],
    );
    let numbers = (1..4u64, prop_oneof![Just(Value::Null), (1..9u64).prop_map(|of| json!(of))], 26..36u64);
    let pools = prop::collection::vec((1..9u64, 10..250u64, any::<bool>(), 1..5u64), 1..4);
    let reach = (any::<bool>(), any::<bool>(), prop::collection::vec(1..250u8, 0..4));
    (words, numbers, pools, reach).prop_map(|(words, numbers, pools, reach)| {
        let (mode, policy, dataplane, outbound) = words;
        let (ips, ports, minor) = numbers;
        let (is_private, is_automatic, ranges) = reach;
        let pools: Vec<Value> = pools.iter().enumerate().map(|(at, of)| pool(at, *of)).collect();
        json!({
            "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/one",
            "name": "one",
            "location": "westeurope",
            "sku": { "name": "Base", "tier": "Standard" },
            "properties": {
                "provisioningState": "Succeeded",
                "kubernetesVersion": format!("1.{minor}.1"),
                "networkProfile": {
                    "networkPlugin": "azure",
                    "networkPluginMode": mode,
                    "networkPolicy": policy,
                    "networkDataplane": dataplane,
                    "outboundType": outbound,
                    "loadBalancerSku": "standard",
                    "loadBalancerProfile": {
                        "managedOutboundIPs": { "count": ips },
                        "allocatedOutboundPorts": ports,
                        "idleTimeoutInMinutes": null,
                    },
                    "natGatewayProfile": null,
                    "podCidr": if mode.is_null() { Value::Null } else { json!("10.244.0.0/16") },
                    "serviceCidr": "10.0.0.0/16",
                    "dnsServiceIP": "10.0.0.10",
                    "ipFamilies": ["IPv4"],
                },
                "apiServerAccessProfile": {
                    "enablePrivateCluster": is_private,
                    "authorizedIPRanges":
                        ranges.iter().map(|of| format!("203.0.{of}.0/24")).collect::<Vec<_>>(),
                },
                "nodeProvisioningProfile": { "mode": if is_automatic { "Auto" } else { "Manual" } },
                "agentPoolProfiles": pools,
            },
        })
    })
}

fn pool(at: usize, (nodes, pods, is_autoscaled, surge): (u64, u64, bool, u64)) -> Value {
    json!({
        "name": format!("np{at}"),
        "mode": if at == 0 { "System" } else { "User" },
        "osType": "Linux",
        "osSKU": "Ubuntu",
        "type": "VirtualMachineScaleSets",
        "count": nodes,
        "maxPods": pods,
        "enableAutoScaling": is_autoscaled,
        "minCount": if is_autoscaled { json!(nodes) } else { Value::Null },
        "maxCount": if is_autoscaled { json!(nodes + 5) } else { Value::Null },
        "upgradeSettings": { "maxSurge": format!("{}%", surge * 10) },
        "vnetSubnetID":
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes",
    })
}

type Change = fn(Value) -> Value;

/// How the text of a cluster is changed so that it stays the same cluster.
const CHANGES: [(&str, Change); 7] = [
    ("lists in another order", reversed),
    ("words in another casing", recased),
    ("defaults filled in", filled),
    ("with nulls", nulled),
    ("with noise", noisy),
    ("shares as numbers", in_nodes),
    ("as the Azure CLI prints it", flat),
];

fn reversed(mut of: Value) -> Value {
    for path in ["/properties/agentPoolProfiles", "/properties/apiServerAccessProfile/authorizedIPRanges"] {
        of.pointer_mut(path).and_then(Value::as_array_mut).expect(path).reverse();
    }
    of
}

fn recased(mut of: Value) -> Value {
    let profile =
        of.pointer_mut("/properties/networkProfile").and_then(Value::as_object_mut).expect("a profile");
    for key in [
        "networkPlugin",
        "networkPluginMode",
        "networkPolicy",
        "networkDataplane",
        "outboundType",
        "loadBalancerSku",
    ] {
        let word = profile.get(key).and_then(Value::as_str).map(str::to_uppercase);
        word.into_iter().for_each(|word| drop(profile.insert(key.to_owned(), word.into())));
    }
    for pool in pools(&mut of) {
        pool["mode"] = pool["mode"].as_str().expect("a mode").to_lowercase().into();
        pool["osType"] = "linux".into();
    }
    of
}

fn filled(mut of: Value) -> Value {
    let properties = of["properties"].as_object_mut().expect("properties");
    properties.insert("addonProfiles".to_owned(), json!({ "azurepolicy": { "enabled": false } }));
    let balancer = &mut properties["networkProfile"]["loadBalancerProfile"];
    balancer["idleTimeoutInMinutes"] = 30.into();
    if balancer["allocatedOutboundPorts"].is_null() {
        balancer["allocatedOutboundPorts"] = 0.into();
    }
    for pool in pools(&mut of) {
        pool["enableNodePublicIP"] = false.into();
        pool["scaleSetPriority"] = "Regular".into();
        pool["upgradeSettings"]["maxUnavailable"] = "0".into();
        pool["upgradeStrategy"] = "Rolling".into();
    }
    of
}

fn nulled(mut of: Value) -> Value {
    for key in ["addonProfiles", "ingressProfile", "serviceMeshProfile", "httpProxyConfig"] {
        of["properties"][key] = Value::Null;
    }
    for pool in pools(&mut of) {
        for key in ["podSubnetID", "podIPAllocationMode", "enableNodePublicIP", "scaleSetPriority"] {
            pool[key] = Value::Null;
        }
    }
    of
}

fn noisy(mut of: Value) -> Value {
    of["etag"] = "W/\"1\"".into();
    of["location"] = "northeurope".into();
    of["systemData"] = json!({ "createdAt": "2026-01-01T00:00:00Z" });
    of["properties"]["powerState"] = json!({ "code": "Running" });
    of["properties"]["provisioningState"] = "Updating".into();
    of["properties"]["fqdn"] = "one.hcp.westeurope.azmk8s.io".into();
    for pool in pools(&mut of) {
        pool["etag"] = "x".into();
        pool["provisioningState"] = "Creating".into();
        // The nodes of the moment are the autoscaler's own business.
        if pool["enableAutoScaling"] == true {
            pool["count"] = pool["maxCount"].clone();
        }
    }
    of
}

/// Shares as the numbers of nodes that they come to at the pool's largest.
fn in_nodes(mut of: Value) -> Value {
    for pool in pools(&mut of) {
        let most = pool["maxCount"].as_u64().or(pool["count"].as_u64()).expect("nodes");
        let share = pool["upgradeSettings"]["maxSurge"].as_str().expect("a share").trim_end_matches('%');
        let share: u64 = share.parse().expect("a number");
        pool["upgradeSettings"]["maxSurge"] = (most * share).div_ceil(100).to_string().into();
    }
    of
}

fn flat(mut of: Value) -> Value {
    let mut flat = of.as_object().expect("an object").clone();
    let Some(Value::Object(properties)) = flat.remove("properties") else { panic!("properties") };
    flat.insert("resourceGroup".to_owned(), "rg".into());
    flat.extend(properties);
    of = Value::Object(flat);
    spelled(&mut of);
    of
}

/// The keys that the Azure CLI spells otherwise.
fn spelled(of: &mut Value) {
    const KEYS: [(&str, &str); 4] = [
        ("dnsServiceIP", "dnsServiceIp"),
        ("vnetSubnetID", "vnetSubnetId"),
        ("authorizedIPRanges", "authorizedIpRanges"),
        ("osSKU", "osSku"),
    ];
    match of {
        Value::Object(map) => {
            let renamed = |key: String| {
                KEYS.iter().find(|(arm, _)| *arm == key).map_or(key, |(_, cli)| (*cli).to_owned())
            };
            *map = std::mem::take(map)
                .into_iter()
                .map(|(key, value)| (renamed(key), value))
                .collect::<Map<_, _>>();
            map.values_mut().for_each(spelled);
        }
        Value::Array(list) => list.iter_mut().for_each(spelled),
        _ => {}
    }
}

fn pools(of: &mut Value) -> impl Iterator<Item = &mut Value> {
    of["properties"]["agentPoolProfiles"].as_array_mut().expect("pools").iter_mut()
}

/// As a YAML document with blocks.
fn yaml(of: &Value, indent: usize, text: &mut String) {
    let blank = " ".repeat(indent);
    match of {
        Value::Object(map) if !map.is_empty() => map.iter().for_each(|(key, value)| {
            text.push_str(&format!("{blank}{key}:"));
            yaml_below(value, indent, text);
        }),
        Value::Array(list) if !list.is_empty() => list.iter().for_each(|value| {
            let mut item = String::new();
            yaml(value, indent + 2, &mut item);
            text.push_str(&format!("{blank}- {}", item.trim_start()));
        }),
        scalar => text.push_str(&format!("{blank}{scalar}\n")),
    }
}

fn yaml_below(value: &Value, indent: usize, text: &mut String) {
    let is_block = value.as_object().is_some_and(|map| !map.is_empty())
        || value.as_array().is_some_and(|list| !list.is_empty());
    if is_block {
        text.push('\n');
        yaml(value, indent + 2, text);
    } else {
        text.push(' ');
        yaml(value, 0, text);
    }
}

/// Both texts as one design, the second one under another name.
fn both(one: &str, other: &str) -> Design {
    let read = |text: &str| import::merge(&import::read("a text", text)).design;
    let (mut design, other) = (read(one), read(other));
    let mut copy = (*other.clusters[0]).clone();
    (copy.name, copy.id) = ("other".to_owned(), None);
    design.clusters.push(Arc::new(copy));
    design
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn another_spelling_is_the_same(of in document(), which in prop::collection::vec(any::<bool>(), 7), in_yaml in any::<bool>()) {
        let chosen = CHANGES.iter().zip(&which).filter(|(_, is_chosen)| **is_chosen);
        let changed = chosen.fold(of.clone(), |of, ((_, change), _)| change(of));
        let mut text = changed.to_string();
        if in_yaml {
            text = String::new();
            yaml(&changed, 0, &mut text);
        }
        let design = both(&of.to_string(), &text);
        beside_first(&design, |comparison| {
            // What both tell must not be lost on the way either.
            prop_assert!(!comparison.clusters[0].unknown.contains(&"Network model"));
            is_same(comparison)
        })?;
    }

    /// Each alone, so that one does not hide another.
    #[test]
    fn each_spelling_alone_is_the_same(of in document()) {
        for (what, change) in CHANGES {
            let design = both(&of.to_string(), &change(of.clone()).to_string());
            let likeness = beside_first(&design, |comparison| comparison.likeness());
            prop_assert_eq!(likeness, Likeness::Same, "{}", what);
        }
    }

    /// Under another name and with its pools in another order.
    #[test]
    fn a_copy_is_the_same(design in prop_oneof![design(), known_design()], order in any::<[u8; 8]>()) {
        let mut design = design;
        prop_assume!(!design.clusters.is_empty());
        design.clusters.truncate(1);
        let mut copy = (*design.clusters[0]).clone();
        copy.name = "another".to_owned();
        copy.id = None;
        if let Some(pools) = &mut copy.pools {
            let mut shuffled = order.into_iter().cycle();
            pools.sort_by_cached_key(|_| shuffled.next());
        }
        design.clusters.push(Arc::new(copy));
        beside_first(&design, is_same)?;
    }

    /// What is read of a design's own file is the same; of designs as texts give them.
    #[test]
    fn a_cluster_written_and_read_is_the_same(design in known_design()) {
        let read = |of: &Design| import::merge(&import::read("design", &design_file(of))).design;
        let mut both = read(&design);
        prop_assume!(!both.clusters.is_empty());
        let again = read(&both);
        both.clusters.truncate(1);
        let mut copy = (*again.clusters[0]).clone();
        copy.name = "another".to_owned();
        both.clusters.push(Arc::new(copy));
        beside_first(&both, is_same)?;
    }
}
