//! A design in which every field is filled. A field that is new does not compile here until it has a value.
use std::sync::Arc;

use aks_network_planner::azure::{Disagreement, Feature};
use aks_network_planner::design::{
    ApiServerAccess, Attached, Cluster, ConnectedRange, Design, Features, LoadBalancerProfile,
    LoadBalancerSku, MaxSurge, NatGatewayProfile, NetworkDataplane, NetworkPlugin, NetworkPluginMode,
    NetworkProfile, NodeAddresses, NodeImage, NodePool, Observed, ObservedBalancer, ObservedNamespace,
    ObservedNode, ObservedPod, ObservedPolicy, ObservedServices, OsType, OutboundType, PodIpAllocationMode,
    PodPort, PodTraits, PolicyKind, PoolMode, PoolType, PrivateDnsZone, Protocol, PublicAddress, RangeKind,
    ReportedError, ResourceId, Stage, Subnet, SubnetRef, Usage, VirtualNetwork, Word,
};
use aks_network_planner::net::Family;

use crate::support::prefix;

/// What stands in every text that must not travel.
pub(super) const CANARY: &str = "canary";

/// A design with a value in every field, and [`CANARY`] in every text that must not travel.
pub(super) fn everything() -> Design {
    let reference = |subnet: &str| SubnetRef { network: "vnet-hub".into(), subnet: subnet.into() };
    Design {
        networks: vec![Arc::new(network()), Arc::new(VirtualNetwork { name: "vnet-2".into(), ..network() })],
        ranges: vec![ConnectedRange {
            name: "to the spoke".into(),
            kind: RangeKind::Peered,
            prefixes: vec![prefix("10.9.0.0/16"), prefix("fd00:9::/48")],
            network: Some("vnet-hub".into()),
            remote: id("virtualNetworks/canary-far"),
        }],
        clusters: vec![Arc::new(Cluster {
            name: "aks-prod".into(),
            id: id("managedClusters/canary-aks"),
            resource_group: Some("canary-group".into()),
            location: Some("westeurope".into()),
            stage: Stage::Template,
            kubernetes_version: Some("1.33.2".into()),
            sku_name: Some("Base".into()),
            sku_tier: Some("Standard".into()),
            node_resource_group: Some("MC_canary-group_aks_westeurope".into()),
            stopped: Some(false),
            network_profile: Some(profile()),
            pools: Some(vec![pool(reference("snet-nodes"), reference("snet-pods"))]),
            api_server: ApiServerAccess {
                enable_private_cluster: Some(true),
                enable_vnet_integration: Some(true),
                subnet: Some(reference("snet-api")),
                private_dns_zone: Some(Word::Known(PrivateDnsZone::None)),
                public_fqdn: Some(true),
                authorized_ip_ranges: Some(vec![prefix("198.51.100.0/24")]),
            },
            node_auto_provisioning: Some(false),
            hosted_system: Some(true),
            hosted_node_subnet: Some(reference("snet-hosted")),
            features: features(),
            api_version: Some("2025-05-01".into()),
            user_assigned_identity: Some(true),
            outbound_addresses: id("publicIPAddresses/canary-out").into_iter().collect(),
            observed: Some(observed()),
        })],
        errors: vec![error()],
        taken_otherwise: Disagreement::ALL.to_vec(),
        attached: Arc::new(attached()),
    }
}

fn attached() -> Attached {
    let address = |name: &str| id(name).map(|id| PublicAddress { id, range: Some(prefix("20.1.2.3/32")) });
    Attached {
        public_addresses: address("publicIPAddresses/canary-out").into_iter().collect(),
        ..Attached::default()
    }
}

fn features() -> Features {
    let mut features = Features::default();
    for (at, feature) in Feature::ALL.iter().enumerate() {
        features.set(*feature, Some(at % 2 == 0));
    }
    features
}

fn network() -> VirtualNetwork {
    VirtualNetwork {
        name: "vnet-hub".into(),
        id: id("virtualNetworks/canary-near"),
        location: Some("northeurope".into()),
        prefixes: Some(vec![prefix("10.1.0.0/16"), prefix("fd00:1::/48")]),
        dns_servers: None,
        by_command: true,
        subnets: vec![Subnet {
            name: "snet-nodes".into(),
            id: id("virtualNetworks/canary-near/subnets/canary-subnet"),
            prefixes: Some(vec![prefix("10.1.4.0/22")]),
            by_command: true,
            usage: Some(Usage {
                total: 300,
                nodes: Some(vec![
                    NodeAddresses { resource_group: "mc_canary-group_aks_westeurope".into(), addresses: 250 },
                    NodeAddresses { resource_group: "canary-others".into(), addresses: 20 },
                ]),
            }),
            reserve: Some(7),
            delegations: Some(vec!["Microsoft.ContainerService/managedClusters".into()]),
            nat_gateway: Some(true),
            route_table: Some(false),
            network_security_group: Some(true),
        }],
    }
}

