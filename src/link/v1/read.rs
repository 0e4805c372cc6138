//! From the wire to a design. Of a property that stands there twice the later one counts.
use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use super::list::List;
use super::owners::{give_group, made_up_group};
use super::range::Range;
use super::wire::{
    self, OfCluster, OfLoadBalancer, OfNatGateway, OfNetwork, OfPool, OfProfile, OfSubnet, Wire,
};
use super::words;
use crate::azure::{Disagreement, Feature};
use crate::design::{
    Cluster, ConnectedRange, Design, LoadBalancerProfile, MaxSurge, NatGatewayProfile, NetworkProfile,
    NodeAddresses, NodePool, RangeKind, ResourceId, Stage, Subnet, SubnetRef, Usage, VirtualNetwork, Word,
};
use crate::net::{Family, Prefix};

impl Wire {
    /// The design that it says. References to places that are not there are dropped.
    pub(super) fn into_design(self) -> Design {
        let Wire { networks, ranges, clusters, taken_otherwise } = self;
        let networks: Vec<VirtualNetwork> = networks.0.into_iter().map(network).collect();
        let mut clusters: Vec<Cluster> = clusters.0.into_iter().map(|of| cluster(of, &networks)).collect();
        give_groups(&mut clusters, &networks);
        Design {
            ranges: ranges.0.into_iter().map(|of| range(of, &networks)).collect(),
            networks: networks.into_iter().map(Arc::new).collect(),
            clusters: clusters.into_iter().map(Arc::new).collect(),
            errors: Vec::new(),
            attached: Arc::default(),
            taken_otherwise: Disagreement::ALL
                .into_iter()
                .filter(|one| taken_otherwise.0.contains(&words::code_of(*one)))
                .collect(),
        }
    }
}

/// Gives the clusters whose machines hold addresses the resource groups that these are kept under.
fn give_groups(clusters: &mut [Cluster], networks: &[VirtualNetwork]) {
    let usages =
        networks.iter().flat_map(|network| &network.subnets).filter_map(|subnet| subnet.usage.as_ref());
    let nodes = usages.filter_map(|usage| usage.nodes.as_ref()).flatten();
    let groups: BTreeSet<&str> = nodes.map(|nodes| nodes.resource_group.as_str()).collect();
    for (place, cluster) in (0..).zip(clusters) {
        if groups.contains(made_up_group(place).as_str()) {
            give_group(cluster, place);
        }
    }
}

fn network(of: wire::Network) -> VirtualNetwork {
    let wire::Network { name, properties, subnets } = of;
    let subnets = subnets.0.into_iter().map(subnet).collect();
    let mut network = VirtualNetwork { name, subnets, ..VirtualNetwork::default() };
    for property in properties.0 {
        match property {
            OfNetwork::Location(location) => network.location = Some(location),
            OfNetwork::Prefix(Range(prefix)) => network.prefixes = Some(vec![prefix]),
            OfNetwork::Prefixes(list) => network.prefixes = Some(prefixes(list)),
            OfNetwork::ByCommand => network.by_command = true,
        }
    }
    network
}

fn subnet(of: wire::Subnet) -> Subnet {
    let wire::Subnet { name, properties } = of;
    let mut subnet = Subnet { name, ..Subnet::default() };
    for property in properties.0 {
        match property {
            OfSubnet::Prefix(Range(prefix)) => subnet.prefixes = Some(vec![prefix]),
            OfSubnet::Prefixes(list) => subnet.prefixes = Some(prefixes(list)),
            OfSubnet::ByCommand => subnet.by_command = true,
            OfSubnet::Used(total) => subnet.usage = Some(Usage { total, nodes: None }),
            OfSubnet::UsedBy(total, held) => subnet.usage = Some(Usage { total, nodes: Some(nodes(held)) }),
            OfSubnet::Reserve(addresses) => subnet.reserve = Some(addresses),
            OfSubnet::Delegations(services) => subnet.delegations = Some(services.0),
            OfSubnet::NatGateway(attached) => subnet.nat_gateway = Some(attached),
            OfSubnet::RouteTable(attached) => subnet.route_table = Some(attached),
            OfSubnet::NetworkSecurityGroup(attached) => subnet.network_security_group = Some(attached),
        }
    }
    subnet
}

