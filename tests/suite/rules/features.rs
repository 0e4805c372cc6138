//! Add-ons and options, and the clusters that they do not work in.
use aks_network_planner::azure::Feature;
use aks_network_planner::azure::clash::CLASHES;
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy, OutboundType, PoolMode, PoolType, Stage};
use aks_network_planner::net::Family;

use super::firing::{Example, example, here, np, roomy, vnet};
use crate::support::document::text;
use crate::support::{ClusterPlan, Plan, PoolPlan, cluster, known, network, plan, pool, subnet};

/// The cluster with those features on.
pub(super) fn with(cluster: ClusterPlan, features: &[Feature]) -> ClusterPlan {
    cluster.with(|cluster| features.iter().for_each(|feature| cluster.features.set(*feature, Some(true))))
}

pub(super) fn version(cluster: ClusterPlan, version: &str) -> ClusterPlan {
    cluster.with(|cluster| cluster.kubernetes_version = Some(version.into()))
}

pub(super) fn template(cluster: ClusterPlan) -> ClusterPlan {
    cluster.with(|cluster| cluster.stage = Stage::Template)
}

fn windows(name: &str) -> PoolPlan {
    pool(name).windows().nodes_in("vnet/nodes")
}

fn dual(cluster: ClusterPlan) -> ClusterPlan {
    cluster.profile(|profile| profile.ip_families = Some(vec![Family::IPv4, Family::IPv6]))
}

fn cilium(cluster: ClusterPlan) -> ClusterPlan {
    cluster.dataplane(NetworkDataplane::Cilium).policy(NetworkPolicy::Cilium)
}

fn kubenet() -> ClusterPlan {
    cluster("aks").kubenet().pod_cidr("10.240.0.0/14").pool(np(3))
}

fn pod_subnet() -> ClusterPlan {
    cluster("aks").pool(np(2).max_pods(30).pods_in("vnet/pods"))
}

fn ranged(cluster: ClusterPlan) -> ClusterPlan {
    let ranges = vec!["203.0.113.0/24".parse().expect("a range")];
    cluster.with(|cluster| cluster.api_server.authorized_ip_ranges = Some(ranges))
}

fn provisioned(cluster: ClusterPlan) -> ClusterPlan {
    cluster.with(|cluster| cluster.node_auto_provisioning = Some(true))
}

pub(super) fn examples() -> Vec<Example> {
    let delegated = |range| {
        let mut gateway = subnet("gateway", range);
        gateway.delegations = Some(vec!["Microsoft.ServiceNetworking/trafficControllers".into()]);
        plan().network(vnet().subnet(gateway)).cluster(roomy().pool(np(3)))
    };
    let nat = |outbound| {
        let aks = roomy().profile(|profile| profile.outbound_type = known(outbound)).pool(np(3));
        here(aks.pool(windows("win").with(|pool| pool.outbound_nat_disabled = Some(true))))
    };
    let new = |mode| here(template(roomy().pool(np(3).mode(mode))));
    vec![
        example(
            "feature-unsupported-here",
            "error",
            None,
            (here(with(kubenet(), &[Feature::VirtualNodes])), here(with(flat(), &[Feature::VirtualNodes]))),
            &["aks has virtual nodes", "with kubenet"],
        ),
        example(
            "gateway-subnet-of-wrong-size",
            "warning",
            None,
            (delegated("10.1.8.0/25"), delegated("10.1.8.0/24")),
            &["Subnet gateway (10.1.8.0/25)", "beside aks", "/24"],
        ),
        example(
            "no-linux-system-pool",
            "error",
            None,
            (new(PoolMode::User), new(PoolMode::System)),
            &["aks has no Linux pool of mode System"],
        ),
        example(
            "outbound-nat-disabled-behind-load-balancer",
            "error",
            None,
            (nat(OutboundType::LoadBalancer), nat(OutboundType::UserDefinedRouting)),
            &["Pool win of aks", "outboundType is loadBalancer"],
        ),
    ]
}

fn flat() -> ClusterPlan {
    cluster("aks").pool(np(2))
}

