//! Which address each destination sees, by model, way out and origin.
use aks_network_planner::azure::{Feature, Source, egress as facts};
use aks_network_planner::design::{
    LoadBalancerSku, NetworkDataplane, NetworkPolicy, NetworkProfile, NextHopType, OutboundType, PoolMode,
    Word,
};
use aks_network_planner::egress::{Cell, Destination, NextHop, Origin, Seen, Sources, next_hop, sources};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{ClusterPlan, NetworkPlan, Plan, cluster, network, plan, pool, prefix, subnet};

/// A network whose subnets may have route tables.
fn vnet() -> NetworkPlan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = None;
    network("vnet", "10.1.0.0/16").subnet(nodes).subnet(subnet("pods", "10.1.4.0/24"))
}

fn np() -> crate::support::PoolPlan {
    pool("np1").count(3).nodes_in("vnet/nodes")
}

fn overlay() -> ClusterPlan {
    cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np())
}

fn kubenet() -> ClusterPlan {
    cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np())
}

fn node_subnet() -> ClusterPlan {
    cluster("aks").pool(np())
}

fn pod_subnet() -> ClusterPlan {
    cluster("aks").pool(np().pods_in("vnet/pods"))
}

fn static_blocks() -> ClusterPlan {
    cluster("aks").pool(np().pods_in("vnet/pods").static_blocks())
}

fn own_cni() -> ClusterPlan {
    cluster("aks").own_cni().pool(np())
}

fn out(cluster: ClusterPlan, outbound: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = Some(Word::Known(outbound)))
}

fn of_plan(plan: &Plan) -> Sources {
    sources(&resolve(&plan.0), 0).expect("a cluster")
}

fn of(cluster: ClusterPlan) -> Sources {
    of_plan(&plan().network(vnet()).cluster(cluster))
}

fn cell(sources: &Sources, destination: Destination, origin: Origin) -> Cell {
    sources.cell(destination, origin).unwrap_or_else(|| panic!("no {origin:?}")).clone()
}

/// The one command of a cell.
fn ask(cell: &Cell) -> &str {
    let [ask] = cell.asks.as_slice() else { panic!("{:?}", cell.asks) };
    ask
}

fn says(cell: &Cell, words: &str, source: Source) -> bool {
    cell.remarks.iter().any(|remark| remark.text.contains(words) && remark.source == source)
}

/// Whose address an ordinary pod shows: to its own subnet, its network, a peered one, on-premises, a private address
/// beyond a firewall's network rule, a private endpoint, Azure's DNS and the metadata service.
///
/// <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview>,
/// <https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni>,
/// <https://github.com/Azure/AKS/issues/2031> (kubenet, same subnet), release note 2025-10-12 (pod subnet, platform).
#[test]
fn what_is_seen_of_a_pod_by_network_model() {
    use Seen::{Node, NodeOrPod, OwnCni, Pod};
    let rows: [(&str, ClusterPlan, [Seen; 8]); 6] = [
        ("overlay", overlay(), [Node, Node, Node, Node, Node, Node, Node, Node]),
        ("kubenet", kubenet(), [NodeOrPod, Node, Node, Node, Node, Node, Node, Node]),
        ("node subnet", node_subnet(), [Pod, Pod, Node, Node, Node, Pod, Node, Node]),
        ("pod subnet", pod_subnet(), [Pod, Pod, Pod, Pod, Pod, Pod, Node, Node]),
        ("static blocks", static_blocks(), [Pod, Pod, Pod, Pod, Pod, Pod, Node, Node]),
        ("own CNI", own_cni(), [OwnCni; 8]),
    ];
    for (model, aks, expected) in rows {
        let sources = of(aks);
        let private = Destination::ALL.into_iter().filter(|destination| {
            !matches!(destination, Destination::FirewallApplicationRule | Destination::Internet)
        });
        let seen: Vec<Seen> = private.map(|to| cell(&sources, to, Origin::Pod).seen).collect();
        assert_eq!(seen, expected, "{model}");
    }
}

