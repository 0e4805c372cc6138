//! From a design to the wire. Every struct of a design is taken apart field by field: a field that is new there does
//! not compile here until somebody decides whether it travels.
use std::collections::HashMap;
use std::net::IpAddr;

use super::list::List;
use super::owners::Owners;
use super::range::Range;
use super::wire::{
    self, OfCluster, OfLoadBalancer, OfNatGateway, OfNetwork, OfPool, OfProfile, OfSubnet, Wire,
};
use super::words;
use crate::azure::Feature;
use crate::design::{
    ApiServerAccess, Cluster, ConnectedRange, Design, LoadBalancerProfile, MaxSurge, NatGatewayProfile,
    NetworkProfile, NodePool, RangeKind, Stage, Subnet, SubnetRef, Usage, VirtualNetwork, Word,
};
use crate::net::{Family, Prefix};

impl Wire {
    /// What travels of a design.
    pub(super) fn of(design: &Design) -> Wire {
        // What stands around subnets is known by ids, which do not travel.
        let Design { networks, ranges, clusters, errors: _, taken_otherwise, attached: _ } = design;
        let (places, owners) = (Places::of(design), Owners::of(design));
        Wire {
            networks: networks.iter().map(|network| of_network(network, &owners)).collect(),
            ranges: ranges.iter().map(|range| of_range(range, &places)).collect(),
            clusters: clusters.iter().map(|cluster| of_cluster(cluster, &places)).collect(),
            taken_otherwise: taken_otherwise.iter().map(|one| words::code_of(*one)).collect(),
        }
    }
}

/// Where networks and subnets stand in a design.
struct Places<'d> {
    networks: HashMap<&'d str, u32>,
    by_id: HashMap<String, u32>,
    subnets: HashMap<(&'d str, &'d str), (u32, u32)>,
}

