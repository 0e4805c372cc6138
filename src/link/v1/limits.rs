//! What a link may hold at most, looked for before it becomes a design.
use std::collections::HashSet;

use super::list::List;
use super::wire::{
    self, Ends, OfCluster, OfLoadBalancer, OfNetwork, OfPool, OfProfile, OfSubnet, SubnetRef, Wire,
};
use crate::link::LinkError;

/// The most of anything: clusters, pools, networks, subnets, ranges of a list.
pub(crate) const MAX_COUNT: usize = 5_000;

/// The most bytes of a name or another text.
pub(crate) const MAX_TEXT: usize = 256;

/// Whether a link holds no more than it may, and no two things of one name.
pub(super) fn check(wire: &Wire) -> Result<(), LinkError> {
    let Wire { networks, ranges, clusters, taken_otherwise } = wire;
    few(taken_otherwise, "disagreements of sources")?;
    few(networks, "networks")?;
    few(ranges, "ranges")?;
    few(clusters, "clusters")?;
    distinct(networks.0.iter().map(|network| &network.name), "networks")?;
    distinct(ranges.0.iter().map(|range| &range.name), "ranges")?;
    distinct(clusters.0.iter().map(|cluster| &cluster.name), "clusters")?;
    let (mut subnets, mut pools) = (0, 0);
    for network in &networks.0 {
        count(&mut subnets, network.subnets.0.len(), "subnets")?;
        check_network(network, clusters.0.len())?;
    }
    ranges.0.iter().try_for_each(check_range)?;
    for cluster in &clusters.0 {
        text(&cluster.name)?;
        for property in &cluster.properties.0 {
            if let OfCluster::Pools(of_cluster) = property {
                count(&mut pools, of_cluster.0.len(), "pools")?;
            }
            check_cluster(property)?;
        }
    }
    Ok(())
}

fn check_network(network: &wire::Network, clusters: usize) -> Result<(), LinkError> {
    text(&network.name)?;
    distinct(network.subnets.0.iter().map(|subnet| &subnet.name), "subnets of a network")?;
    for property in &network.properties.0 {
        match property {
            OfNetwork::Location(location) => text(location)?,
            OfNetwork::Prefixes(list) => few(list, "ranges")?,
            OfNetwork::Prefix(_) | OfNetwork::ByCommand => {}
        }
    }
    for subnet in &network.subnets.0 {
        text(&subnet.name)?;
        subnet.properties.0.iter().try_for_each(|property| check_subnet(property, clusters))?;
    }
    Ok(())
}

fn check_subnet(property: &OfSubnet, clusters: usize) -> Result<(), LinkError> {
    match property {
        OfSubnet::Prefixes(list) => few(list, "ranges"),
        OfSubnet::UsedBy(_, held) => {
            let are_sorted = held.0.is_sorted_by(|(one, _), (next, _)| one < next);
            let are_here =
                held.0.iter().all(|(place, _)| usize::try_from(*place).is_ok_and(|place| place < clusters));
            if are_sorted && are_here { Ok(()) } else { Err(LinkError::Damaged) }
        }
        OfSubnet::Delegations(services) => {
            few(services, "delegations")?;
            services.0.iter().try_for_each(|service| text(service))
        }
        OfSubnet::Prefix(_)
        | OfSubnet::ByCommand
        | OfSubnet::Used(_)
        | OfSubnet::Reserve(_)
        | OfSubnet::NatGateway(_)
        | OfSubnet::RouteTable(_)
        | OfSubnet::NetworkSecurityGroup(_) => Ok(()),
    }
}

fn check_range(range: &wire::ConnectedRange) -> Result<(), LinkError> {
    text(&range.name)?;
    few(&range.prefixes, "ranges")?;
    match &range.ends {
        Ends::Named(near) | Ends::NamedAndFar(near, _) => text(near),
        Ends::None | Ends::Near(_) | Ends::Far(_) | Ends::Both(..) => Ok(()),
    }
}

fn check_cluster(property: &OfCluster) -> Result<(), LinkError> {
    match property {
        OfCluster::KubernetesVersion(version) => check_version(version),
        OfCluster::Location(said)
        | OfCluster::SkuName(said)
        | OfCluster::SkuTier(said)
        | OfCluster::ApiVersion(said) => text(said),
        OfCluster::Profile(properties) => properties.0.iter().try_for_each(check_profile),
        OfCluster::Pools(pools) => {
            distinct(pools.0.iter().map(|pool| &pool.name), "pools of a cluster")?;
            pools.0.iter().try_for_each(|pool| {
                text(&pool.name)?;
                pool.properties.0.iter().try_for_each(check_pool)
            })
        }
        OfCluster::ApiServerSubnet(reference) | OfCluster::HostedNodeSubnet(reference) => {
            check_reference(reference)
        }
        OfCluster::Template
        | OfCluster::Stopped(_)
        | OfCluster::PrivateCluster(_)
        | OfCluster::VnetIntegration(_)
        | OfCluster::NodeAutoProvisioning(_)
        | OfCluster::HostedSystem(_)
        | OfCluster::Feature(..)
        | OfCluster::UserAssignedIdentity(_)
        | OfCluster::PublicFqdn(_) => Ok(()),
        OfCluster::PrivateDnsZone(word) => newer(word.text()),
    }
}

