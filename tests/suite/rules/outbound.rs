//! Ways out, and the networks that they stand on.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NextHopType, OutboundType, SecurityRule};

use super::features::{template, with};
use super::firing::{Example, example, here, np, roomy};
use crate::support::plan::security_rule;
use crate::support::{ClusterPlan, Plan, known, network, plan, pool, subnet};

fn out(cluster: ClusterPlan, outbound: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(outbound))
}

/// A cluster in a subnet with or without a NAT gateway and a route table.
fn on(nat_gateway: bool, route_table: bool, cluster: ClusterPlan) -> Plan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    (nodes.nat_gateway, nodes.route_table) = (Some(nat_gateway), Some(route_table));
    plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster)
}

/// A rule that lets nothing of a range in.
fn denies(range: &str) -> SecurityRule {
    security_rule("deny", 300, (true, false), (range, "*"))
}

pub(super) fn examples() -> Vec<Example> {
    use OutboundType::{LoadBalancer, ManagedNatGateway, None as Shut, UserDefinedRouting};
    let own = |outbound| out(roomy().pool(np(3)), outbound);
    let profiled = |outbound| {
        let aks = template(roomy().load_balancer(2, 1_024).pool(np(3)));
        here(out(aks, outbound))
    };
    vec![
        example(
            "outbound-type-needs-own-network",
            "error",
            None,
            (
                here(template(own(ManagedNatGateway))),
                plan().cluster(template(out(roomy().pool(pool("np1")), ManagedNatGateway))),
            ),
            &["aks", "managedNATGateway", "subnets of your own"],
        ),
        example(
            "nat-gateway-overrides-outbound-type",
            "error",
            None,
            (on(true, false, template(own(LoadBalancer))), on(false, false, template(own(LoadBalancer)))),
            &["aks", "subnet nodes has a NAT gateway", "refused"],
        ),
        example(
            "route-table-missing",
            "error",
            None,
            (on(false, false, own(UserDefinedRouting)), on(false, true, own(UserDefinedRouting))),
            &["aks", "subnet nodes has no route table"],
        ),
        example(
            "default-route-not-to-an-appliance",
            "error",
            Some("RouteTableInvalidNextHop"),
            (
                on(false, true, own(UserDefinedRouting)).default_route(NextHopType::Internet, None),
                on(false, true, own(UserDefinedRouting)).default_route(NextHopType::VirtualAppliance, None),
            ),
            &["aks", "subnet nodes", "Internet"],
        ),
        example(
            "default-route-overrides-outbound-type",
            "warning",
            None,
            (
                on(false, true, own(LoadBalancer))
                    .default_route(NextHopType::VirtualAppliance, Some("10.0.0.4")),
                on(false, true, own(LoadBalancer)).default_route(NextHopType::Internet, None),
            ),
            &["aks", "loadBalancer", "subnet nodes", "VirtualAppliance 10.0.0.4"],
        ),
        example(
            "security-group-denies-required-flow",
            "warning",
            None,
            (
                here(own(LoadBalancer)).security_rules(&[denies("10.240.0.0/16")]),
                here(own(LoadBalancer)).security_rules(&[denies("192.168.0.0/16")]),
            ),
            &["Rule deny of priority 300 on subnet nodes", "aks", "pods to pods"],
        ),
        example(
            "load-balancer-profile-with-routing",
            "error",
            Some("InvalidUserDefinedRoutingWithLoadBalancerProfile"),
            (profiled(UserDefinedRouting), profiled(LoadBalancer)),
            &["aks", "userDefinedRouting", "loadBalancerProfile"],
        ),
        example(
            "no-way-out",
            "error",
            None,
            (
                plan().cluster(out(roomy().pool(pool("np1")), Shut)),
                plan().cluster(with(out(roomy().pool(pool("np1")), Shut), &[Feature::ArtifactCache])),
            ),
            &["aks", "outboundType none", "no artifact cache"],
        ),
    ]
}

#[test]
fn a_way_out_of_ones_own_needs_a_subnet_of_ones_own() {
    for outbound in [OutboundType::UserDefinedRouting, OutboundType::UserAssignedNatGateway] {
        let managed = out(roomy().pool(pool("np1")), outbound);
        let new = plan().cluster(template(managed.clone())).document();
        assert_eq!(new.severity("outbound-type-needs-own-network"), Some("error"), "{outbound}");
        let exists = plan().cluster(managed).document();
        assert_eq!(exists.severity("outbound-type-needs-own-network"), Some("warning"), "{outbound}");
        let own = here(out(roomy().pool(np(3)), outbound)).document();
        assert_eq!(own.severity("outbound-type-needs-own-network"), None, "{outbound}");
    }
    // Where nothing lists pools, nothing tells the network.
    let unlisted = roomy().with(|cluster| cluster.pools = None);
    let unlisted = plan().cluster(out(unlisted, OutboundType::UserDefinedRouting)).document();
    assert_eq!(unlisted.severity("outbound-type-needs-own-network"), None);
}

#[test]
fn a_subnet_of_which_nothing_tells_its_gateway_and_table_is_not_blamed() {
    let nodes = aks_network_planner::design::Subnet {
        nat_gateway: None,
        route_table: None,
        ..subnet("nodes", "10.1.0.0/24")
    };
    for outbound in [OutboundType::UserAssignedNatGateway, OutboundType::UserDefinedRouting] {
        let network = network("vnet", "10.1.0.0/16").subnet(nodes.clone());
        let document = plan().network(network).cluster(out(roomy().pool(np(3)), outbound)).document();
        assert_eq!(document.severity("nat-gateway-missing"), None);
        assert_eq!(document.severity("route-table-missing"), None);
    }
}

#[test]
fn in_a_cluster_that_exists_the_gateway_wins_and_a_private_one_may_learn_its_route() {
    let exists = on(true, false, out(roomy().pool(np(3)), OutboundType::LoadBalancer)).document();
    assert_eq!(exists.severity("nat-gateway-overrides-outbound-type"), Some("warning"));
    let private = out(roomy().pool(np(3)), OutboundType::UserDefinedRouting)
        .with(|cluster| cluster.api_server.enable_private_cluster = Some(true));
    assert_eq!(on(false, false, private).document().severity("route-table-missing"), Some("warning"));
}

#[test]
fn what_the_service_prints_of_a_load_balancer_beside_routing_is_no_request() {
    let exists = out(roomy().load_balancer(2, 1_024).pool(np(3)), OutboundType::UserDefinedRouting);
    assert_eq!(here(exists).document().severity("load-balancer-profile-with-routing"), None);
}

#[test]
fn in_a_network_of_ones_own_another_way_out_may_be_there() {
    let own = here(out(roomy().pool(np(3)), OutboundType::None));
    assert_eq!(own.document().severity("no-way-out"), Some("warning"));
    let managed = plan().cluster(out(roomy().pool(pool("np1")), OutboundType::Block));
    assert_eq!(managed.document_on("2026-03-30").severity("no-way-out"), Some("warning"));
    assert_eq!(managed.document_on("2026-03-31").severity("no-way-out"), Some("error"));
}