#[test]
fn pods_on_the_host_network_and_nodes_show_the_node_whatever_the_model() {
    for aks in [overlay(), kubenet(), node_subnet(), pod_subnet(), static_blocks(), own_cni()] {
        let sources = of(aks);
        for destination in Destination::ALL {
            for origin in [Origin::HostNetworkPod, Origin::Node] {
                let expected = match destination {
                    Destination::FirewallApplicationRule => Seen::Firewall,
                    Destination::Internet => Seen::LoadBalancer,
                    _ => Seen::Node,
                };
                assert_eq!(cell(&sources, destination, origin).seen, expected, "{destination:?}");
            }
        }
    }
}

#[test]
fn ranges_are_those_of_the_subnets_and_of_the_pod_cidr() {
    let nodes = vec![prefix("10.1.0.0/24")];
    let both = vec![prefix("10.1.0.0/24"), prefix("10.244.0.0/16")];
    for (aks, destination, expected) in [
        (overlay(), Destination::OnPremises, nodes.clone()),
        (kubenet(), Destination::SameSubnet, both),
        (node_subnet(), Destination::SameNetwork, nodes.clone()),
        (pod_subnet(), Destination::OnPremises, vec![prefix("10.1.4.0/24")]),
        (pod_subnet(), Destination::AzureDns, nodes),
    ] {
        let cell = cell(&of(aks), destination, Origin::Pod);
        assert_eq!((cell.ranges, cell.asks), (expected, Vec::new()));
    }
}

#[test]
fn ranges_that_nothing_tells_are_asked_for() {
    let unread = plan().cluster(overlay());
    let cell = cell(&of_plan(&unread), Destination::OnPremises, Origin::Pod);
    assert_eq!(cell.ranges, []);
    assert!(ask(&cell).starts_with("az aks show --resource-group rg --name aks"));
}

#[test]
fn without_a_model_or_an_outbound_type_nothing_is_guessed() {
    let sources = of(cluster("aks").pool(np()).with(|cluster| cluster.network_profile = None));
    for destination in Destination::ALL {
        let cell = cell(&sources, destination, Origin::Pod);
        if destination != Destination::FirewallApplicationRule {
            assert_eq!(cell.seen, Seen::Unknown, "{destination:?}");
            assert!(ask(&cell).starts_with("az aks show"));
        }
    }
    let newer = overlay().profile(|profile| profile.outbound_type = Some(Word::Newer("tunnel".into())));
    let cell = cell(&of(newer), Destination::Internet, Origin::Pod);
    assert!(cell.seen == Seen::Unknown && says(&cell, "outboundType tunnel", facts::OUTBOUND_TYPES));
}

/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>,
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource>.
#[test]
fn the_internet_sees_the_way_out_that_wins() {
    use OutboundType::{
        Block, LoadBalancer, ManagedNatGateway, None as Shut, UserAssignedNatGateway, UserDefinedRouting,
    };
    let rows = [
        (LoadBalancer, Some(false), Seen::LoadBalancer, NextHop::LoadBalancer),
        (LoadBalancer, None, Seen::LoadBalancer, NextHop::LoadBalancer),
        (LoadBalancer, Some(true), Seen::NatGateway, NextHop::NatGateway),
        (ManagedNatGateway, None, Seen::NatGateway, NextHop::NatGateway),
        (UserAssignedNatGateway, Some(true), Seen::NatGateway, NextHop::NatGateway),
        (UserAssignedNatGateway, Some(false), Seen::Unknown, NextHop::Unknown),
        (UserDefinedRouting, Some(true), Seen::Appliance, NextHop::Route),
        (Shut, Some(false), Seen::NoWayOut, NextHop::Nothing),
        (Shut, Some(true), Seen::NatGateway, NextHop::NatGateway),
        (Block, Some(true), Seen::NoWayOut, NextHop::Nothing),
    ];
    for (outbound, gateway, seen, hop) in rows {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        (nodes.nat_gateway, nodes.route_table) = (gateway, None);
        let network = network("vnet", "10.1.0.0/16").subnet(nodes);
        let plan = plan().network(network).cluster(out(overlay(), outbound));
        let resolved = resolve(&plan.0);
        assert_eq!(next_hop(&resolved, &resolved.clusters[0], Some(0)), hop, "{outbound} {gateway:?}");
        let cell = cell(&of_plan(&plan), Destination::Internet, Origin::Pod);
        assert_eq!(cell.seen, seen, "{outbound} {gateway:?}");
        assert_eq!(
            says(&cell, "has a NAT gateway, which would win", facts::NEXT_HOPS),
            gateway.is_none() && outbound == LoadBalancer
        );
        assert_eq!(
            says(&cell, "the NAT gateway of the subnet comes before it", facts::NEXT_HOPS),
            gateway == Some(true) && matches!(outbound, LoadBalancer | Shut)
        );
    }
}

