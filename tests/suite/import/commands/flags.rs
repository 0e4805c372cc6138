//! Every flag that is read, in its spellings.
use aks_network_planner::design::{Cluster, NodePool};
use aks_network_planner::import::Place;

use super::super::{network, only};
use super::{cluster, doubts, pools};

/// A value of a cluster's first pool as Rust prints it.
fn of_pool(pool: &NodePool, field: &str) -> String {
    match field {
        "count" => format!("{:?}", pool.count),
        "enableAutoScaling" => format!("{:?}", pool.enable_auto_scaling),
        "minCount" => format!("{:?}", pool.min_count),
        "maxCount" => format!("{:?}", pool.max_count),
        "maxPods" => format!("{:?}", pool.max_pods),
        "mode" => format!("{:?}", pool.mode),
        "osType" => format!("{:?}", pool.os_type),
        "osSKU" => format!("{:?}", pool.os_sku),
        "type" => format!("{:?}", pool.pool_type),
        "maxSurge" => format!("{:?}", pool.max_surge),
        "maxUnavailable" => format!("{:?}", pool.max_unavailable),
        "scaleSetPriority" => format!("{:?}", pool.spot),
        "vnetSubnetID" => format!("{:?}", pool.subnet.as_ref().map(|of| &of.subnet)),
        "podSubnetID" => format!("{:?}", pool.pod_subnet.as_ref().map(|of| &of.subnet)),
        "podIPAllocationMode" => format!("{:?}", pool.pod_ip_allocation_mode),
        "orchestratorVersion" => format!("{:?}", pool.orchestrator_version),
        "enableNodePublicIP" => format!("{:?}", pool.enable_node_public_ip),
        other => panic!("{other}"),
    }
}

fn of_cluster(cluster: &Cluster, field: &str) -> String {
    let profile = cluster.network_profile.clone().unwrap_or_default();
    let balancer = profile.load_balancer_profile.clone().unwrap_or_default();
    let nat = profile.nat_gateway_profile.clone().unwrap_or_default();
    match field {
        "location" => format!("{:?}", cluster.location),
        "kubernetesVersion" => format!("{:?}", cluster.kubernetes_version),
        "sku.name" => format!("{:?}", cluster.sku_name),
        "sku.tier" => format!("{:?}", cluster.sku_tier),
        "nodeResourceGroup" => format!("{:?}", cluster.node_resource_group),
        "enablePrivateCluster" => format!("{:?}", cluster.api_server.enable_private_cluster),
        "enableVnetIntegration" => format!("{:?}", cluster.api_server.enable_vnet_integration),
        "apiServerAccessProfile.subnetId" => {
            format!("{:?}", cluster.api_server.subnet.as_ref().map(|of| &of.subnet))
        }
        "nodeProvisioningProfile.mode" => format!("{:?}", cluster.node_auto_provisioning),
        "networkPlugin" => format!("{:?}", profile.network_plugin),
        "networkPluginMode" => format!("{:?}", profile.network_plugin_mode),
        "networkDataplane" => format!("{:?}", profile.network_dataplane),
        "networkPolicy" => format!("{:?}", profile.network_policy),
        "podCidr" => format!(
            "{:?}",
            profile.pod_cidrs.map(|of| of.iter().map(ToString::to_string).collect::<Vec<_>>())
        ),
        "serviceCidr" => {
            format!(
                "{:?}",
                profile.service_cidrs.map(|of| of.iter().map(ToString::to_string).collect::<Vec<_>>())
            )
        }
        "dnsServiceIP" => format!("{:?}", profile.dns_service_ip.map(|address| address.to_string())),
        "ipFamilies" => format!("{:?}", profile.ip_families),
        "outboundType" => format!("{:?}", profile.outbound_type),
        "loadBalancerSku" => format!("{:?}", profile.load_balancer_sku),
        "loadBalancerProfile.managedOutboundIPs.count" => format!("{:?}", balancer.managed_outbound_ips),
        "loadBalancerProfile.managedOutboundIPs.countIPv6" => format!("{:?}", balancer.managed_outbound_ipv6),
        "loadBalancerProfile.outboundIPs" => format!("{:?}", balancer.outbound_ips),
        "loadBalancerProfile.outboundIPPrefixes" => format!("{:?}", balancer.outbound_ip_prefix_lengths),
        "loadBalancerProfile.allocatedOutboundPorts" => format!("{:?}", balancer.allocated_outbound_ports),
        "loadBalancerProfile.idleTimeoutInMinutes" => format!("{:?}", balancer.idle_timeout_minutes),
        "natGatewayProfile.managedOutboundIPProfile.count" => format!("{:?}", nat.managed_outbound_ips),
        "natGatewayProfile.idleTimeoutInMinutes" => format!("{:?}", nat.idle_timeout_minutes),
        other => panic!("{other}"),
    }
}

