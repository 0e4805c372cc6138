//! What firewalls, security groups and route tables must hold, and what has to be known of a way out.
use aks_network_planner::azure::{Feature, egress as facts, required::Cloud, required::REQUIRED, retirement};
use aks_network_planner::design::{
    Firewall, LoadBalancerProfile, NatGatewayProfile, NextHopType, Observed, ObservedBalancer, ObservedPod,
    ObservedServices, OutboundType,
};
use aks_network_planner::egress::{Allowed, Direction, Handover, Route, flow_logs, handover, settings};
use aks_network_planner::resolve::resolve;

use crate::support::plan::{network_resource, public_address};
use crate::support::{ClusterPlan, cluster, known, network, plan, pool, subnet};

fn of(cluster: ClusterPlan) -> Handover {
    let network = network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.4.0/24"));
    handover(&resolve(&plan().network(network).cluster(cluster).0), 0).expect("a cluster")
}

fn np() -> crate::support::PoolPlan {
    pool("np1").count(3).nodes_in("vnet/nodes")
}

fn overlay() -> ClusterPlan {
    cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np())
}

fn in_region(region: &str) -> ClusterPlan {
    overlay().with(|cluster| cluster.location = Some(region.into()))
}

fn out(cluster: ClusterPlan, outbound: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(outbound))
}

fn in_pairs(routes: Vec<Route>) -> Vec<(String, &'static str)> {
    routes.into_iter().map(|route| (route.prefix, route.next_hop)).collect()
}

fn told(cluster: ClusterPlan) -> Vec<String> {
    settings(&resolve(&plan().cluster(cluster).0).clusters[0]).into_iter().map(|remark| remark.text).collect()
}

fn says(told: &[String], words: &str) -> bool {
    told.iter().any(|text| text.contains(words))
}

/// <https://learn.microsoft.com/azure/aks/outbound-rules-control-egress>.
#[test]
fn what_a_firewall_must_let_out_of_azure_public() {
    let handover = of(in_region("West Europe"));
    let rows: Vec<(&str, &str, Option<bool>)> =
        handover.outside.iter().map(|row| (row.protocol, row.destination.as_str(), row.needed)).collect();
    assert_eq!(
        rows,
        [
            ("UDP 1194", "AzureCloud.westeurope, or the API server's address", None),
            ("TCP 9000", "AzureCloud.westeurope, or the API server's address", None),
            ("UDP 123", "time servers", None),
            ("UDP 53", "the network's own DNS servers", None),
            ("TCP 443", "the API server's address", None),
            ("HTTPS 443", "mcr.microsoft.com", Some(true)),
            ("HTTPS 443", "*.data.mcr.microsoft.com", Some(true)),
            ("HTTPS 443", "mcr-0001.mcr-msedge.net", Some(true)),
            ("HTTPS 443", "management.azure.com", Some(true)),
            ("HTTPS 443", "login.microsoftonline.com", Some(true)),
            ("HTTPS 443", "packages.microsoft.com", Some(true)),
            ("HTTPS 443", "acs-mirror.azureedge.net", Some(true)),
            ("HTTPS 443", "packages.aks.azure.com", Some(true)),
            ("HTTPS 443", "*.hcp.westeurope.azmk8s.io", Some(true)),
        ]
    );
    assert!(
        handover.outside.iter().all(|row| row.source == "10.1.0.0/24" && row.why.source == REQUIRED.source)
    );
    assert!(handover.remarks.iter().any(|remark| remark.text.contains("FQDN tag AzureKubernetesService")));
    assert!(
        handover
            .remarks
            .iter()
            .any(|remark| remark.text.contains("Security groups know addresses and no names"))
    );
}

#[test]
fn a_firewall_sees_pods_of_pod_subnets_by_their_own_addresses() {
    let rows = of(cluster("aks").pool(np().pods_in("vnet/pods"))).outside;
    assert!(rows.iter().all(|row| row.source == "10.1.0.0/24 and 10.1.4.0/24"));
}

#[test]
fn the_tunnel_is_not_needed_by_private_clusters_and_beside_konnectivity() {
    let tunnel = |cluster| of(cluster).outside[0].needed;
    let private = overlay().with(|cluster| cluster.api_server.enable_private_cluster = Some(true));
    let agent = overlay().with(|cluster| {
        let pods = vec![ObservedPod { name: "konnectivity-agent-7f9".into(), ..ObservedPod::default() }];
        cluster.observed = Some(Observed { pods, ..Observed::default() });
    });
    assert_eq!((tunnel(private), tunnel(agent), tunnel(overlay())), (Some(false), Some(false), None));
}

#[test]
fn clouds_with_tables_of_their_own_get_no_names_of_azure_public() {
    for (region, cloud) in [
        ("usgovvirginia", Cloud::UsGovernment),
        ("US Gov Arizona", Cloud::UsGovernment),
        ("USGov Texas", Cloud::UsGovernment),
        ("chinanorth3", Cloud::China),
        ("westus2", Cloud::Public),
    ] {
        assert_eq!(Cloud::of_region(region), cloud, "{region}");
        let handover = of(in_region(region));
        assert_eq!(handover.outside.is_empty(), cloud != Cloud::Public, "{region}");
        let own = handover
            .remarks
            .iter()
            .any(|remark| remark.text.contains("names of its own, which are not listed"));
        assert_eq!(own, cloud != Cloud::Public, "{region}");
    }
    assert_eq!(of(overlay()).cloud, Cloud::Public);
    assert_eq!(of(overlay()).outside[13].destination, "*.hcp.<region>.azmk8s.io");
}