#[test]
fn a_basic_load_balancer_is_not_answered_for() {
    let basic =
        overlay().profile(|profile| profile.load_balancer_sku = Some(Word::Known(LoadBalancerSku::Basic)));
    assert_eq!(cell(&of(basic), Destination::Internet, Origin::Pod).seen, Seen::Unknown);
}

#[test]
fn addresses_on_the_internet_are_counted_and_the_command_prints_them() {
    let balancer = cell(&of(overlay().load_balancer(3, 0)), Destination::Internet, Origin::Pod);
    assert_eq!(balancer.count, Some(3));
    assert_eq!(
        balancer.asks.as_slice(),
        ["az resource show --output json --ids $(az aks show --resource-group rg --name aks --query \
             \"networkProfile.loadBalancerProfile.effectiveOutboundIPs[].id\" --output tsv)"]
    );
    assert!(says(&balancer, "so allow all", facts::OUTBOUND_CONNECTIONS));
    assert!(says(&balancer, "never the address of a service", facts::OUTBOUND_TYPES));
    let routed =
        cell(&of(out(overlay(), OutboundType::UserDefinedRouting)), Destination::Internet, Origin::Pod);
    assert!(ask(&routed).contains("routeTable.id") && ask(&routed).contains("/subnets/nodes"));
}

#[test]
fn a_route_table_that_would_win_is_said() {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(true);
    let network = network("vnet", "10.1.0.0/16").subnet(nodes);
    let cell =
        cell(&of_plan(&plan().network(network).cluster(overlay())), Destination::Internet, Origin::Pod);
    assert_eq!(cell.seen, Seen::LoadBalancer);
    assert!(says(&cell, "Subnet nodes has a route table", facts::NEXT_HOPS));
}

#[test]
fn pools_that_leave_in_different_ways_are_told_apart() {
    let mut with = subnet("with", "10.1.9.0/24");
    with.nat_gateway = Some(true);
    let aks = overlay().pool(pool("np2").count(2).nodes_in("vnet/with"));
    let cell =
        cell(&of_plan(&plan().network(vnet().subnet(with)).cluster(aks)), Destination::Internet, Origin::Pod);
    assert_eq!(cell.seen, Seen::ByPool);
    assert!(says(&cell, "from subnet nodes the load balancer's outbound address", facts::NEXT_HOPS));
    assert!(says(&cell, "from subnet with the NAT gateway", facts::NEXT_HOPS));
}