fn nodes(held: List<(u32, u64)>) -> Vec<NodeAddresses> {
    let of_cluster = |(place, addresses)| NodeAddresses { resource_group: made_up_group(place), addresses };
    held.0.into_iter().map(of_cluster).collect()
}

fn range(of: wire::ConnectedRange, networks: &[VirtualNetwork]) -> ConnectedRange {
    let wire::ConnectedRange { name, kind, prefixes: list, ends } = of;
    let name_of = |place| Some(at(networks, place)?.name.clone());
    let (network, far) = match ends {
        wire::Ends::None => (None, None),
        wire::Ends::Near(near) => (name_of(near), None),
        wire::Ends::Far(far) => (None, name_of(far)),
        wire::Ends::Both(near, far) => (name_of(near), name_of(far)),
        wire::Ends::Named(near) => (Some(near), None),
        wire::Ends::NamedAndFar(near, far) => (Some(near), name_of(far)),
    };
    ConnectedRange {
        name,
        kind: match kind {
            wire::RangeKind::Peered => RangeKind::Peered,
            wire::RangeKind::OnPremises => RangeKind::OnPremises,
            wire::RangeKind::Other => RangeKind::Other,
        },
        prefixes: prefixes(list),
        network,
        remote: far.map(|name| ResourceId::of_local_network(&name)),
    }
}

fn cluster(of: wire::Cluster, networks: &[VirtualNetwork]) -> Cluster {
    let wire::Cluster { name, properties } = of;
    let mut cluster = Cluster { name, ..Cluster::default() };
    for property in properties.0 {
        match property {
            OfCluster::Location(location) => cluster.location = Some(location),
            OfCluster::Template => cluster.stage = Stage::Template,
            OfCluster::KubernetesVersion(version) => cluster.kubernetes_version = Some(version.to_string()),
            OfCluster::SkuName(name) => cluster.sku_name = Some(name),
            OfCluster::SkuTier(tier) => cluster.sku_tier = Some(tier),
            OfCluster::Stopped(stopped) => cluster.stopped = Some(stopped),
            OfCluster::Profile(properties) => cluster.network_profile = Some(profile(properties)),
            OfCluster::Pools(pools) => {
                cluster.pools = Some(pools.0.into_iter().map(|of| pool(of, networks)).collect());
            }
            OfCluster::PrivateCluster(private) => cluster.api_server.enable_private_cluster = Some(private),
            OfCluster::VnetIntegration(on) => cluster.api_server.enable_vnet_integration = Some(on),
            OfCluster::ApiServerSubnet(of) => cluster.api_server.subnet = reference(of, networks),
            OfCluster::NodeAutoProvisioning(on) => cluster.node_auto_provisioning = Some(on),
            OfCluster::HostedSystem(on) => cluster.hosted_system = Some(on),
            OfCluster::HostedNodeSubnet(of) => cluster.hosted_node_subnet = reference(of, networks),
            OfCluster::Feature(place, is_on) => {
                if let Some(feature) = Feature::ALL.get(usize::from(place)) {
                    cluster.features.set(*feature, Some(is_on));
                }
            }
            OfCluster::ApiVersion(version) => cluster.api_version = Some(version),
            OfCluster::UserAssignedIdentity(is_own) => cluster.user_assigned_identity = Some(is_own),
            OfCluster::PrivateDnsZone(word) => cluster.api_server.private_dns_zone = Some(word.into()),
            OfCluster::PublicFqdn(has_one) => cluster.api_server.public_fqdn = Some(has_one),
        }
    }
    cluster
}