fn messages(plan: &Plan) -> Vec<String> {
    let document = plan.document();
    let findings = document.findings("feature-unsupported-here");
    findings.iter().map(|finding| text(&finding["message"]).to_owned()).collect()
}

/// What `cluster` clashes with, once what is told with a word for its severity.
fn clashes(cluster: ClusterPlan) -> Vec<String> {
    messages(&here(cluster))
}

#[test]
fn features_and_the_clusters_that_they_do_not_work_in() {
    use Feature::*;
    let isolated = |cluster: ClusterPlan| {
        let cluster = with(cluster, &[ArtifactCache]);
        cluster.profile(|profile| profile.outbound_type = known(OutboundType::None))
    };
    let sets = |cluster: ClusterPlan| {
        cluster.pool(np(1).with(|pool| {
            pool.name = "sets".into();
            pool.pool_type = known(PoolType::AvailabilitySet);
        }))
    };
    let overlaid = || roomy().pool(np(3));
    let in_blocks = || cluster("aks").pool(np(2).max_pods(30).pods_in("vnet/pods").static_blocks());
    let public = |cluster: ClusterPlan| {
        cluster.pool(np(1).with(|pool| {
            pool.name = "public".into();
            pool.enable_node_public_ip = Some(true);
        }))
    };
    let old = |cluster: ClusterPlan, minor: &str| version(cluster, minor);
    let cases: Vec<(ClusterPlan, &str)> = vec![
        (with(cluster("aks").own_cni(), &[VirtualNodes]), "with bring your own CNI"),
        (with(overlaid(), &[VirtualNodes]), "document as working with Azure CNI Overlay"),
        (
            with(dual(in_blocks()), &[VirtualNodes]),
            "virtual nodes, which does not work with IPv6 beside IPv4",
        ),
        (with(ranged(flat()), &[VirtualNodes]), "with authorized IP ranges"),
        (with(kubenet(), &[GatewayForContainers]), "Application Gateway for Containers"),
        (with(pod_subnet(), &[StaticEgressGateway]), "with Azure CNI pod subnet"),
        (with(dual(overlaid()), &[StaticEgressGateway]), "the static egress gateway"),
        (with(overlaid(), &[Istio, OpenServiceMesh]), "with the Open Service Mesh add-on"),
        (with(overlaid().pool(windows("win")), &[Istio]), "with Windows nodes (pool win)"),
        (with(flat(), &[Istio, VirtualNodes]), "with virtual nodes"),
        (with(overlaid(), &[AdvancedSecurity]), "without the Cilium data plane (it is azure)"),
        (with(old(cilium(overlaid()), "1.28.9"), &[Fqdn]), "before Kubernetes 1.29 (it runs 1.28.9)"),
        (
            with(old(cilium(overlaid()), "1.28.9"), &[AdvancedNetworking]),
            "Services, which does not work with the Cilium data plane before Kubernetes 1.29 (it runs 1.28.9)",
        ),
        (with(overlaid(), &[LayerSeven]), "L7 policies"),
        (with(old(cilium(overlaid()), "1.28.9"), &[LayerSeven]), "before Kubernetes 1.29"),
        (with(cilium(overlaid()), &[LayerSeven, Istio]), "with the Istio add-on"),
        (with(overlaid(), &[WireGuard]), "WireGuard encryption"),
        (with(overlaid(), &[MutualTls]), "mTLS encryption"),
        (with(old(cilium(overlaid()), "1.33.1"), &[MutualTls]), "before Kubernetes 1.34"),
        (with(cilium(overlaid()), &[MutualTls, Istio]), "with the Istio add-on"),
        (with(overlaid(), &[HostRouting]), "eBPF host routing"),
        (with(old(cilium(overlaid()), "1.32.4"), &[HostRouting]), "before Kubernetes 1.33"),
        (with(overlaid(), &[ImdsRestriction, ApplicationGateway]), "the IMDS restriction"),
        (with(overlaid(), &[ImdsRestriction, ContainerInsights]), "with Container Insights"),
        (with(flat(), &[ImdsRestriction, VirtualNodes]), "with virtual nodes"),
        (with(overlaid(), &[ImdsRestriction, AzurePolicy]), "with the Azure Policy add-on"),
        (with(overlaid(), &[ImdsRestriction, AppRouting]), "with application routing"),
        (with(overlaid().pool(windows("win")), &[ImdsRestriction]), "with Windows nodes"),
        (with(overlaid().policy(NetworkPolicy::Azure), &[Ipvs]), "with Azure Network Policy Manager"),
        (with(cilium(overlaid()), &[Ipvs]), "which needs no kube-proxy"),
        (with(old(overlaid(), "1.32.4"), &[NfTables]), "before Kubernetes 1.33"),
        (with(cilium(overlaid()), &[NfTables]), "which needs no kube-proxy"),
        (with(overlaid().pool(windows("win")), &[HttpProxy]), "an HTTP proxy"),
        (with(sets(flat()), &[HttpProxy]), "with availability sets (pool sets)"),
        (provisioned(kubenet()), "node auto-provisioning, which does not work with kubenet"),
        (provisioned(pod_subnet()), "does not work with a pod subnet"),
        (provisioned(in_blocks()), "document as working with a pod subnet in static blocks"),
        (provisioned(dual(overlaid())), "with IPv6 beside IPv4"),
        (provisioned(overlaid().pool(windows("win"))), "with Windows nodes"),
        (with(provisioned(overlaid()), &[ServicePrincipal]), "with a service principal"),
        (isolated(kubenet()), "network isolation, which does not work with kubenet"),
        (isolated(overlaid().pool(windows("win"))), "with Windows nodes"),
        (old(isolated(overlaid()), "1.29.7"), "before Kubernetes 1.30"),
        (kubenet().pool(windows("win")), "Windows nodes (pool win), which does not work with kubenet"),
        (
            roomy().pool(windows("win").with(|pool| pool.os_sku = Some("Windows2019".into()))),
            "Windows Server 2019 nodes",
        ),
        (
            pod_subnet().pool(windows("win").with(|pool| pool.os_sku = Some("Windows2019".into()))),
            "Windows Server 2019 nodes (pool win), which does not work with Azure CNI pod subnet",
        ),
        (
            with(overlaid(), &[DcsV2]),
            "machines of the DCsv2 series, which does not work with Azure CNI Overlay",
        ),
        (sets(roomy()), "availability sets (pool sets), which does not work with Azure CNI Overlay"),
        (ranged(public(overlaid())), "public node addresses (pool public)"),
    ];
    assert_eq!(cases.len() + 1, CLASHES.len(), "every clash has a case, the first one as an example");
    for (cluster, words) in cases {
        let told = clashes(cluster);
        assert_eq!(told.len(), 1, "{words}: {told:#?}");
        assert!(told[0].starts_with("aks has ") && told[0].contains(words), "{words}: {told:#?}");
    }
}