fn profile() -> NetworkProfile {
    NetworkProfile {
        network_plugin: Some(Word::Known(NetworkPlugin::Azure)),
        network_plugin_mode: Some(Word::Known(NetworkPluginMode::Overlay)),
        network_dataplane: Some(Word::Known(NetworkDataplane::Cilium)),
        network_policy: Some(Word::Newer("quantum".into())),
        pod_cidrs: Some(vec![prefix("10.244.0.0/16"), prefix("fd00:2::/64")]),
        service_cidrs: Some(vec![prefix("10.0.0.0/16")]),
        dns_service_ip: Some("10.0.0.10".parse().unwrap()),
        ip_families: Some(vec![Family::IPv4, Family::IPv6]),
        outbound_type: Some(Word::Known(OutboundType::ManagedNatGateway)),
        load_balancer_sku: Some(Word::Known(LoadBalancerSku::Standard)),
        load_balancer_profile: Some(LoadBalancerProfile {
            managed_outbound_ips: Some(2),
            managed_outbound_ipv6: Some(1),
            outbound_ips: Some(3),
            outbound_ip_prefix_lengths: Some(vec![Some(28), None]),
            effective_outbound_ips: Some(4),
            allocated_outbound_ports: Some(1_024),
            idle_timeout_minutes: Some(30),
        }),
        nat_gateway_profile: Some(NatGatewayProfile {
            managed_outbound_ips: Some(5),
            effective_outbound_ips: Some(6),
            idle_timeout_minutes: Some(4),
        }),
        untold: vec!["podCidr".into()],
    }
}

fn pool(subnet: SubnetRef, pod_subnet: SubnetRef) -> NodePool {
    NodePool {
        name: "np1".into(),
        mode: Some(Word::Known(PoolMode::System)),
        os_type: Some(Word::Known(OsType::Linux)),
        os_sku: Some("AzureLinux".into()),
        node_image: Some(NodeImage::AzureLinux3),
        outbound_nat_disabled: Some(false),
        local_dns: Some(true),
        pool_type: Some(Word::Known(PoolType::VirtualMachineScaleSets)),
        count: Some(3),
        enable_auto_scaling: Some(true),
        min_count: Some(1),
        max_count: Some(1_000),
        max_pods: Some(110),
        pods_per_node: Some(40),
        max_surge: Some(MaxSurge::Percent(33)),
        max_unavailable: Some(MaxSurge::Nodes(1)),
        spot: Some(false),
        subnet: Some(subnet),
        pod_subnet: Some(pod_subnet),
        pod_ip_allocation_mode: Some(Word::Known(PodIpAllocationMode::StaticBlock)),
        orchestrator_version: Some("1.33.1".into()),
        enable_node_public_ip: Some(false),
        gateway_prefix_length: Some(29),
        blue_green: Some(true),
        zones: Some(3),
        seen_only: true,
        by_command: true,
        first_of_cluster: true,
        untold: vec!["maxPods".into()],
    }
}

fn observed() -> Observed {
    Observed {
        nodes: vec![ObservedNode {
            name: "aks-canary-vmss000000".into(),
            machine: Some("canary-machine".into()),
            pool: Some("canary-pool".into()),
            mode: Some(Word::Newer("canary-mode".into())),
            os_type: Some(Word::Newer("canary-system".into())),
            status: Some("canary-status".into()),
            version: Some("canary-version".into()),
            addresses: vec!["203.0.113.1".parse().unwrap()],
            pod_cidr: Some(prefix("198.51.100.0/24")),
            max_pods: Some(77),
        }],
        pods: vec![ObservedPod {
            namespace: Some("canary-namespace".into()),
            name: "canary-pod".into(),
            ready: Some("canary-ready".into()),
            status: Some("canary-state".into()),
            address: Some("203.0.113.2".parse().unwrap()),
            node: Some("canary-node".into()),
            host_network: Some(false),
            traits: Some(0),
        }],
        services: Some(ObservedServices {
            cluster_ips: vec!["203.0.113.3".parse().unwrap()],
            all_namespaces: true,
            load_balancers: vec![ObservedBalancer {
                name: "canary/web".into(),
                ports: 2,
                address: Some("203.0.113.4".parse().unwrap()),
            }],
            internal_and_local: vec!["canary/internal".into()],
            with_external_ips: vec!["canary/external".into()],
        }),
        network_policies: Some(vec!["canary/policy".into()]),
        policies: vec![ObservedPolicy {
            kind: PolicyKind::Cilium,
            namespace: Some("canary-namespace".into()),
            name: "canary-policy".into(),
            content: r#"{"spec":"canary"}"#.into(),
        }],
        namespaces: vec![ObservedNamespace {
            name: "canary-namespace".into(),
            labels: vec![("canary-key".into(), "canary-value".into())],
        }],
        pod_traits: vec![PodTraits {
            labels: vec![("canary-key".into(), "canary-value".into())],
            ports: vec![PodPort { name: Some("canary-port".into()), protocol: Protocol::Tcp, number: 8_080 }],
        }],
    }
}

fn error() -> ReportedError {
    let canary = || Some(CANARY.to_owned());
    ReportedError {
        code: canary(),
        subcode: canary(),
        target: canary(),
        message: CANARY.into(),
        required: Some(1),
        available: Some(2),
        prefix: Some(prefix("198.51.100.0/24")),
        is_pod_cidr: true,
        other_prefix: Some(prefix("203.0.113.0/25")),
        address: Some("203.0.113.4".parse().unwrap()),
        subnet: canary(),
        nodes: Some(3),
        ports_per_node: Some(4),
        outbound_ips: Some(5),
        exit_code: Some(6),
        cluster: canary(),
        pool: canary(),
    }
}

fn id(path: &str) -> Option<ResourceId> {
    ResourceId::parse(&format!(
        "/subscriptions/0ca4a2b1-0000-4000-8000-00000000cafe/resourceGroups/canary-group/providers/Microsoft.Some/{path}"
    ))
}
