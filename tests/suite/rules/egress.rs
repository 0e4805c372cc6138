//! Ways out: their addresses, their load balancers, and what comes back through them.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{
    LoadBalancerProfile, LoadBalancerSku, NatGateway, NatGatewayProfile, NextHopType, Observed,
    ObservedBalancer, ObservedServices, OutboundType, Subnet,
};
use aks_network_planner::net::Family;

use super::features::{template, version, with};
use super::firing::{Example, example, here, np, roomy, wide};
use crate::support::document::text;
use crate::support::plan::{network_resource, public_address};
use crate::support::{ClusterPlan, Plan, cluster, known, network, plan, pool, prefix, subnet};

fn out(cluster: ClusterPlan, outbound: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(outbound))
}

fn without(cluster: ClusterPlan, feature: Feature) -> ClusterPlan {
    cluster.with(|cluster| cluster.features.set(feature, Some(false)))
}

fn authorizing(cluster: ClusterPlan, range: &str) -> ClusterPlan {
    cluster.with(|cluster| cluster.api_server.authorized_ip_ranges = Some(vec![prefix(range)]))
}

/// The cluster in a subnet that has a route table, of which nothing was read.
fn routed(cluster: ClusterPlan) -> Plan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(true);
    plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster)
}

/// Services of type LoadBalancer with so many ports each, at that address.
fn serving(cluster: ClusterPlan, count: usize, ports: u64, address: &str) -> ClusterPlan {
    let of = |at| ObservedBalancer { name: format!("shop/web-{at}"), ports, address: address.parse().ok() };
    let load_balancers = (0..count).map(of).collect();
    let services = Some(ObservedServices { load_balancers, ..ObservedServices::default() });
    cluster.with(|cluster| cluster.observed = Some(Observed { services, ..Observed::default() }))
}

/// A cluster with a pod subnet, of whose two subnets the first and the second have a route table.
fn apart(nodes: Option<bool>, pods: Option<bool>) -> Plan {
    let with = |subnet: Subnet, route_table| Subnet { route_table, ..subnet };
    let network = network("vnet", "10.1.0.0/16")
        .subnet(with(subnet("nodes", "10.1.0.0/24"), nodes))
        .subnet(with(subnet("pods", "10.1.4.0/22"), pods));
    plan().network(network).cluster(cluster("aks").pool(np(3).pods_in("vnet/pods")))
}

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_gateways(), of_balancers(), of_services()].into_iter().flatten().collect()
}

fn of_gateways() -> Vec<Example> {
    use OutboundType::{LoadBalancer, ManagedNatGateway, None as Shut, UserDefinedRouting};
    let ranged = |outbound| routed(authorizing(out(roomy().pool(np(3)), outbound), "203.0.113.0/24"));
    let isolated = |private| {
        let aks = out(roomy().pool(np(3)), Shut);
        here(aks.with(|cluster| cluster.api_server.enable_private_cluster = Some(private)))
    };
    let second =
        |outbound| here(template(with(out(roomy().pool(np(3)), outbound), &[Feature::NatGatewayV2])));
    let first = || without(out(roomy().pool(np(3)), ManagedNatGateway), Feature::NatGatewayV2);
    vec![
        example(
            "authorized-ranges-without-way-out",
            "note",
            None,
            (ranged(UserDefinedRouting), ranged(LoadBalancer)),
            &[
                "aks has authorized ranges, and its nodes leave by the appliance of a default route",
                "as printed by az network route-table",
            ],
        ),
        example(
            "isolated-cluster-with-public-api-server",
            "warning",
            None,
            (isolated(false), isolated(true)),
            &["aks has outboundType none, and its API server is neither private nor in the network"],
        ),
        example(
            "nat-gateway-sku-refused",
            "error",
            None,
            (second(LoadBalancer), second(ManagedNatGateway)),
            &[
                "aks asks for a NAT gateway with natGatewayProfile.sku StandardV2 and has outboundType loadBalancer.",
            ],
        ),
        example(
            "nat-gateway-sku-wants-own-addresses",
            "note",
            None,
            (
                here(with(out(roomy().pool(np(3)), ManagedNatGateway), &[Feature::NatGatewayV2])),
                here(first()),
            ),
            &["aks leaves through a NAT gateway of the SKU StandardV2", "LoadBalancer services Standard"],
        ),
        example(
            "subnets-attached-apart",
            "warning",
            None,
            (apart(Some(true), Some(false)), apart(Some(true), Some(true))),
            &["Subnet nodes of aks has a route table, and subnet pods beside it has none."],
        ),
    ]
}

