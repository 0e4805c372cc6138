//! For each rule a design that it is about, and one that it is nearly about.
use std::collections::BTreeSet;

use aks_network_planner::design::{
    LoadBalancerSku, NetworkDataplane, NetworkPolicy, OutboundType, RangeKind, Word,
};
use aks_network_planner::net::Family;
use aks_network_planner::rules::RULES;
use serde_json::Value;

use super::{features, outbound, policy, retirements};
use crate::support::document::{list, text};
use crate::support::{ClusterPlan, NetworkPlan, Plan, PoolPlan, cluster, network, plan, pool, subnet};

/// A rule, a design for it and one next to it.
pub(crate) struct Example {
    pub(crate) rule: &'static str,
    pub(crate) fires: Plan,
    near_miss: Plan,
    severity: &'static str,
    code: Option<&'static str>,
    /// What the message must hold of this design's own numbers and names.
    says: Vec<&'static str>,
}

pub(super) fn vnet() -> NetworkPlan {
    network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.4.0/24"))
}

pub(super) fn np(nodes: u64) -> PoolPlan {
    pool("np1").count(nodes).nodes_in("vnet/nodes")
}

pub(super) fn here(cluster: ClusterPlan) -> Plan {
    plan().network(vnet()).cluster(cluster)
}

pub(super) fn overlay(pods: &str, services: &str) -> ClusterPlan {
    cluster("aks").overlay().pod_cidr(pods).service_cidr(services)
}

/// A cluster with plenty of room.
pub(super) fn roomy() -> ClusterPlan {
    overlay("10.240.0.0/12", "172.16.0.0/16")
}

pub(super) fn wide(cluster: ClusterPlan) -> Plan {
    plan().network(network("vnet", "10.64.0.0/10").subnet(subnet("nodes", "10.64.0.0/12"))).cluster(cluster)
}

