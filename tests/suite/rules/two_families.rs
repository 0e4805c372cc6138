//! Clusters with IPv4 and IPv6, and those that only seem so.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkDataplane, OutboundType};
use aks_network_planner::net::Family;

use super::features::with;
use super::firing::{Example, example, here, np, roomy};
use super::requests::{dual, leaving, pods, version};
use crate::support::{ClusterPlan, Plan, cluster};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_families()].into_iter().flatten().collect()
}

fn of_families() -> Vec<Example> {
    let (v4, v6) = (Family::IPv4, Family::IPv6);
    let with = |families: &[Family]| here(super::requests::families(roomy(), families).pool(np(3)));
    let two = |second: &str| here(dual(roomy().pod_cidr(second)).pool(np(3)));
    let flat = |cluster: ClusterPlan| here(dual(cluster).pool(np(3)));
    let cilium = |minor: &str| {
        let aks = version(roomy().dataplane(NetworkDataplane::Cilium), minor);
        here(dual(aks).pool(np(3)))
    };
    vec![
        example(
            "ip-families-unsupported",
            "error",
            None,
            (with(&[v6]), with(&[v4, v6])),
            &["aks has ipFamilies IPv6; the service takes IPv4, or IPv4 and IPv6 in this order."],
        ),
        example(
            "ranges-do-not-match-families",
            "error",
            None,
            (two("10.32.0.0/16"), two("fd00::/64")),
            &["The pod CIDR 10.32.0.0/16 of aks stands at the place of IPv6."],
        ),
        example(
            "dual-stack-without-overlay",
            "error",
            None,
            (flat(cluster("aks")), flat(roomy())),
            &["aks has IPv4 and IPv6 with Azure CNI node subnet; two families need overlay."],
        ),
        example(
            "dual-stack-unsupported-here",
            "error",
            None,
            (cilium("1.28.9"), cilium("1.29.0")),
            &["aks has IPv6 and the Cilium data plane on Kubernetes 1.28; both together need 1.29."],
        ),
    ]
}

#[test]
fn two_families_and_what_carries_one() {
    let by = |outbound| here(dual(leaving(roomy(), outbound)).pool(np(3)));
    let severity =
        |design: Plan| design.document().severity("dual-stack-unsupported-here").map(str::to_owned);
    assert_eq!(severity(by(OutboundType::ManagedNatGateway)).as_deref(), Some("warning"));
    let second = with(dual(leaving(roomy(), OutboundType::ManagedNatGateway)), &[Feature::NatGatewayV2]);
    assert_eq!(severity(here(second.pool(np(3)))), None, "StandardV2 carries IPv6");
    assert_eq!(severity(by(OutboundType::UserDefinedRouting)).as_deref(), Some("note"));
    assert_eq!(severity(by(OutboundType::LoadBalancer)), None);
    let blocks = here(dual(pods(np(3).static_blocks())));
    assert_eq!(blocks.document().severity("dual-stack-without-overlay"), None);
    let kubenet = here(dual(cluster("aks").kubenet().pod_cidr("10.244.0.0/16")).pool(np(3)));
    assert_eq!(kubenet.document().severity("dual-stack-without-overlay"), Some("warning"));
}

#[test]
fn an_ipv6_service_cidr_is_a_108_or_smaller() {
    let services = |range: &str| here(dual(roomy().service_cidr(range)).pool(np(3))).document();
    assert_eq!(services("fd00::/107").severity("service-cidr-too-large"), Some("error"));
    assert_eq!(services("fd00::/108").severity("service-cidr-too-large"), None);
}
