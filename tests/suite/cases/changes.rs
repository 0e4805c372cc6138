//! Changes and combinations: what a cluster takes later, and what goes with what.
use aks_network_planner::import;
use aks_network_planner::propose::{beside, service_room, widen};
use aks_network_planner::resolve::{Resolved, resolve};

use super::pasted::{add, create, in_full, network, np, shown};
use super::{Expected::*, case, hold};
use crate::support::prefix;

fn resolved(text: &str) -> Resolved {
    resolve(&import::merge(&import::read("pasted", text)).design)
}

/// An overlay cluster as `az aks show` prints it, with that pod CIDR, and others of its profile.
fn overlay(pod_cidr: &str, others: &str) -> String {
    let profile = format!(
        r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "{pod_cidr}",
           "serviceCidr": "10.0.0.0/16", "ipFamilies": ["IPv4"] {others}"#
    );
    shown("aks", &profile, &np(3, ""), r#""kubernetesVersion": "1.35.2","#)
}

#[test]
fn pod_cidrs_only_grow_around_what_is_there() {
    // Where it was met, the range that is there, the wished one, and whether the service takes it.
    let rows = [
        ("Azure/azure-cli#28403", "10.244.0.0/16", "10.243.0.0/28", false),
        ("learn: azure-cni-overlay-pod-expand", "10.244.0.0/18", "10.244.0.0/16", true),
        ("Azure/AKS#4368", "100.64.0.0/16", "100.64.0.0/15", true),
        ("learn: azure-cni-overlay-pod-expand", "10.245.0.0/16", "10.244.0.0/15", true),
        ("learn: azure-cni-overlay-pod-expand", "10.244.0.0/16", "10.246.0.0/15", false),
    ];
    for (source, own, wished, is_taken) in rows {
        let text = network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")]) + &overlay(own, "");
        let widening = widen(&resolved(&text), 0).expect("an overlay cluster");
        assert_eq!(widening.own, prefix(own), "{source}");
        let step = widening.steps.iter().find(|step| step.prefix == prefix(wished));
        let is_offered = step.is_some_and(|step| step.blocked.is_empty());
        assert_eq!(is_offered, is_taken, "{source}: {own} to {wished}");
    }
}

#[test]
fn subnets_in_use_keep_their_range() {
    // Azure/AKS#2119, hashicorp/terraform-provider-azurerm#7687: 192.168.1.0/24 cannot become 192.168.0.0/23.
    let text = network("192.168.0.0/16", &[("nodes", "192.168.1.0/24")])
        + &shown(
            "aks",
            r#""networkPlugin": "azure", "serviceCidr": "10.0.0.0/16""#,
            &np(2, r#""maxPods": 100"#),
            "",
        );
    let told = beside(&resolved(&text), 0).expect("a subnet");
    assert_eq!(told[0].in_use, Some(true));
    assert!(told[0].resizing.text.contains("InUseSubnetCannotBeUpdated"), "{}", told[0].resizing.text);
    let error = "\nVMSSAgentPoolReconciler retry failed: Subnet nodes with address prefix 192.168.1.0/24 does not have \
                 enough capacity for 101 IP addresses.\n";
    hold(vec![
        case(
            "Azure/AKS#2119",
            "an upgrade asked for 101 addresses: one node of 100 pods",
            text + error,
            [Explained("ERR-03", "np1 1 × 101 = 101")],
        ),
        case(
            "hashicorp/terraform-provider-azurerm#7687",
            "InUseSubnetCannotBeUpdated",
            in_full("(InUseSubnetCannotBeUpdated) Subnet SUBNETS/nodes is in use and cannot be updated."),
            [Explained("ERR-60", "larger subnet")],
        ),
    ]);
}

#[test]
fn ranges_of_services_are_added_from_kubernetes_1_33_on() {
    // kubernetes/kubernetes#131866, Azure/AKS#5110: possible, and not handed out by itself.
    let room = |version: &str| {
        let text = overlay("10.244.0.0/16", "").replace("1.35.2", version);
        service_room(&resolved(&text), 0).expect("a service CIDR")
    };
    assert_eq!(room("1.32.9").extension.met, Some(false));
    let room = room("1.33.1");
    assert_eq!(room.extension.met, Some(true));
    let said: Vec<&str> = room.reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert!(said.iter().any(|text| text.contains("was reported not to be handed out by itself")), "{said:?}");
}

#[test]
fn policy_engines_and_data_planes() {
    let aks = |flags: &str| {
        let overlay = "--network-plugin azure --network-plugin-mode overlay";
        network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")]) + &create(&format!("{overlay} {flags}"))
    };
    let lacking = "cilium-dataplane-without-cilium-policy";
    let windows =
        |sku: &str, flags: &str| aks(flags) + &add("win", &format!("--os-type Windows --os-sku {sku}"));
    let unsupported = "policy-engine-unsupported-here";
    hold(vec![
        case(
            "MicrosoftDocs/azure-aks-docs#264, Azure/azure-cli-extensions#7011",
            "the data plane alone is a BadRequest; both flags are needed",
            aks("--network-dataplane cilium"),
            [
                Finding(lacking, "error", Some("BadRequest")),
                Subcode(lacking, "CiliumDataplaneRequiresNetworkPolicyCilium"),
            ],
        ),
        case(
            "MicrosoftDocs/azure-aks-docs#264",
            "both flags pass",
            aks("--network-dataplane cilium --network-policy cilium"),
            [Silent(lacking), Silent("no-policy-engine")],
        ),
        case(
            "learn: update-azure-cni; Azure/AKS#3737",
            "Windows pools are not supported with Cilium",
            windows("Windows2022", "--network-dataplane cilium --network-policy cilium"),
            [Finding(unsupported, "error", None), Says(unsupported, "Windows")],
        ),
        case(
            "learn: update-azure-cni",
            "overlay takes Windows Server 2022",
            windows("Windows2022", ""),
            [Silent(unsupported), Silent("feature-unsupported-here")],
        ),
        case(
            "Azure/AKS#1244",
            "kubenet takes no Windows pools",
            network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")])
                + &create("--network-plugin kubenet")
                + &add("win", "--os-type Windows --os-sku Windows2022"),
            [Says("feature-unsupported-here", "Windows nodes (pool win), which does not work with kubenet")],
        ),
        case(
            "AKS release notes, 2025-01-30",
            "node auto-provisioning is not allowed with Calico",
            aks("--network-policy calico --node-provisioning-mode Auto"),
            [Says(unsupported, "node auto-provisioning")],
        ),
        case(
            "AKS release notes, 2025-01-30",
            "node auto-provisioning is not allowed with kubenet",
            network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")])
                + &create("--network-plugin kubenet --node-provisioning-mode Auto"),
            [Says("feature-unsupported-here", "node auto-provisioning, which does not work with kubenet")],
        ),
        case(
            "AKS release notes, 2026-05-29",
            "Calico is installed and removed from Kubernetes 1.30 on",
            aks("--network-policy calico --kubernetes-version 1.29.7"),
            [Finding("policy-engine-frozen", "error", None)],
        ),
    ]);
}

#[test]
fn policies_and_the_engine_that_acts_on_them() {
    let policy = r#"{ "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
        "metadata": { "name": "deny", "namespace": "shop", "uid": "x", "creationTimestamp": "2026-01-01T00:00:00Z" },
        "spec": { "podSelector": {}, "policyTypes": ["Egress"], "egress": [{ "to": [{ "ipBlock": { "cidr": "0.0.0.0/0" } }] }] } }"#;
    let with = |engine: &str| overlay("10.244.0.0/16", &format!(r#", "networkPolicy": {engine}"#)) + policy;
    hold(vec![
        case(
            "Azure/AKS#584",
            "objects are accepted and nothing enforces them",
            with("null"),
            [
                Finding("no-policy-engine", "warning", None),
                Says("no-policy-engine", "its NetworkPolicy object has no effect"),
            ],
        ),
        case(
            "Checkmarx/kics#7297, Azure/PSRule.Rules.Azure#1046",
            "scanners report no policy engine where Calico or Cilium is one",
            with(r#""calico""#),
            [Silent("no-policy-engine")],
        )
        .differs("an engine is there"),
        case(
            "learn: npm-to-cilium",
            "what NPM lets through, Cilium drops: ipBlock, named ports, the own node",
            with(r#""azure""#),
            [
                Finding("npm-policies-change-under-cilium", "note", None),
                Says("npm-policies-change-under-cilium", "ipBlock"),
            ],
        ),
    ]);
}

#[test]
fn retirements_and_the_days_until_them() {
    let kubenet = || shown("aks", r#""networkPlugin": "kubenet""#, &np(3, ""), "");
    let windows = r#"{ "name": "win", "count": 1, "osType": "Windows", "osSku": "Windows2022", "vnetSubnetId": "SUBNETS/nodes" }"#;
    let npm = || {
        let profile = r#""networkPlugin": "azure", "networkPolicy": "azure", "serviceCidr": "10.0.0.0/16""#;
        shown("aks", profile, &format!("{}, {windows}", np(3, "")), "")
    };
    hold(vec![
        case(
            "Azure updates: kubenet",
            "kubenet ends on 2028-03-31",
            kubenet(),
            [Finding("kubenet-retires", "note", None), Says("kubenet-retires", "2028-03-31 (in 494 days)")],
        ),
        case(
            "Azure updates: kubenet",
            "half a year before",
            kubenet(),
            [Finding("kubenet-retires", "warning", None)],
        )
        .on("2027-10-03"),
        case(
            "Azure updates: Azure Network Policy Manager",
            "on Windows it ended on 2026-09-30, on Linux it ends on 2028-09-30",
            npm(),
            [
                Finding("npm-retires", "warning", None),
                Says("npm-retires", "on Windows nodes has been unsupported since 2026-09-30"),
                Says("npm-retires", "on Linux nodes is unsupported from 2028-09-30"),
            ],
        ),
    ]);
}

#[test]
fn two_families() {
    let dual = "--ip-families ipv4,ipv6";
    let in_network = |flags: &str| {
        network("10.1.0.0/16", &[("nodes", "10.1.0.0/20"), ("pods", "10.1.16.0/20")])
            + &create(&format!("--network-plugin azure {flags} {dual}"))
    };
    let rule = "dual-stack-without-overlay";
    let kubenet = r#""networkPlugin": "kubenet", "podCidrs": ["10.244.0.0/16", "fd12::/64"], "ipFamilies": ["IPv4", "IPv6"]"#;
    let issues = "Azure/AKS#2732, #4389, #5722";
    hold(vec![
        case(issues, "the node subnet model takes no IPv6", in_network(""), [Finding(rule, "error", None)]),
        case(
            issues,
            "dynamic pod subnets take no IPv6",
            in_network("--pod-subnet-id SUBNETS/pods"),
            [Finding(rule, "error", None)],
        ),
        case(issues, "overlay takes both", in_network("--network-plugin-mode overlay"), [Silent(rule)]),
        case(
            issues,
            "an IPv6 service CIDR is a /108 or smaller",
            in_network("--network-plugin-mode overlay --service-cidrs 10.0.0.0/16,fd00::/107"),
            [Finding("service-cidr-too-large", "error", None)],
        ),
        case(
            "Azure/AKS#5120",
            "a kubenet cluster with both families is to move to overlay",
            shown("aks", kubenet, &np(3, ""), ""),
            [Finding(rule, "warning", None)],
        ),
    ]);
}

#[test]
fn pools_in_another_network() {
    let far = "az network vnet create -g rg -n far --address-prefixes 10.9.0.0/16 --subnet-name nodes --subnet-prefixes 10.9.0.0/20\n";
    let managed = "az aks create -g rg -n aks --network-plugin azure --network-plugin-mode overlay\n";
    let custom = || network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")]) + managed + &add("np2", "");
    hold(vec![
        case(
            "MicrosoftDocs/azure-docs#122052, #116169, Azure/AKS#2927",
            "a pool with a subnet is rejected beside pools in a managed network",
            custom(),
            [Finding("managed-and-own-subnets", "error", Some("InvalidParameter"))],
        ),
        case(
            "MicrosoftDocs/azure-docs#116169",
            "told with the error",
            custom()
                + "\nCannot use a custom subnet because agent pool nodepool1 is using a managed subnet. Please omit the \
                   vnetSubnetID parameter from the request.\n",
            [Explained("ERR-24", "network")],
        ),
        case(
            "Azure/azure-cli#10984",
            "a pool in another network is rejected, peered or not",
            network("10.1.0.0/16", &[("nodes", "10.1.0.0/20")])
                + far
                + &create("--network-plugin azure --network-plugin-mode overlay")
                + &add("np2", "").replace("/vnet/", "/far/"),
            [Finding("subnets-in-several-networks", "error", None)],
        ),
    ]);
}

#[test]
fn moves_that_were_refused() {
    hold(vec![
        case(
            "Azure/AKS#4006",
            "the policy engine stands against the move, not policies",
            "(ValidationError) Cannot update cluster to Azure CNI Overlay while using network policies with Azure CNI v1.",
            [Explained("ERR-61", "policy engine")],
        ),
        case(
            "Azure/AKS#5662",
            "UnsupportedNetworkPluginModeWithNetworkPlugin on the way from kubenet",
            "(UnsupportedNetworkPluginModeWithNetworkPlugin) NetworkPluginMode overlay is not supported with NetworkPlugin kubenet.",
            [Explained("ERR-21", "networkPlugin azure")],
        ),
    ]);
}