pub(super) fn example(
    rule: &'static str,
    severity: &'static str,
    code: Option<&'static str>,
    (fires, near_miss): (Plan, Plan),
    says: &[&'static str],
) -> Example {
    Example { rule, fires, near_miss, severity, code, says: says.to_vec() }
}

fn of_addresses() -> Vec<Example> {
    let aks = |pods, services| here(overlay(pods, services).pool(np(3)));
    let office =
        |range| here(overlay("10.244.0.0/16", "10.8.0.0/16").pool(np(3))).on_premises("office", range);
    let kubenet = |name: &str, pods: &str| cluster(name).kubenet().pod_cidr(pods).pool(np(3));
    let kubenets = |pods| here(kubenet("a", "10.244.0.0/16")).cluster(kubenet("b", pods));
    let dns = |address: &str| here(overlay("10.244.0.0/16", "10.8.0.0/16").dns(address).pool(np(3)));
    let more = |range| plan().network(vnet().subnet(subnet("more", range)));
    let peered = |range| plan().network(vnet()).range("hub", RangeKind::Peered, range);
    vec![
        example(
            "service-cidr-overlaps-subnet",
            "error",
            Some("ServiceCidrOverlapExistingSubnetsCidr"),
            (aks("10.244.0.0/16", "10.1.0.0/23"), aks("10.244.0.0/16", "10.1.2.0/23")),
            &["10.1.0.0/23", "10.1.0.0/24", "aks", "vnet/nodes", "256 addresses"],
        ),
        example(
            "service-cidr-in-network-space",
            "warning",
            None,
            (aks("10.244.0.0/16", "10.1.128.0/20"), aks("10.244.0.0/16", "10.2.0.0/20")),
            &["10.1.128.0/20", "10.1.0.0/16", "aks", "vnet", "4,096 addresses"],
        ),
        example(
            "pod-cidr-overlaps-subnet",
            "error",
            Some("NetworkProfileCIDROverlapVNET"),
            (aks("10.1.0.0/23", "10.8.0.0/16"), aks("10.1.2.0/23", "10.8.0.0/16")),
            &["10.1.0.0/23", "10.1.0.0/24", "aks", "vnet/nodes", "256 addresses"],
        ),
        example(
            "pod-cidr-in-network-space",
            "warning",
            None,
            (aks("10.1.128.0/20", "10.8.0.0/16"), aks("10.2.0.0/20", "10.8.0.0/16")),
            &["10.1.128.0/20", "10.1.0.0/16", "aks", "vnet", "4,096 addresses"],
        ),
        example(
            "pod-and-service-cidr-overlap",
            "error",
            None,
            (aks("10.244.0.0/16", "10.244.0.0/24"), aks("10.244.0.0/16", "10.245.0.0/24")),
            &["10.244.0.0/16", "10.244.0.0/24", "aks", "256 addresses"],
        ),
        example(
            "pod-cidrs-overlap",
            "error",
            None,
            (kubenets("10.244.0.0/17"), kubenets("10.245.0.0/17")),
            &["10.244.0.0/16", "10.244.0.0/17", "(a)", "(b)", "32,768 addresses"],
        ),
        example(
            "subnets-overlap",
            "error",
            None,
            (more("10.1.0.128/25"), more("10.1.1.0/25")),
            &["10.1.0.0/24", "10.1.0.128/25", "vnet/nodes", "vnet/more", "128 addresses"],
        ),
        example(
            "networks-overlap",
            "error",
            None,
            (peered("10.1.128.0/17"), peered("10.2.0.0/16")),
            &["10.1.0.0/16", "10.1.128.0/17", "vnet", "hub", "32,768 addresses"],
        ),
        example(
            "range-overlaps-connected-network",
            "error",
            None,
            (office("10.8.0.1/32"), office("10.9.0.1/32")),
            &["10.8.0.0/16", "10.8.0.1/32", "aks", "office", "share 1 address:"],
        ),
        example(
            "range-overlaps-reserved",
            "error",
            None,
            (aks("172.16.0.0/12", "10.8.0.0/16"), aks("172.16.0.0/13", "10.8.0.0/16")),
            &["172.16.0.0/12", "172.30.0.0/16", "aks", "65,536 addresses"],
        ),
        example(
            "public-range",
            "warning",
            None,
            (aks("23.0.0.0/16", "10.8.0.0/16"), aks("100.64.0.0/16", "10.8.0.0/16")),
            &["23.0.0.0/16", "aks", "pod CIDR"],
        ),
        example(
            "service-cidr-too-large",
            "error",
            None,
            (aks("100.64.0.0/16", "10.32.0.0/11"), aks("100.64.0.0/16", "10.32.0.0/13")),
            &["10.32.0.0/11", "aks", "/13"],
        ),
        example(
            "dns-address-outside-service-cidr",
            "error",
            Some("DnsServiceIpOutOfServiceCidr"),
            (dns("10.9.0.10"), dns("10.8.0.10")),
            &["10.9.0.10", "10.8.0.0/16", "aks"],
        ),
        example(
            "dns-address-on-the-edge",
            "error",
            None,
            (dns("10.8.0.1"), dns("10.8.0.2")),
            &["10.8.0.1", "10.8.0.0/16", "aks", "kubernetes.default"],
        ),
    ]
}

fn of_capacity() -> Vec<Example> {
    let flat = |nodes, max_pods| here(cluster("aks").pool(np(nodes).max_pods(max_pods).surge("0")));
    let pods = |nodes| here(cluster("aks").pool(np(nodes).max_pods(110).surge("0").pods_in("vnet/pods")));
    let blocks = |nodes| here(overlay("10.244.0.0/22", "10.8.0.0/16").pool(np(nodes).surge("0")));
    let ports = |nodes| here(roomy().load_balancer(1, 8_000).pool(np(nodes).surge("0")));
    let api = |range| {
        let network = network("vnet", "10.1.0.0/16").subnet(subnet("api", range));
        plan().network(network).cluster(cluster("a").api_server_in("vnet/api"))
    };
    let both = |range| api(range).cluster(cluster("b").api_server_in("vnet/api"));
    let nodes = |nodes| wide(roomy().pool(np(nodes).surge("0")));
    let npm = |nodes| wide(roomy().policy(NetworkPolicy::Azure).pool(np(nodes).surge("0")));
    let routes = |nodes| wide(cluster("aks").kubenet().pod_cidr("10.240.0.0/12").pool(np(nodes).surge("0")));
    vec![
        example(
            "node-subnet-too-small",
            "error",
            Some("InsufficientSubnetSize"),
            (flat(9, 30), flat(8, 30)),
            &["nodes offers 251 addresses", "today needs 279 (28 short)", "A /23 would hold every moment"],
        ),
        example(
            "pod-subnet-too-small",
            "error",
            None,
            (pods(3), pods(2)),
            &["pods offers 251 addresses", "today needs 333 (82 short)", "A /23 would hold every moment"],
        ),
        example(
            "pod-cidr-too-small",
            "error",
            Some("InsufficientSubnetSize"),
            (blocks(5), blocks(4)),
            &["10.244.0.0/22 offers 4 blocks", "today needs 5 (1 short)", "counts 5 blocks", "A /21"],
        ),
        example(
            "outbound-ports-exhausted",
            "error",
            Some("InvalidLoadBalancerProfileAllocatedOutboundPorts"),
            (ports(9), ports(8)),
            &["of aks offers 64,000 ports", "today needs 72,000 (8,000 short)", "counts 72,000 ports"],
        ),
        example(
            "api-server-subnet-too-small",
            "error",
            None,
            (both("10.1.0.0/28"), both("10.1.0.0/27")),
            &["api offers 11 addresses", "today needs 18 (7 short)", "A /27 would hold every moment"],
        ),
        example(
            "too-many-nodes",
            "error",
            None,
            (nodes(1_001), nodes(1_000)),
            &["Pool np1 of aks can have 1,000 nodes", "today needs 1,001 (1 short)"],
        ),
        example(
            "too-many-nodes-for-npm",
            "error",
            Some("InvalidNodeCountForNPM"),
            (npm(251), npm(250)),
            &["aks can have 250 nodes", "today needs 251 (1 short)"],
        ),
        example(
            "too-many-routes",
            "error",
            None,
            (routes(401), routes(400)),
            &["aks has room for 400 routes", "today needs 401 (1 short)"],
        ),
    ]
}

fn of_configuration() -> Vec<Example> {
    let flat = |nodes, max_pods| here(cluster("aks").pool(np(nodes).max_pods(max_pods)));
    let delegated = |services: &[&str]| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.delegations = Some(services.iter().map(|service| (*service).to_owned()).collect());
        plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster("aks").pool(np(3)))
    };
    let engine = |dataplane, policy| here(roomy().dataplane(dataplane).policy(policy).pool(np(3)));
    let dual = |families: &[Family]| {
        let families = families.to_vec();
        let aks =
            roomy().policy(NetworkPolicy::Calico).profile(|profile| profile.ip_families = Some(families));
        here(aks.pool(np(3)))
    };
    let (azure, cilium) = (NetworkDataplane::Azure, NetworkDataplane::Cilium);
    vec![
        example(
            "max-pods-out-of-range",
            "error",
            None,
            (flat(3, 251), flat(3, 250)),
            &["np1", "251", "10 to 250"],
        ),
        example("too-few-pods", "error", None, (flat(2, 14), flat(2, 15)), &["np1", "2 × 14 = 28", "30"]),
        example(
            "node-subnet-delegated",
            "error",
            Some("SubnetIsDelegated"),
            (delegated(&["Microsoft.Web/serverFarms"]), delegated(&[])),
            &["nodes", "Microsoft.Web/serverFarms", "aks"],
        ),
        example(
            "cilium-dataplane-without-cilium-policy",
            "error",
            Some("BadRequest"),
            (engine(cilium, NetworkPolicy::None), engine(cilium, NetworkPolicy::Cilium)),
            &["aks", "networkDataplane cilium", "networkPolicy none"],
        ),
        example(
            "cilium-policy-without-cilium-dataplane",
            "error",
            Some("NetworkPolicyNotSupported"),
            (engine(azure, NetworkPolicy::Cilium), engine(cilium, NetworkPolicy::Cilium)),
            &["aks", "networkPolicy cilium", "networkDataplane azure"],
        ),
        example(
            "policy-engine-unsupported-here",
            "error",
            None,
            (dual(&[Family::IPv4, Family::IPv6]), dual(&[Family::IPv4])),
            &["aks", "calico", "IPv6"],
        ),
        example(
            "no-policy-engine",
            "note",
            None,
            (engine(azure, NetworkPolicy::None), engine(azure, NetworkPolicy::Calico)),
            &["aks", "NetworkPolicy"],
        ),
    ]
}