#[test]
fn every_nat_gateway_of_several_subnets_is_asked_for() {
    let with = |name: &str, range: &str| {
        let mut subnet = subnet(name, range);
        subnet.nat_gateway = Some(true);
        subnet
    };
    let network = network("vnet", "10.1.0.0/16")
        .subnet(with("nodes", "10.1.0.0/24"))
        .subnet(with("more", "10.1.9.0/24"));
    let aks = out(overlay().pool(pool("np2").nodes_in("vnet/more")), OutboundType::UserAssignedNatGateway);
    let cell = cell(&of_plan(&plan().network(network).cluster(aks)), Destination::Internet, Origin::Node);
    assert_eq!(cell.seen, Seen::NatGateway);
    let [one, other] = cell.asks.as_slice() else { panic!("{:?}", cell.asks) };
    assert!(one.contains("/subnets/nodes ") && other.contains("/subnets/more "));
}

/// Release note 2023-08-06: a NAT gateway belongs on node subnet and pod subnet.
#[test]
fn pods_of_a_pod_subnet_leave_by_what_is_attached_to_theirs() {
    let mut pods = subnet("pods", "10.1.4.0/24");
    pods.nat_gateway = Some(true);
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24")).subnet(pods);
    let sources = of_plan(&plan().network(network).cluster(pod_subnet()));
    let of_pod = cell(&sources, Destination::Internet, Origin::Pod);
    assert_eq!(of_pod.seen, Seen::NatGateway);
    assert!(says(&of_pod, "attach the same to both", facts::POD_SUBNET_ROUTES));
    let alike = cell(&of(pod_subnet()), Destination::Internet, Origin::Pod);
    assert!(!says(&alike, "attach the same to both", facts::POD_SUBNET_ROUTES));
    assert_eq!(cell(&sources, Destination::Internet, Origin::Node).seen, Seen::LoadBalancer);
}

/// <https://learn.microsoft.com/azure/aks/use-node-public-ips>.
#[test]
fn a_public_address_of_the_node_comes_before_the_load_balancer_and_after_the_rest() {
    use OutboundType::{LoadBalancer, UserAssignedNatGateway, UserDefinedRouting};
    let public = |outbound| {
        let open =
            pool("open").count(2).nodes_in("vnet/nodes").with(|pool| pool.enable_node_public_ip = Some(true));
        let mut network = vnet();
        network.0.subnets[0].nat_gateway = Some(outbound == UserAssignedNatGateway);
        let sources = of_plan(&plan().network(network).cluster(out(overlay().pool(open), outbound)));
        cell(&sources, Destination::Internet, Origin::PodOnPublicNode)
    };
    assert_eq!(public(LoadBalancer).seen, Seen::NodePublic);
    assert_eq!(public(LoadBalancer).asks, ["kubectl get nodes --output wide"]);
    for (outbound, seen) in
        [(UserAssignedNatGateway, Seen::NatGateway), (UserDefinedRouting, Seen::Appliance)]
    {
        let cell = public(outbound);
        assert_eq!(cell.seen, seen);
        assert!(says(&cell, "own public addresses are not seen", facts::NEXT_HOPS));
    }
    assert_eq!(of(overlay()).cell(Destination::Internet, Origin::PodOnPublicNode), None);
}

/// <https://learn.microsoft.com/azure/aks/use-node-public-ips>: a partner who lets the load balancer's address in does
/// not let those nodes in.
#[test]
fn nodes_with_public_addresses_do_not_show_the_load_balancers() {
    let open =
        || pool("open").count(2).nodes_in("vnet/nodes").with(|pool| pool.enable_node_public_ip = Some(true));
    let all = of(cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(open()));
    assert!(!all.origins.contains(&Origin::Pod), "there is no pod on another node");
    for origin in [Origin::PodOnPublicNode, Origin::HostNetworkPod, Origin::Node] {
        assert_eq!(cell(&all, Destination::Internet, origin).seen, Seen::NodePublic, "{origin:?}");
    }
    let some = of(overlay().pool(open()));
    assert_eq!(cell(&some, Destination::Internet, Origin::Pod).seen, Seen::LoadBalancer);
    for origin in [Origin::HostNetworkPod, Origin::Node] {
        let cell = cell(&some, Destination::Internet, origin);
        assert_eq!(cell.seen, Seen::ByPool, "{origin:?}");
        let own = "from nodes with public addresses in subnet nodes the node's public address";
        assert!(says(&cell, own, facts::NEXT_HOPS), "{:?}", cell.remarks);
    }
}