#[test]
fn features_where_they_belong_say_nothing() {
    use Feature::*;
    let everything = [AdvancedNetworking, AdvancedSecurity, LayerSeven, WireGuard, HostRouting];
    let fine = [
        version(with(cilium(roomy().pool(np(3))), &everything), "1.37.0"),
        version(with(cilium(roomy().pool(np(3))), &[MutualTls]), "1.34.0"),
        with(flat(), &[VirtualNodes, ApplicationGateway, AzurePolicy, ContainerInsights]),
        with(
            roomy().pool(np(3)),
            &[AdvancedNetworking, Istio, AppRouting, ApplicationGateway, StaticEgressGateway],
        ),
        version(with(roomy().pool(np(3)), &[NfTables]), "1.33.0"),
        with(roomy().policy(NetworkPolicy::Calico).pool(np(3)), &[Ipvs]),
        provisioned(cilium(roomy().pool(np(3)))),
        dual(roomy().pool(np(3))),
        dual(cluster("aks").pool(np(2).max_pods(30).pods_in("vnet/pods").static_blocks())),
        roomy().pool(windows("win")).pool(np(1)),
        // Nothing tells the version, the data plane or the pools.
        with(
            cluster("aks").with(|cluster| cluster.network_profile = None),
            &[NfTables, WireGuard, HttpProxy],
        ),
    ];
    for cluster in fine {
        assert_eq!(clashes(cluster), Vec::<String>::new());
    }
}

