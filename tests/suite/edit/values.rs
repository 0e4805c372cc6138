//! What people type into fields.
use aks_network_planner::edit::{Edit, Input, check, fields};

use super::{after, refusal, set, shop, text};

const CLUSTER: &str = "clusters/aks";
const POOL: &str = "clusters/aks/pools/np1";
const NETWORK: &str = "networks/vnet";
const SUBNET: &str = "networks/vnet/nodes";
const RANGE: &str = "ranges/vnet to hub";

#[test]
fn a_text_that_is_a_value_is_kept_in_one_spelling() {
    let rows = [
        (CLUSTER, "podCidr", "10.244.0.0/16", "10.244.0.0/16"),
        (CLUSTER, "podCidr", " 10.244.0.0/16,FD12::/64 ", "10.244.0.0/16, fd12::/64"),
        (CLUSTER, "serviceCidr", "10.0.0.0/16 fd00::/108", "10.0.0.0/16, fd00::/108"),
        (CLUSTER, "dnsServiceIP", "10.0.0.10", "10.0.0.10"),
        (CLUSTER, "networkPlugin", "Azure", "azure"),
        (CLUSTER, "networkPluginMode", "OVERLAY", "overlay"),
        (CLUSTER, "networkPolicy", "cilium", "cilium"),
        (CLUSTER, "outboundType", "userdefinedrouting", "userDefinedRouting"),
        (CLUSTER, "ipFamilies", "ipv4,IPv6", "IPv4, IPv6"),
        (CLUSTER, "loadBalancerProfile.managedOutboundIPs.count", "4", "4"),
        (CLUSTER, "loadBalancerProfile.allocatedOutboundPorts", "0", "0"),
        (CLUSTER, "natGatewayProfile.managedOutboundIPProfile.count", "2", "2"),
        (CLUSTER, "sku.tier", "standard", "Standard"),
        (CLUSTER, "kubernetesVersion", " 1.33.2 ", "1.33.2"),
        (CLUSTER, "nodeProvisioningProfile.mode", "auto", "Auto"),
        (CLUSTER, "apiServerAccessProfile.subnetId", "vnet/pods", "vnet/pods"),
        (POOL, "count", "007", "7"),
        (POOL, "maxCount", "9007199254740992", "9007199254740992"),
        (POOL, "maxSurge", "33%", "33%"),
        (POOL, "maxUnavailable", "1", "1"),
        (POOL, "enableAutoScaling", "TRUE", "true"),
        (POOL, "scaleSetPriority", "spot", "Spot"),
        (POOL, "podSubnetID", "VNET/Pods", "vnet/pods"),
        (SUBNET, "addressPrefix", "10.1.0.0/25", "10.1.0.0/25"),
        (SUBNET, "ipConfigurations", "17", "17"),
        (SUBNET, "delegations", "Microsoft.Web/serverFarms", "Microsoft.Web/serverFarms"),
        (SUBNET, "delegations", "None", "none"),
        (SUBNET, "natGateway", "true", "true"),
        (NETWORK, "addressPrefix", "10.1.0.0/16, 10.2.0.0/16", "10.1.0.0/16, 10.2.0.0/16"),
        (NETWORK, "location", "westeurope", "westeurope"),
        (RANGE, "prefixes", "10.9.0.0/16 10.10.0.0/16", "10.9.0.0/16, 10.10.0.0/16"),
        (RANGE, "kind", "ONPREMISES", "onPremises"),
        (RANGE, "network", "VNet", "vnet"),
    ];
    for (subject, field, typed, kept) in rows {
        assert_eq!(check(&shop(), subject, field, typed), Ok(()), "{field}: {typed}");
        assert_eq!(text(&after(&shop(), &[set(subject, field, typed)]), subject, field), kept);
    }
}

#[test]
fn the_empty_text_takes_a_value_away() {
    let rows = [
        (CLUSTER, "podCidr", "10.244.0.0/16"),
        (CLUSTER, "dnsServiceIP", "10.0.0.10"),
        (CLUSTER, "loadBalancerProfile.managedOutboundIPs.count", "4"),
        (CLUSTER, "natGatewayProfile.idleTimeoutInMinutes", "4"),
        (POOL, "maxSurge", "33%"),
        (POOL, "enableAutoScaling", "true"),
        (POOL, "mode", "System"),
        (SUBNET, "reserve", "12"),
        (NETWORK, "location", "westeurope"),
        (CLUSTER, "apiServerAccessProfile.subnetId", "vnet/pods"),
    ];
    for (subject, field, value) in rows {
        let edits = [set(subject, field, value), set(subject, field, " ")];
        assert_ne!(after(&shop(), &edits[..1]), shop(), "{field}");
        assert_eq!(after(&shop(), &edits), shop(), "{field}");
    }
}

