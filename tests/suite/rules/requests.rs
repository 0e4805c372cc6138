//! Models and numbers of requests that the service refuses or answers otherwise than was meant; and the builders that
//! such examples share.
use aks_network_planner::design::{
    LoadBalancerProfile, LoadBalancerSku, NatGatewayProfile, NetworkPluginMode, OutboundType, PoolType,
    Stage, Subnet,
};
use aks_network_planner::net::Family;

use super::firing::{Example, example, here, np, roomy};
use crate::support::plan::known;
use crate::support::{ClusterPlan, NetworkPlan, Plan, PoolPlan, cluster, plan};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_models(), of_numbers()].into_iter().flatten().collect()
}

fn of_models() -> Vec<Example> {
    let kubenet = || cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np(3));
    let overlaid = |cluster: ClusterPlan| {
        cluster.profile(|of| of.network_plugin_mode = known(NetworkPluginMode::Overlay))
    };
    let own = |ranges: &[&str]| {
        let own = template(cluster("aks").own_cni());
        here(ranges.iter().fold(own, |own, range| own.pod_cidr(range)).pool(np(3)))
    };
    let provisioned = |on: bool| here(roomy().with(|of| of.node_auto_provisioning = Some(on)).pool(np(3)));
    vec![
        example(
            "overlay-mode-without-azure-cni",
            "error",
            Some("UnsupportedNetworkPluginModeWithNetworkPlugin"),
            (here(overlaid(kubenet())), here(kubenet())),
            &[
                "aks has networkPluginMode overlay and networkPlugin kubenet; the mode needs networkPlugin azure.",
            ],
        ),
        example(
            "node-subnet-by-omission",
            "note",
            None,
            (here(template(cluster("aks").pool(np(3)))), here(cluster("aks").pool(np(3)))),
            &[
                "aks asks for networkPlugin azure without networkPluginMode and gets the node subnet model; overlay has \
               to be named.",
            ],
        ),
        example(
            "pod-cidr-not-used",
            "warning",
            None,
            (
                here(cluster("aks").pod_cidr("10.244.0.0/16").pool(np(3))),
                here(cluster("aks").pod_cidr("10.1.0.0/24").pool(np(3))),
            ),
            &[
                "aks has the pod CIDR 10.244.0.0/16 and Azure CNI node subnet, which gives pods no address of it.",
            ],
        ),
        example(
            "own-cni-without-pod-cidr",
            "warning",
            None,
            (own(&[]), own(&["10.244.0.0/16"])),
            &["aks brings its own CNI and names no pod CIDR for it."],
        ),
        example(
            "node-classes-not-seen",
            "note",
            None,
            (provisioned(true), provisioned(false)),
            &[
                "aks has node auto-provisioning, and its node classes are not seen here; `kubectl get aksnodeclasses \
               --output jsonpath='{.items[*].spec.vnetSubnetID}'` names their subnets.",
            ],
        ),
    ]
}

fn of_numbers() -> Vec<Example> {
    let ports = |ports| here(roomy().load_balancer(4, ports).pool(np(3)));
    let old = |kind| {
        let aks = leaving(roomy(), OutboundType::UserDefinedRouting);
        here(aks.pool(np(3).with(|pool| pool.pool_type = known(kind))))
    };
    let scaled = |least, most| here(roomy().pool(np(3).autoscaled(least, most)));
    vec![
        example(
            "outbound-setting-out-of-range",
            "error",
            None,
            (ports(1_001), ports(1_000)),
            &[
                "aks has loadBalancerProfile.allocatedOutboundPorts 1,001; the service takes 0 to 64,000 in steps of 8.",
            ],
        ),
        example(
            "outbound-type-needs-scale-sets",
            "error",
            None,
            (old(PoolType::AvailabilitySet), old(PoolType::VirtualMachineScaleSets)),
            &["aks has outboundType userDefinedRouting, and 1 of its pools is an availability set."],
        ),
        example(
            "autoscaler-bounds-out-of-order",
            "error",
            None,
            (scaled(6, 5), scaled(5, 5)),
            &["Pool np1 scales from 6 to 5 nodes; the minimum is above the maximum."],
        ),
    ]
}

