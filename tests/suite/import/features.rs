//! Add-ons, options and images as documents spell them.
use aks_network_planner::azure::Feature::{self, *};
use aks_network_planner::design::{Cluster, NodeImage};
use aks_network_planner::export::design_file;
use aks_network_planner::import;

fn cluster(text: &str) -> Cluster {
    let readings = import::read("document", text);
    let design = import::merge(&readings).design;
    assert_eq!(design.clusters.len(), 1, "{text}");
    design.clusters[0].as_ref().clone()
}

fn on(cluster: &Cluster) -> Vec<Feature> {
    cluster.features.said().filter(|(_, is_on)| *is_on).map(|(feature, _)| feature).collect()
}

fn off(cluster: &Cluster) -> Vec<Feature> {
    cluster.features.said().filter(|(_, is_on)| !*is_on).map(|(feature, _)| feature).collect()
}

const PRINTED: &str = r#"{
  "name": "aks", "location": "westeurope", "provisioningState": "Succeeded", "kubernetesVersion": "1.34.2",
  "addonProfiles": {
    "aciConnectorLinux": { "enabled": true, "config": { "SubnetName": "snet-aci" } },
    "azurepolicy": { "enabled": false, "config": null },
    "IngressApplicationGateway": { "enabled": true },
    "omsAgent": null
  },
  "apiServerAccessProfile": { "authorizedIpRanges": ["203.0.113.7/32"] },
  "bootstrapProfile": { "artifactSource": "Direct", "containerRegistryId": null },
  "httpProxyConfig": { "httpProxy": "http://proxy.example:3128/", "noProxy": ["10.0.0.0/8"] },
  "ingressProfile": { "webAppRouting": {
    "enabled": true, "nginx": { "defaultIngressControllerType": "Internal" },
    "gatewayAPIImplementations": { "appRoutingIstio": { "mode": "Enabled" } } } },
  "networkProfile": {
    "networkPlugin": "azure",
    "advancedNetworking": {
      "enabled": true,
      "security": { "enabled": true, "advancedNetworkPolicies": "L7", "transitEncryption": { "type": "wireguard" } },
      "performance": { "accelerationMode": "None" }
    },
    "kubeProxyConfig": { "enabled": true, "mode": "NFTABLES" },
    "podLinkLocalAccess": "IMDS",
    "staticEgressGatewayProfile": { "enabled": true }
  },
  "servicePrincipalProfile": { "clientId": "msi" },
  "serviceMeshProfile": { "mode": "Istio", "istio": null },
  "supportPlan": "KubernetesOfficial",
  "agentPoolProfiles": [
    { "name": "np1", "count": 3, "osType": "Linux", "osSku": "Ubuntu", "mode": "System",
      "nodeImageVersion": "AKSUbuntu-2204gen2containerd-202501.05.0", "localDnsProfile": { "mode": "Required" } },
    { "name": "win", "count": 1, "osType": "Windows", "nodeImageVersion": "AKSWindows-2022-20348.2849.241118",
      "windowsProfile": { "disableOutboundNat": true }, "localDnsProfile": { "mode": "Preferred" } },
    { "name": "next", "count": 1, "nodeImageVersion": "AKSPlan9-1" }
  ]
}"#;

#[test]
fn what_the_azure_cli_prints_of_features_is_read() {
    let aks = cluster(PRINTED);
    let expected = [
        ApplicationGateway,
        VirtualNodes,
        AdvancedNetworking,
        AdvancedSecurity,
        LayerSeven,
        WireGuard,
        StaticEgressGateway,
        NfTables,
        Istio,
        AppRouting,
        GatewayApi,
        HttpProxy,
    ];
    assert_eq!(on(&aks), expected);
    let expected = [
        AzurePolicy,
        Fqdn,
        MutualTls,
        HostRouting,
        ImdsRestriction,
        Ipvs,
        ArtifactCache,
        ServicePrincipal,
        LongTermSupport,
    ];
    assert_eq!(off(&aks), expected);
}

