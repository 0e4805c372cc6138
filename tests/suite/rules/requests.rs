//! Requests that the service refuses, or answers otherwise than was meant: a design for each rule, and one next to it.
use aks_network_planner::design::{
    LoadBalancerProfile, LoadBalancerSku, MaxSurge, NatGatewayProfile, NetworkDataplane, NetworkPluginMode,
    OutboundType, PoolMode, PoolType, PrivateDnsZone, Stage, Subnet,
};
use aks_network_planner::net::Family;

use super::firing::{Example, example, here, np, roomy, vnet, wide};
use crate::support::plan::known;
use crate::support::{
    ClusterPlan, NetworkPlan, Plan, PoolPlan, cluster, network, plan, pool, prefix, subnet,
};

fn template(cluster: ClusterPlan) -> ClusterPlan {
    cluster.with(|cluster| cluster.stage = Stage::Template)
}

fn families(cluster: ClusterPlan, families: &[Family]) -> ClusterPlan {
    cluster.profile(|profile| profile.ip_families = Some(families.to_vec()))
}

fn dual(cluster: ClusterPlan) -> ClusterPlan {
    families(cluster, &[Family::IPv4, Family::IPv6])
}

fn version(cluster: ClusterPlan, version: &str) -> ClusterPlan {
    cluster.with(|cluster| cluster.kubernetes_version = Some(version.into()))
}

fn leaving(cluster: ClusterPlan, by: OutboundType) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(by))
}

fn delegated(mut subnet: Subnet, service: &str) -> Subnet {
    subnet.delegations = Some(vec![service.to_owned()]);
    subnet
}

fn of_network(network: NetworkPlan, cluster: ClusterPlan) -> Plan {
    plan().network(network).cluster(cluster)
}

/// A pod subnet cluster.
fn pods(pool: PoolPlan) -> ClusterPlan {
    cluster("aks").pool(pool.max_pods(30).pods_in("vnet/pods"))
}

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    let parts = [
        of_models(),
        of_families(),
        of_numbers(),
        of_pools(),
        of_subnets(),
        of_api_servers(),
        of_access(),
        of_size(),
    ];
    parts.into_iter().flatten().collect()
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