fn profile(properties: List<OfProfile>) -> NetworkProfile {
    let mut profile = NetworkProfile::default();
    for property in properties.0 {
        match property {
            OfProfile::NetworkPlugin(word) => profile.network_plugin = Some(word.into()),
            OfProfile::NetworkPluginMode(word) => profile.network_plugin_mode = Some(word.into()),
            OfProfile::NetworkDataplane(word) => profile.network_dataplane = Some(word.into()),
            OfProfile::NetworkPolicy(word) => profile.network_policy = Some(word.into()),
            OfProfile::PodCidr(Range(prefix)) => profile.pod_cidrs = Some(vec![prefix]),
            OfProfile::PodCidrs(list) => profile.pod_cidrs = Some(prefixes(list)),
            OfProfile::ServiceCidr(Range(prefix)) => profile.service_cidrs = Some(vec![prefix]),
            OfProfile::ServiceCidrs(list) => profile.service_cidrs = Some(prefixes(list)),
            OfProfile::DnsServiceIp(address) => profile.dns_service_ip = Some(address),
            OfProfile::DnsServiceIpAt(after) => {
                let service_cidrs = profile.service_cidrs.as_deref().unwrap_or_default();
                profile.dns_service_ip = service_cidrs.first().and_then(|range| address_after(*range, after));
            }
            OfProfile::IpFamilies(list) => {
                profile.ip_families = Some(list.0.into_iter().map(family).collect());
            }
            OfProfile::OutboundType(word) => profile.outbound_type = Some(word.into()),
            OfProfile::LoadBalancerSku(word) => profile.load_balancer_sku = Some(word.into()),
            OfProfile::LoadBalancer(properties) => {
                profile.load_balancer_profile = Some(load_balancer(properties));
            }
            OfProfile::NatGateway(properties) => profile.nat_gateway_profile = Some(nat_gateway(properties)),
            OfProfile::Untold(property) => profile.untold.push(property),
        }
    }
    profile
}

fn address_after(range: Prefix, after: u8) -> Option<IpAddr> {
    match range.first() {
        IpAddr::V4(first) => Some(Ipv4Addr::from_bits(first.to_bits().checked_add(after.into())?).into()),
        IpAddr::V6(_) => None,
    }
}

fn load_balancer(properties: List<OfLoadBalancer>) -> LoadBalancerProfile {
    let mut profile = LoadBalancerProfile::default();
    for property in properties.0 {
        match property {
            OfLoadBalancer::ManagedOutboundIps(count) => profile.managed_outbound_ips = Some(count),
            OfLoadBalancer::ManagedOutboundIpv6(count) => profile.managed_outbound_ipv6 = Some(count),
            OfLoadBalancer::OutboundIps(count) => profile.outbound_ips = Some(count),
            OfLoadBalancer::OutboundIpPrefixLengths(list) => {
                profile.outbound_ip_prefix_lengths = Some(list.0)
            }
            OfLoadBalancer::EffectiveOutboundIps(count) => profile.effective_outbound_ips = Some(count),
            OfLoadBalancer::AllocatedOutboundPorts(ports) => profile.allocated_outbound_ports = Some(ports),
            OfLoadBalancer::IdleTimeoutMinutes(minutes) => profile.idle_timeout_minutes = Some(minutes),
        }
    }
    profile
}

fn nat_gateway(properties: List<OfNatGateway>) -> NatGatewayProfile {
    let mut profile = NatGatewayProfile::default();
    for property in properties.0 {
        match property {
            OfNatGateway::ManagedOutboundIps(count) => profile.managed_outbound_ips = Some(count),
            OfNatGateway::EffectiveOutboundIps(count) => profile.effective_outbound_ips = Some(count),
            OfNatGateway::IdleTimeoutMinutes(minutes) => profile.idle_timeout_minutes = Some(minutes),
        }
    }
    profile
}

