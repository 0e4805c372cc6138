//! Ranges: overlaps, defaults that nobody typed, reserved addresses, the DNS service's address.
use super::pasted::{create, in_full, network, np, shown, template};
use super::{Case, Expected, Expected::*, case, hold};

/// A network of that range with the nodes in that subnet.
fn vnet(range: &str, nodes: &str) -> String {
    network(range, &[("nodes", nodes)])
}

/// A network that nothing else touches.
fn apart() -> String {
    vnet("10.1.0.0/16", "10.1.0.0/22")
}

/// An overlay cluster with those ranges.
fn overlay(pods: &str, services: &str, dns: &str) -> String {
    create(&format!(
        "--network-plugin azure --network-plugin-mode overlay --pod-cidr {pods} --service-cidr {services} \
         --dns-service-ip {dns}"
    ))
}

const OVERLAPS_SUBNET: Expected =
    Finding("service-cidr-overlaps-subnet", "error", Some("ServiceCidrOverlapExistingSubnetsCidr"));

#[test]
fn defaults_that_nobody_typed() {
    let request = || template(r#""networkPlugin": "azure""#, &np(3, ""), "");
    let managed =
        r#"{ "name": "np1", "count": 3, "mode": "System", "osType": "Linux", "vnetSubnetId": null }"#;
    let old = || {
        let profile = r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16""#;
        shown("aks", profile, managed, "")
    };
    hold(vec![
        case(
            "Azure/terraform-azurerm-aks#57",
            "ServiceCidrOverlapExistingSubnetsCidr with the default 10.0.0.0/16",
            vnet("10.0.0.0/16", "10.0.1.0/24") + &request(),
            [
                Pair("serviceCidr 10.0.0.0/16", "subnet 10.0.1.0/24", "rejected"),
                OVERLAPS_SUBNET,
                Says("service-cidr-overlaps-subnet", "a default"),
            ],
        ),
        case(
            "hashicorp/terraform-provider-azurerm#15711",
            "10.1.0.0/16 with a subnet of 10.1.0.0/22 passes",
            apart() + &request(),
            [NoPair],
        ),
        case(
            "ansible-collections/azure#154",
            "the module dropped 10.20.0.0/16, so the default counts and is refused",
            vnet("10.0.0.0/16", "10.0.0.0/16") + &request(),
            [OVERLAPS_SUBNET, Says("service-cidr-overlaps-subnet", "10.0.0.0/16")],
        ),
        case(
            "Azure/azure-cli#20810",
            "told with the error",
            "(ServiceCidrOverlapExistingSubnetsCidr) The specified service CIDR 10.0.0.0/16 is conflicted with an \
             existing subnet CIDR 10.0.239.0/24",
            [Explained("ERR-04", "10.0.0.0/16")],
        ),
        case(
            "Azure/AKS#2727",
            "the portal flags a managed network of 10.0.0.0/8 with 10.0.0.0/16, and later operations fail",
            old(),
            [NoPair],
        )
        .differs("a managed network counts as today's 10.224.0.0/12 until its own document is pasted"),
        case(
            "Azure/AKS#2727",
            "the portal flags a managed network of 10.0.0.0/8 with 10.0.0.0/16",
            "az network vnet create -g rg -n aks-vnet --address-prefixes 10.0.0.0/8\n".to_owned() + &old(),
            [Pair("serviceCidr 10.0.0.0/16", "virtualNetwork 10.0.0.0/8", "risky")],
        ),
        case(
            "Microsoft Q&A 5847794",
            "an empty subnet argument means the managed network 10.224.0.0/16; 10.0.0.x are services",
            "az aks create -g rg -n aks --network-plugin azure --vnet-subnet-id \"\"\n",
            [Offers("nodeSubnet", 65_531)],
        ),
    ]);
}

#[test]
fn ranges_behind_the_network() {
    let kubenet = || {
        let profile = r#""networkPlugin": "kubenet", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16", "dnsServiceIp": "10.0.0.10""#;
        apart() + &shown("aks", profile, &np(3, ""), "")
    };
    let own = || apart() + &overlay("10.50.0.0/16", "10.8.0.0/16", "10.8.0.10");
    let article = "learn: concepts-network-azure-cni-overlay";
    hold(vec![
        case(
            "sassoftware/viya4-iac-azure#259",
            "not rejected; all nodes are NotReady once the networks are connected",
            kubenet() + "\n10.244.0.0/16 data centre\n10.0.0.0/16 plant\n",
            [
                Pair("podCidr 10.244.0.0/16", "onPremises 10.244.0.0/16", "breaks"),
                Pair("serviceCidr 10.0.0.0/16", "onPremises 10.0.0.0/16", "breaks"),
                Finding("range-overlaps-connected-network", "error", None),
            ],
        ),
        case(
            "MicrosoftDocs/azure-docs#103074",
            "pods cannot reach the range; nothing is rejected",
            own() + "\n10.50.0.0/16 office\n",
            [
                Pair("podCidr 10.50.0.0/16", "onPremises 10.50.0.0/16", "breaks"),
                Finding("range-overlaps-connected-network", "error", None),
            ],
        ),
        case(
            "Azure/AKS#1175",
            "tolerated with a warning where nothing in the cluster calls the range",
            kubenet() + "\n10.0.8.0/24 office\n",
            [Pair("serviceCidr 10.0.0.0/16", "onPremises 10.0.8.0/24", "breaks")],
        )
        .differs("whoever gives a connected range says that it is to be reached"),
        case(
            article,
            "a pod CIDR must not overlap a peered network",
            own() + "\n# peered networks\n10.50.8.0/24 spoke\n",
            [Pair("podCidr 10.50.0.0/16", "peered 10.50.8.0/24", "breaks")],
        ),
        case(
            article,
            "a service CIDR must not overlap a peered network",
            own() + "\n# peered networks\n10.8.8.0/24 spoke\n",
            [Pair("serviceCidr 10.8.0.0/16", "peered 10.8.8.0/24", "breaks")],
        ),
    ]);
}

/// Two overlay clusters with the same ranges in two networks that are peered.
fn peered() -> String {
    let side = |name: &str, range: &str, nodes: &str, vnet: &str, other: &str| {
        let aks = overlay("10.244.0.0/16", "10.8.0.0/16", "10.8.0.10");
        let aks = aks.replace("-n aks", &format!("-n {name}")).replace("/vnet/", &format!("/{vnet}/"));
        format!(
            "az network vnet create -g rg -n {vnet} --address-prefixes {range} --subnet-name nodes --subnet-prefixes {nodes}\n\
             az network vnet peering create -g rg -n to-{other} --vnet-name {vnet} --remote-vnet {other}\n{aks}"
        )
    };
    side("a", "10.1.0.0/16", "10.1.0.0/24", "one", "two")
        + &side("b", "10.2.0.0/16", "10.2.0.0/24", "two", "one")
}

#[test]
fn ranges_of_several_clusters() {
    hold(vec![case(
        "mspnp/aks-baseline#93, Azure/AKS#3527",
        "the same service CIDR and overlay pod CIDR may serve several clusters of peered networks",
        peered(),
        [
            Pair("serviceCidr 10.8.0.0/16", "serviceCidr 10.8.0.0/16", "allowed"),
            Pair("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/16", "allowed"),
            Silent("pod-cidrs-overlap"),
        ],
    )]);
}

#[test]
fn ranges_of_one_cluster() {
    let own =
        "--network-plugin none --pod-cidr 10.0.0.0/8 --service-cidr 10.0.0.0/16 --dns-service-ip 10.0.0.10";
    let windows = "--pod-cidr 10.240.0.0/21 --service-cidr 10.240.16.0/21 --dns-service-ip 10.240.23.254";
    let deployed = r#""networkPlugin": "azure", "podCidr": "10.240.0.0/21", "serviceCidr": "10.240.16.0/21", "dnsServiceIp": "10.240.23.254""#;
    hold(vec![
        case(
            "cilium/cilium#31504",
            "the service's addresses are given to pods, and the cluster breaks",
            vnet("172.16.0.0/16", "172.16.0.0/24") + &create(own),
            [
                Pair("serviceCidr 10.0.0.0/16", "podCidr 10.0.0.0/8", "rejected"),
                Finding("pod-and-service-cidr-overlap", "error", None),
            ],
        )
        .differs("the two ranges of one cluster are rejected whatever the CNI"),
        case(
            "Azure/AKS#1076",
            "a pod CIDR means nothing to the plugin azure; the Azure CLI refuses it today",
            apart() + &create(&format!("--network-plugin azure {windows}")),
            [Refused("--network-plugin-mode overlay")],
        ),
        case(
            "Azure/AKS#1076",
            "the ranges are disjoint and the DNS address is inside; the pod CIDR means nothing here",
            apart() + &shown("aks", deployed, &np(3, ""), ""),
            [
                NoPair,
                Silent("dns-address-outside-service-cidr"),
                Silent("dns-address-on-the-edge"),
                Says("pod-cidr-not-used", "10.240.0.0/21"),
            ],
        ),
        case(
            "Azure/AKS#1076",
            "told with the error",
            "Windows agent pools can only be added to AKS clusters using Azure-CNI.",
            [Explained("ERR-27", "kubenet")],
        ),
        case(
            "MicrosoftDocs/azure-docs#21369, #28847, #33673",
            "172.17.0.1/16 of the docker bridge is used inside; it means nothing to containerd",
            vnet("172.17.0.0/16", "172.17.0.0/24")
                + &shown(
                    "aks",
                    r#""networkPlugin": "azure", "dockerBridgeCidr": "172.17.0.1/16", "serviceCidr": "10.0.0.0/16""#,
                    &np(3, ""),
                    "",
                ),
            [NoPair, Ignored("dockerBridgeCidr")],
        ),
    ]);
}

#[test]
fn reserved_ranges() {
    let ranges = |pods: &str, services: &str, dns: &str| apart() + &overlay(pods, services, dns);
    let reserved = |severity| Finding("range-overlaps-reserved", severity, None);
    let article = "learn: concepts-network-cni-overview; AKS release notes, 2026-05-29";
    let issues = "MicrosoftDocs/azure-docs#80401, #33136, #76974";
    hold(vec![
        case(
            article,
            "172.16.0.0/12 is rejected: it holds 172.30.0.0/16 and 172.31.0.0/16",
            ranges("172.16.0.0/12", "10.8.0.0/16", "10.8.0.10"),
            [Pair("podCidr 172.16.0.0/12", "reserved 172.30.0.0/16", "rejected"), reserved("error")],
        ),
        case(article, "172.16.0.0/16 is fine", ranges("172.16.0.0/16", "10.8.0.0/16", "10.8.0.10"), [NoPair]),
        case(
            issues,
            "a network of 172.31.0.0/16 is rejected",
            "az network vnet create -g rg -n vnet --address-prefixes 172.31.0.0/16\n",
            [reserved("error")],
        ),
        case(
            issues,
            "an office in 172.30.0.0/16 is a risk",
            "172.30.4.0/24 office\n",
            [Pair("onPremises 172.30.4.0/24", "reserved 172.30.0.0/16", "risky"), reserved("warning")],
        ),
        case(
            "MicrosoftDocs/azure-aks-docs#447",
            "a service CIDR of 172.30.0.0/16 is rejected without Calico as well",
            ranges("10.244.0.0/16", "172.30.0.0/16", "172.30.0.10"),
            [Pair("serviceCidr 172.30.0.0/16", "reserved 172.30.0.0/16", "rejected"), reserved("error")],
        ),
    ]);
}

#[test]
fn networks_that_take_everything() {
    let rule = "network-leaves-no-private-space";
    hold(vec![
        case(
            "MicrosoftDocs/azure-docs#54571",
            "10.0.0.0/8 of a sample cannot be connected to anything later",
            "az network vnet create -g rg -n vnet --address-prefixes 10.0.0.0/8\n",
            [Finding(rule, "note", None), Says(rule, "16,777,216")],
        ),
        case("MicrosoftDocs/azure-docs#54571", "a /16 leaves room", apart(), [Silent(rule)]),
    ]);
}

#[test]
fn the_dns_address() {
    let with = |range: &str, dns: &str| {
        vnet("192.168.0.0/16", "192.168.0.0/24") + &overlay("100.64.0.0/16", range, dns)
    };
    let edge = |said, dns: &str| -> Case {
        let found = [Finding("dns-address-on-the-edge", "error", None)];
        case("AKS release notes, 2021-10-08", said, with("10.0.0.0/16", dns), found)
    };
    let outside = Finding("dns-address-outside-service-cidr", "error", Some("DnsServiceIpOutOfServiceCidr"));
    hold(vec![
        case(
            "learn: dnsserviceipoutofservicecidr-error",
            "DnsServiceIpOutOfServiceCidr",
            with("10.200.0.0/16", "10.0.0.10"),
            [outside],
        ),
        edge("not the first address: that is kubernetes.default", "10.0.0.1"),
        edge("not the network address", "10.0.0.0"),
        edge("not the last address", "10.0.255.255"),
        case(
            "learn: configure-kubenet",
            "the tenth address is the usual one",
            with("10.0.0.0/16", "10.0.0.10"),
            [Silent("dns-address-on-the-edge"), Silent("dns-address-outside-service-cidr")],
        ),
    ]);
}

#[test]
fn sizes_of_service_cidrs() {
    let with = |range: &str, dns: &str| {
        vnet("192.168.0.0/16", "192.168.0.0/24") + &overlay("100.64.0.0/16", range, dns)
    };
    let size = |said, range: &str, expected| -> Case {
        case("MicrosoftDocs/azure-docs#13444", said, with(range, "10.32.0.10"), [expected])
    };
    let too_large = || Finding("service-cidr-too-large", "error", None);
    let error = "\nInternal error occurred: failed to allocate a serviceIP: range is full\n";
    hold(vec![
        size("a /13 is accepted", "10.32.0.0/13", Silent("service-cidr-too-large")),
        size("a /28 is accepted", "10.32.0.0/28", Silent("service-cidr-too-large")),
        size("a /11 is rejected", "10.32.0.0/11", too_large()),
        size("a /10 is rejected", "10.0.0.0/10", too_large()),
        size(
            "a /12 is not smaller than a /12, and Kubernetes takes it",
            "10.32.0.0/12",
            Finding("service-cidr-too-large", "warning", None),
        ),
        case(
            "Azure/AKS#1843",
            "a /27 is full with about thirty services",
            with("10.0.0.0/27", "10.0.0.10") + error,
            [
                Offers("serviceCidr", 30),
                Finding("service-cidr-too-small", "note", None),
                Explained("ERR-45", "new cluster"),
            ],
        ),
        case(
            "kyma-project/kyma#10700",
            "a /25 has 128 addresses",
            with("10.0.0.0/25", "10.0.0.10"),
            [Offers("serviceCidr", 126), Finding("service-cidr-too-small", "note", None)],
        )
        .differs("the first and the last address are never handed out"),
    ]);
}

#[test]
fn delegated_node_subnets() {
    let delegated = |service: &str| {
        let network = format!(
            "az network vnet create -g rg -n vnet --address-prefixes 10.1.0.0/16\n\
             az network vnet subnet create -g rg --vnet-name vnet -n nodes --address-prefixes 10.1.0.0/24 --delegations {service}\n"
        );
        network + &create("--network-plugin azure")
    };
    let found = |severity| Finding("node-subnet-delegated", severity, Some("SubnetIsDelegated"));
    hold(vec![
        case(
            "MicrosoftDocs/azure-docs#69774",
            "a subnet of another service is rejected",
            delegated("Microsoft.Web/serverFarms"),
            [found("error")],
        ),
        case(
            "MicrosoftDocs/azure-docs#69774; learn: subnetisdelegated-error",
            "the delegation to AKS itself is rejected, says the issue",
            delegated("Microsoft.ContainerService/managedClusters"),
            [found("warning")],
        )
        .differs("an article of Microsoft's says that this delegation is allowed"),
        case(
            "MicrosoftDocs/azure-docs#69774",
            "told with the error",
            in_full("AgentPoolProfile.VnetSubnetID SUBNETS/nodes cannot be used as it's a delegated subnet."),
            [Explained("ERR-07", "delegation")],
        ),
    ]);
}
