//! Clusters of every shape, with values that a service may print and others.
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// A cluster, flat or under `properties`, with any of its members.
pub(super) fn any_cluster() -> impl Strategy<Value = Value> {
    let inner = members(vec![
        ("kubernetesVersion", any_text()),
        ("currentKubernetesVersion", any_text()),
        ("provisioningState", any_text()),
        ("dnsPrefix", Just(json!("dns")).boxed()),
        ("nodeResourceGroup", any_text()),
        ("powerState", members(vec![("code", select(vec![json!("Running"), json!("Stopped")]).boxed())])),
        ("networkProfile", any_network_profile()),
        ("agentPoolProfiles", prop::collection::vec(any_pool(), 0..4).prop_map(Value::from).boxed()),
        (
            "apiServerAccessProfile",
            members(vec![("enablePrivateCluster", any_flag()), ("subnetId", any_subnet_id())]),
        ),
        ("hostedSystemProfile", members(vec![("enabled", any_flag()), ("nodeSubnetID", any_subnet_id())])),
        ("addonProfiles", Just(json!({"x": {"config": {"name": "y"}}})).boxed()),
    ]);
    let outer = members(vec![
        ("name", select(vec![json!("a"), json!("b"), json!("é/b"), json!(""), Value::Null]).boxed()),
        ("resourceGroup", any_text()),
        ("location", any_text()),
        ("sku", members(vec![("name", any_text()), ("tier", any_text())])),
        ("tags", Just(json!({"name": "tag", "count": 3})).boxed()),
        ("spotMaxPrice", Just(json!(-1.5)).boxed()),
    ]);
    (outer, inner, any::<bool>()).prop_map(|(outer, inner, arm)| {
        let mut cluster = outer.as_object().cloned().unwrap_or_default();
        if arm {
            cluster.insert("properties".into(), inner);
        } else {
            cluster.extend(inner.as_object().cloned().unwrap_or_default());
        }
        Value::from(cluster)
    })
}

fn any_network_profile() -> BoxedStrategy<Value> {
    members(vec![
        (
            "networkPlugin",
            select(vec![json!("azure"), json!("Kubenet"), json!("none"), json!("new")]).boxed(),
        ),
        ("networkPluginMode", select(vec![json!("overlay"), json!(""), Value::Null]).boxed()),
        ("podCidr", any_prefix()),
        ("podCidrs", prop::collection::vec(any_prefix(), 0..3).prop_map(Value::from).boxed()),
        ("serviceCidr", any_prefix()),
        ("dnsServiceIp", any_prefix()),
        ("ipFamilies", select(vec![json!(["IPv4"]), json!(["ipv4", "IPv6", "IPv9"]), json!([])]).boxed()),
        (
            "loadBalancerProfile",
            members(vec![
                ("managedOutboundIPs", members(vec![("count", any_number()), ("countIpv6", any_number())])),
                ("effectiveOutboundIPs", Just(json!([{"id": "x"}])).boxed()),
                ("allocatedOutboundPorts", any_number()),
            ]),
        ),
        ("advancedNetworking", Just(json!({"enabled": true})).boxed()),
    ])
}

fn any_pool() -> impl Strategy<Value = Value> {
    members(vec![
        ("name", select(vec![json!("np1"), json!("np2"), json!("xx"), Value::Null]).boxed()),
        ("count", any_number()),
        ("maxPods", any_number()),
        ("minCount", any_number()),
        ("maxCount", any_number()),
        ("enableAutoScaling", any_flag()),
        ("mode", any_text()),
        ("osType", select(vec![json!("Linux"), json!("windows")]).boxed()),
        ("vmSize", Just(json!("Standard_D2")).boxed()),
        ("upgradeSettings", members(vec![("maxSurge", any_surge()), ("maxUnavailable", any_surge())])),
        ("vnetSubnetId", any_subnet_id()),
        ("podSubnetID", any_subnet_id()),
        ("networkProfile", Just(json!({"networkPlugin": "not the cluster's"})).boxed()),
        (
            "virtualMachinesProfile",
            Just(json!({"scale": {"manual": [{"count": 2}], "autoscale": {"minCount": 1, "maxCount": 4}}}))
                .boxed(),
        ),
    ])
}

/// An object that has each of the members or not.
fn members(of: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let (keys, values): (Vec<_>, Vec<_>) = of.into_iter().unzip();
    let values: Vec<_> = values.into_iter().map(prop::option::of).collect();
    let object = move |values: Vec<Option<Value>>| {
        let present = keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?)));
        Value::from(present.collect::<Map<String, Value>>())
    };
    values.prop_map(object).boxed()
}

fn any_text() -> BoxedStrategy<Value> {
    prop_oneof![
        "[a-zA-Z0-9 ._-]{0,12}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::Null)
    ]
    .boxed()
}

fn any_number() -> BoxedStrategy<Value> {
    prop_oneof![
        (0u64..300).prop_map(Value::from),
        (0u64..300).prop_map(|number| number.to_string().into()),
        select(vec![json!(3.0), json!(1.5), json!(-1), json!(u64::MAX), json!(""), Value::Null, json!([])]),
    ]
    .boxed()
}

fn any_flag() -> BoxedStrategy<Value> {
    select(vec![json!(true), json!(false), json!("True"), Value::Null, json!(1)]).boxed()
}

fn any_surge() -> BoxedStrategy<Value> {
    select(vec![json!("10%"), json!("1"), json!(2), json!(2.0), json!("x"), json!(""), Value::Null]).boxed()
}

fn any_prefix() -> BoxedStrategy<Value> {
    select(vec![
        json!("10.0.0.0/16"),
        json!("10.0.3.0/16"),
        json!("fd00::/64"),
        json!("10.0.0.10"),
        json!("10.0.0.0/99"),
        json!("10.0.0.0/16, 10.1.0.0/16"),
        json!(""),
        json!(7),
        Value::Null,
    ])
    .boxed()
}

fn any_subnet_id() -> BoxedStrategy<Value> {
    let id = |(group, network, subnet): (&str, &str, &str)| {
        json!(format!(
            "/subscriptions/s/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{subnet}"
        ))
    };
    prop_oneof![
        (select(vec!["g", "h"]), select(vec!["v", "w"]), select(vec!["one", "two"])).prop_map(id),
        select(vec![json!(""), json!("xxx"), Value::Null]),
    ]
    .boxed()
}
