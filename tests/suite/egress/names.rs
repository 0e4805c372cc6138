//! What pasted networks, links of zones and outbound rules settle of a private cluster and its load balancer.
use aks_network_planner::egress::{Demand, outbound_rules, reach};
use aks_network_planner::import;
use aks_network_planner::resolve::{Resolved, resolve};

const GROUP: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups";

/// A private cluster in vnet-prod, as `az aks show` prints it.
fn cluster(profile: &str) -> String {
    format!(
        r#"{{"id": "{GROUP}/rg/providers/Microsoft.ContainerService/managedClusters/aks", "name": "aks",
            "location": "westeurope", "provisioningState": "Succeeded", "nodeResourceGroup": "MC_rg_aks_westeurope",
            "apiServerAccessProfile": {{"enablePrivateCluster": true, "privateDnsZone": "system"}},
            "networkProfile": {{"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16",
                "outboundType": "loadBalancer", "loadBalancerSku": "standard", "loadBalancerProfile": {profile}}},
            "agentPoolProfiles": [{{"name": "np1", "count": 3, "vnetSubnetId":
                "{GROUP}/rg/providers/Microsoft.Network/virtualNetworks/vnet-prod/subnets/nodes"}}]}}"#
    )
}

/// `az network vnet show`.
fn network(more: &str) -> String {
    format!(
        r#"{{"id": "{GROUP}/rg/providers/Microsoft.Network/virtualNetworks/vnet-prod", "name": "vnet-prod",
            "type": "Microsoft.Network/virtualNetworks", "provisioningState": "Succeeded", {more}
            "addressSpace": {{"addressPrefixes": ["10.1.0.0/16"]}},
            "subnets": [{{"name": "nodes", "addressPrefix": "10.1.0.0/24"}}]}}"#
    )
}

/// `az network private-dns link vnet list`: one link, to that network.
fn links(zone: &str, network: &str) -> String {
    format!(
        r#"[{{"id": "{GROUP}/MC_rg_aks_westeurope/providers/Microsoft.Network/privateDnsZones/{zone}/virtualNetworkLinks/of-{network}",
            "name": "of-{network}", "type": "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
            "registrationEnabled": false,
            "virtualNetwork": {{"id": "{GROUP}/rg/providers/Microsoft.Network/virtualNetworks/{network}"}}}}]"#
    )
}

const ZONE: &str = "7b1d.privatelink.westeurope.azmk8s.io";

fn read(texts: &[&str]) -> Resolved {
    let text = texts.join("\n\n");
    let readings = import::read("all.json", &text);
    resolve(&import::merge(&readings).design)
}

fn demand(resolved: &Resolved, words: &str) -> Demand {
    let demands = reach(resolved, 0).expect("a cluster").demands;
    demands
        .iter()
        .find(|of| of.text.text.contains(words))
        .unwrap_or_else(|| panic!("{words}: {demands:#?}"))
        .clone()
}

/// <https://learn.microsoft.com/azure/aks/private-clusters>
#[test]
fn a_network_without_dns_servers_asks_azures_own() {
    for (options, holds, words) in [
        ("", Some(true), "ask Azure's own DNS"),
        (r#""dhcpOptions": {"dnsServers": []},"#, Some(true), "ask Azure's own DNS"),
        (
            r#""dhcpOptions": {"dnsServers": ["10.0.0.4", "10.0.0.5"]},"#,
            None,
            "The DNS servers of vnet-prod, 10.0.0.4 and 10.0.0.5,",
        ),
    ] {
        let resolved = read(&[&cluster("null"), &network(options)]);
        let told = demand(&resolved, words);
        assert_eq!((told.holds, told.ask), (holds, None), "{options}");
    }
    let unread = read(&[&cluster("null")]);
    assert!(demand(&unread, "DNS servers of one's own").ask.is_some());
}

#[test]
fn a_link_of_the_zone_to_the_own_network_is_found_and_one_to_another_is_not_enough() {
    for (zone, linked, holds) in [
        (ZONE, "vnet-prod", Some(true)),
        (ZONE, "vnet-hub", Some(false)),
        // The zone of another region, and one of something else.
        ("7b1d.privatelink.northeurope.azmk8s.io", "vnet-prod", None),
        ("privatelink.blob.core.windows.net", "vnet-prod", None),
    ] {
        let resolved = read(&[&cluster("null"), &network(""), &links(zone, linked)]);
        let told = demand(&resolved, "The zone is linked to");
        assert_eq!((told.holds, told.ask.is_some()), (holds, holds.is_none()), "{zone} {linked}: {told:?}");
    }
}

/// `az network lb outbound-rule list`.
fn rules(ports: u64) -> String {
    let balancer =
        format!("{GROUP}/mc_rg_aks_westeurope/providers/Microsoft.Network/loadBalancers/kubernetes");
    format!(
        r#"[{{"id": "{balancer}/outboundRules/aksOutboundRule", "name": "aksOutboundRule",
            "type": "Microsoft.Network/loadBalancers/outboundRules", "allocatedOutboundPorts": {ports},
            "idleTimeoutInMinutes": 30, "frontendIPConfigurations": [{{"id": "{balancer}/frontendIPConfigurations/a"}}]}}]"#
    )
}

#[test]
fn outbound_rules_are_told_and_one_that_says_otherwise_than_the_profile_is_marked() {
    for (profile, ports, otherwise) in [
        (r#"{"allocatedOutboundPorts": 1024}"#, 1024, None),
        (r#"{"allocatedOutboundPorts": 0}"#, 0, None),
        (r#"{"allocatedOutboundPorts": 1024}"#, 4000, Some("asks for 1,024 each")),
        (r#"{"allocatedOutboundPorts": 0}"#, 4000, Some("asks for no number")),
    ] {
        let resolved = read(&[&cluster(profile), &rules(ports)]);
        let told = outbound_rules(&resolved, &resolved.clusters[0]);
        let [only] = told.as_slice() else { panic!("{told:?}") };
        assert!(only.text.starts_with("Outbound rule aksOutboundRule "), "{}", only.text);
        assert!(
            only.text.contains("from 1 frontend, idle connections end after 30 minutes."),
            "{}",
            only.text
        );
        assert_eq!(only.text.contains("asks for"), otherwise.is_some(), "{}", only.text);
        assert!(otherwise.is_none_or(|words| only.text.contains(words)), "{}", only.text);
    }
    let elsewhere = read(&[&cluster("null"), &rules(0).replace("mc_rg_aks_westeurope", "mc_other")]);
    assert!(outbound_rules(&elsewhere, &elsewhere.clusters[0]).is_empty());
}