const ID: &str = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";

#[test]
fn each_flag_of_a_cluster_gives_its_property_in_every_spelling() {
    let rows = [
        ("--location westeurope", "location", r#"Some("westeurope")"#),
        ("-l westeurope", "location", r#"Some("westeurope")"#),
        ("--kubernetes-version 1.33", "kubernetesVersion", r#"Some("1.33")"#),
        ("-k 1.33.1", "kubernetesVersion", r#"Some("1.33.1")"#),
        ("--sku automatic", "sku.name", r#"Some("Automatic")"#),
        ("--tier standard", "sku.tier", r#"Some("Standard")"#),
        ("--node-resource-group mc", "nodeResourceGroup", r#"Some("mc")"#),
        ("--enable-private-cluster", "enablePrivateCluster", "Some(true)"),
        ("--enable-apiserver-vnet-integration", "enableVnetIntegration", "Some(true)"),
        ("--apiserver-subnet-id ID", "apiServerAccessProfile.subnetId", r#"Some("n")"#),
        ("--node-provisioning-mode Auto", "nodeProvisioningProfile.mode", "Some(true)"),
        ("--node-provisioning-mode Manual", "nodeProvisioningProfile.mode", "Some(false)"),
        ("--network-plugin Azure", "networkPlugin", "Some(Known(Azure))"),
        ("--network-plugin=kubenet", "networkPlugin", "Some(Known(Kubenet))"),
        ("--network-plugin-mode overlay", "networkPluginMode", "Some(Known(Overlay))"),
        ("--network-dataplane cilium", "networkDataplane", "Some(Known(Cilium))"),
        ("--network-policy calico", "networkPolicy", "Some(Known(Calico))"),
        ("--network-pol calico", "networkPolicy", "Some(Known(Calico))"),
        ("--pod-cidr 10.8.0.0/14", "podCidr", r#"Some(["10.8.0.0/14"])"#),
        ("--pod-cidrs 10.8.0.0/14,fd00:8::/64", "podCidr", r#"Some(["10.8.0.0/14", "fd00:8::/64"])"#),
        ("--service-cidr 10.9.0.0/16", "serviceCidr", r#"Some(["10.9.0.0/16"])"#),
        (
            "--service-cidrs '10.9.0.0/16, fd00:9::/108'",
            "serviceCidr",
            r#"Some(["10.9.0.0/16", "fd00:9::/108"])"#,
        ),
        ("--dns-service-ip 10.9.0.10", "dnsServiceIP", r#"Some("10.9.0.10")"#),
        ("--ip-families ipv4,ipv6", "ipFamilies", "Some([IPv4, IPv6])"),
        ("--outbound-type userDefinedRouting", "outboundType", "Some(Known(UserDefinedRouting))"),
        ("--dns-s 10.9.0.10", "dnsServiceIP", r#"Some("10.9.0.10")"#),
        ("--load-balancer-sku standard", "loadBalancerSku", "Some(Known(Standard))"),
        (
            "--load-balancer-managed-outbound-ip-count 2",
            "loadBalancerProfile.managedOutboundIPs.count",
            "Some(2)",
        ),
        (
            "--load-balancer-managed-outbound-ipv6-count 2",
            "loadBalancerProfile.managedOutboundIPs.countIPv6",
            "Some(2)",
        ),
        ("--load-balancer-outbound-ips /a/b,/a/c", "loadBalancerProfile.outboundIPs", "Some(2)"),
        (
            "--load-balancer-outbound-ips $(az network public-ip show -g g -n p --query id -o tsv)",
            "loadBalancerProfile.outboundIPs",
            "Some(1)",
        ),
        (
            "--load-balancer-outbound-ip-prefixes /a/b",
            "loadBalancerProfile.outboundIPPrefixes",
            "Some([None])",
        ),
        ("--load-balancer-outbound-ports 4000", "loadBalancerProfile.allocatedOutboundPorts", "Some(4000)"),
        ("--load-balancer-idle-timeout 30", "loadBalancerProfile.idleTimeoutInMinutes", "Some(30)"),
        (
            "--outbound-type managedNATGateway --nat-gateway-managed-outbound-ip-count 2",
            "natGatewayProfile.managedOutboundIPProfile.count",
            "Some(2)",
        ),
        (
            "--outbound-type managedNATGateway --nat-gateway-idle-timeout 10",
            "natGatewayProfile.idleTimeoutInMinutes",
            "Some(10)",
        ),
    ];
    for (flags, field, expected) in rows {
        let text = format!("az aks create -g g -n aks {}", flags.replace("ID", ID));
        assert_eq!(of_cluster(&cluster(&text), field), expected, "{flags}");
        let reading = only(&text);
        let subject = format!("clusters/aks/{field}");
        assert!(
            reading.places.iter().any(|Place { subject: of, .. }| *of == subject),
            "{flags}: {:#?}",
            reading.places
        );
        assert_eq!(reading.ignored, Vec::<String>::new(), "{flags}");
        // What an update may say too it reads alike.
        if !["-k", "-l", "--location", "--kubernetes-version"].iter().any(|only| flags.starts_with(only)) {
            let update = text.replace("aks create", "aks update");
            assert_eq!(of_cluster(&cluster(&update), field), expected, "{flags}");
        }
    }
}

#[test]
fn each_flag_of_a_pool_gives_its_property_in_every_spelling() {
    let rows = [
        ("--node-count 4", "count", "Some(4)"),
        ("--node-count=4", "count", "Some(4)"),
        ("--node-c 4", "count", "Some(4)"),
        ("-c 4", "count", "Some(4)"),
        ("-c4", "count", "Some(4)"),
        ("--enable-cluster-autoscaler", "enableAutoScaling", "Some(true)"),
        ("-e", "enableAutoScaling", "Some(true)"),
        ("--min-count 1", "minCount", "Some(1)"),
        ("--max-count 9", "maxCount", "Some(9)"),
        ("--max-pods 50", "maxPods", "Some(50)"),
        ("-m 50", "maxPods", "Some(50)"),
        ("--max-pods 0", "maxPods", "None"),
        ("--os-type Windows", "osType", "Some(Known(Windows))"),
        ("--os-sku AzureLinux", "osSKU", r#"Some("AzureLinux")"#),
        ("--vm-set-type VirtualMachines", "type", "Some(Known(VirtualMachines))"),
        ("--vnet-subnet-id ID", "vnetSubnetID", r#"Some("n")"#),
        ("--pod-subnet-id ID", "podSubnetID", r#"Some("n")"#),
        ("--pod-ip-allocation-mode StaticBlock", "podIPAllocationMode", "Some(Known(StaticBlock))"),
        ("--enable-node-public-ip", "enableNodePublicIP", "Some(true)"),
        ("--max-surge 3", "maxSurge", "Some(Nodes(3))"),
        ("--max-unavailable 10%", "maxUnavailable", "Some(Percent(10))"),
    ];
    let added = [
        ("--mode System", "mode", "Some(Known(System))"),
        ("--priority Spot", "scaleSetPriority", "Some(true)"),
        ("--priority Regular", "scaleSetPriority", "Some(false)"),
        ("-k 1.33", "orchestratorVersion", r#"Some("1.33")"#),
        ("--disable-cluster-autoscaler", "enableAutoScaling", "Some(false)"),
    ];
    let of_first = |(flags, field, expected)| ("az aks create -g g -n aks", flags, field, expected);
    let of_added = |(flags, field, expected)| {
        ("az aks nodepool add -g g --cluster-name aks -n np", flags, field, expected)
    };
    let of_update = |(flags, field, expected)| {
        ("az aks nodepool update -g g --cluster-name aks -n np", flags, field, expected)
    };
    let all = rows
        .map(of_first)
        .into_iter()
        .chain(rows.map(of_added))
        .chain(added.map(of_added))
        .chain(added.map(of_update));
    for (command, flags, field, expected) in all {
        let text = format!("{command} {}", flags.replace("ID", ID));
        assert_eq!(of_pool(&pools(&cluster(&text))[0], field), expected, "{text}");
        assert_eq!(only(&text).ignored, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_last_of_two_equal_flags_counts_as_it_does_for_the_cli() {
    assert_eq!(pools(&cluster("az aks create -g g -n a -c 1 --node-count 2"))[0].count, Some(2));
}

#[test]
fn flags_that_are_not_used_are_listed_and_those_of_every_command_are_not() {
    let text = "az aks create -g g -n a --node-osdisk-size 64 --zones 1 2 3 --enable-managed-identity \
                --brand-new-flag y -o table --query \"x\" --no-wait --yes --tags a=b --attach-acr acr";
    let reading = only(text);
    let unused =
        ["--node-osdisk-size", "--zones", "--enable-managed-identity", "--brand-new-flag", "--attach-acr"];
    assert_eq!(reading.ignored, unused);
    assert_eq!(doubts(&reading), Vec::<&str>::new());
}

#[test]
fn the_beginning_of_several_flags_is_told_and_not_used() {
    for (flag, value) in [("--pod", "10.0.0.0/8"), ("--load-balancer-outbound", "1"), ("--node", "4")] {
        let reading = only(&format!("az aks create -g g -n a {flag} {value}"));
        let [doubt] = doubts(&reading)[..] else { panic!("one doubt, found {reading:#?}") };
        assert!(doubt.starts_with(&format!("{flag}: expected a whole flag")), "{doubt}");
    }
}

#[test]
fn a_value_that_is_none_is_told_with_what_was_expected() {
    let rows = [
        ("--node-count many", "--node-count: expected a whole number of 0 or more, found “many”"),
        ("--node-count", "--node-count: expected a value, found none"),
        ("--pod-cidr 10.0.0.0/40", "--pod-cidr: found “10.0.0.0/40”; "),
        (
            "--dns-service-ip 10.0.0",
            "--dns-service-ip: expected an address such as 10.0.0.10, found “10.0.0”",
        ),
        (
            "--max-surge lots",
            "--max-surge: expected a number of nodes such as 3, or a share such as 33%, found “lots”",
        ),
        ("--node-count 3 4", "--node-count: expected one value, found “4” too"),
        (
            "--network-plugin flannel",
            "--network-plugin: “flannel” is newer than this planner; kept as it stands",
        ),
        (
            "--enable-private-cluster maybe",
            "--enable-private-cluster: expected nothing behind it, found “maybe”",
        ),
        (
            "--vnet-subnet-id snet-aks",
            "--vnet-subnet-id: expected the resource id of a subnet, found “snet-aks”",
        ),
    ];
    for (flags, expected) in rows {
        let reading = only(&format!("az aks create -g g -n a {flags}"));
        let [doubt] = doubts(&reading)[..] else { panic!("{flags}: one doubt, found {reading:#?}") };
        assert!(doubt.starts_with(expected), "{doubt}");
    }
}

#[test]
fn networks_and_subnets_get_what_their_flags_say() {
    let text = "az network vnet create -g g -n v -l westeurope --address-prefixes 10.0.0.0/16 10.1.0.0/16 --subnet-name a --subnet-prefixes 10.0.0.0/24\n\
                az network vnet subnet create -g g --vnet-name v -n b --address-prefix 10.0.1.0/24 --delegations Microsoft.Web/serverFarms --nat-gateway nat --route-table rt --nsg nsg\n\
                az network vnet subnet update -g g --vnet-name v -n a --route-table rt2\n\
                az network vnet update -g g -n v --address-prefixes 10.0.0.0/15\n";
    let network = network(text);
    let shown = |prefixes: &Option<Vec<_>>| {
        prefixes
            .as_ref()
            .map(|of| of.iter().map(ToString::to_string).collect::<Vec<String>>())
            .unwrap_or_default()
    };
    assert_eq!((network.name.as_str(), network.location.as_deref()), ("v", Some("westeurope")));
    assert_eq!(shown(&network.prefixes), ["10.0.0.0/15"]);
    let [a, b] = network.subnets.as_slice() else { panic!("two subnets, found {network:#?}") };
    assert_eq!(
        (shown(&a.prefixes), a.route_table, a.nat_gateway),
        (vec!["10.0.0.0/24".to_owned()], Some(true), None)
    );
    assert_eq!(
        (shown(&b.prefixes), b.nat_gateway, b.network_security_group),
        (vec!["10.0.1.0/24".to_owned()], Some(true), Some(true))
    );
    assert_eq!(b.delegations, Some(vec!["Microsoft.Web/serverFarms".into()]));
    assert_eq!(only(text).problems, vec![]);
}

#[test]
fn a_network_without_ranges_has_those_of_the_cli_as_defaults() {
    let rows = [
        ("az network vnet create -g g -n v", vec!["10.0.0.0/16"], vec![]),
        ("az network vnet create -g g -n v --subnet-name s", vec!["10.0.0.0/16"], vec!["10.0.0.0/24"]),
        (
            "az network vnet create -g g -n v --address-prefixes 10.7.4.0/22 --subnet-name s",
            vec!["10.7.4.0/22"],
            vec!["10.7.4.0/24"],
        ),
        (
            "az network vnet create -g g -n v --address-prefixes 10.7.4.0/26 --subnet-name s",
            vec!["10.7.4.0/26"],
            vec!["10.7.4.0/26"],
        ),
        ("az network vnet update -g g -n v --set tags.a=b", vec![], vec![]),
        ("az network vnet subnet create -g g --vnet-name v -n s", vec![], vec![]),
    ];
    for (text, space, ranges) in rows {
        let resolved = super::analysis(text).resolved;
        let shown = |prefixes: &[_]| prefixes.iter().map(ToString::to_string).collect::<Vec<String>>();
        let network = &resolved.networks[0];
        assert_eq!(shown(&network.prefixes), space, "{text}");
        assert_eq!(
            network.default.is_some(),
            !space.is_empty() && !text.contains("--address-prefixes"),
            "{text}"
        );
        let subnets: Vec<String> =
            resolved.subnets.iter().flat_map(|subnet| shown(&subnet.prefixes)).collect();
        assert_eq!(subnets, ranges, "{text}");
        assert!(
            resolved.subnets.iter().all(|subnet| subnet.default.is_some() != subnet.prefixes.is_empty()),
            "{text}"
        );
    }
}

#[test]
fn a_peering_is_used_where_the_text_tells_the_other_network_and_told_of_where_not() {
    let hub = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub";
    let known = format!(
        "az network vnet create -g g -n v --address-prefixes 10.1.0.0/16\naz network vnet create -g hub -n hub --address-prefixes 10.2.0.0/16\n\
         az network vnet peering create -g g -n to-hub --vnet-name v --remote-vnet {hub} --allow-vnet-access\n"
    );
    let reading = only(&known);
    let [range] = reading.part.ranges.as_slice() else { panic!("one range, found {reading:#?}") };
    assert_eq!((range.name.as_str(), range.network.as_deref()), ("to-hub", Some("v")));
    assert_eq!(range.prefixes, ["10.2.0.0/16".parse().unwrap()]);
    assert_eq!(range.remote.as_ref().map(|id| id.text()), Some(hub));
    let reading = only("az network vnet peering create -g g -n to-hub --vnet-name v --remote-vnet hub");
    assert_eq!(reading.part.ranges, vec![]);
    assert_eq!(super::said(&reading).len(), 1, "{reading:#?}");
}