/// The flows of every direction within a cluster, by its model; what leaves it, and what comes in.
///
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>,
/// <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/traffic-between-node-pools-is-blocked>.
#[test]
fn nodes_and_pods_are_let_through_by_their_addresses_in_every_model() {
    let (nodes, pods, cidr) = ("10.1.0.0/24", "10.1.4.0/24", "10.244.0.0/16");
    let kubenet = cluster("aks").kubenet().pod_cidr(cidr).pool(np());
    for (model, aks, expected) in [
        ("overlay", overlay(), vec![(nodes, nodes), (nodes, cidr), (cidr, cidr)]),
        ("kubenet", kubenet, vec![(nodes, nodes), (nodes, cidr), (cidr, nodes), (cidr, cidr)]),
        (
            "pod subnet",
            cluster("aks").pool(np().pods_in("vnet/pods")),
            vec![(nodes, nodes), (nodes, pods), (pods, nodes), (pods, pods)],
        ),
        ("node subnet", cluster("aks").pool(np()), vec![(nodes, nodes)]),
        ("own CNI", cluster("aks").own_cni().pool(np()), vec![(nodes, nodes)]),
    ] {
        let within = of(aks).between.into_iter().filter(|row| row.direction == Some(Direction::Both));
        let rows: Vec<(String, String)> = within
            .map(|row| {
                assert_eq!((row.protocol, row.needed), ("any", Some(true)), "{model}");
                (row.source, row.destination)
            })
            .collect();
        let rows: Vec<(&str, &str)> = rows.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(rows, expected, "{model}");
    }
    assert!(of(overlay()).between[..3].iter().all(|row| row.why.source == facts::OVERLAY));
}

/// The tunnel by the ports of the outbound rules, DNS, the API server, images, probes and services.
///
/// <https://learn.microsoft.com/azure/aks/outbound-rules-control-egress>,
/// <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic>.
#[test]
fn what_leaves_and_comes_in_is_let_through_by_its_ports() {
    let rows = |aks: ClusterPlan| -> Vec<(Direction, &'static str, String, Option<bool>)> {
        let apart = |row: &Allowed| row.direction.is_some_and(|of| of != Direction::Both);
        let rows = of(aks).between.into_iter().filter(apart);
        rows.map(|row| (row.direction.expect("a direction"), row.protocol, row.destination, row.needed))
            .collect()
    };
    let row = |direction, protocol, destination: &str, needed| {
        (direction, protocol, destination.to_owned(), needed)
    };
    let aks = out(in_region("westeurope"), OutboundType::LoadBalancer);
    let region = "AzureCloud.westeurope, or the API server's address";
    let expected = vec![
        row(Direction::Out, "UDP 1194", region, None),
        row(Direction::Out, "TCP 9000", region, None),
        row(Direction::Out, "UDP 123", "time servers", None),
        row(Direction::Out, "TCP 443", "the API server's address", None),
        row(Direction::Out, "UDP 53", "the network's own DNS servers", None),
        row(Direction::Out, "TCP 443", "Internet, by the firewall's names", Some(true)),
        row(Direction::In, "any", "10.1.0.0/24", None),
    ];
    assert_eq!(rows(aks.clone()), expected);
    let balancer = |name: &str, address: &str| ObservedBalancer {
        name: name.into(),
        ports: 1,
        address: address.parse().ok(),
    };
    let serving = aks.clone().with(|cluster| {
        let load_balancers = vec![balancer("shop/web", "20.1.2.9"), balancer("shop/api", "10.1.0.250")];
        let services = Some(ObservedServices { load_balancers, ..ObservedServices::default() });
        cluster.observed = Some(Observed { services, ..Observed::default() });
    });
    let served = rows(serving);
    assert_eq!(
        served[6..],
        [
            row(Direction::In, "any", "10.1.0.0/24", Some(true)),
            row(Direction::In, "the services' ports", "20.1.2.9/32", Some(true)),
            row(Direction::In, "the services' ports", "10.1.0.250/32", Some(true)),
            row(Direction::In, "TCP and UDP 30000-32767", "10.1.0.0/24", None),
        ]
    );
    let private = rows(aks.with(|cluster| cluster.api_server.enable_private_cluster = Some(true)));
    let endpoint = "the API server's private endpoint, in subnet nodes (10.1.0.0/24)";
    assert_eq!(private[0], row(Direction::Out, "TCP 443", endpoint, Some(true)));
    assert_eq!(private.len(), 4, "no tunnel: {private:?}");
}