#[test]
fn every_number_of_the_way_out_has_its_bounds() {
    let balancer = |change: fn(&mut LoadBalancerProfile)| {
        let mut profile = LoadBalancerProfile::default();
        change(&mut profile);
        here(roomy().outbound(profile).pool(np(3)))
    };
    let gateway = |change: fn(&mut NatGatewayProfile)| {
        let mut gateway = NatGatewayProfile::default();
        change(&mut gateway);
        let aks = leaving(roomy(), OutboundType::ManagedNatGateway);
        here(aks.profile(|profile| profile.nat_gateway_profile = Some(gateway)).pool(np(3)))
    };
    let outside = [
        balancer(|of| of.managed_outbound_ips = Some(0)),
        balancer(|of| of.managed_outbound_ips = Some(101)),
        balancer(|of| of.managed_outbound_ipv6 = Some(101)),
        balancer(|of| of.allocated_outbound_ports = Some(64_008)),
        balancer(|of| of.idle_timeout_minutes = Some(3)),
        gateway(|of| of.managed_outbound_ips = Some(17)),
        gateway(|of| of.idle_timeout_minutes = Some(121)),
    ];
    for design in outside {
        assert_eq!(design.document().severity("outbound-setting-out-of-range"), Some("error"));
    }
    let inside = [
        balancer(|of| of.managed_outbound_ips = Some(100)),
        balancer(|of| of.managed_outbound_ipv6 = Some(0)),
        balancer(|of| of.idle_timeout_minutes = Some(120)),
        gateway(|of| of.managed_outbound_ips = Some(16)),
        gateway(|of| of.idle_timeout_minutes = Some(4)),
    ];
    for design in inside {
        assert_eq!(design.document().severity("outbound-setting-out-of-range"), None);
    }
}

#[test]
fn a_basic_load_balancer_has_one_way_out() {
    let basic = |outbound| {
        let aks =
            leaving(roomy(), outbound).profile(|of| of.load_balancer_sku = known(LoadBalancerSku::Basic));
        here(aks.pool(np(3))).document()
    };
    let rule = "outbound-type-needs-scale-sets";
    assert_eq!(basic(OutboundType::UserDefinedRouting).severity(rule), Some("error"));
    assert_eq!(basic(OutboundType::LoadBalancer).severity(rule), None);
}

pub(super) fn template(cluster: ClusterPlan) -> ClusterPlan {
    cluster.with(|cluster| cluster.stage = Stage::Template)
}

pub(super) fn families(cluster: ClusterPlan, families: &[Family]) -> ClusterPlan {
    cluster.profile(|profile| profile.ip_families = Some(families.to_vec()))
}

pub(super) fn dual(cluster: ClusterPlan) -> ClusterPlan {
    families(cluster, &[Family::IPv4, Family::IPv6])
}

pub(super) fn version(cluster: ClusterPlan, version: &str) -> ClusterPlan {
    cluster.with(|cluster| cluster.kubernetes_version = Some(version.into()))
}

pub(super) fn leaving(cluster: ClusterPlan, by: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(by))
}

pub(super) fn delegated(mut subnet: Subnet, service: &str) -> Subnet {
    subnet.delegations = Some(vec![service.to_owned()]);
    subnet
}

pub(super) fn of_network(network: NetworkPlan, cluster: ClusterPlan) -> Plan {
    plan().network(network).cluster(cluster)
}

/// A pod subnet cluster.
pub(super) fn pods(pool: PoolPlan) -> ClusterPlan {
    cluster("aks").pool(pool.max_pods(30).pods_in("vnet/pods"))
}