#[test]
fn what_arm_returns_is_read_alike() {
    let of_arm = PRINTED.replace("authorizedIpRanges", "authorizedIPRanges").replace("localDns", "localDNS");
    let (name, rest) = of_arm.split_once(r#""location""#).expect("a location");
    let of_arm = format!(
        r#"{name} "type": "Microsoft.ContainerService/managedClusters", "properties": {{ "location"{rest} }}"#
    );
    assert_eq!(cluster(&of_arm).features, cluster(PRINTED).features);
}

#[test]
fn images_and_profiles_of_pools_are_read() {
    let aks = cluster(PRINTED);
    let pools = aks.pools.expect("pools");
    assert_eq!(
        [pools[0].node_image, pools[1].node_image],
        [Some(NodeImage::Ubuntu2204), Some(NodeImage::Windows2022)]
    );
    assert_eq!(pools[2].node_image, None, "of an image that nobody knows here, nothing is told");
    assert_eq!([pools[0].local_dns, pools[1].local_dns], [Some(true), None], "the service chooses");
    assert_eq!([pools[0].outbound_nat_disabled, pools[1].outbound_nat_disabled], [None, Some(true)]);
}

#[test]
fn a_network_profile_alone_tells_its_own_features() {
    let profile = r#"{ "networkPlugin": "azure", "networkDataplane": "cilium", "serviceCidr": "10.0.0.0/16",
        "advancedNetworking": { "enabled": true, "performance": { "accelerationMode": "BpfVeth" } } }"#;
    assert_eq!(on(&cluster(profile)), [AdvancedNetworking, HostRouting]);
    let around = format!(r#"{{ "networkProfile": {profile} }}"#);
    assert_eq!(on(&cluster(&around)), [AdvancedNetworking, HostRouting]);
}

#[test]
fn a_network_profile_alone_joins_the_cluster_that_lacks_one() {
    let pools =
        r#"{ "name": "aks", "dnsPrefix": "aks", "agentPoolProfiles": [{ "name": "np1", "count": 3 }] }"#;
    let profile = r#"{ "networkPlugin": "azure", "staticEgressGatewayProfile": { "enabled": true } }"#;
    let aks = cluster(&format!("{pools}\n{profile}"));
    assert_eq!((aks.name.as_str(), on(&aks)), ("aks", vec![StaticEgressGateway]));
}

#[test]
fn what_a_later_text_says_of_a_feature_counts() {
    let says = |mode: &str| {
        format!(r#"{{ "name": "aks", "dnsPrefix": "aks", "serviceMeshProfile": {{ "mode": "{mode}" }} }}"#)
    };
    let both = format!("{}\n{}", says("Istio"), says("Disabled"));
    let readings = import::read("document", &both);
    let merged = import::merge(&readings);
    assert_eq!(merged.design.clusters[0].features.get(Istio), Some(false));
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(cluster(&says("Linkerd")).features.get(Istio), None, "a mesh that nobody knows here");
}

#[test]
fn only_a_date_is_a_version_of_the_api() {
    let asks = |version: &str| {
        let text = format!(
            r#"{{ "type": "Microsoft.ContainerService/managedClusters", "apiVersion": "{version}", "name": "aks",
            "location": "westeurope", "properties": {{ "dnsPrefix": "aks" }} }}"#
        );
        cluster(&text).api_version
    };
    assert_eq!(asks("2023-10-02-preview").as_deref(), Some("2023-10-02-preview"));
    assert_eq!(asks("2025-05-01").as_deref(), Some("2025-05-01"));
    assert_eq!(
        [asks("latest"), asks("2025-05-01-secret"), asks("2025-13-01"), asks("")],
        [None, None, None, None]
    );
}

#[test]
fn a_client_id_in_noughts_is_no_service_principal() {
    let of = |id: &str| {
        let text = format!(
            r#"{{ "name": "aks", "dnsPrefix": "aks", "servicePrincipalProfile": {{ "clientId": "{id}" }} }}"#
        );
        cluster(&text).features.get(ServicePrincipal)
    };
    assert_eq!(of("831201f7-4b1e-4f0c-9e4e-0f1a5a0d8f3a"), Some(true));
    assert_eq!(of("MSI"), Some(false));
    assert_eq!(of("00000000-0000-0000-0000-000000000001"), Some(true));
    assert_eq!(of("00000000-0000-0000-0000-000000000000"), None);
    assert_eq!(of(""), None);
}

#[test]
fn a_design_file_keeps_features() {
    let readings = import::read("document", PRINTED);
    let design = import::merge(&readings).design;
    let file = design_file(&design);
    let again = import::merge(&import::read("design", &file)).design;
    assert_eq!(again.clusters[0].features, design.clusters[0].features);
    assert_eq!(again.clusters[0].pools, design.clusters[0].pools);
}

#[test]
fn flags_of_the_azure_cli_name_features() {
    let of = |flags: &str| on(&cluster(&format!("az aks create -g rg -n aks {flags}")));
    assert_eq!(of("--enable-addons monitoring,virtual-node"), [VirtualNodes, ContainerInsights]);
    assert_eq!(of("-a ingress-appgw,confcom"), [ApplicationGateway]);
    assert_eq!(of("--enable-acns --enable-static-egress-gateway"), [AdvancedNetworking, StaticEgressGateway]);
    assert_eq!(of("--enable-app-routing"), [AppRouting]);
    assert_eq!(of("--bootstrap-artifact-source Cache --outbound-type none"), [ArtifactCache]);
    assert_eq!(of("--bootstrap-artifact-source direct"), []);
    assert_eq!(of("--service-principal $ID"), [ServicePrincipal]);
    assert_eq!(of("--location westeurope"), []);
    let later = "az aks create -g rg -n aks --enable-acns\naz aks update -g rg -n aks --disable-acns";
    assert_eq!((on(&cluster(later)), off(&cluster(later))), (vec![], vec![AdvancedNetworking]));
}