/// A firewall of another network is none of this cluster's.
/// <https://learn.microsoft.com/azure/firewall/snat-private-range>.
#[test]
fn only_the_firewall_of_the_default_route_is_seen() {
    let other = network("other", "10.77.0.0/16").subnet(subnet("AzureFirewallSubnet", "10.77.0.0/26"));
    let unread = plan().network(vnet()).network(other).cluster(overlay());
    let seen = |plan: &Plan| {
        let cell = cell(&of_plan(plan), Destination::FirewallApplicationRule, Origin::Pod);
        (cell.ranges, cell.asks.len())
    };
    assert_eq!(seen(&unread), (Vec::new(), 1));
    let led = unread.default_route(NextHopType::VirtualAppliance, Some("10.77.0.4"));
    assert_eq!(seen(&led), (vec![prefix("10.77.0.0/26")], 0));
}

/// <https://learn.microsoft.com/azure/aks/configure-static-egress-gateway>.
#[test]
fn a_pod_behind_the_static_egress_gateway_shows_an_address_of_its_prefix() {
    let gateway = pool("gw").count(2).nodes_in("vnet/nodes").mode(PoolMode::Gateway);
    let gateway = gateway.with(|pool| pool.gateway_prefix_length = Some(30));
    let sources = of(overlay().pool(gateway));
    let outside = cell(&sources, Destination::Internet, Origin::PodBehindGateway);
    assert_eq!((outside.seen, outside.count), (Seen::EgressGateway, Some(4)));
    assert!(says(&outside, "excludeCidrs", facts::EGRESS_GATEWAY));
    assert!(says(&outside, "In private mode", facts::EGRESS_GATEWAY));
    let inside = cell(&sources, Destination::OnPremises, Origin::PodBehindGateway);
    assert_eq!(inside.seen, Seen::Unknown);
    assert!(ask(&inside).contains("staticgatewayconfigurations"));
    let on = overlay().with(|cluster| cluster.features.set(Feature::StaticEgressGateway, Some(true)));
    assert!(of(on).origins.contains(&Origin::PodBehindGateway));
    assert!(!of(overlay()).origins.contains(&Origin::PodBehindGateway));
}

#[test]
fn gateways_of_different_prefixes_are_not_counted_as_one_and_what_comes_before_them_is_said() {
    let gateway = |name: &str, length| {
        let gateway = pool(name).count(2).nodes_in("vnet/nodes").mode(PoolMode::Gateway);
        gateway.with(|pool| pool.gateway_prefix_length = Some(length))
    };
    let seen = |lengths: [u64; 2], nat_gateway| {
        let mut network = vnet();
        network.0.subnets[0].nat_gateway = Some(nat_gateway);
        let aks = overlay().pool(gateway("gw1", lengths[0])).pool(gateway("gw2", lengths[1]));
        let sources = of_plan(&plan().network(network).cluster(out(aks, OutboundType::LoadBalancer)));
        let cell = cell(&sources, Destination::Internet, Origin::PodBehindGateway);
        let words = "The gateway's nodes stand in subnet nodes, which has a NAT gateway";
        (cell.count, cell.remarks.iter().any(|remark| remark.text.starts_with(words)))
    };
    assert_eq!(seen([28, 31], false), (None, false));
    assert_eq!(seen([28, 28], true), (Some(16), true));
}