fn of_families() -> Vec<Example> {
    let (v4, v6) = (Family::IPv4, Family::IPv6);
    let with = |families: &[Family]| here(self::families(roomy(), families).pool(np(3)));
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

fn of_pools() -> Vec<Example> {
    let named = |name: &str| template(roomy()).pool(pool(name).count(3).nodes_in("vnet/nodes"));
    let system = |nodes| here(roomy().pool(np(nodes).mode(PoolMode::System)));
    let surge = |missing: &str| {
        let np = np(3).surge("0").with(|pool| pool.max_unavailable = MaxSurge::parse(missing));
        here(template(roomy()).pool(np))
    };
    let missing =
        |mode| here(roomy().pool(np(3).mode(mode).with(|pool| pool.max_unavailable = MaxSurge::parse("1"))));
    let gateway =
        |mode| here(roomy().pool(np(2)).pool(pool("gw").mode(mode).autoscaled(2, 4).nodes_in("vnet/nodes")));
    let windows =
        |pods| here(roomy().pool(np(3)).pool(pool("win").windows().max_pods(pods).nodes_in("vnet/nodes")));
    let unsaid = pool("np1").count(3).nodes_in("vnet/nodes").pods_in("vnet/pods");
    let blocks = |minor: &str| here(version(pods(np(3).static_blocks()), minor));
    let second = |pool: PoolPlan| here(pods(np(2)).pool(pool.count(2).max_pods(30).nodes_in("vnet/nodes")));
    vec![
        example(
            "pool-name-not-allowed",
            "error",
            None,
            (here(named("np-1")), here(named("np1"))),
            &["Pool np-1 needs another name: a small letter, then small letters and digits, 12 at most."],
        ),
        example(
            "system-pool-without-nodes",
            "error",
            None,
            (system(0), system(1)),
            &["System pool np1 of aks has 0 nodes; it needs one."],
        ),
        example(
            "no-surge-and-none-missing",
            "error",
            None,
            (surge("0"), surge("1")),
            &["Pool np1 of aks has maxSurge 0 and maxUnavailable 0: it cannot be upgraded."],
        ),
        example(
            "system-pool-with-missing-nodes",
            "error",
            None,
            (missing(PoolMode::System), missing(PoolMode::User)),
            &["System pool np1 of aks has maxUnavailable 1; only user pools may."],
        ),
        example(
            "gateway-pool-unfit",
            "error",
            None,
            (gateway(PoolMode::Gateway), gateway(PoolMode::User)),
            &["Gateway pool gw of aks is scaled by the autoscaler; it cannot."],
        ),
        example(
            "too-many-pods-on-windows",
            "warning",
            None,
            (windows(111), windows(110)),
            &["Pool win of aks runs up to 111 pods on each Windows node; 110 is the recommended maximum."],
        ),
        example(
            "default-max-pods-uncertain",
            "note",
            None,
            (here(cluster("aks").pool(unsaid.clone())), here(cluster("aks").pool(unsaid.max_pods(110)))),
            &["Pool np1 of aks names no maxPods: 110 is assumed here, and 250 is possible."],
        ),
        example(
            "static-blocks-unsupported-here",
            "error",
            None,
            (blocks("1.27.9"), blocks("1.28.0")),
            &["Pool np1 of aks has static blocks, which need Kubernetes 1.28; the cluster runs 1.27."],
        ),
        example(
            "allocation-modes-mixed",
            "error",
            None,
            (
                second(pool("np2").pods_in("vnet/pods").static_blocks()),
                second(pool("np2").pods_in("vnet/pods")),
            ),
            &["Pod subnet pods serves static blocks to 1 pool and single addresses to 1 pool."],
        ),
        example(
            "pool-without-pod-subnet",
            "warning",
            None,
            (second(pool("np2")), second(pool("np2").pods_in("vnet/pods"))),
            &["Pool np2 of aks has no pod subnet, and others have one."],
        ),
    ]
}

fn of_subnets() -> Vec<Example> {
    let both =
        |subnet: &str| pods(np(2)).pool(pool("np2").nodes_in(subnet).max_pods(30).pods_in("vnet/pods"));
    let aks = |service: &str| {
        let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
        of_network(network.subnet(delegated(subnet("pods", "10.1.4.0/24"), service)), pods(np(2)))
    };
    let kubenet = |name: &str, pods: &str| cluster(name).kubenet().pod_cidr(pods).pool(np(3));
    let shared = |other: ClusterPlan| here(kubenet("a", "10.244.0.0/16")).cluster(other);
    let apart = kubenet("b", "10.245.0.0/16").with(|cluster| cluster.pools = Some(Vec::new()));
    let gateway = |attached| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.nat_gateway = Some(attached);
        let network = network("vnet", "10.1.0.0/16").subnet(nodes);
        of_network(network, leaving(roomy(), OutboundType::UserAssignedNatGateway).pool(np(3)))
    };
    let far = network("far", "10.9.0.0/16").subnet(subnet("nodes", "10.9.0.0/24"));
    let far = |place: &str| here(roomy().pool(np(3)).pool(pool("np2").nodes_in(place))).network(far.clone());
    let beside = |pool: PoolPlan| here(roomy().pool(np(3)).pool(pool));
    let sized = |range| plan().network(vnet().subnet(subnet("tiny", range)));
    let groups = |routes| {
        let mut of = delegated(subnet("aci", "10.1.8.0/24"), "Microsoft.ContainerInstance/containerGroups");
        of.route_table = Some(routes);
        plan().network(vnet().subnet(of))
    };
    let long = |letters: usize| {
        let name = "n".repeat(letters);
        let network = network("vnet", "10.1.0.0/16").subnet(subnet(&name, "10.1.0.0/24"));
        of_network(network, roomy().pool(pool("np1").nodes_in(&format!("vnet/{name}"))))
    };
    let podded = |aks: ClusterPlan| here(aks.pool(np(2).max_pods(30).pods_in("vnet/pods")));
    let kubenet_alone = cluster("aks").kubenet().pod_cidr("10.244.0.0/16");
    vec![
        example(
            "pod-subnet-is-node-subnet",
            "error",
            None,
            (here(both("vnet/pods")), here(both("vnet/nodes"))),
            &["Subnet pods holds pods of aks and nodes; it can hold one of both."],
        ),
        example(
            "pod-subnet-delegated-elsewhere",
            "error",
            Some("SubnetWithExternalResourcesCannotBeUsedByOtherResources"),
            (aks("Microsoft.Web/serverFarms"), aks("Microsoft.ContainerService/managedClusters")),
            &["Subnet pods is delegated to Microsoft.Web/serverFarms, and pods of aks stand in it."],
        ),
        example(
            "pod-subnet-without-azure-cni",
            "error",
            Some("InvalidParameter"),
            (podded(kubenet_alone), podded(cluster("aks"))),
            &["Pool np1 of aks has a pod subnet, and aks has kubenet."],
        ),
        example(
            "kubenet-subnet-shared",
            "warning",
            None,
            (shared(kubenet("b", "10.245.0.0/16")), shared(apart)),
            &["a uses kubenet and shares the subnet nodes with b."],
        ),
        example(
            "nat-gateway-not-attached",
            "error",
            None,
            (gateway(false), gateway(true)),
            &["aks leaves through a NAT gateway of its own, and nodes has none attached."],
        ),
        example(
            "subnets-in-several-networks",
            "error",
            None,
            (far("far/nodes"), far("vnet/pods")),
            &["The subnets of aks stand in vnet and far; all of them must be in one network."],
        ),
        example(
            "managed-and-own-subnets",
            "error",
            Some("InvalidParameter"),
            (beside(pool("np2")), beside(pool("np2").nodes_in("vnet/nodes"))),
            &["aks has 1 pool in a subnet of its network and 1 pool without a subnet."],
        ),
        example(
            "subnet-size-not-allowed",
            "error",
            None,
            (sized("10.1.9.0/30"), sized("10.1.9.0/29")),
            &["Subnet tiny has the range 10.1.9.0/30; a /29 is the smallest."],
        ),
        example(
            "container-group-subnet-with-routes",
            "warning",
            None,
            (groups(true), groups(false)),
            &["Subnet aci is delegated to container instances and has a route table."],
        ),
        example(
            "names-too-long",
            "error",
            None,
            (long(64), long(63)),
            &["Subnet nnnn", "has 64 characters; aks takes 63 at most."],
        ),
        example(
            "identity-needs-the-subnet",
            "note",
            None,
            (here(template(roomy()).pool(np(3))), here(roomy().pool(np(3)))),
            &[
                "aks joins vnet/nodes, and whether its identity may is not seen here; `az role assignment list --scope \
               <subnet-id>` tells.",
            ],
        ),
    ]
}