impl<'d> Places<'d> {
    fn of(design: &'d Design) -> Places<'d> {
        let mut places = Places { networks: HashMap::new(), by_id: HashMap::new(), subnets: HashMap::new() };
        for (place, network) in (0..).zip(&design.networks) {
            places.networks.insert(&network.name, place);
            places.by_id.extend(network.id.as_ref().map(|id| (id.key(), place)));
            for (at, subnet) in (0..).zip(&network.subnets) {
                places.subnets.insert((&network.name, &subnet.name), (place, at));
            }
        }
        places
    }

    fn subnet(&self, reference: &SubnetRef) -> wire::SubnetRef {
        let SubnetRef { network, subnet } = reference;
        match self.subnets.get(&(network.as_str(), subnet.as_str())) {
            Some((network, subnet)) => wire::SubnetRef::Here(*network, *subnet),
            None => wire::SubnetRef::Named(network.clone(), subnet.clone()),
        }
    }
}

fn of_network(network: &VirtualNetwork, owners: &Owners) -> wire::Network {
    let VirtualNetwork { name, id: _, location, prefixes, dns_servers: _, by_command, subnets } = network;
    let properties = [
        location.clone().map(OfNetwork::Location),
        prefixes.as_deref().map(|list| one_or_all(list, OfNetwork::Prefix, OfNetwork::Prefixes)),
        by_command.then_some(OfNetwork::ByCommand),
    ];
    wire::Network {
        name: name.clone(),
        properties: said(properties),
        subnets: subnets.iter().map(|subnet| of_subnet(subnet, owners)).collect(),
    }
}

fn of_subnet(subnet: &Subnet, owners: &Owners) -> wire::Subnet {
    let Subnet {
        name,
        id: _,
        prefixes,
        by_command,
        usage,
        reserve,
        delegations,
        nat_gateway,
        route_table,
        network_security_group,
    } = subnet;
    let properties = [
        prefixes.as_deref().map(|list| one_or_all(list, OfSubnet::Prefix, OfSubnet::Prefixes)),
        by_command.then_some(OfSubnet::ByCommand),
        usage.as_ref().map(|usage| of_usage(usage, owners)),
        reserve.map(OfSubnet::Reserve),
        delegations.as_ref().map(|services| OfSubnet::Delegations(services.iter().cloned().collect())),
        nat_gateway.map(OfSubnet::NatGateway),
        route_table.map(OfSubnet::RouteTable),
        network_security_group.map(OfSubnet::NetworkSecurityGroup),
    ];
    wire::Subnet { name: name.clone(), properties: said(properties) }
}

fn of_usage(usage: &Usage, owners: &Owners) -> OfSubnet {
    let Usage { total, nodes } = usage;
    match nodes {
        Some(nodes) => OfSubnet::UsedBy(*total, owners.of_clusters(nodes).into_iter().collect()),
        None => OfSubnet::Used(*total),
    }
}

fn of_range(range: &ConnectedRange, places: &Places) -> wire::ConnectedRange {
    let ConnectedRange { name, kind, prefixes, network, remote } = range;
    let far = remote.as_ref().and_then(|remote| {
        let by_name = || places.networks.get(remote.local_network()?.as_str());
        places.by_id.get(&remote.key()).or_else(by_name)
    });
    wire::ConnectedRange {
        name: name.clone(),
        kind: match kind {
            RangeKind::Peered => wire::RangeKind::Peered,
            RangeKind::OnPremises => wire::RangeKind::OnPremises,
            RangeKind::Other => wire::RangeKind::Other,
        },
        prefixes: ranges(prefixes),
        ends: of_ends(network.as_deref(), far.copied(), places),
    }
}

fn of_ends(near: Option<&str>, far: Option<u32>, places: &Places) -> wire::Ends {
    let here = near.and_then(|name| places.networks.get(name).copied());
    match (near, here, far) {
        (None, _, None) => wire::Ends::None,
        (None, _, Some(far)) => wire::Ends::Far(far),
        (Some(_), Some(near), None) => wire::Ends::Near(near),
        (Some(_), Some(near), Some(far)) => wire::Ends::Both(near, far),
        (Some(name), None, None) => wire::Ends::Named(name.to_owned()),
        (Some(name), None, Some(far)) => wire::Ends::NamedAndFar(name.to_owned(), far),
    }
}

fn of_cluster(cluster: &Cluster, places: &Places) -> wire::Cluster {
    let Cluster {
        name,
        id: _,
        resource_group: _,
        location,
        stage,
        kubernetes_version,
        sku_name,
        sku_tier,
        node_resource_group: _,
        stopped,
        network_profile,
        pools,
        api_server,
        node_auto_provisioning,
        hosted_system,
        hosted_node_subnet,
        features,
        api_version,
        user_assigned_identity,
        outbound_addresses: _,
        observed: _,
    } = cluster;
    let ApiServerAccess {
        enable_private_cluster,
        enable_vnet_integration,
        subnet: api_server_subnet,
        private_dns_zone,
        public_fqdn,
        authorized_ip_ranges: _,
    } = api_server;
    let pools = pools.as_ref().map(|pools| pools.iter().map(|pool| of_pool(pool, places)).collect());
    let subnet = |reference: &Option<SubnetRef>| reference.as_ref().map(|reference| places.subnet(reference));
    let properties = [
        location.clone().map(OfCluster::Location),
        match stage {
            Stage::Deployed => None,
            Stage::Template => Some(OfCluster::Template),
        },
        kubernetes_version.as_deref().map(|text| OfCluster::KubernetesVersion(of_version(text))),
        sku_name.clone().map(OfCluster::SkuName),
        sku_tier.clone().map(OfCluster::SkuTier),
        stopped.map(OfCluster::Stopped),
        network_profile.as_ref().map(|profile| OfCluster::Profile(of_profile(profile))),
        pools.map(OfCluster::Pools),
        enable_private_cluster.map(OfCluster::PrivateCluster),
        enable_vnet_integration.map(OfCluster::VnetIntegration),
        subnet(api_server_subnet).map(OfCluster::ApiServerSubnet),
        node_auto_provisioning.map(OfCluster::NodeAutoProvisioning),
        hosted_system.map(OfCluster::HostedSystem),
        subnet(hosted_node_subnet).map(OfCluster::HostedNodeSubnet),
        api_version.clone().map(OfCluster::ApiVersion),
        user_assigned_identity.map(OfCluster::UserAssignedIdentity),
        private_dns_zone.as_ref().map(|word| OfCluster::PrivateDnsZone(word.into())),
        public_fqdn.map(OfCluster::PublicFqdn),
    ];
    let features = (0..)
        .zip(Feature::ALL)
        .filter_map(|(place, feature)| features.get(*feature).map(|is_on| OfCluster::Feature(place, is_on)));
    let properties = properties.into_iter().flatten().chain(features).collect();
    wire::Cluster { name: name.clone(), properties }
}

fn of_profile(profile: &NetworkProfile) -> List<OfProfile> {
    let NetworkProfile {
        network_plugin,
        network_plugin_mode,
        network_dataplane,
        network_policy,
        pod_cidrs,
        service_cidrs,
        dns_service_ip,
        ip_families,
        outbound_type,
        load_balancer_sku,
        load_balancer_profile,
        nat_gateway_profile,
        untold,
    } = profile;
    let families = |families: &Vec<Family>| families.iter().map(|family| of_family(*family)).collect();
    let properties = [
        network_plugin.as_ref().map(|word| OfProfile::NetworkPlugin(word.into())),
        network_plugin_mode.as_ref().map(|word| OfProfile::NetworkPluginMode(word.into())),
        network_dataplane.as_ref().map(|word| OfProfile::NetworkDataplane(word.into())),
        network_policy.as_ref().map(|word| OfProfile::NetworkPolicy(word.into())),
        pod_cidrs.as_deref().map(|list| one_or_all(list, OfProfile::PodCidr, OfProfile::PodCidrs)),
        service_cidrs
            .as_deref()
            .map(|list| one_or_all(list, OfProfile::ServiceCidr, OfProfile::ServiceCidrs)),
        dns_service_ip.map(|address| of_dns(address, service_cidrs.as_deref().unwrap_or_default())),
        ip_families.as_ref().map(|list| OfProfile::IpFamilies(families(list))),
        outbound_type.as_ref().map(|word| OfProfile::OutboundType(word.into())),
        load_balancer_sku.as_ref().map(|word| OfProfile::LoadBalancerSku(word.into())),
        load_balancer_profile.as_ref().map(|profile| OfProfile::LoadBalancer(of_load_balancer(profile))),
        nat_gateway_profile.as_ref().map(|profile| OfProfile::NatGateway(of_nat_gateway(profile))),
    ];
    let untold = untold.iter().cloned().map(OfProfile::Untold);
    properties.into_iter().flatten().chain(untold).collect()
}

fn of_dns(address: IpAddr, service_cidrs: &[Prefix]) -> OfProfile {
    match (address, service_cidrs.first().map(|range| range.first())) {
        (IpAddr::V4(dns), Some(IpAddr::V4(first))) => {
            let after = dns.to_bits().checked_sub(first.to_bits()).and_then(|after| u8::try_from(after).ok());
            after.map_or(OfProfile::DnsServiceIp(address), OfProfile::DnsServiceIpAt)
        }
        _ => OfProfile::DnsServiceIp(address),
    }
}

fn of_load_balancer(profile: &LoadBalancerProfile) -> List<OfLoadBalancer> {
    let LoadBalancerProfile {
        managed_outbound_ips,
        managed_outbound_ipv6,
        outbound_ips,
        outbound_ip_prefix_lengths,
        effective_outbound_ips,
        allocated_outbound_ports,
        idle_timeout_minutes,
    } = profile;
    let lengths = outbound_ip_prefix_lengths.as_ref().map(|lengths| lengths.iter().copied().collect());
    said([
        managed_outbound_ips.map(OfLoadBalancer::ManagedOutboundIps),
        managed_outbound_ipv6.map(OfLoadBalancer::ManagedOutboundIpv6),
        outbound_ips.map(OfLoadBalancer::OutboundIps),
        lengths.map(OfLoadBalancer::OutboundIpPrefixLengths),
        effective_outbound_ips.map(OfLoadBalancer::EffectiveOutboundIps),
        allocated_outbound_ports.map(OfLoadBalancer::AllocatedOutboundPorts),
        idle_timeout_minutes.map(OfLoadBalancer::IdleTimeoutMinutes),
    ])
}

fn of_nat_gateway(profile: &NatGatewayProfile) -> List<OfNatGateway> {
    let NatGatewayProfile { managed_outbound_ips, effective_outbound_ips, idle_timeout_minutes } = profile;
    said([
        managed_outbound_ips.map(OfNatGateway::ManagedOutboundIps),
        effective_outbound_ips.map(OfNatGateway::EffectiveOutboundIps),
        idle_timeout_minutes.map(OfNatGateway::IdleTimeoutMinutes),
    ])
}

fn of_pool(pool: &NodePool, places: &Places) -> wire::Pool {
    let NodePool {
        name,
        mode,
        os_type,
        os_sku,
        node_image,
        pool_type,
        count,
        enable_auto_scaling,
        min_count,
        max_count,
        max_pods,
        pods_per_node,
        max_surge,
        max_unavailable,
        spot,
        subnet,
        pod_subnet,
        pod_ip_allocation_mode,
        orchestrator_version,
        enable_node_public_ip,
        outbound_nat_disabled,
        local_dns,
        gateway_prefix_length,
        blue_green,
        zones,
        seen_only,
        by_command,
        first_of_cluster,
        untold,
    } = pool;
    let properties = [
        mode.as_ref().map(|word| OfPool::Mode(word.into())),
        os_type.as_ref().map(|word| OfPool::OsType(word.into())),
        os_sku.clone().map(OfPool::OsSku),
        pool_type.as_ref().map(|word| OfPool::PoolType(word.into())),
        count.map(OfPool::Count),
        enable_auto_scaling.map(|on| if on { OfPool::AutoScaled } else { OfPool::NotAutoScaled }),
        min_count.map(OfPool::MinCount),
        max_count.map(OfPool::MaxCount),
        max_pods.map(OfPool::MaxPods),
        pods_per_node.map(OfPool::PodsPerNode),
        max_surge.map(|surge| match surge {
            MaxSurge::Nodes(nodes) => OfPool::MaxSurgeNodes(nodes),
            MaxSurge::Percent(percent) => OfPool::MaxSurgePercent(percent),
        }),
        max_unavailable.map(|surge| match surge {
            MaxSurge::Nodes(nodes) => OfPool::MaxUnavailableNodes(nodes),
            MaxSurge::Percent(percent) => OfPool::MaxUnavailablePercent(percent),
        }),
        spot.map(OfPool::Spot),
        subnet.as_ref().map(|reference| OfPool::Subnet(places.subnet(reference))),
        pod_subnet.as_ref().map(|reference| OfPool::PodSubnet(places.subnet(reference))),
        pod_ip_allocation_mode.as_ref().map(|word| OfPool::PodIpAllocationMode(word.into())),
        orchestrator_version.as_deref().map(|text| OfPool::OrchestratorVersion(of_version(text))),
        enable_node_public_ip.map(OfPool::EnableNodePublicIp),
        seen_only.then_some(OfPool::SeenOnly),
        by_command.then_some(OfPool::ByCommand),
        first_of_cluster.then_some(OfPool::FirstOfCluster),
        node_image.map(|image| OfPool::NodeImage((&Word::Known(image)).into())),
        outbound_nat_disabled.map(OfPool::OutboundNatDisabled),
        local_dns.map(OfPool::LocalDns),
        gateway_prefix_length.map(OfPool::GatewayPrefixLength),
        blue_green.map(OfPool::BlueGreen),
        zones.map(OfPool::Zones),
    ];
    let untold = untold.iter().cloned().map(OfPool::Untold);
    wire::Pool { name: name.clone(), properties: properties.into_iter().flatten().chain(untold).collect() }
}

/// A version in numbers, where these give the same text.
fn of_version(text: &str) -> wire::Version {
    let mut numbers = text.split('.').map(|number| number.parse::<u32>().ok());
    let version = match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Some(1)), Some(Some(minor)), None) => wire::Version::Minor(minor),
        (Some(Some(1)), Some(Some(minor)), Some(Some(patch))) => wire::Version::Patch(minor, patch),
        _ => wire::Version::Text(text.to_owned()),
    };
    if version.to_string() == text { version } else { wire::Version::Text(text.to_owned()) }
}

fn of_family(family: Family) -> wire::Family {
    match family {
        Family::IPv4 => wire::Family::IPv4,
        Family::IPv6 => wire::Family::IPv6,
    }
}

fn ranges(prefixes: &[Prefix]) -> List<Range> {
    prefixes.iter().copied().map(Range).collect()
}

/// A list of ranges, which mostly is one.
fn one_or_all<T>(prefixes: &[Prefix], one: fn(Range) -> T, all: fn(List<Range>) -> T) -> T {
    match prefixes {
        [prefix] => one(Range(*prefix)),
        prefixes => all(ranges(prefixes)),
    }
}

/// The properties that somebody gave.
fn said<T, const N: usize>(properties: [Option<T>; N]) -> List<T> {
    properties.into_iter().flatten().collect()
}