/// <https://learn.microsoft.com/azure/firewall/snat-private-range>.
#[test]
fn azure_firewall_keeps_the_source_by_network_rule_and_never_by_application_rule() {
    let firewall = || subnet("AzureFirewallSubnet", "10.1.64.0/26");
    let here = plan()
        .network(vnet().subnet(firewall()))
        .cluster(pod_subnet())
        .on_premises("old", "23.0.0.0/8")
        .default_route(NextHopType::VirtualAppliance, Some("10.1.64.4"));
    let sources = of_plan(&here);
    for origin in [Origin::Pod, Origin::Node] {
        let cell = cell(&sources, Destination::FirewallApplicationRule, origin);
        assert_eq!(
            (cell.seen, cell.ranges, cell.asks),
            (Seen::Firewall, vec![prefix("10.1.64.0/26")], Vec::new())
        );
    }
    let by_network = cell(&sources, Destination::FirewallNetworkRule, Origin::Pod);
    assert_eq!(by_network.seen, Seen::Pod);
    assert!(says(&by_network, "keeps the source towards RFC 1918", facts::FIREWALL));
    assert!(says(&by_network, "Towards 23.0.0.0/8, which is public", facts::FIREWALL));
    let elsewhere = cell(&of(pod_subnet()), Destination::FirewallApplicationRule, Origin::Pod);
    assert_eq!(elsewhere.asks, ["az network firewall list --output json"]);
}

/// <https://learn.microsoft.com/azure/aks/nat-gateway>.
#[test]
fn windows_nodes_hide_their_pods_unless_that_is_switched_off() {
    let windows = |disabled| {
        let win = pool("win").windows().count(2).nodes_in("vnet/nodes").pods_in("vnet/pods");
        of(pod_subnet().pool(win.with(|pool| pool.outbound_nat_disabled = disabled)))
    };
    assert_eq!(cell(&windows(None), Destination::OnPremises, Origin::WindowsPod).seen, Seen::Unknown);
    assert_eq!(cell(&windows(Some(true)), Destination::OnPremises, Origin::WindowsPod).seen, Seen::Pod);
    assert_eq!(cell(&windows(None), Destination::OnPremises, Origin::Pod).seen, Seen::Pod);
    let flat = |disabled| {
        let win = pool("win").windows().count(2).nodes_in("vnet/nodes");
        of(node_subnet().pool(win.with(|pool| pool.outbound_nat_disabled = disabled)))
    };
    assert_eq!(cell(&flat(None), Destination::OnPremises, Origin::WindowsPod).seen, Seen::Node);
    assert_eq!(cell(&flat(Some(true)), Destination::OnPremises, Origin::WindowsPod).seen, Seen::Unknown);
    assert_eq!(cell(&flat(Some(true)), Destination::OnPremises, Origin::Pod).seen, Seen::Node);
    let outside = cell(&windows(None), Destination::Internet, Origin::WindowsPod);
    assert!(says(&outside, "put their own address in place of the pod's", facts::NAT_GATEWAY));
    assert!(!of(pod_subnet()).origins.contains(&Origin::WindowsPod));
}

#[test]
fn exceptions_are_told_where_they_hold_and_only_there() {
    let to = |aks: ClusterPlan, destination| cell(&of(aks), destination, Origin::Pod);
    let calico = || node_subnet().policy(NetworkPolicy::Calico);
    assert!(says(&to(calico(), Destination::OnPremises), "Beside Calico", facts::CALICO_MASQUERADE));
    assert!(!says(&to(node_subnet(), Destination::OnPremises), "Beside Calico", facts::CALICO_MASQUERADE));
    assert!(says(&to(node_subnet(), Destination::Peered), "azure-ip-masq-agent-config", facts::MASQUERADE));
    assert!(!says(&to(node_subnet(), Destination::SameNetwork), "azure-ip-masq", facts::MASQUERADE));
    assert!(says(&to(pod_subnet(), Destination::Peered), "flow logs", facts::POD_SUBNET_ROUTES));
    let ebpf = overlay().dataplane(NetworkDataplane::Cilium);
    let ebpf = ebpf.with(|cluster| cluster.features.set(Feature::HostRouting, Some(true)));
    assert!(says(&to(ebpf, Destination::SameSubnet), "eBPF", facts::HOST_ROUTING));
    assert!(!says(&to(overlay(), Destination::SameSubnet), "eBPF", facts::HOST_ROUTING));
    assert!(says(
        &to(overlay(), Destination::OnPremises),
        "No single private address",
        facts::EGRESS_GATEWAY
    ));
    assert!(!says(&to(pod_subnet(), Destination::OnPremises), "No single", facts::EGRESS_GATEWAY));
    let own = to(own_cni(), Destination::Internet);
    assert!(own.seen == Seen::LoadBalancer && says(&own, "own CNI puts the node's address", facts::OWN_CNI));
}