fn of_balancers() -> Vec<Example> {
    let profile = |own| {
        let managed = Some(2);
        let profile =
            LoadBalancerProfile { managed_outbound_ips: managed, outbound_ips: own, ..Default::default() };
        here(roomy().outbound(profile).pool(np(3)))
    };
    let several = || with(roomy().pool(np(3)), &[Feature::SeveralLoadBalancers]);
    vec![
        example(
            "outbound-address-kinds-mixed",
            "warning",
            None,
            (profile(Some(1)), profile(None)),
            &["The load balancer of aks has managed addresses and addresses of its own at a time."],
        ),
        example(
            "backends-by-address",
            "note",
            None,
            (
                here(with(roomy().pool(np(3)), &[Feature::BackendsByAddress])),
                here(without(roomy().pool(np(3)), Feature::BackendsByAddress)),
            ),
            &["aks has backendPoolType NodeIP", "private link service"],
        ),
        example(
            "several-load-balancers",
            "error",
            None,
            (
                here(without(several(), Feature::BackendsByAddress)),
                here(without(roomy().pool(np(3)), Feature::SeveralLoadBalancers)),
            ),
            &["aks has several load balancers: they need backendPoolType NodeIP"],
        ),
    ]
}

fn of_services() -> Vec<Example> {
    let outside = "203.0.113.9";
    let many = |count| here(serving(roomy().pool(np(3)), count, 1, outside));
    let ports = |ports| wide(serving(roomy().pool(np(1_000).surge("0")), 1, ports, outside));
    let routed =
        |address| here(serving(out(roomy().pool(np(3)), OutboundType::UserDefinedRouting), 2, 1, address));
    vec![
        example(
            "too-many-load-balancer-services",
            "error",
            None,
            (many(301), many(300)),
            &["aks has 301 services of type LoadBalancer; 300 is the most."],
        ),
        example(
            "too-many-backends",
            "error",
            None,
            (ports(11), ports(10)),
            &["Service shop/web-0 of aks has 11 ports; with 1,000 nodes (today) these are 11,000 backends"],
        ),
        example(
            "public-services-behind-routing",
            "warning",
            None,
            (routed(outside), routed("10.1.0.250")),
            &[
                "aks has a default route of its own, and shop/web-0 and shop/web-1 are reached at public addresses",
            ],
        ),
    ]
}

/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>.
#[test]
fn a_block_of_the_internet_is_for_networks_that_the_service_makes() {
    let rule = "outbound-type-needs-own-network";
    let own = here(template(out(roomy().pool(np(3)), OutboundType::Block)));
    assert_eq!(own.document().severity(rule), Some("error"));
    let managed = plan().cluster(template(out(roomy().pool(pool("np1")), OutboundType::Block)));
    assert_eq!(managed.document().severity(rule), None);
}

#[test]
fn ranges_that_stand_for_the_load_balancer_keep_nodes_behind_another_way_out_off() {
    let rule = "authorized-ranges-without-way-out";
    let only = |outbound| routed(authorizing(out(roomy().pool(np(3)), outbound), "0.0.0.0/32")).document();
    assert_eq!(only(OutboundType::UserDefinedRouting).severity(rule), Some("warning"));
    assert_eq!(only(OutboundType::LoadBalancer).severity(rule), None);
    let ranged = || authorizing(out(roomy().pool(np(3)), OutboundType::UserDefinedRouting), "203.0.113.0/24");
    let integrated = ranged().with(|cluster| cluster.api_server.enable_vnet_integration = Some(true));
    assert_eq!(routed(integrated).document().severity(rule), None);
    let private = ranged().with(|cluster| cluster.api_server.enable_private_cluster = Some(true));
    assert_eq!(routed(private).document().severity(rule), None);
    let document = routed(ranged()).document();
    let message = text(&document.findings(rule)[0]["message"]).to_owned();
    assert!(message.contains("every public address of the appliance") && message.contains("routeTable.id"));
    let gateway = authorizing(out(roomy().pool(np(3)), OutboundType::ManagedNatGateway), "203.0.113.0/24");
    let document = here(gateway).document();
    assert!(
        text(&document.findings(rule)[0]["message"])
            .contains("every address of the NAT gateway, as printed by az")
    );
    let nobody = ranged().with(|cluster| cluster.api_server.authorized_ip_ranges = Some(Vec::new()));
    assert_eq!(routed(nobody).document().severity(rule), None);
}