fn pool(of: wire::Pool, networks: &[VirtualNetwork]) -> NodePool {
    let wire::Pool { name, properties } = of;
    let mut pool = NodePool { name, ..NodePool::default() };
    for property in properties.0 {
        match property {
            OfPool::Mode(word) => pool.mode = Some(word.into()),
            OfPool::OsType(word) => pool.os_type = Some(word.into()),
            OfPool::OsSku(sku) => pool.os_sku = Some(sku),
            OfPool::PoolType(word) => pool.pool_type = Some(word.into()),
            OfPool::Count(nodes) => pool.count = Some(nodes),
            OfPool::AutoScaled => pool.enable_auto_scaling = Some(true),
            OfPool::NotAutoScaled => pool.enable_auto_scaling = Some(false),
            OfPool::MinCount(nodes) => pool.min_count = Some(nodes),
            OfPool::MaxCount(nodes) => pool.max_count = Some(nodes),
            OfPool::MaxPods(pods) => pool.max_pods = Some(pods),
            OfPool::PodsPerNode(pods) => pool.pods_per_node = Some(pods),
            OfPool::MaxSurgeNodes(nodes) => pool.max_surge = Some(MaxSurge::Nodes(nodes)),
            OfPool::MaxSurgePercent(percent) => pool.max_surge = Some(MaxSurge::Percent(percent)),
            OfPool::MaxUnavailableNodes(nodes) => pool.max_unavailable = Some(MaxSurge::Nodes(nodes)),
            OfPool::MaxUnavailablePercent(percent) => pool.max_unavailable = Some(MaxSurge::Percent(percent)),
            OfPool::Spot(spot) => pool.spot = Some(spot),
            OfPool::Subnet(of) => pool.subnet = reference(of, networks),
            OfPool::PodSubnet(of) => pool.pod_subnet = reference(of, networks),
            OfPool::PodIpAllocationMode(word) => pool.pod_ip_allocation_mode = Some(word.into()),
            OfPool::OrchestratorVersion(version) => pool.orchestrator_version = Some(version.to_string()),
            OfPool::EnableNodePublicIp(on) => pool.enable_node_public_ip = Some(on),
            OfPool::SeenOnly => pool.seen_only = true,
            OfPool::ByCommand => pool.by_command = true,
            OfPool::FirstOfCluster => pool.first_of_cluster = true,
            OfPool::Untold(property) => pool.untold.push(property),
            OfPool::NodeImage(word) => pool.node_image = Word::from(word).known().copied(),
            OfPool::OutboundNatDisabled(disabled) => pool.outbound_nat_disabled = Some(disabled),
            OfPool::LocalDns(on) => pool.local_dns = Some(on),
            OfPool::GatewayPrefixLength(length) => pool.gateway_prefix_length = Some(length),
            OfPool::BlueGreen(twice) => pool.blue_green = Some(twice),
            OfPool::Zones(zones) => pool.zones = Some(zones),
        }
    }
    pool
}

fn reference(of: wire::SubnetRef, networks: &[VirtualNetwork]) -> Option<SubnetRef> {
    let (network, subnet) = match of {
        wire::SubnetRef::Here(network, subnet) => {
            let network = at(networks, network)?;
            (network.name.clone(), at(&network.subnets, subnet)?.name.clone())
        }
        wire::SubnetRef::Named(network, subnet) => (network, subnet),
    };
    Some(SubnetRef { network, subnet })
}

fn at<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(usize::try_from(place).ok()?)
}

fn family(family: wire::Family) -> Family {
    match family {
        wire::Family::IPv4 => Family::IPv4,
        wire::Family::IPv6 => Family::IPv6,
    }
}

fn prefixes(list: List<Range>) -> Vec<Prefix> {
    list.0.into_iter().map(|Range(prefix)| prefix).collect()
}

impl fmt::Display for wire::Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            wire::Version::Text(text) => f.write_str(text),
            wire::Version::Minor(minor) => write!(f, "1.{minor}"),
            wire::Version::Patch(minor, patch) => write!(f, "1.{minor}.{patch}"),
        }
    }
}
