//! What firewalls, security groups and route tables must hold, and what has to be known of a way out.
use aks_network_planner::azure::{Feature, egress as facts, required::Cloud, required::REQUIRED, retirement};
use aks_network_planner::design::{
    LoadBalancerProfile, NatGatewayProfile, Observed, ObservedPod, OutboundType,
};
use aks_network_planner::egress::{Handover, flow_logs, handover, settings};
use aks_network_planner::resolve::resolve;

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

/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>.
#[test]
fn overlay_needs_nodes_and_pods_let_through_by_their_addresses() {
    let rows: Vec<(String, String)> =
        of(overlay()).between.into_iter().map(|row| (row.source, row.destination)).collect();
    let pair = |source: &str, destination: &str| (source.to_owned(), destination.to_owned());
    let (nodes, pods) = ("10.1.0.0/24", "10.244.0.0/16");
    assert_eq!(rows, [pair(nodes, nodes), pair(nodes, pods), pair(pods, pods)]);
    assert!(
        of(overlay()).between.iter().all(|row| row.protocol == "any" && row.why.source == facts::OVERLAY)
    );
    assert_eq!(of(cluster("aks").pool(np())).between, []);
}

/// <https://learn.microsoft.com/azure/aks/limit-egress-traffic>, <https://github.com/MicrosoftDocs/azure-docs/issues/87987>.
#[test]
fn behind_a_firewall_the_way_back_has_routes_of_its_own() {
    let routes = |cluster| {
        of(cluster).routes.into_iter().map(|route| (route.prefix, route.next_hop)).collect::<Vec<_>>()
    };
    assert_eq!(
        routes(out(overlay(), OutboundType::UserDefinedRouting)),
        [
            ("0.0.0.0/0", "VirtualAppliance or VirtualNetworkGateway"),
            ("the firewall's public address, /32", "Internet"),
            ("a further public address of the firewall, /32", "Internet"),
        ]
    );
    assert_eq!(routes(out(overlay(), OutboundType::LoadBalancer)), []);
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