/// What decides is what takes packets off the subnet, whatever the outbound type says.
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource>
#[test]
fn ranges_are_held_against_the_way_that_wins_and_not_against_the_outbound_type() {
    let rule = "authorized-ranges-without-way-out";
    let aks = |range| {
        let aks = authorizing(out(roomy().pool(np(3)), OutboundType::LoadBalancer), range);
        aks.with(|cluster| cluster.outbound_addresses = vec![public_address("out")])
    };
    let balanced = |range| here(aks(range)).public_address("out", "20.1.2.3/32");
    let gateway = NatGateway {
        id: network_resource("natGateways/nat"),
        subnets: vec![network_resource("virtualNetworks/vnet/subnets/nodes")],
        addresses: vec![public_address("nat")],
    };
    let with_gateway = |range| {
        let plan = balanced(range).attached(|attached| attached.nat_gateways.push(gateway.clone()));
        plan.public_address("nat", "20.5.5.5/32")
    };
    let by_route = |range| balanced(range).default_route(NextHopType::VirtualAppliance, Some("10.9.0.4"));
    let open = |range| here(aks(range).pool(np(2).with(|pool| pool.enable_node_public_ip = Some(true))));
    for (plan, expected) in [
        (balanced("203.0.113.0/24"), None),
        (with_gateway("203.0.113.0/24"), Some("error")),
        (with_gateway("20.5.5.0/24"), None),
        (with_gateway("0.0.0.0/32"), Some("error")),
        (by_route("203.0.113.0/24"), Some("note")),
        (by_route("0.0.0.0/32"), Some("warning")),
        (open("203.0.113.0/24"), Some("note")),
    ] {
        let document = plan.document();
        assert_eq!(document.severity(rule), expected, "{:?}", document.findings(rule));
    }
    let document = with_gateway("203.0.113.0/24").document();
    let says =
        "The nodes of aks leave by a NAT gateway from 20.5.5.5, and its authorized ranges do not hold that";
    assert!(text(&document.findings(rule)[0]["message"]).starts_with(says));
}

/// Authorized ranges are IPv4 alone, so IPv6 addresses of the way out are not missing there.
/// <https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges>
#[test]
fn ipv6_addresses_of_the_way_out_are_no_business_of_authorized_ranges() {
    let rule = "authorized-ranges-without-way-out";
    let aks = authorizing(out(roomy().pool(np(3)), OutboundType::ManagedNatGateway), "20.8.8.8/32");
    let addresses = vec![public_address("v4"), public_address("v6")];
    let aks = here(aks.with(|cluster| cluster.outbound_addresses = addresses));
    let aks = aks.public_address("v4", "20.8.8.8/32").public_address("v6", "2603:1020::5/128");
    assert_eq!(aks.document().severity(rule), None);
}

#[test]
fn where_its_own_address_is_known_the_authorized_ranges_are_held_against_it() {
    let rule = "authorized-ranges-without-way-out";
    let gateway = |range: &str| {
        let aks = authorizing(out(roomy().pool(np(3)), OutboundType::ManagedNatGateway), range);
        let aks = aks.with(|cluster| cluster.outbound_addresses = vec![public_address("nat")]);
        here(aks).public_address("nat", "20.1.2.3/32").document()
    };
    assert_eq!(gateway("20.1.2.0/24").severity(rule), None);
    let without = gateway("203.0.113.0/24");
    assert_eq!(without.severity(rule), Some("error"));
    let message = text(&without.findings(rule)[0]["message"]).to_owned();
    assert!(message.contains("from 20.1.2.3, and its authorized ranges do not hold that"), "{message}");
}