fn check_profile(property: &OfProfile) -> Result<(), LinkError> {
    match property {
        OfProfile::NetworkPlugin(word) => newer(word.text()),
        OfProfile::NetworkPluginMode(word) => newer(word.text()),
        OfProfile::NetworkDataplane(word) => newer(word.text()),
        OfProfile::NetworkPolicy(word) => newer(word.text()),
        OfProfile::OutboundType(word) => newer(word.text()),
        OfProfile::LoadBalancerSku(word) => newer(word.text()),
        OfProfile::PodCidrs(list) | OfProfile::ServiceCidrs(list) => few(list, "ranges"),
        OfProfile::IpFamilies(list) => few(list, "families"),
        OfProfile::LoadBalancer(properties) => properties.0.iter().try_for_each(|property| match property {
            OfLoadBalancer::OutboundIpPrefixLengths(list) => few(list, "outbound prefixes"),
            _ => Ok(()),
        }),
        OfProfile::Untold(property) => text(property),
        OfProfile::PodCidr(_)
        | OfProfile::ServiceCidr(_)
        | OfProfile::DnsServiceIp(_)
        | OfProfile::DnsServiceIpAt(_)
        | OfProfile::NatGateway(_) => Ok(()),
    }
}

fn check_pool(property: &OfPool) -> Result<(), LinkError> {
    match property {
        OfPool::Mode(word) => newer(word.text()),
        OfPool::OsType(word) => newer(word.text()),
        OfPool::PoolType(word) => newer(word.text()),
        OfPool::PodIpAllocationMode(word) => newer(word.text()),
        OfPool::NodeImage(word) => newer(word.text()),
        OfPool::OsSku(said) | OfPool::Untold(said) => text(said),
        OfPool::OrchestratorVersion(version) => check_version(version),
        OfPool::Subnet(reference) | OfPool::PodSubnet(reference) => check_reference(reference),
        OfPool::Count(_)
        | OfPool::AutoScaled
        | OfPool::NotAutoScaled
        | OfPool::MinCount(_)
        | OfPool::MaxCount(_)
        | OfPool::MaxPods(_)
        | OfPool::PodsPerNode(_)
        | OfPool::MaxSurgeNodes(_)
        | OfPool::MaxSurgePercent(_)
        | OfPool::MaxUnavailableNodes(_)
        | OfPool::MaxUnavailablePercent(_)
        | OfPool::Spot(_)
        | OfPool::EnableNodePublicIp(_)
        | OfPool::SeenOnly
        | OfPool::ByCommand
        | OfPool::FirstOfCluster
        | OfPool::OutboundNatDisabled(_)
        | OfPool::LocalDns(_)
        | OfPool::GatewayPrefixLength(_)
        | OfPool::BlueGreen(_)
        | OfPool::Zones(_) => Ok(()),
    }
}

fn check_reference(reference: &SubnetRef) -> Result<(), LinkError> {
    match reference {
        SubnetRef::Here(..) => Ok(()),
        SubnetRef::Named(network, subnet) => text(network).and_then(|()| text(subnet)),
    }
}

fn check_version(version: &wire::Version) -> Result<(), LinkError> {
    match version {
        wire::Version::Text(said) => text(said),
        wire::Version::Minor(_) | wire::Version::Patch(..) => Ok(()),
    }
}

fn newer(said: Option<&str>) -> Result<(), LinkError> {
    said.map_or(Ok(()), text)
}

fn text(text: &str) -> Result<(), LinkError> {
    // A character that turns the text around it shows a name as another one.
    let is_hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if text.len() > MAX_TEXT {
        return Err(LinkError::LongText);
    }
    if text.chars().any(is_hidden) { Err(LinkError::HiddenCharacters) } else { Ok(()) }
}

fn few<T>(list: &List<T>, what: &'static str) -> Result<(), LinkError> {
    count(&mut 0, list.0.len(), what)
}

/// Adds to a sum that must stay small.
fn count(sum: &mut usize, more: usize, what: &'static str) -> Result<(), LinkError> {
    *sum = sum.saturating_add(more);
    if *sum > MAX_COUNT { Err(LinkError::TooMuch(what)) } else { Ok(()) }
}

fn distinct<'w>(names: impl Iterator<Item = &'w String>, what: &'static str) -> Result<(), LinkError> {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(LinkError::SameName(what));
        }
    }
    Ok(())
}