fn of_api_servers() -> Vec<Example> {
    let integrated = |cluster: ClusterPlan| {
        template(cluster).with(|cluster| cluster.api_server.enable_vnet_integration = Some(true)).pool(np(3))
    };
    let api = delegated(subnet("api", "10.1.8.0/28"), "Microsoft.ContainerService/managedClusters");
    let network = || vnet().subnet(api.clone());
    vec![
        example(
            "api-server-subnet-in-use",
            "error",
            None,
            (
                here(roomy().pool(np(3)).api_server_in("vnet/nodes")),
                of_network(network(), roomy().pool(np(3)).api_server_in("vnet/api")),
            ),
            &["Subnet nodes of the API server of aks holds nodes or pods as well."],
        ),
        example(
            "api-server-subnet-missing",
            "error",
            None,
            (here(integrated(roomy())), of_network(network(), integrated(roomy().api_server_in("vnet/api")))),
            &[
                "aks asks for VNet integration and names no subnet for its API server; its pools stand in a network of its own.",
            ],
        ),
    ]
}

fn of_access() -> Vec<Example> {
    let private = |named| {
        here(roomy().pool(np(3)).with(|cluster| {
            cluster.api_server.enable_private_cluster = Some(true);
            cluster.api_server.private_dns_zone = known(PrivateDnsZone::None);
            cluster.api_server.public_fqdn = Some(named);
        }))
    };
    let machines = |assigned| {
        let np = np(3).with(|pool| pool.pool_type = known(PoolType::VirtualMachines));
        here(roomy().pool(np).with(|cluster| cluster.user_assigned_identity = Some(assigned)))
    };
    let ranges = |private| {
        let aks = authorized(roomy(), &["203.0.113.0/24"]).pool(np(3));
        here(aks.with(|cluster| cluster.api_server.enable_private_cluster = Some(private)))
    };
    let gateway = |nodes| {
        let gateway = pool("gw").mode(PoolMode::Gateway).count(nodes).surge("1").nodes_in("vnet/nodes");
        here(roomy().pool(np(2)).pool(gateway.with(|pool| pool.gateway_prefix_length = Some(31))))
    };
    let strategy = |twice| here(roomy().pool(np(3).with(|pool| pool.blue_green = Some(twice))));
    let zones = |surge: &str| here(roomy().pool(np(9).surge(surge).with(|pool| pool.zones = Some(3))));
    vec![
        example(
            "private-cluster-without-name",
            "error",
            None,
            (private(false), private(true)),
            &["aks has privateDNSZone none and no public name: nothing leads to its API server."],
        ),
        example(
            "machines-need-own-identity",
            "error",
            None,
            (machines(false), machines(true)),
            &["Pool np1 of aks has single machines in a subnet, and the cluster a system-assigned identity."],
        ),
        example(
            "authorized-ranges-refused",
            "error",
            None,
            (ranges(true), ranges(false)),
            &["aks has authorized ranges, and its API server is private."],
        ),
        example(
            "gateway-prefix-too-small",
            "error",
            None,
            (gateway(2), gateway(1)),
            &["Gateway pool gw of aks has 3 nodes in an upgrade, and its /31 has 2 addresses."],
        ),
        example(
            "blue-green-upgrade",
            "warning",
            None,
            (strategy(true), strategy(false)),
            &["Pool np1 of aks is upgraded with a second set of up to 3 nodes, which no sum here counts."],
        ),
        example(
            "surge-apart-from-zones",
            "note",
            None,
            (zones("2"), zones("3")),
            &["Pool np1 of aks surges by 2 in 3 zones; a multiple of 3 keeps them even."],
        ),
    ]
}

