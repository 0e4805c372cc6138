//! Clusters, network profiles and node pools.
use aks_network_planner::design::{
    LoadBalancerSku, MaxSurge, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, OsType,
    OutboundType, PoolMode, PoolType, Stage, SubnetRef, Word,
};
use aks_network_planner::import::{Kind, Shape};
use aks_network_planner::net::{Family, Prefix};
use aks_network_planner::text::Severity;

use super::{cluster, document, only, places, pool, profile, said};

fn prefixes(texts: &[&str]) -> Option<Vec<Prefix>> {
    Some(texts.iter().map(|text| text.parse().expect("a prefix")).collect())
}

fn reference(network: &str, subnet: &str) -> Option<SubnetRef> {
    Some(SubnetRef { network: network.into(), subnet: subnet.into() })
}

#[test]
fn az_aks_show_is_read_with_every_value() {
    let text = document("aks-show.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::ManagedCluster, Some(Shape::Cli)));
    assert_eq!(said(&reading), []);
    let aks = cluster(&text);
    assert_eq!(aks.name, "aks-shop");
    assert_eq!(aks.resource_group.as_deref(), Some("rg-shop"));
    assert_eq!(aks.location.as_deref(), Some("westeurope"));
    assert_eq!(aks.stage, Stage::Deployed);
    assert_eq!(aks.kubernetes_version.as_deref(), Some("1.33.2"));
    assert_eq!((aks.sku_name.as_deref(), aks.sku_tier.as_deref()), (Some("Base"), Some("Standard")));
    assert_eq!(aks.node_resource_group.as_deref(), Some("MC_rg-shop_aks-shop_westeurope"));
    assert_eq!(aks.stopped, Some(false));
    assert_eq!(aks.api_server.enable_private_cluster, Some(true));
    assert_eq!(aks.api_server.subnet, None, "an empty id is none");

    let profile = aks.network_profile.expect("a network profile");
    assert_eq!(profile.network_plugin, Some(Word::Known(NetworkPlugin::Azure)));
    assert_eq!(profile.network_plugin_mode, None);
    assert_eq!(profile.network_policy, Some(Word::Known(NetworkPolicy::Calico)));
    assert_eq!(profile.load_balancer_sku, Some(Word::Known(LoadBalancerSku::Standard)));
    assert_eq!(profile.pod_cidrs, None);
    assert_eq!(profile.service_cidrs, prefixes(&["172.20.0.0/16"]));
    assert_eq!(profile.dns_service_ip, Some("172.20.0.10".parse().unwrap()));
    let balancer = profile.load_balancer_profile.expect("a load balancer profile");
    assert_eq!((balancer.managed_outbound_ips, balancer.managed_outbound_ipv6), (Some(2), None));
    assert_eq!((balancer.effective_outbound_ips, balancer.allocated_outbound_ports), (Some(2), Some(1024)));
    assert_eq!(balancer.idle_timeout_minutes, Some(30));

    let pools = aks.pools.expect("pools");
    assert_eq!(pools.len(), 2);
    assert_eq!(pools[0].mode, Some(Word::Known(PoolMode::System)));
    assert_eq!(pools[0].pool_type, Some(Word::Known(PoolType::VirtualMachineScaleSets)));
    assert_eq!((pools[0].count, pools[0].max_pods), (Some(3), Some(30)));
    assert_eq!(
        (pools[0].max_surge, pools[0].max_unavailable),
        (Some(MaxSurge::Percent(10)), Some(MaxSurge::Nodes(0)))
    );
    assert_eq!((pools[0].spot, pools[1].spot), (None, Some(true)));
    assert_eq!((pools[1].min_count, pools[1].max_count, pools[1].max_surge), (Some(2), Some(12), None));
    assert_eq!(
        (&pools[0].subnet, &pools[1].subnet),
        (&reference("vnet-shop", "snet-aks"), &reference("vnet-shop", "snet-aks"))
    );
}

#[test]
fn the_answer_of_arm_is_read_with_every_value() {
    let text = document("aks-arm.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::ManagedCluster, Some(Shape::Arm)));
    assert_eq!(said(&reading), [(Severity::Note, "the cluster is stopped; its nodes count as printed")]);
    let aks = cluster(&text);
    assert_eq!((aks.stopped, aks.stage), (Some(true), Stage::Deployed));
    assert_eq!(aks.resource_group.as_deref(), Some("rg-data"), "from the id");
    assert_eq!(aks.node_auto_provisioning, Some(false));
    assert_eq!(aks.api_server.enable_vnet_integration, Some(true));
    assert_eq!(aks.api_server.subnet, reference("vnet-data", "snet-api"));
    let profile = aks.network_profile.expect("a network profile");
    assert_eq!(profile.network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(profile.network_dataplane, Some(Word::Known(NetworkDataplane::Cilium)));
    assert_eq!(profile.outbound_type, Some(Word::Known(OutboundType::ManagedNatGateway)));
    assert_eq!(profile.pod_cidrs, prefixes(&["10.244.0.0/16", "fd12:3456:789a::/64"]));
    assert_eq!(profile.ip_families, Some(vec![Family::IPv4, Family::IPv6]));
    let nat = profile.nat_gateway_profile.expect("a NAT gateway profile");
    assert_eq!(
        (nat.managed_outbound_ips, nat.effective_outbound_ips, nat.idle_timeout_minutes),
        (Some(2), Some(2), Some(4))
    );
    let pools = aks.pools.expect("pools");
    assert_eq!(
        (pools[0].max_surge, pools[0].max_unavailable),
        (Some(MaxSurge::Nodes(2)), Some(MaxSurge::Nodes(1)))
    );
    let [network] = reading.part.networks.as_slice() else { panic!("one network") };
    assert_eq!(
        network.subnets.iter().map(|subnet| subnet.name.as_str()).collect::<Vec<_>>(),
        ["snet-nodes", "snet-api"]
    );
    assert_eq!(network.prefixes, None, "a network known only by its subnets' ids");
    assert!(network.id.as_ref().is_some_and(|id| id.text().ends_with("/virtualNetworks/vnet-data")));
}

#[test]
fn a_body_that_would_create_a_cluster_is_a_template() {
    let aks = cluster(&document("aks-put-body.json"));
    assert_eq!((aks.name.as_str(), aks.stage), ("", Stage::Template));
    assert_eq!(aks.kubernetes_version, None, "an empty text is none");
    let profile = aks.network_profile.expect("a network profile");
    assert_eq!(profile.network_plugin, None);
    let balancer = profile.load_balancer_profile.expect("a load balancer profile");
    assert_eq!((balancer.outbound_ips, balancer.allocated_outbound_ports), (Some(2), Some(0)));
    assert_eq!(balancer.outbound_ip_prefix_lengths, Some(vec![None]), "the id does not tell the length");
    let pool = &aks.pools.expect("pools")[0];
    assert_eq!((pool.max_pods, pool.spot, pool.max_surge), (None, Some(false), None));
    assert_eq!(pool.orchestrator_version, None);
}

#[test]
fn what_only_the_service_prints_makes_a_body_a_deployed_cluster() {
    let rows = [
        (
            r#""id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c""#,
            "",
        ),
        (r#""etag": "x""#, ""),
        ("", r#""provisioningState": "Succeeded""#),
        ("", r#""fqdn": "x.azmk8s.io""#),
        ("", r#""privateFQDN": "x.azmk8s.io""#),
        ("", r#""powerState": {"code": "Running"}"#),
        ("", r#""currentKubernetesVersion": "1.33.2""#),
        ("", r#""networkProfile": {"loadBalancerProfile": {"effectiveOutboundIPs": [{"id": "x"}]}}"#),
    ];
    let body = |outer: &str, inner: &str| {
        let (outer, inner) = (with_comma(outer), with_comma(inner));
        format!(
            r#"{{"location": "x", {outer} "properties": {{{inner} "dnsPrefix": "x", "agentPoolProfiles": [{{"count": 1}}]}}}}"#
        )
    };
    assert_eq!(cluster(&body("", "")).stage, Stage::Template);
    assert_eq!(cluster(&body("", r#""nodeResourceGroup": "chosen""#)).stage, Stage::Template);
    for (outer, inner) in rows {
        assert_eq!(cluster(&body(outer, inner)).stage, Stage::Deployed, "{outer}{inner}");
    }
}

fn with_comma(member: &str) -> String {
    if member.is_empty() { String::new() } else { format!("{member},") }
}

#[test]
fn every_value_is_found_again_in_the_text() {
    let text = document("aks-show.json");
    let reading = only(&text);
    let rows: [(&str, &[&str]); 10] = [
        ("clusters/aks-shop/name", &["\"aks-shop\""]),
        ("clusters/aks-shop/kubernetesVersion", &["\"1.33.2\""]),
        ("clusters/aks-shop/serviceCidr", &["\"172.20.0.0/16\""]),
        ("clusters/aks-shop/dnsServiceIP", &["\"172.20.0.10\""]),
        ("clusters/aks-shop/networkPolicy", &["\"calico\""]),
        ("clusters/aks-shop/loadBalancerProfile.allocatedOutboundPorts", &["1024"]),
        ("clusters/aks-shop/pools/system/maxPods", &["30"]),
        ("clusters/aks-shop/pools/work/maxCount", &["12"]),
        ("clusters/aks-shop/pools/system/maxSurge", &["\"10%\""]),
        ("clusters/aks-shop/podCidr", &[]),
    ];
    for (subject, expected) in rows {
        assert_eq!(places(&reading, &text, subject), expected, "{subject}");
    }
}

#[test]
fn a_slash_in_a_name_is_encoded_in_its_subjects() {
    let text = r#"{"name": "a/b%", "networkProfile": {"podCidr": "10.0.0.0/16"}}"#;
    assert_eq!(places(&only(text), text, "clusters/a%2Fb%25/podCidr"), ["\"10.0.0.0/16\""]);
}

#[test]
fn the_keys_that_were_not_used_are_listed_once_in_the_order_of_the_text() {
    let reading = only(&document("aks-show.json"));
    let expected =
        ["agentPoolProfiles[].currentOrchestratorVersion", "agentPoolProfiles[].powerState", "dnsPrefix"];
    assert_eq!(reading.ignored, expected);
}

#[test]
fn a_network_profile_alone_is_a_deployed_cluster_without_name_and_pools() {
    let text = document("network-profile.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::NetworkProfile, Some(Shape::Cli)));
    let aks = cluster(&text);
    assert_eq!((aks.name.as_str(), aks.stage, aks.pools), ("", Stage::Deployed, None));
    assert_eq!(aks.network_profile.and_then(|profile| profile.pod_cidrs), prefixes(&["10.42.0.0/16"]));
    assert_eq!(places(&reading, &text, "clusters//podCidr"), ["\"10.42.0.0/16\""]);
}

#[test]
fn fragments_of_a_network_profile_are_read() {
    let rows = [
        r#"{"podCidr": "10.244.0.0/16"}"#,
        r#"{"networkProfile": {"podCidr": "10.244.0.0/16"}}"#,
        r#""networkProfile": {"podCidr": "10.244.0.0/16"}"#,
        r#""podCidr": "10.244.0.0/16","#,
        r#"{"podCidrs": ["10.244.0.0/16"], "podCidr": null}"#,
    ];
    for text in rows {
        assert_eq!(only(text).kind, Kind::NetworkProfile, "{text}");
        assert_eq!(profile(text).pod_cidrs, prefixes(&["10.244.0.0/16"]), "{text}");
    }
    let balancer =
        profile(r#"{"allocatedOutboundPorts": 8, "managedOutboundIPs": {"count": 3, "countIPv6": 1}}"#);
    let balancer = balancer.load_balancer_profile.expect("a load balancer profile");
    assert_eq!((balancer.managed_outbound_ips, balancer.managed_outbound_ipv6), (Some(3), Some(1)));
    let nat = profile(r#"{"managedOutboundIPProfile": {"count": 4}, "idleTimeoutInMinutes": 5}"#);
    assert_eq!(nat.nat_gateway_profile.and_then(|nat| nat.managed_outbound_ips), Some(4));
}

#[test]
fn keys_and_values_are_read_in_any_casing() {
    let text = r#"{"NETWORKPLUGIN": "AZURE", "networkpluginmode": "OverLay", "OutboundType": "managednatgateway",
        "DnsServiceIp": "10.0.0.10", "loadbalancersku": "STANDARD"}"#;
    let profile = profile(text);
    assert_eq!(profile.network_plugin, Some(Word::Known(NetworkPlugin::Azure)));
    assert_eq!(profile.network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(profile.outbound_type, Some(Word::Known(OutboundType::ManagedNatGateway)));
    assert!(profile.dns_service_ip.is_some() && profile.load_balancer_sku.is_some());
}

#[test]
fn a_value_newer_than_this_planner_is_kept_and_said() {
    let text = r#"{"networkPlugin": "azure", "networkDataplane": "hyperspace", "networkPluginMode": ""}"#;
    let profile = profile(text);
    assert_eq!(profile.network_dataplane, Some(Word::Newer("hyperspace".into())));
    assert_eq!(profile.network_plugin_mode, None);
    let newer = "networkDataplane: “hyperspace” is newer than this planner; kept as it stands";
    assert_eq!(said(&only(text)), [(Severity::Warning, newer)]);
}

#[test]
fn ranges_and_addresses_that_are_none_are_left_out_and_said() {
    let rows: [(&str, &str, Option<&[&str]>); 6] = [
        (
            "10.244.3.0/16",
            "podCidr: “10.244.3.0/16” lies inside 10.244.0.0/16; read as 10.244.0.0/16",
            Some(&["10.244.0.0/16"]),
        ),
        ("10.244.0.0/33", "podCidr: found “10.244.0.0/33”; expected a length from 0 to 32", None),
        (
            "10.244.0.0",
            "podCidr: found “10.244.0.0”; expected a length after the address, such as 10.244.0.0/32",
            None,
        ),
        ("ten", "podCidr: found “ten”; expected a range such as 10.1.0.0/16", None),
        ("", "", None),
        ("10.244.0.0/16,fd00::/64", "", Some(&["10.244.0.0/16", "fd00::/64"])),
    ];
    for (range, message, expected) in rows {
        let text = format!(r#"{{"networkPlugin": "azure", "podCidr": "{range}"}}"#);
        assert_eq!(profile(&text).pod_cidrs, expected.and_then(prefixes), "{range}");
        let reading = only(&text);
        let said: Vec<&str> = reading.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(
            said.iter().all(|found| !message.is_empty() && found.starts_with(message)),
            "{range}: {said:?}"
        );
        assert_eq!(said.is_empty(), message.is_empty(), "{range}");
    }
    let reading = only(r#"{"networkPlugin": "azure", "dnsServiceIP": "10.0.0.0/16", "podCidr": 7}"#);
    let expected = [
        (
            Severity::Warning,
            "dnsServiceIP: expected an address such as 10.0.0.10, found the text “10.0.0.0/16”",
        ),
        (Severity::Warning, "podCidr: expected a range such as 10.1.0.0/16, found the number “7”"),
    ];
    assert_eq!(said(&reading), expected);
}

#[test]
fn a_pool_alone_belongs_to_the_cluster_that_its_id_names() {
    let text = document("nodepool-list.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::NodePools, Some(Shape::Cli)));
    let aks = cluster(&text);
    assert_eq!(
        (aks.name.as_str(), aks.resource_group.as_deref(), aks.stage),
        ("aks-shop", Some("rg-shop"), Stage::Deployed)
    );
    assert_eq!(aks.network_profile, None);
    let pools = aks.pools.expect("pools");
    let types: Vec<_> = pools.iter().map(|pool| pool.pool_type.clone()).collect();
    assert_eq!(
        types,
        vec![Some(Word::Known(PoolType::VirtualMachineScaleSets)); 2],
        "never the resource type"
    );
    assert_eq!((&pools[0].subnet, &pools[1].subnet), (&reference("vnet-shop", "snet-aks"), &None));
}

#[test]
fn pools_are_read_however_they_are_printed() {
    let rows = [
        r#"{"count": "3", "maxPods": 30, "name": "np", "osType": "linux"}"#,
        r#"[{"count": 3.0, "maxPods": "30", "name": "np", "osType": "LINUX"}]"#,
        r#"{"value": [{"name": "np", "properties": {"count": 3, "maxPods": 30, "osType": "Linux"}}]}"#,
        r#"{"name": "np", "type": "Microsoft.ContainerService/managedClusters/agentPools", "count": 3, "maxPods": 30, "osType": "Linux"}"#,
        r#"{"name": "np", "properties": {"count": 3, "maxPods": 30, "osType": "Linux", "type": "VirtualMachineScaleSets", "networkProfile": {}}}"#,
    ];
    for text in rows {
        let pool = pool(text);
        assert_eq!(only(text).kind, Kind::NodePools, "{text}");
        assert_eq!((pool.name.as_str(), pool.count, pool.max_pods), ("np", Some(3), Some(30)), "{text}");
        assert_eq!(pool.os_type, Some(Word::Known(OsType::Linux)), "{text}");
    }
}

#[test]
fn a_surge_is_a_number_or_a_share_and_anything_else_is_said() {
    let rows = [
        (r#""33%""#, Some(MaxSurge::Percent(33)), None),
        (r#""2""#, Some(MaxSurge::Nodes(2)), None),
        ("2", Some(MaxSurge::Nodes(2)), None),
        ("null", None, None),
        (r#""""#, None, None),
        (r#""some""#, None, Some("the text “some”")),
        ("[]", None, Some("a list")),
    ];
    for (surge, expected, found) in rows {
        let text = format!(r#"{{"count": 1, "maxPods": 30, "upgradeSettings": {{"maxSurge": {surge}}}}}"#);
        assert_eq!(pool(&text).max_surge, expected, "{surge}");
        let expected = found.map(|found| {
            format!("maxSurge: expected a number of nodes such as 3, or a share such as 33%, found {found}")
        });
        assert_eq!(said(&only(&text)).first().map(|(_, message)| (*message).to_owned()), expected, "{surge}");
    }
}

#[test]
fn a_pool_of_machines_counts_its_profiles() {
    let rows = [
        (
            r#"{"manual": [{"size": "a", "count": 2}, {"sizes": ["b"], "count": "3"}]}"#,
            "",
            (Some(5), None, None, None),
        ),
        (
            r#"{"autoscale": {"size": "a", "minCount": 1, "maxCount": 5}}"#,
            "",
            (None, Some(true), Some(1), Some(5)),
        ),
        (
            r#"{"autoscale": [{"size": "a", "minCount": 1, "maxCount": 5}, {"minCount": 2, "maxCount": 4}], "manual": [{"count": 2}]}"#,
            "",
            (None, Some(true), Some(5), Some(11)),
        ),
        (
            r#"{"autoscale": [{"minCount": 1, "maxCount": 5}]}"#,
            r#""count": 3, "enableAutoScaling": false,"#,
            (Some(3), Some(true), Some(1), Some(5)),
        ),
        (r#"{"manual": []}"#, "", (None, None, None, None)),
    ];
    for (scale, beside, expected) in rows {
        let text = format!(
            r#"{{"name": "vms", {beside} "maxPods": 110, "type": "VirtualMachines", "virtualMachinesProfile": {{"scale": {scale}}}}}"#
        );
        let pool = pool(&text);
        let found = (pool.count, pool.enable_auto_scaling, pool.min_count, pool.max_count);
        assert_eq!(found, expected, "{scale}");
        assert_eq!(pool.pool_type, Some(Word::Known(PoolType::VirtualMachines)));
    }
    let arm = cluster(&document("aks-arm.json")).pools.expect("pools");
    assert_eq!((arm[1].count, arm[1].enable_auto_scaling), (Some(5), None));
}

#[test]
fn a_spot_pool_is_told_by_its_priority() {
    let rows = [
        ("\"Spot\"", Some(true)),
        ("\"Low\"", Some(true)),
        ("\"Regular\"", Some(false)),
        ("null", None),
        ("\"Soon\"", None),
    ];
    for (priority, expected) in rows {
        let text = format!(r#"{{"count": 1, "maxPods": 30, "scaleSetPriority": {priority}}}"#);
        assert_eq!(pool(&text).spot, expected, "{priority}");
    }
}

#[test]
fn references_hold_however_their_ids_were_redacted() {
    let id = |subscription: &str| {
        format!(
            "{subscription}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet"
        )
    };
    for text in
        [id("/subscriptions/<REDACTED>"), id("/subscriptions/xxx"), id(""), id("…"), id("").to_uppercase()]
    {
        let text = format!(r#"{{"count": 1, "maxPods": 30, "vnetSubnetId": "{text}"}}"#);
        let reference = pool(&text).subnet.expect("a reference");
        assert!(
            reference.network.eq_ignore_ascii_case("vnet") && reference.subnet.eq_ignore_ascii_case("snet"),
            "{text}"
        );
        assert!(only(&text).part.subnet(&reference).is_some(), "{text}");
        assert_eq!(said(&only(&text)), [], "{text}");
    }
    let text = r#"{"count": 1, "maxPods": 30, "vnetSubnetId": "<REDACTED>"}"#;
    assert_eq!(pool(text).subnet, reference("network", "<REDACTED>"));
    let message =
        "vnetSubnetID: expected the id of a subnet, found “<REDACTED>”; read as a subnet of its own";
    assert_eq!(said(&only(text)), [(Severity::Warning, message)]);
}

#[test]
fn networks_of_one_name_in_two_groups_stay_apart() {
    let pool = |name: &str, group: &str| {
        format!(
            r#"{{"name": "{name}", "count": 1, "maxPods": 30, "vnetSubnetId": "/subscriptions/s/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet"}}"#
        )
    };
    let text = format!("[{},{},{}]", pool("a", "one"), pool("b", "two"), pool("c", "ONE"));
    let pools = cluster(&text).pools.expect("pools");
    let networks: Vec<_> =
        pools.iter().flat_map(|pool| &pool.subnet).map(|subnet| subnet.network.as_str()).collect();
    assert_eq!(networks, ["vnet", "vnet~2", "vnet"]);
}

#[test]
fn lists_of_clusters_are_read_in_every_wrapper() {
    let (one, two) = (document("aks-show.json"), document("aks-arm.json"));
    let rows = [
        (format!("[{one},{two}]"), Kind::ManagedClusterList),
        (format!(r#"{{"value": [{one},{two}], "nextLink": null}}"#), Kind::ManagedClusterList),
        (
            format!(r#"{{"count": 2, "data": [{one},{two}], "skip_token": null, "total_records": 2}}"#),
            Kind::ResourceGraph,
        ),
    ];
    for (text, kind) in rows {
        let reading = only(&text);
        assert_eq!(reading.kind, kind);
        let names: Vec<_> = reading.part.clusters.iter().map(|cluster| cluster.name.as_str()).collect();
        assert_eq!(names, ["aks-shop", "aks-data"]);
        assert_eq!(reading.part.networks.len(), 2);
        assert!(reading.problems.iter().all(|problem| problem.severity == Severity::Note));
    }
}

#[test]
fn a_list_that_goes_on_elsewhere_says_so() {
    let one = document("aks-show.json");
    let reading = only(&format!(r#"{{"value": [{one}], "nextLink": "https://management.azure.com/next"}}"#));
    assert_eq!(
        said(&reading),
        [(Severity::Warning, "more pages exist: nextLink is set; what they list is not here")]
    );
    let reading = only(&document("resource-graph.json"));
    let more = "more pages exist: 2 of 3 records are here; what they list is not here";
    assert_eq!(said(&reading), [(Severity::Warning, more)]);
}

#[test]
fn elements_of_a_list_that_are_no_clusters_are_left_out_and_said() {
    let one = document("aks-show.json");
    let reading = only(&format!(r#"[{one}, 7, {{"type": "Microsoft.Compute/disks", "name": "d"}}]"#));
    assert_eq!(reading.part.clusters.len(), 1);
    let left_out = "2 elements of the list are left out; the first is the number “7”";
    assert_eq!(said(&reading), [(Severity::Warning, left_out)]);
}

#[test]
fn rows_of_resource_graph_are_read_with_properties_and_with_chosen_columns() {
    let reading = only(&document("resource-graph.json"));
    assert_eq!((reading.kind, reading.shape), (Kind::ResourceGraph, Some(Shape::Arm)));
    let [first, second] = reading.part.clusters.as_slice() else { panic!("two clusters") };
    assert_eq!((first.name.as_str(), first.resource_group.as_deref()), ("aks", Some("rg-a")));
    assert_eq!(first.pools.as_ref().map(Vec::len), Some(1));
    assert_eq!((second.name.as_str(), second.resource_group.as_deref()), ("aks~2", Some("rg-b")));
    let profile = second.network_profile.as_ref().expect("a network profile");
    assert_eq!(profile.network_plugin, Some(Word::Known(NetworkPlugin::Kubenet)));
    assert_eq!(profile.pod_cidrs, prefixes(&["10.52.0.0/16"]));
    assert_eq!(second.pools, None);
}

#[test]
fn rows_of_a_query_are_read_by_the_names_that_it_chose() {
    let text = r#"[{"name": "a", "resourceGroup": "g", "network": "azure", "mode": "overlay", "policy": null},
        {"name": "b", "networkPlugin": "kubenet", "podCidr": "10.9.0.0/16"}]"#;
    let reading = only(text);
    let models: Vec<_> = reading.part.clusters.iter().flat_map(|cluster| &cluster.network_profile).collect();
    assert_eq!(models[0].network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(models[1].pod_cidrs, prefixes(&["10.9.0.0/16"]));
}

#[test]
fn hosted_system_pools_and_node_auto_provisioning_are_read() {
    let text = r#"{"name": "auto", "properties": {"dnsPrefix": "x", "nodeProvisioningProfile": {"mode": "Auto"},
        "hostedSystemProfile": {"enabled": true, "nodeSubnetID": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/nodes"}}}"#;
    let aks = cluster(text);
    assert_eq!((aks.node_auto_provisioning, aks.hosted_system), (Some(true), Some(true)));
    assert_eq!(aks.hosted_node_subnet, reference("v", "nodes"));
    assert_eq!(aks.pools, None, "none are listed");
}