fn of_retirements() -> Vec<Example> {
    let balancer = |sku| {
        here(roomy().profile(|profile| {
            profile.outbound_type = Some(Word::Known(OutboundType::LoadBalancer));
            profile.load_balancer_sku = Some(Word::Known(sku));
        }))
    };
    let npm = |policy| here(roomy().policy(policy).pool(np(3)));
    vec![
        example(
            "kubenet-retires",
            "note",
            None,
            (here(cluster("aks").kubenet().pod_cidr("10.244.0.0/16")), here(roomy())),
            &["aks", "2028-03-31", "in 494 days"],
        ),
        example(
            "npm-retires",
            "note",
            None,
            (npm(NetworkPolicy::Azure), npm(NetworkPolicy::Calico)),
            &["aks", "Linux", "2028-09-30", "in 677 days"],
        ),
        example(
            "basic-load-balancer-retired",
            "error",
            None,
            (balancer(LoadBalancerSku::Basic), balancer(LoadBalancerSku::Standard)),
            &["aks", "2025-09-30", "419 days ago"],
        ),
    ]
}

/// An example for each rule.
pub(crate) fn examples() -> Vec<Example> {
    let own = [of_addresses(), of_capacity(), of_configuration(), of_retirements()];
    let others = [features::examples(), outbound::examples(), policy::examples(), retirements::examples()];
    let requests = [super::requests::examples(), super::two_families::examples()];
    let parts = [
        super::pools::examples(),
        super::subnets::examples(),
        super::access::examples(),
        super::egress::examples(),
        super::options::examples(),
    ];
    own.into_iter().chain(others).chain(requests).chain(parts).flatten().collect()
}