fn authorized(cluster: ClusterPlan, ranges: &[&str]) -> ClusterPlan {
    let ranges = ranges.iter().map(|range| prefix(range)).collect();
    cluster.with(|cluster| cluster.api_server.authorized_ip_ranges = Some(ranges))
}

#[test]
fn authorized_ranges_are_public_and_few() {
    let severity = |ranges: &[&str], integrated| {
        let aks = authorized(roomy(), ranges).pool(np(3));
        let aks = aks.with(|cluster| cluster.api_server.enable_vnet_integration = Some(integrated));
        here(aks).document().severity("authorized-ranges-refused").map(str::to_owned)
    };
    let many: Vec<String> = (0..201).map(|at| format!("203.0.{at}.0/24")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for refused in
        [&["10.0.0.0/8"][..], &["fd00::/64"], &["0.0.0.0/32", "203.0.113.0/24"], &["127.0.0.1/32"], &many]
    {
        assert_eq!(severity(refused, false).as_deref(), Some("error"), "{refused:?}");
    }
    for fine in [&[][..], &["0.0.0.0/32"], &["203.0.113.7/32", "198.51.100.0/24"], &many[1..]] {
        assert_eq!(severity(fine, false), None, "{fine:?}");
    }
    assert_eq!(severity(&many, true), None);
}

fn of_size() -> Vec<Example> {
    let nodes = |nodes| wide(roomy().pool(np(nodes).surge("1")));
    let busy = |pods| wide(roomy().pool(np(800).pods_per_node(pods)));
    let many = |count: u64| {
        let pools = (1..=count).map(|at| pool(&format!("np{at}")).nodes_in("vnet/nodes"));
        wide(pools.fold(roomy(), ClusterPlan::pool))
    };
    let flat = |nodes| wide(cluster("aks").pool(np(nodes).max_pods(109).surge("1")));
    let services =
        |range| here(cluster("aks").overlay().pod_cidr("10.244.0.0/16").service_cidr(range).pool(np(3)));
    vec![
        example(
            "too-many-pods",
            "warning",
            None,
            (busy(251), busy(200)),
            &["aks is meant for 200,000 pods; today needs 200,800 (800 short)"],
        ),
        example(
            "too-many-pools",
            "error",
            None,
            (many(101), many(100)),
            &["aks has 101 pools; a cluster holds 100."],
        ),
        example(
            "too-many-addresses-in-network",
            "warning",
            None,
            (flat(595), flat(594)),
            &[
                "The clusters in vnet need 65,450 addresses today and 65,560 in an upgrade at their maximum; a network \
               holds 65,536.",
            ],
        ),
        example(
            "service-cidr-too-small",
            "note",
            None,
            (services("10.8.0.0/25"), services("10.8.0.0/24")),
            &["The service CIDR 10.8.0.0/25 of aks has 126 addresses; a /24 or larger leaves room."],
        ),
        example(
            "cluster-cannot-be-stopped",
            "note",
            None,
            (nodes(101), nodes(100)),
            &["aks has 101 nodes and cannot be stopped; 100 is the most."],
        ),
        example(
            "large-cluster-steps",
            "note",
            None,
            (nodes(751), nodes(750)),
            &["aks may have 751 nodes; internal load balancers are to be made below 750."],
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
fn two_families_and_what_carries_one() {
    let by = |outbound| here(dual(leaving(roomy(), outbound)).pool(np(3)));
    let severity =
        |design: Plan| design.document().severity("dual-stack-unsupported-here").map(str::to_owned);
    assert_eq!(severity(by(OutboundType::ManagedNatGateway)).as_deref(), Some("warning"));
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

#[test]
fn an_api_server_subnet_that_nobody_delegated_is_a_warning() {
    let api = |services: &[&str]| {
        let mut api = subnet("api", "10.1.8.0/28");
        api.delegations = Some(services.iter().map(|service| (*service).to_owned()).collect());
        of_network(vnet().subnet(api), roomy().pool(np(3)).api_server_in("vnet/api")).document()
    };
    let rule = "api-server-subnet-in-use";
    assert_eq!(api(&[]).severity(rule), Some("warning"));
    assert_eq!(api(&["Microsoft.Web/serverFarms"]).severity(rule), Some("error"));
    assert_eq!(api(&["Microsoft.ContainerService/managedClusters"]).severity(rule), None);
}
