//! Who may reach an API server, which identity a cluster has, and how its pools are upgraded: documents and commands.
use aks_network_planner::design::{Cluster, PrivateDnsZone};

use super::design;
use crate::support::plan::known;
use crate::support::prefix;

const ARM: &str = r#"{
    "type": "Microsoft.ContainerService/managedClusters", "name": "aks", "location": "westeurope",
    "identity": { "type": "UserAssigned", "userAssignedIdentities": {} },
    "properties": {
        "networkProfile": { "networkPlugin": "azure" },
        "apiServerAccessProfile": {
            "enablePrivateCluster": true,
            "privateDNSZone": "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/z",
            "enablePrivateClusterPublicFQDN": false,
            "authorizedIPRanges": ["198.51.100.0/24", "198.51.101.7/32"]
        },
        "agentPoolProfiles": [{
            "name": "gw", "count": 2, "mode": "Gateway", "gatewayProfile": { "publicIPPrefixSize": 30 },
            "upgradeStrategy": "BlueGreen", "availabilityZones": ["1", "2", "3"]
        }]
    }
}"#;

fn check(cluster: &Cluster) {
    let access = &cluster.api_server;
    assert_eq!(access.private_dns_zone, known(PrivateDnsZone::Own), "the id of a zone is not kept");
    assert_eq!(access.public_fqdn, Some(false));
    let ranges = ["198.51.100.0/24", "198.51.101.7/32"].map(prefix);
    assert_eq!(access.authorized_ip_ranges.as_deref(), Some(&ranges[..]));
    assert_eq!(cluster.user_assigned_identity, Some(true));
    let pool = &cluster.pools.as_ref().expect("pools")[0];
    assert_eq!((pool.gateway_prefix_length, pool.blue_green, pool.zones), (Some(30), Some(true), Some(3)));
}

#[test]
fn access_identity_and_upgrades_are_read_in_both_spellings() {
    check(&design(&[ARM]).clusters[0]);
    let cli = ARM
        .replace("privateDNSZone\"", "privateDnsZone\"")
        .replace("PublicFQDN", "PublicFqdn")
        .replace("authorizedIPRanges", "authorizedIpRanges")
        .replace("publicIPPrefixSize", "publicIpPrefixSize");
    check(&design(&[&cli]).clusters[0]);
}

#[test]
fn nulls_tell_nothing_of_them() {
    let text = r#"{ "type": "Microsoft.ContainerService/managedClusters", "name": "aks", "identity": null,
        "apiServerAccessProfile": { "privateDnsZone": null, "authorizedIpRanges": null },
        "agentPoolProfiles": [{ "name": "np1", "gatewayProfile": null, "availabilityZones": null }],
        "networkProfile": { "networkPlugin": "azure" } }"#;
    let design = design(&[text]);
    let cluster = &design.clusters[0];
    assert_eq!((cluster.user_assigned_identity, &cluster.api_server.private_dns_zone), (None, &None));
    assert_eq!(cluster.api_server.authorized_ip_ranges, None);
    let pool = &cluster.pools.as_ref().expect("pools")[0];
    assert_eq!((pool.gateway_prefix_length, pool.blue_green, pool.zones), (None, None, None));
}

#[test]
fn an_identity_is_assigned_where_it_is_named_so() {
    let of =
        |kind: &str| design(&[&ARM.replace("\"UserAssigned\"", &format!("\"{kind}\""))]).clusters[0].clone();
    assert_eq!(of("SystemAssigned").user_assigned_identity, Some(false));
    assert_eq!(of("None").user_assigned_identity, None);
}

#[test]
fn the_flags_of_access_give_their_properties() {
    let text = "az aks create -g rg -n aks --enable-private-cluster --private-dns-zone none --disable-public-fqdn \
                --assign-identity /subscriptions/0/id --api-server-authorized-ip-ranges 198.51.100.0/24,198.51.101.0/24";
    let design = design(&[text]);
    let cluster = &design.clusters[0];
    assert_eq!(cluster.api_server.private_dns_zone, known(PrivateDnsZone::None));
    assert_eq!(cluster.api_server.public_fqdn, Some(false));
    assert_eq!(cluster.api_server.authorized_ip_ranges.as_ref().map(Vec::len), Some(2));
    assert_eq!(cluster.user_assigned_identity, Some(true));
    let pool = "az aks nodepool add -g rg --cluster-name aks -n gw --mode gateway --gateway-prefix-size 30";
    let design = super::design(&[pool]);
    let pool = &design.clusters[0].pools.as_ref().expect("pools")[0];
    assert_eq!(pool.gateway_prefix_length, Some(30));
}

#[test]
fn what_is_reached_by_private_link_tells_a_private_cluster() {
    let of = |access: &str, resources: &str| {
        let text = format!(
            r#"{{ "name": "aks", "dnsPrefix": "aks", "apiServerAccessProfile": {access},
                 "privateLinkResources": {resources} }}"#
        );
        design(&[&text]).clusters[0].api_server.enable_private_cluster
    };
    let listed = r#"[{ "groupId": "management", "name": "management" }]"#;
    assert_eq!([of("null", listed), of("null", "[]"), of("null", "null")], [Some(true), None, None]);
    assert_eq!(of(r#"{ "enablePrivateCluster": null }"#, listed), Some(true));
    assert_eq!(
        of(r#"{ "enablePrivateCluster": false }"#, listed),
        Some(false),
        "what is said outright counts"
    );
}