#[test]
fn every_rule_has_an_example() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    let examples: BTreeSet<&str> = examples().iter().map(|example| example.rule).collect();
    assert_eq!(rules, examples);
}

#[test]
fn every_rule_fires_with_its_severity_and_code_and_this_designs_own_numbers() {
    for example in examples() {
        let document = example.fires.document();
        let findings = document.findings(example.rule);
        let Some(finding) = findings.first() else { panic!("{} is silent", example.rule) };
        assert_eq!(finding["severity"], example.severity, "{}", example.rule);
        assert_eq!(finding["errorCode"].as_str(), example.code, "{}", example.rule);
        let message = text(&finding["message"]);
        for part in &example.says {
            assert!(message.contains(part), "{}: no \"{part}\" in: {message}", example.rule);
        }
    }
}

#[test]
fn every_rule_is_silent_on_a_near_miss() {
    for example in examples() {
        let document = example.near_miss.document();
        assert_eq!(document.severity(example.rule), None, "{}", example.rule);
    }
}

#[test]
fn every_finding_is_about_something_that_stands_in_the_document() {
    for example in examples() {
        let document = example.fires.document();
        for finding in list(&document.0["findings"]) {
            let subjects = list(&finding["subjects"]);
            assert!(!subjects.is_empty(), "{}", example.rule);
            for subject in subjects {
                assert!(is_there(&document.0, text(subject)), "{}: {subject}", example.rule);
            }
        }
    }
}

/// Whether a subject's first two parts name something of the document.
fn is_there(document: &Value, subject: &str) -> bool {
    let mut parts = subject.split('/');
    let (Some(kind), Some(name)) = (parts.next(), parts.next()) else { return false };
    list(&document[kind]).iter().any(|thing| thing["name"] == name)
}

#[test]
fn windows_nodes_under_npm_are_past_their_day() {
    let windows = here(roomy().policy(NetworkPolicy::Azure).pool(np(3)).pool(pool("win").windows()));
    let document = windows.document();
    let severities: Vec<&str> =
        document.findings("npm-retires").iter().map(|finding| text(&finding["severity"])).collect();
    assert_eq!(severities, ["warning", "note"]);
}

#[test]
fn a_service_cidr_of_exactly_a_12_is_doubtful() {
    let document = here(overlay("100.64.0.0/16", "10.32.0.0/12").pool(np(3))).document();
    assert_eq!(document.severity("service-cidr-too-large"), Some("warning"));
}

#[test]
fn policy_engines_and_where_they_do_not_work() {
    use NetworkPolicy::{Azure, Calico, Cilium};
    let kubenet = || cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np(3));
    let windows = || pool("win").windows().nodes_in("vnet/nodes");
    let provisioned =
        |cluster: ClusterPlan| cluster.with(|cluster| cluster.node_auto_provisioning = Some(true));
    let refused = [
        cluster("aks").own_cni().policy(Calico),
        kubenet().policy(Azure),
        kubenet().policy(Cilium),
        kubenet().policy(Calico).pool(windows()),
        roomy().policy(Cilium).dataplane(NetworkDataplane::Cilium).pool(windows()),
        provisioned(roomy().policy(Calico)),
    ];
    for aks in refused {
        assert_eq!(here(aks).document().severity("policy-engine-unsupported-here"), Some("error"));
    }
    let fine = [
        kubenet().policy(Calico),
        roomy().policy(Azure).pool(windows()),
        roomy().policy(Calico).pool(windows()),
        provisioned(roomy().policy(Cilium).dataplane(NetworkDataplane::Cilium)),
        cluster("aks").own_cni(),
    ];
    for aks in fine {
        assert_eq!(here(aks).document().severity("policy-engine-unsupported-here"), None);
    }
}