/// <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview>, <https://github.com/Azure/AKS/issues/4871>.
#[test]
fn whether_pods_can_be_called_from_outside_is_told_by_model() {
    for (aks, words) in [
        (overlay(), "Nothing outside the cluster can open"),
        (kubenet(), "lose that with a change to overlay"),
        (node_subnet(), "can open connections to a pod's own address"),
        (pod_subnet(), "can open connections to a pod's own address"),
        (own_cni(), "for the CNI to say"),
    ] {
        let notes = of(aks).notes;
        assert!(notes.iter().any(|note| note.text.contains(words)), "{words}: {notes:?}");
    }
    let unknown = cluster("aks").with(|cluster| cluster.network_profile = Some(NetworkProfile::default()));
    assert!(of(unknown).notes.iter().all(|note| !note.text.contains("connection")));
}

/// <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview>,
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation>,
/// <https://learn.microsoft.com/azure/aks/internal-lb>.
#[test]
fn what_can_stand_before_services_depends_on_allocation_and_backends() {
    let by_address =
        || overlay().with(|cluster| cluster.features.set(Feature::BackendsByAddress, Some(true)));
    let link =
        |aks| of(aks).notes.into_iter().map(|note| note.text).find(|text| text.contains("rivate link"));
    assert!(link(overlay()).is_some_and(|text| text.starts_with("A private link service can")));
    assert!(link(pod_subnet()).is_some_and(|text| text.starts_with("A private link service can")));
    assert!(link(static_blocks()).is_some_and(|text| text.contains("in static blocks")));
    assert!(link(by_address()).is_some_and(|text| text.contains("backendPoolType is NodeIP")));
    assert_eq!(link(own_cni()), None);
    for (aks, model) in [(kubenet(), "kubenet"), (own_cni(), "bring your own CNI")] {
        let sentence = format!("Services of type LoadBalancer work with {model}.");
        assert!(of(aks).notes.iter().any(|note| note.text == sentence), "{model}");
    }
}

#[test]
fn private_endpoints_and_zones_work_with_every_model_but_an_unknown_cni() {
    let words = "Service endpoints and private DNS zones work with";
    for (aks, expected) in [(overlay(), true), (kubenet(), true), (pod_subnet(), true), (own_cni(), false)] {
        let cell = cell(&of(aks), Destination::PrivateEndpoint, Origin::Pod);
        assert_eq!(says(&cell, words, facts::MODELS), expected);
    }
}

proptest! {
    #[test]
    fn every_cell_of_every_design_has_a_reason_and_unknown_ones_a_command(design in design()) {
        let resolved = resolve(&design);
        for cluster in 0..resolved.clusters.len() {
            let sources = sources(&resolved, cluster).expect("a cluster");
            prop_assert_eq!(sources.rows.len(), Destination::ALL.len());
            for row in &sources.rows {
                prop_assert_eq!(row.cells.len(), sources.origins.len());
                for cell in &row.cells {
                    prop_assert!(!cell.remarks.is_empty());
                    prop_assert!(cell.seen != Seen::Unknown || !cell.asks.is_empty());
                    prop_assert_eq!(cell.seen == Seen::Firewall, row.destination == Destination::FirewallApplicationRule);
                }
            }
        }
        prop_assert!(sources(&resolved, resolved.clusters.len()).is_none());
    }
}