#[test]
fn how_load_balancers_and_nat_gateways_are_built_is_read_and_kept_by_the_design_file() {
    let text = |several: &str, backends: &str, sku: &str| {
        format!(
            r#"{{"name": "aks", "provisioningState": "Succeeded", "networkProfile": {{"networkPlugin": "azure",
            "loadBalancerProfile": {{"enableMultipleStandardLoadBalancers": {several}, "backendPoolType": "{backends}"}},
            "natGatewayProfile": {{"sku": "{sku}"}}}}}}"#
        )
    };
    let both = [SeveralLoadBalancers, BackendsByAddress, NatGatewayV2];
    for (text, expected) in [
        (text("true", "NodeIP", "standardV2"), [Some(true); 3]),
        (text("false", "nodeIPConfiguration", "Standard"), [Some(false); 3]),
        (text("null", "PodIP", "StandardV9"), [None; 3]),
    ] {
        let read = cluster(&text);
        assert_eq!(both.map(|feature| read.features.get(feature)), expected, "{text}");
        let design = import::merge(&import::read("document", &text)).design;
        let again = import::merge(&import::read("design", &design_file(&design))).design;
        assert_eq!(again.clusters[0].features, read.features, "{text}");
    }
}

#[test]
fn addresses_of_a_managed_nat_gateway_are_read_and_kept_by_the_design_file() {
    let text = |gateway: &str| {
        format!(
            r#"{{"name": "aks", "provisioningState": "Succeeded",
            "networkProfile": {{"networkPlugin": "azure", "natGatewayProfile": {gateway}}}}}"#
        )
    };
    let both = [NatGatewayIpv6, NatGatewayOwnAddresses];
    for (gateway, expected) in [
        (r#"{"managedOutboundIPProfile": {"count": 1, "countIPv6": 2}}"#, [Some(true), None]),
        (r#"{"managedOutboundIpProfile": {"count": 1, "countIpv6": 0}}"#, [None, None]),
        (r#"{"outboundIPs": {"publicIPs": ["/subscriptions/s/ip"]}}"#, [None, Some(true)]),
        (r#"{"outboundIpPrefixes": {"publicIpPrefixes": ["/subscriptions/s/prefix"]}}"#, [None, Some(true)]),
        (r#"{"outboundIPs": {"publicIPs": []}}"#, [None, None]),
        (r#"{"outboundIPs": null}"#, [None, None]),
    ] {
        let text = text(gateway);
        let read = cluster(&text);
        assert_eq!(both.map(|feature| read.features.get(feature)), expected, "{gateway}");
        let design = import::merge(&import::read("document", &text)).design;
        let again = import::merge(&import::read("design", &design_file(&design))).design;
        assert_eq!(again.clusters[0].features, read.features, "{gateway}");
    }
}

#[test]
fn add_ons_of_null_tell_nothing() {
    let aks =
        cluster(r#"{ "name": "aks", "dnsPrefix": "aks", "addonProfiles": null, "ingressProfile": null }"#);
    assert_eq!((on(&aks), off(&aks)), (vec![], vec![]));
    let child =
        r#"{ "name": "aks", "dnsPrefix": "aks", "addonProfiles": { "omsagent": { "enabled": true } } }"#;
    assert_eq!(on(&cluster(child)), [ContainerInsights], "an add-on needs nothing but to be on");
}

#[test]
fn what_keeps_people_from_the_api_server_is_read() {
    let text = |run: &str, access: &str| {
        format!(
            r#"{{ "name": "aks", "dnsPrefix": "aks", "apiServerAccessProfile": {{ "disableRunCommand": {run} }},
                 "publicNetworkAccess": {access} }}"#
        )
    };
    assert_eq!(on(&cluster(&text("true", r#""Disabled""#))), [NoRunCommand, NoPublicAccess]);
    assert_eq!(off(&cluster(&text("false", r#""Enabled""#))), [NoRunCommand, NoPublicAccess]);
    let newer = cluster(&text("null", r#""SecuredByPerimeter""#));
    assert_eq!((on(&newer), off(&newer)), (vec![], vec![]), "a preview's word tells nothing here");
    let command = "az aks create -g rg -n aks --disable-run-command";
    assert_eq!(on(&cluster(command)), [NoRunCommand]);
    let later = format!("{command}\naz aks update -g rg -n aks --enable-run-command");
    assert_eq!(off(&cluster(&later)), [NoRunCommand]);
}

#[test]
fn sizes_of_machines_tell_their_series() {
    let of = |size: &str| {
        cluster(&format!(
            r#"{{ "name": "aks", "dnsPrefix": "aks", "agentPoolProfiles": [
                 {{ "name": "np1", "vmSize": "Standard_D4s_v5" }}, {{ "name": "np2", "vmSize": "{size}" }}] }}"#
        ))
    };
    for (size, is_of) in [
        ("Standard_DC4s_v2", true),
        ("standard_dc8_v2", true),
        ("Standard_DC4as_v5", false),
        ("Standard_DS2_v2", false),
    ] {
        assert_eq!(of(size).features.get(DcsV2), Some(is_of), "{size}");
    }
    let command = |size: &str| cluster(&format!("az aks create -g rg -n aks --node-vm-size {size}"));
    assert_eq!(command("Standard_DC2s_v2").features.get(DcsV2), Some(true));
    assert_eq!(command("Standard_B4ms").features.get(DcsV2), Some(false));
    assert_eq!(cluster("az aks create -g rg -n aks").features.get(DcsV2), None);
}