/// <https://learn.microsoft.com/azure/aks/concepts-network-isolated>.
#[test]
fn an_isolated_cluster_asks_no_firewall_for_anything() {
    let isolated = |cache| {
        let aks = out(overlay(), OutboundType::None);
        of(aks.with(|cluster| cluster.features.set(Feature::ArtifactCache, Some(cache))))
    };
    assert_eq!(isolated(true).outside, []);
    assert!(isolated(true).remarks[0].text.contains("network isolated"));
    assert_eq!(isolated(false).outside.len(), 14, "without a registry of its own images come from outside");
}

/// <https://learn.microsoft.com/azure/aks/limit-egress-traffic>, <https://github.com/MicrosoftDocs/azure-docs/issues/87987>.
#[test]
fn behind_a_firewall_the_way_back_has_routes_of_its_own() {
    let routes = |cluster| in_pairs(of(cluster).routes);
    let default = ("0.0.0.0/0".to_owned(), "VirtualAppliance or VirtualNetworkGateway");
    assert_eq!(
        routes(out(overlay(), OutboundType::UserDefinedRouting)),
        [
            default.clone(),
            ("the firewall's public address, /32".to_owned(), "Internet"),
            ("a further public address of the firewall, /32".to_owned(), "Internet"),
        ]
    );
    assert_eq!(routes(out(overlay(), OutboundType::LoadBalancer)), []);
    let firewall = Firewall {
        id: network_resource("azureFirewalls/fw"),
        private: vec!["10.0.0.4".parse().expect("an address")],
        addresses: vec![public_address("one"), public_address("two")],
    };
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let read = plan()
        .network(network)
        .cluster(out(overlay(), OutboundType::LoadBalancer))
        .default_route(NextHopType::VirtualAppliance, Some("10.0.0.4"))
        .attached(|attached| attached.firewalls.push(firewall))
        .public_address("one", "20.5.5.5/32")
        .public_address("two", "20.5.5.6/32");
    assert_eq!(
        in_pairs(handover(&resolve(&read.0), 0).expect("a cluster").routes),
        [default, ("20.5.5.5/32".to_owned(), "Internet"), ("20.5.5.6/32".to_owned(), "Internet")],
        "whatever the outbound type says"
    );
}

#[test]
fn route_tables_are_where_the_model_wants_them() {
    let remark = |cluster, words: &str| {
        let handover = of(out(cluster, OutboundType::UserDefinedRouting));
        handover.remarks.iter().any(|remark| remark.text.contains(words))
    };
    assert!(remark(cluster("aks").pool(np().pods_in("vnet/pods")), "belong on the pod subnets as well"));
    assert!(remark(
        cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np()),
        "routes of kubenet's pods"
    ));
    assert!(!remark(overlay(), "belong on the pod subnets") && !remark(overlay(), "kubenet"));
}

/// <https://learn.microsoft.com/azure/aks/configure-load-balancer-standard> (30 minutes),
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource> (4 minutes).
#[test]
fn idle_timeouts_are_those_that_are_set_or_the_defaults() {
    let balancer = |minutes| {
        told(overlay().outbound(LoadBalancerProfile {
            idle_timeout_minutes: minutes,
            ..LoadBalancerProfile::default()
        }))
    };
    assert!(says(&balancer(Some(10)), "forgotten after 10 minutes; where nobody sets it, after 30."));
    assert!(says(&balancer(None), "forgotten after 30 minutes, as nobody set it."));
    assert!(says(&told(overlay()), "forgotten after 30 minutes, unless somebody set it"));
    let gateway = out(overlay(), OutboundType::ManagedNatGateway).profile(|profile| {
        profile.nat_gateway_profile = Some(NatGatewayProfile::default());
    });
    assert!(says(&told(gateway), "forgotten after 4 minutes, as nobody set it."));
    assert!(!says(&told(out(overlay(), OutboundType::UserDefinedRouting)), "forgotten"));
}

#[test]
fn what_a_nat_gateway_can_become_depends_on_its_sku() {
    let gateway = |second: Option<bool>| {
        let aks = out(overlay(), OutboundType::ManagedNatGateway);
        told(aks.with(|cluster| cluster.features.set(Feature::NatGatewayV2, second)))
    };
    assert!(
        says(&gateway(Some(false)), "no way back") && says(&gateway(Some(false)), "in one zone or in none")
    );
    assert!(says(&gateway(Some(true)), "stands in all zones") && !says(&gateway(Some(true)), "no way back"));
    assert!(!says(&gateway(None), "zone"));
    assert!(says(&gateway(None), "many subnets of one virtual network"));
}

/// <https://learn.microsoft.com/azure/aks/node-auto-provisioning>.
#[test]
fn with_node_auto_provisioning_the_way_out_stays() {
    let aks = |on| told(overlay().with(|cluster| cluster.node_auto_provisioning = Some(on)));
    assert!(says(&aks(true), "outbound type of a cluster cannot be changed any more"));
    assert!(!says(&aks(false), "cannot be changed"));
    assert!(says(&aks(false), "Another outbound type brings other addresses"));
}

#[test]
fn flow_logs_of_security_groups_end() {
    assert!(flow_logs().text.ends_with("end on 2027-09-30."));
    assert_eq!(flow_logs().source, retirement::SECURITY_GROUP_FLOW_LOGS.source);
}