#[test]
fn advanced_networking_observes_every_model() {
    let on = |cluster| clashes(with(cluster, &[Feature::AdvancedNetworking]));
    for cluster in
        [roomy().pool(np(3)), flat(), kubenet(), pod_subnet(), cluster("aks").own_cni(), flat_dcs()]
    {
        assert_eq!(on(cluster), Vec::<String>::new());
    }
    let old = || version(roomy().pool(np(3)), "1.28.9");
    assert_eq!(on(old()), Vec::<String>::new(), "only the Cilium data plane asks for a version");
    assert_eq!(on(version(cilium(roomy().pool(np(3))), "1.29.0")), Vec::<String>::new());
}

/// Machines that only overlay does not take.
fn flat_dcs() -> ClusterPlan {
    with(flat(), &[Feature::DcsV2])
}

#[test]
fn what_is_only_advised_is_a_warning() {
    let severity = |cluster| {
        let document = here(cluster).document();
        document.severity("feature-unsupported-here").map(str::to_owned)
    };
    assert_eq!(severity(with(roomy().pool(np(3)), &[Feature::VirtualNodes])).as_deref(), Some("warning"));
    assert_eq!(severity(with(kubenet(), &[Feature::VirtualNodes])).as_deref(), Some("error"));
}

#[test]
fn a_pool_of_another_cluster_without_a_system_pool_is_no_whole_cluster() {
    let alone = here(roomy().pool(np(3).mode(PoolMode::User))).document();
    assert_eq!(alone.severity("no-linux-system-pool"), None);
    let hosted = template(roomy().pool(np(3).mode(PoolMode::User)));
    let hosted = hosted.with(|cluster| cluster.hosted_system = Some(true));
    assert_eq!(here(hosted).document().severity("no-linux-system-pool"), None);
    let unsaid = here(template(roomy().pool(np(3)))).document();
    assert_eq!(unsaid.severity("no-linux-system-pool"), None);
    let only_windows = template(roomy().pool(windows("win").mode(PoolMode::System)));
    assert_eq!(here(only_windows).document().severity("no-linux-system-pool"), Some("error"));
}

#[test]
fn a_node_with_a_public_address_needs_its_outbound_nat() {
    let routed = |public| {
        let win = windows("win").with(|pool| {
            pool.outbound_nat_disabled = Some(true);
            pool.enable_node_public_ip = Some(public);
        });
        let aks = roomy().profile(|profile| profile.outbound_type = known(OutboundType::UserDefinedRouting));
        here(aks.pool(np(3)).pool(win)).document()
    };
    assert_eq!(routed(true).severity("outbound-nat-disabled-behind-load-balancer"), Some("error"));
    assert_eq!(routed(false).severity("outbound-nat-disabled-behind-load-balancer"), None);
}

#[test]
fn a_gateway_in_another_network_is_no_business_of_the_cluster() {
    let mut gateway = subnet("gateway", "10.9.0.0/26");
    gateway.delegations = Some(vec!["microsoft.servicenetworking/trafficcontrollers".into()]);
    let far = network("far", "10.9.0.0/16").subnet(gateway.clone());
    let plan = plan().network(vnet()).network(far).cluster(roomy().pool(np(3)));
    assert_eq!(plan.document().severity("gateway-subnet-of-wrong-size"), None);
    gateway.prefixes = Some(vec![crate::support::prefix("10.1.9.0/26")]);
    let flat = crate::support::plan().network(vnet().subnet(gateway)).cluster(flat());
    assert_eq!(
        flat.document().severity("gateway-subnet-of-wrong-size"),
        None,
        "a flat network takes any size"
    );
}