#[test]
fn an_isolated_cluster_needs_an_api_server_inside() {
    let rule = "isolated-cluster-with-public-api-server";
    let isolated = || out(roomy().pool(np(3)), OutboundType::None);
    assert_eq!(here(template(isolated())).document().severity(rule), Some("error"));
    assert_eq!(here(isolated()).document().severity(rule), None, "nothing tells whether it is private");
    let integrated =
        template(isolated()).with(|cluster| cluster.api_server.enable_vnet_integration = Some(true));
    assert_eq!(here(integrated).document().severity(rule), None);
}

#[test]
fn the_sku_of_a_nat_gateway_has_conditions() {
    let rule = "nat-gateway-sku-refused";
    let gateway = |second, asked: &str| {
        let aks = out(template(roomy().pool(np(3))), OutboundType::ManagedNatGateway);
        aks.with(|cluster| {
            cluster.features.set(Feature::NatGatewayV2, second);
            cluster.api_version = Some(asked.into());
        })
    };
    let dual = |aks: ClusterPlan| {
        aks.profile(|profile| profile.ip_families = Some(vec![Family::IPv4, Family::IPv6]))
    };
    let severity = |aks| here(aks).document().severity(rule).map(str::to_owned);
    assert_eq!(severity(gateway(Some(true), "2026-05-02-preview")).as_deref(), Some("error"));
    assert_eq!(severity(gateway(Some(true), "2026-06-01")), None);
    assert_eq!(severity(dual(gateway(Some(false), "2026-06-01"))).as_deref(), Some("error"));
    assert_eq!(severity(dual(gateway(Some(true), "2026-06-01"))), None);
    assert_eq!(severity(dual(gateway(None, "2026-06-01"))), None, "the region decides");
    for feature in [Feature::NatGatewayIpv6, Feature::NatGatewayOwnAddresses] {
        let asking = |second| with(gateway(second, "2026-06-01"), &[feature]);
        assert_eq!(severity(asking(Some(false))).as_deref(), Some("error"), "{feature:?}");
        assert_eq!(severity(asking(Some(true))), None, "{feature:?}");
    }
    let counted = |aks: ClusterPlan| {
        let managed_outbound_ips = Some(2);
        let gateway = NatGatewayProfile { managed_outbound_ips, ..NatGatewayProfile::default() };
        aks.profile(|profile| profile.nat_gateway_profile = Some(gateway))
    };
    let both = counted(with(gateway(None, "2026-06-01"), &[Feature::NatGatewayOwnAddresses]));
    assert_eq!(severity(both).as_deref(), Some("error"), "managed addresses and one's own");
    assert_eq!(severity(counted(gateway(None, "2026-06-01"))), None);
}

#[test]
fn backends_by_address_and_several_balancers_weigh_by_what_is_known() {
    let old = version(with(roomy().pool(np(3)), &[Feature::BackendsByAddress]), "1.22.9");
    assert_eq!(here(old).document().severity("backends-by-address"), Some("error"));
    let both = with(roomy().pool(np(3)), &[Feature::SeveralLoadBalancers, Feature::BackendsByAddress]);
    assert_eq!(here(both).document().severity("several-load-balancers"), Some("note"));
    let alone = with(roomy().pool(np(3)), &[Feature::SeveralLoadBalancers]);
    assert_eq!(here(alone).document().severity("several-load-balancers"), Some("note"));
}

#[test]
fn subnets_of_which_nothing_tells_what_is_attached_are_not_blamed() {
    let rule = "subnets-attached-apart";
    assert_eq!(apart(Some(false), Some(true)).document().severity(rule), Some("warning"));
    assert_eq!(apart(None, Some(true)).document().severity(rule), None);
    assert_eq!(apart(Some(true), None).document().severity(rule), None);
}

#[test]
fn backends_of_the_autoscalers_maximum_are_a_warning_and_basic_balancers_have_limits_of_their_own() {
    let grows = roomy().pool(np(3).autoscaled(1, 1_000).surge("0"));
    let document = wide(serving(grows, 1, 11, "203.0.113.9")).document();
    assert_eq!(document.severity("too-many-backends"), Some("warning"));
    let basic =
        roomy().profile(|profile| profile.load_balancer_sku = known(LoadBalancerSku::Basic)).pool(np(3));
    let document = here(serving(basic, 301, 1, "203.0.113.9")).document();
    assert_eq!(document.severity("too-many-load-balancer-services"), None);
}