#[test]
fn a_text_that_is_no_value_is_told_with_the_nearest_that_is() {
    let range = "expected a range such as 10.1.0.0/16";
    let number = "expected a whole number from 0 to 9007199254740992";
    let surge = "expected a number of nodes such as 3, or a share such as 33%";
    let subnet = "expected a subnet of this design as network/subnet";
    let rows = [
        (CLUSTER, "podCidr", "10.2.0.1/24", "expected a range whose host bits are zero", "10.2.0.0/24"),
        (CLUSTER, "podCidr", "10.2.0.0/33", "expected a length from 0 to 32", "10.2.0.0/32"),
        (CLUSTER, "podCidr", "fd00::/129", "expected a length from 0 to 128", "fd00::/128"),
        (CLUSTER, "podCidr", "10.2.0.0", "expected a range with its length after a slash", "10.2.0.0/32"),
        (CLUSTER, "podCidr", "10.2.0.0/", range, ""),
        (CLUSTER, "podCidr", "ten", range, ""),
        (
            CLUSTER,
            "podCidr",
            "10.1.0.0/16, 10.2.0.1/24",
            "expected a range whose host bits are zero",
            "10.1.0.0/16, 10.2.0.0/24",
        ),
        (CLUSTER, "podCidr", "10.2.0.1/24 ten", "expected a range whose host bits are zero", ""),
        (CLUSTER, "dnsServiceIP", "10.0.0.10/16", "expected an address such as 10.0.0.10", "10.0.0.10"),
        (CLUSTER, "dnsServiceIP", "10.0.0.300", "expected an address such as 10.0.0.10", ""),
        (CLUSTER, "networkPlugin", "azur", "expected azure or kubenet or none", "azure"),
        (CLUSTER, "networkPlugin", "kubnet", "expected azure or kubenet or none", "kubenet"),
        (CLUSTER, "networkPlugin", "flannel", "expected azure or kubenet or none", ""),
        (CLUSTER, "networkPolicy", "cillium", "expected none or azure or calico or cilium", "cilium"),
        (POOL, "count", "abc", number, ""),
        (POOL, "count", "-3", number, "0"),
        (POOL, "count", "+3", number, "3"),
        (POOL, "count", "3.7", number, "3"),
        (POOL, "count", "5 nodes", number, "5"),
        (POOL, "count", "1,000", number, "1000"),
        (POOL, "count", "9007199254740993", number, "9007199254740992"),
        (POOL, "count", "99999999999999999999999", number, "9007199254740992"),
        (POOL, "maxSurge", "33 %", surge, "33%"),
        (POOL, "maxSurge", "a third", surge, ""),
        (POOL, "enableAutoScaling", "yes", "expected true or false", "true"),
        (POOL, "enableAutoScaling", "fals", "expected true or false", "false"),
        (POOL, "vnetSubnetID", "vnet/node", subnet, "vnet/nodes"),
        (POOL, "vnetSubnetID", "10.1.0.0/24", subnet, ""),
        (
            POOL,
            "vnetSubnetID",
            "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pods",
            subnet,
            "vnet/pods",
        ),
        (RANGE, "network", "vent", "expected the name of a network of this design", ""),
        (RANGE, "network", "vnet1", "expected the name of a network of this design", "vnet"),
        (RANGE, "kind", "", "expected peered or onPremises or other", ""),
        (
            NETWORK,
            "location",
            "west\u{202E}europe",
            "expected a text of one line whose letters can all be seen",
            "westeurope",
        ),
        (NETWORK, "name", " ", "expected a name", ""),
        (SUBNET, "name", "Pods", "expected a name that no other has", "Pods-2"),
        ("networks/other", "name", "x", "expected the name of a thing of this design and a field of it", ""),
        (NETWORK, "maxPods", "30", "expected a field that a thing of this kind has", ""),
    ];
    for (subject, field, typed, expected, nearest) in rows {
        let mistake = check(&shop(), subject, field, typed).expect_err(typed);
        let sentence = match nearest {
            "" => expected.to_owned(),
            nearest => format!("{expected}; the nearest is {nearest}"),
        };
        assert_eq!(mistake.to_string(), sentence, "{field}: {typed}");
        assert_eq!(mistake.nearest.as_deref().unwrap_or_default(), nearest);
        assert_eq!(refusal(&shop(), set(subject, field, typed)), sentence);
    }
}

#[test]
fn what_is_unwise_is_no_mistake() {
    let rows = [
        (CLUSTER, "podCidr", "10.1.0.0/16"),
        (CLUSTER, "podCidr", "10.244.0.0/31"),
        (CLUSTER, "dnsServiceIP", "8.8.8.8"),
        (CLUSTER, "ipFamilies", "IPv6"),
        (POOL, "maxPods", "100000"),
        (POOL, "maxSurge", "900%"),
        (POOL, "minCount", "50"),
        (SUBNET, "addressPrefix", "192.168.0.0/30"),
        (SUBNET, "addressPrefix", "0.0.0.0/0"),
    ];
    for (subject, field, typed) in rows {
        assert_eq!(check(&shop(), subject, field, typed), Ok(()), "{field}: {typed}");
    }
}

#[test]
fn addresses_in_use_are_not_those_of_nodes_where_no_running_cluster_is_in_the_subnet() {
    let holders = |subject: &str| {
        let edits = [set(subject, "ipConfigurations", ""), set(subject, "ipConfigurations", "9")];
        let design = after(&shop(), &edits);
        let subnet = design.networks[0].subnets.iter().find(|one| subject.ends_with(&one.name));
        subnet.and_then(|subnet| subnet.usage.clone()).expect("a usage").nodes
    };
    assert_eq!(holders("networks/vnet/nodes"), None);
    assert_eq!(holders("networks/vnet/pods"), Some(Vec::new()));
}

#[test]
fn every_field_is_labelled_once_and_offers_words_that_it_takes() {
    for subject in [CLUSTER, POOL, NETWORK, SUBNET, RANGE] {
        let mut seen = std::collections::HashSet::new();
        for field in fields(&shop(), subject) {
            assert!(seen.insert(field.field) && seen.insert(field.label), "{subject} {}", field.field);
            let Input::Choice(words) = field.input else { continue };
            for word in words {
                assert_eq!(check(&shop(), subject, field.field, word), Ok(()), "{}: {word}", field.field);
                let edits: [Edit; 1] = [set(subject, field.field, word)];
                assert_eq!(text(&after(&shop(), &edits), subject, field.field), *word);
            }
        }
        assert!(!seen.is_empty());
    }
    assert_eq!(fields(&shop(), "clusters/none"), []);
}
